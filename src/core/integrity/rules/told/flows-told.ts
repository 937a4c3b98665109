/** What is in hand at the start and at the end, and what came in and went out between, told in lines apart. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Figure, lastMonthOf } from '../../understand/figures.ts';
import { type Line, linesOf, linesWith } from '../../understand/lines.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const STOCK =
  /\b(?:in hand|open|under ?way|in progress|outstanding|current|live|active|maintained|on hand|stood|caseload|waiting|at (?:the )?(?:start|end|close|beginning))\b/;
const START =
  /\b(?:(?:at|on|from) (?:the )?(?:start|beginning|opening)|began the|started the|opening|brought forward|(?:at|on|from) (?:30 |31 |1 )(?:march|april|june|july|september|october|december|january)\b)/;
const FINISH =
  /\b(?:left|end of|close of|closing|still|at the end|remain\w*|now|(?:at|on|to) (?:30|31) [a-z]+)\b/;
const IN = /\b(?:started|starts?|begun|began|opened|new|received|taken on|issued|made|accepted|agreed to)\b/;
const OUT =
  /\b(?:completed?|completions?|finished|concluded|ended|ceased?|ceasing|closed|came to an end|decided|withdrawn|left)\b/;
const SUBJECTS = [/\bassessments?\b/, /\b(?:plans?|ehcps?)\b/] as const;
const PERIOD: readonly (readonly [RegExp, number])[] = [
  [/\bquarter\b|\bthree months\b/, 3],
  [/\bhalf[- ]year\b|\bsix months\b/, 6],
  [/\b(?:in|over|during) the year\b|\btwelve months\b/, 12],
];
/** Sums further off are of other things [of the opening number]. */
const NEAR = 0.25;

type Role = 'open' | 'in' | 'out' | 'close';
type Flow = { readonly role: Role; readonly figure: Figure; readonly line: Line };

