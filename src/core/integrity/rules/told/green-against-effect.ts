/** On track by what was done, while the measure that it is for goes the other way or misses its plan. */
import type { Found } from '../../finding.ts';
import type { Period } from '../../lex/periods.ts';
import type { Rule } from '../../rule.ts';
import type { CellNumber } from '../../understand/cells.ts';
import { isMissed, type Miss, missIn, wayOf } from '../../understand/effects.ts';
import { type Line, linesOf, linesWith } from '../../understand/lines.ts';
import { showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const ON =
  /\b(?:green|blue|on track|on target|on course|on schedule|(?:as|to) (?:intended|plan(?:ned)?)|where we said we would be|no slippage|met in full|fully met)\b|[–—|-] ?g ?(?:[–—|-]|$)/;
/** Said with a doubt, of another time, of a thing that is wanted, or with the other rating beside it. */
const NOT_ON =
  /\b(?:not|no longer|never|amber|red|off[- ](?:track|target|course)|until|was green|if|although|though|while|would|should|could|may|might|must|moved? (?:from|out of)|downgrad\w*|cannot|however we|but we)\b/;
const PLANNED = /\b(?:back|return\w*|get|getting|keep|bring\w*|remain) (?:\w+ )?on (?:track|target|course)\b/;
const RATED =
  /\b(?:rat\w+|status|rag|green|blue|assessed|condition|workstream|programme|project|offer|we|work|line|report\w*|actions?|milestones?)\b/;
/** What is planned, feared or of others, and no effect yet. */
const NOT_EFFECT =
  /^\W*no\b|\b(?:england|national\w*|neighbours?|if|would|could|had we|without (?:the|our|it)|do nothing|unmitigated|original plan|next year|will (?:be|reach|rise)|in 20(?:2[7-9]|3\d)|last year's plan|inflation|risk that)\b/;

const SUBJECTS: readonly RegExp[] = [
  /\b(?:inmss|nmiss|independent|non-maintained)\b/,
  /\bout[- ](?:of[- ])?(?:county|area|borough|city|authority)\b/,
  /\b(?:appeals?|tribunals?)\b/,
  /\b(?:requests?|ehcnas?|referrals?|needs assessments?)\b/,
  /\b(?:exclusions?|suspensions?|excluded)\b/,
  /\b(?:transport|taxis?|journeys?)\b/,
  /\b(?:capital|building|buildings|places|bases)\b/,
  /\b(?:post-16|preparation for adulthood|ceas\w+|over 19)\b/,
  /\b(?:ehcps?|number of plans|plans stood|plan numbers)\b/,
  /\b(?:recruit\w*|posts|vacanc\w+|staffing)\b/,
];

const subjectsOf = (low: string) => SUBJECTS.filter((words) => words.test(low));

/** "Is the condition on track? Yes." and all other words for it. */
function isOn({ low, before, row }: Line): boolean {
  if (row !== null) return false;
  const isYes =
    /^\W{0,4}(?:a: )?yes\b/.test(low) && /\bon (?:track|target|course)\b[^?]{0,60}\?\W*$/.test(before);
  if (/^\W*(?:activity|delivery)\W{1,4}(?:green|blue|on )/.test(low)) return false;
  const first = /[^.]*/.exec(low)?.[0] ?? '';
  return isYes || (ON.test(low) && RATED.test(low) && !NOT_ON.test(low) && !PLANNED.test(first));
}

/** Words around a line that tell what is wanted: those before it, its heading, the line said to be on track. */
function wideOf(line: Line, on: Line): string {
  return `${line.under} ${line.before} ${on.low} ${on.before}`;
}

/** Lines apart in one section that may still be of one thing. */
const REACH = 3;

/** Whether a line can be of the thing that another calls on track. */
function isOfIt(on: Line, line: Line): boolean {
  const [a, b] = [subjectsOf(`${on.low}`), subjectsOf(line.low)];
  const isShared = a.some((one) => b.includes(one));
  if (on.group === line.group) return a.length === 0 || b.length === 0 || isShared;
  const isRating = /\b(?:green|blue)\b|\brat(?:ed|ing)\b|[–—-] ?g\b/.test(on.low);
  if (isRating && on.section === line.section && line.at > on.at && line.at - on.at <= REACH)
    return a.length === 0 || isShared;
  return isShared && !/^\W*yes\b/.test(on.low);
}

function missFor(document: Understanding, on: Line, lines: readonly Line[]): Miss | null {
  for (const line of lines) {
    if (line.figures.length === 0 || line.row !== null || !isOfIt(on, line)) continue;
    if (NOT_EFFECT.test(line.low)) continue;
    const own = linesWith(document, line);
    if (
      own.some(
        ({ low, at }) => Math.abs(at - line.at) <= 2 && /\b(?:amber|red|off[- ](?:track|target))\b/.test(low),
      )
    )
      continue;
    const next = own[own.indexOf(line) + 1] ?? null;
    const miss = missIn(line, next, wideOf(line, on));
    if (miss !== null) return miss;
  }
  return null;
}

function inText(document: Understanding): Found[] {
  if (!ON.test(document.low)) return [];
  const lines = linesOf(document).filter(({ row }) => row === null);
  const told = new Set<Line>();
  return lines.filter(isOn).flatMap((on): Found[] => {
    const near = linesWith(document, on).filter(({ at }) => Math.abs(at - on.at) <= REACH + 1);
    if (
      near.some((one) => one !== on && /\b(?:amber|red|off[- ](?:track|target)|not on track)\b/.test(one.low))
    )
      return [];
    const miss =
      missFor(document, on, near) ??
      missFor(
        document,
        on,
        lines.filter((one) => one.group !== on.group),
      );
    if (miss === null || told.has(miss.line)) return [];
    told.add(miss.line);
    return [
      {
        spots: [...new Set([on.spot, miss.line.spot])],
        arithmetic: `said to be on track; its measure: ${miss.why}`,
      },
    ];
  });
}

const GOOD_CELL = /^\W{0,3}(?:green|g|blue|b|on (?:track|target|course|schedule)|complete)\W{0,3}$/i;
const BAD_CELL = /^\W{0,3}(?:amber|a|red|r|off[- ](?:track|target|course)|late|behind)\b/i;
const NOW_HEAD = /\b(?:actual|now|latest|current|this|result|outturn|number now|to date|achieved|position)\b/;
const PLAN_HEAD =
  /\b(?:targets?|plan(?:ned)?|forecast|ceiling|limit|cap|budget|trajectory|profile|expected|aim|required|max(?:imum)?|goal|due)\b/;
const NOT_HEAD =
  /\b(?:milestones?|change|variance|difference|gap|baseline|cost|places|year|%|date|by when|met)\b/;
const REDUCE = /\b(?:reduc\w+|fewer|lower\w*|less\w*|cut\w*|bring\w* down|halv\w+|curb\w*|slow\w*|limit)\b/;

type Numbered = { readonly cell: CellNumber; readonly head: string; readonly period: Period | null };

/** The number of now: by its head, else the latest of its times, else the only one. */
function lastOf(numbers: readonly Numbered[]): Numbered | undefined {
  const now = numbers.filter(({ head }) => NOW_HEAD.test(head));
  if (now.length === 1) return now[0];
  const dated = numbers.filter(({ period, head }) => period?.to != null || /^q[1-4]\b/.test(head));
  if (dated.length === numbers.length && numbers.length > 1)
    return numbers.reduce((a, b) => ((b.period?.to ?? 0) >= (a.period?.to ?? 0) ? b : a));
  return numbers.length === 1 ? numbers[0] : undefined;
}

/** A row rated on target by its cell, with a plan and a number, or two times of a number that is to fall. */
function missOfRow({ row, grid, low, under }: Line): string | null {
  if (row === null || grid === null || !row.row.cells.some((cell) => GOOD_CELL.test(cell.trim())))
    return null;
  if (row.row.cells.some((cell) => BAD_CELL.test(cell.trim()))) return null;
  const numbers = row.cells.flatMap((cell, at) => {
    const head = grid.columns[at]?.low ?? '';
    return cell === null || at === 0 || NOT_HEAD.test(head)
      ? []
      : [{ cell, head, period: grid.columns[at]?.period ?? null }];
  });
  const words =
    `${row.row.cells.filter((_, at) => row.cells[at] === null).join(' ')} ${grid.columns.map((one) => one.low).join(' ')}`.toLowerCase();
  const plan = numbers.find(({ head }) => PLAN_HEAD.test(head));
  const last = lastOf(numbers.filter((one) => one !== plan && !PLAN_HEAD.test(one.head)));
  const way = wayOf(words, `${low} ${under}`);
  if (last === undefined || way === null) return null;
  if (plan !== undefined) return pastPlan(last.cell, plan.cell, way);
  const isToFall = way === 'lower' && REDUCE.test(`${row.low} ${grid.caption.toLowerCase()}`);
  return isToFall ? risen(numbers, last) : null;
}

function pastPlan(last: CellNumber, plan: CellNumber, way: 'lower' | 'higher'): string | null {
  return last.unit === plan.unit && isMissed(last.value, plan.value, way, last.unit)
    ? `${showValue(last.value, last.unit)}, where ${showValue(plan.value, plan.unit)} was planned`
    : null;
}

function risen(numbers: readonly Numbered[], last: Numbered): string | null {
  const first = numbers.find(({ period }) => period !== null);
  if (first === undefined || first === last || last.period === null) return null;
  const isRisen = last.cell.value > first.cell.value * 1.05 && last.cell.value < first.cell.value * 3;
  return isRisen
    ? `from ${showValue(first.cell.value, first.cell.unit)} to ${showValue(last.cell.value, last.cell.unit)}`
    : null;
}

function inRows(document: Understanding): Found[] {
  return linesOf(document).flatMap((line): Found[] => {
    const why = missOfRow(line);
    return why === null ? [] : [{ spots: [line.spot], arithmetic: `rated on target; its measure: ${why}` }];
  });
}

/** Green against the effect. */
export const GREEN_EFFECT_RULES: readonly Rule[] = [
  {
    code: 'told.green-against-effect',
    kind: 'rating',
    severity: 'error',
    isWide: true,
    title: 'On track by what was done, and the measure it is for goes the wrong way',
    meaning:
      'A line that calls a condition or piece of work green, on track or as planned, and a line of the same thing by which its measure is past its plan, ceiling or target, or has risen where it is to fall; or such a row. Silent where amber or red stands beside it, and where the two are of different things.',
    advice: 'Rate what was done and what it brought about apart; the overall is the worse of the two.',
    fires:
      'Condition 3.1 is rated Green because every milestone has been met. There were 3,412 plans at the end of September, 214 above the trajectory.',
    silent:
      'Condition 3.1 is rated Green because every milestone has been met. There were 3,190 plans at the end of September, 8 below the trajectory.',
    find: (document) => [...inText(document).slice(0, 3), ...inRows(document).slice(0, 3)],
  },
];