/** Words that belong to the figure alone: those before it since the last figure, and those behind up to the next. */
function wordsOf(line: Line, figure: Figure): { readonly ahead: string; readonly behind: string } {
  const { quantity } = figure;
  if (line.sentence === null || quantity === null) return { ahead: figure.own, behind: '' };
  const { low, quantities } = line.sentence;
  const last = quantities.findLast(({ end }) => end <= quantity.start)?.end ?? 0;
  const next = quantities.find(({ start }) => start >= quantity.end)?.start ?? low.length;
  const behind = low.slice(quantity.end, next).replace(/\(.*$/, '');
  return {
    ahead: low.slice(last, quantity.start),
    behind: next === low.length ? behind : behind.replace(/(?:,| and|;| while| which) (?:\w+ ){0,3}$/, ''),
  };
}

function isBracketed({ sentence, quantity }: Figure): boolean {
  if (sentence === null || quantity === null) return false;
  const before = sentence.low.slice(0, quantity.start);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

function roleOf(line: Line, figure: Figure): Role | null {
  const { ahead, behind } = wordsOf(line, figure);
  const near = `${ahead} ${behind}`;
  const isStock = STOCK.test(near) || (/\b(?:from|to)\W{0,3}$/.test(ahead) && /\bplans?\b/.test(line.low));
  if (
    isStock &&
    FINISH.test(near) &&
    !/\bbegan|at the start|started the|at the beginning|opening\b/.test(near)
  )
    return hasEarly(line, figure) ? 'open' : 'close';
  if (isStock && START.test(`${ahead} ${line.low}`) && !OUT.test(behind)) return 'open';
  return flowOf(near, /^ (?:[a-z-]+ ){0,3}/.exec(behind)?.[0] ?? '');
}

/** What came in or went out, by the words right behind the figure, then by those around it. */
function flowOf(near: string, own: string): Role | null {
  if (OUT.test(own)) return 'out';
  if (IN.test(own) || IN.test(near)) return OUT.test(near) && !IN.test(own) ? 'out' : 'in';
  return OUT.test(near) ? 'out' : null;
}

/** A day that is the earlier of two of the line, or the first of a month. */
function hasEarly({ sentence }: Line, { quantity, period }: Figure): boolean {
  if (period === null) return false;
  const days = sentence?.periods.filter(({ kind }) => kind === 'day') ?? [];
  if (/-01$/.test(period.key)) return true;
  return days.length > 1 && days[0]?.key === period.key && quantity !== null;
}

function isCount({ unit, per, value }: Figure): boolean {
  return unit === 'count' && per === null && value >= 10;
}

function flowsOf(document: Understanding, subject: RegExp): Flow[] {
  return linesOf(document).flatMap((line) => {
    if (line.row !== null || /\b(?:target|forecast|expect\w*|would|will|avoid\w*|last year)\b/.test(line.low))
      return [];
    const group = linesWith(document, line).filter(({ at }) => Math.abs(at - line.at) <= 2);
    const isOf = group.some(({ low }) => subject.test(low));
    return line.figures.flatMap((figure): Flow[] => {
      if (!isOf || !isCount(figure) || isBracketed(figure)) return [];
      const role = roleOf(line, figure);
      return role === null ? [] : [{ role, figure, line }];
    });
  });
}

/** One flow of each kind told within a few lines; null where there are several. */
function only(flows: readonly Flow[], role: Role, near: Line | null): Flow | null {
  const own = flows.filter(
    (flow) => flow.role === role && (near === null || Math.abs(flow.line.at - near.at) <= 4),
  );
  const values = new Set(own.map(({ figure }) => figure.value));
  return values.size === 1 ? (own[0] ?? null) : null;
}

function judged(opening: Flow | null, start: Flow | null, done: Flow | null, closing: Flow | null): Found[] {
  if (opening === null || start === null || done === null || closing === null) return [];
  const real = opening.figure.value + start.figure.value - done.figure.value;
  const gap = Math.abs(real - closing.figure.value);
  if (gap < 0.5 || gap > NEAR * opening.figure.value || opening.figure.isAbout || closing.figure.isAbout)
    return [];
  const spots = [closing, opening, start, done].map(({ line }) => line.spot);
  return [
    {
      spots: spots.filter(
        (one, k) =>
          spots.findIndex((other) => other.start === one.start && other.paragraph === one.paragraph) === k,
      ),
      arithmetic: `${num(opening.figure.value)} + ${num(start.figure.value)} − ${num(done.figure.value)} = ${num(real)}, not ${num(closing.figure.value)}`,
    },
  ];
}

function wrongAssessments(document: Understanding): Found[] {
  const flows = flowsOf(document, SUBJECTS[0]);
  const done = only(flows, 'out', null);
  if (done === null) return [];
  return judged(only(flows, 'open', null), only(flows, 'in', done.line), done, only(flows, 'close', null));
}

type Stock = { readonly figure: Figure; readonly line: Line; readonly month: number };

/** Numbers of plans at two times. */
function planStocks(document: Understanding): Stock[] {
  return linesOf(document).flatMap((line) =>
    line.figures.flatMap((figure): Stock[] => {
      const month = monthOfMove(line, figure) ?? lastMonthOf(figure.period) ?? monthWithoutYear(figure);
      const words = figure.cell === null ? `${line.low}` : `${figure.own} ${figure.wide}`;
      const isPlans =
        /\bplans?|ehcps?\b/.test(words) &&
        !/\b(?:requests?|share|target|forecast|would|will|without|issued|ceas\w*|placements)\b/.test(words);
      return isCount(figure) && figure.value >= 300 && month !== null && isPlans
        ? [{ figure, line, month }]
        : [];
    }),
  );
}

/** "Between 1 April and 30 September, from 2,400 to 2,460": the first number is of the first time. */
function monthOfMove({ sentence }: Line, { quantity }: Figure): number | null {
  const [a, b, more] = sentence?.periods ?? [];
  if (sentence === null || quantity === null || a === undefined || b === undefined || more !== undefined)
    return null;
  const word = /\b(from|to)\W{0,2}$/.exec(sentence.low.slice(0, quantity.start))?.[1];
  if (word === undefined) return null;
  return ((word === 'from' ? a : b).month ?? 0) + 8 > 0
    ? (((word === 'from' ? a : b).month ?? 0) + 8) % 12
    : null;
}

/** "1 April" without its year: the months of one year in their order, April first. */
function monthWithoutYear({ period }: Figure): number | null {
  return period === null || period.month === null ? null : (period.month + 8) % 12;
}

const FIRST_DAY = /\b(?:1|1st) (?:april|july|october|january)\b/;

function wrongPlans(document: Understanding): Found[] {
  const flows = flowsOf(document, SUBJECTS[1]).filter(
    ({ role, line }) =>
      (role === 'in' || role === 'out') &&
      !/\b(?:placements?|places|posts|assessments?|requests?)\b/.test(line.low),
  );
  const done = flows.find(({ role }) => role === 'out');
  const start =
    done === undefined
      ? undefined
      : flows.find(({ role, line }) => role === 'in' && Math.abs(line.at - done.line.at) <= 1);
  if (done === undefined || start === undefined || flows.length > 3) return [];
  // Plans also move in and out with their children; a month "alone" is one of those of the span.
  if (/\balone\b|\btransfer|\bmoved\b|\bnet\b|\bleft the area/.test(`${start.line.low} ${done.line.low}`))
    return [];
  const text = `${start.line.before} ${start.line.low} ${done.line.low}`;
  const length = PERIOD.find(([words]) => words.test(text))?.[1] ?? monthsBetween(start.line);
  const stocks = planStocks(document).filter(({ line }) => line !== start.line && line !== done.line);
  const pairs = stocks.flatMap((a) => stocks.flatMap((b) => (isSpan(a, b, length) ? [{ a, b }] : [])));
  const [pair] = pairs;
  const rise = start.figure.value - done.figure.value;
  if (pair === undefined || pairs.some(({ a, b }) => Math.abs(b.figure.value - a.figure.value - rise) < 0.5))
    return [];
  const { a, b } = pair;
  const opening: Flow = { role: 'open', figure: a.figure, line: a.line };
  return judged(opening, start, done, { role: 'close', figure: b.figure, line: b.line });
}

function isSpan(a: Stock, b: Stock, length: number | null): boolean {
  const opens = FIRST_DAY.test(a.line.low) || (a.figure.period?.key.endsWith('-01') ?? false);
  const months = b.month - a.month + (opens ? 1 : 0);
  return length !== null && months === length && a.month < b.month;
}

/** Months between the two times of a line: "between 1 April and 30 September", "between April and September". */
function monthsBetween({ sentence, low }: Line): number | null {
  const [a, b, more] = sentence?.periods ?? [];
  if (a?.month == null || b?.month == null || more !== undefined || !/\b(?:between|from)\b/.test(low))
    return null;
  return ((b.month - a.month + 12) % 12) + 1;
}

/** Flows between two stocks. */
export const FLOW_TOLD_RULES: readonly Rule[] = [
  {
    code: 'told.flow-between',
    kind: 'roll-forward',
    severity: 'error',
    isWide: true,
    title: 'What was in hand, came in and went out does not give what is said to be in hand now',
    meaning:
      'Assessments in hand at the start, started, finished and in hand at the end, in lines or sentences anywhere; and numbers of plans at two times with the new and ceased plans of just that time. Silent where several numbers of a kind are told.',
    advice: 'Work the flow out again, and say what else came in or went out.',
    fires:
      'There were 120 assessments in progress on 1 July.\n\n## Flow\n\nWe started 90 assessments in the quarter and finished 100. At 30 September 118 were still in progress.',
    silent:
      'There were 120 assessments in progress on 1 July.\n\n## Flow\n\nWe started 90 assessments in the quarter and finished 100. At 30 September 110 were still in progress.',
    find: (document) => [...wrongAssessments(document), ...wrongPlans(document)],
  },
];
