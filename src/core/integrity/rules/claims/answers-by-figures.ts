/** A Yes to being on plan, within budget or on course, and the plan and the forecast told around it say otherwise. */
import type { Found, Spot } from '../../finding.ts';
import type { Unit } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import type { Answer } from '../../understand/answers.ts';
import { placeOf } from '../../understand/block-places.ts';
import type { CellNumber } from '../../understand/cells.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { type Interval, intervalOf, meet } from '../../understand/interval.ts';
import { measureIn } from '../../understand/measures.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import { thingWords } from '../../understand/thing-words.ts';
import { isCount, TIME_NOUN } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

const ASKS =
  /\b(?:on track|within|on target|on course|meet|met|keep|kept|hold|held|achieve[d]?|deliver(?:ed)?|reach(?:ed)?|in line with|under|affordable)\b/;
/** Questions of another year or end than the figures beside them. */
const OTHER_QUESTION =
  /\b(?:balance|zero|nil|£0|end of the (?:agreement|programme|plan)|eliminat\w+|cleared|cumulative|cap)\b/;
const PLAN =
  /\b(?:plan(?:ned)?|agreed|agreement|allows?|budget\w*|target|trajectory|profile|commit\w*|promis\w+|approved|limit|allocation)\b/;
const NOW =
  /\b(?:forecast|now|latest|expect\w*|project\w*|outturn|current\w*|actual\w*|delivered|will open|likely|recommended|tender|quarter \d|period \d)\b/;
const LOW_IS_GOOD =
  /\b(?:deficit|overspend\w*|spend\w*|expenditure|cost\w*|budget|tender|price|placements?|waiting|overdue|refus\w+|plans)\b/;
const HIGH_IS_GOOD =
  /\b(?:places?|posts?|saving\w*|timel\w+|within (?:20|twenty) weeks|reviews?|internships?|schools? (?:signed|trained|joined)|trained|recruit\w*|attendance|staff)\b/;
/** Blocks before and behind an answer whose figures are still of its question. */
const BACK = 3;
const AHEAD = 3;

type Figure = {
  /** What was planned, what is expected now, or a figure of neither word. */
  readonly role: 'plan' | 'now' | 'told';
  readonly unit: Unit;
  readonly value: number;
  readonly interval: Interval;
  readonly spot: Spot;
  readonly words: string;
};

/** The role that the words before a figure give it: the nearer of the two. */
function roleOf(words: string): Figure['role'] | null {
  const place = (pattern: RegExp) => [...words.matchAll(new RegExp(pattern.source, 'g'))].at(-1)?.index ?? -1;
  const [plan, now] = [place(PLAN), place(NOW)];
  if (plan < 0 && now < 0) return null;
  return plan > now ? 'plan' : 'now';
}

/** A sentence of one figure and what was done, and of no other time: "Seventy-one plans had ended by that date". */
function toldOf({ quantities, low }: Sentence): Figure['role'] | null {
  const isDone = /\b(?:had|have|has|were|was|opened|ended|achieved|reached|delivered)\b/.test(low);
  return quantities.length === 1 && isDone && !/\b(?:last year|previous|before|earlier|of these)\b/.test(low)
    ? 'told'
    : null;
}

function figuresOfSentence(sentence: Sentence): Figure[] {
  if (!isStatement(sentence)) return [];
  return sentence.quantities.flatMap((quantity, k): Figure[] => {
    const { unit, per, isAbout, start, noun } = quantity;
    const isPlain = unit === 'money' || (unit === 'count' && isCount(quantity) && !TIME_NOUN.test(noun));
    if (!isPlain || per !== null || isAbout) return [];
    const before = sentence.low.slice(Math.max(sentence.quantities[k - 1]?.end ?? 0, start - 90), start);
    if (
      /\b(?:by|variance|gap|worse|better|more|over|above|difference|against) (?:of )?$/.test(before) &&
      !/against an? [a-z -]+ of $/.test(before)
    )
      return [];
    const role =
      roleOf(before) ?? (k === 0 ? roleOf(sentence.low.slice(0, start)) : null) ?? toldOf(sentence);
    return role === null
      ? []
      : [
          {
            role,
            unit,
            value: quantity.value,
            interval: intervalOf({ ...quantity, bound: null }),
            spot: sentenceSpot(sentence),
            words: sentence.low,
          },
        ];
  });
}

/** The rows of a table of two columns near an answer: a label, and its figure. */
function figuresOfGrids({ grids, document }: Understanding, answer: Answer): Figure[] {
  return grids.flatMap((grid) => {
    const at = placeOf(document, grid.block);
    if (at < answer.fromBlock - 1 || at > answer.toBlock + 1 || grid.columns.length !== 2) return [];
    return grid.rows.flatMap((row): Figure[] => {
      const cell = row.cells[1];
      const role = cell == null ? null : roleOf(row.low);
      if (cell == null || role === null || cell.isUnsure) return [];
      return [
        {
          role,
          unit: cell.unit,
          value: cell.value,
          interval: intervalOf(cell),
          spot: rowSpot(grid, row),
          words: `${row.low} ${grid.columns[0]?.low ?? ''}`,
        },
      ];
    });
  });
}

/** The row for the result of the year in a table of the plan and the forecast, for a question on that result. */
function figuresOfResult({ grids }: Understanding, question: string): Figure[] {
  if (measureIn(question, 'money')?.id !== 'in-year deficit') return [];
  return grids.flatMap((grid) => {
    const heads = grid.columns.map(({ low, period }) => (period === null ? roleOf(low) : null));
    const [plan, now] = [heads.indexOf('plan'), heads.indexOf('now')];
    if (plan !== heads.lastIndexOf('plan') || now !== heads.lastIndexOf('now')) return [];
    return grid.rows.flatMap((row) =>
      measureIn(row.low, 'money')?.id !== 'in-year deficit'
        ? []
        : [plan, now].flatMap((at): Figure[] => {
            const [cell, role] = [row.cells[at], heads[at]];
            if (cell == null || role == null) return [];
            const { value } = cell;
            // Both stand in one table, so that their scale need not be known.
            const unit = cell.isUnsure ? 'count' : cell.unit;
            return [
              { role, unit, value, interval: intervalOf(cell), spot: rowSpot(grid, row), words: row.low },
            ];
          }),
    );
  });
}

function goodSide(words: string): 'low' | 'high' | null {
  const [isLow, isHigh] = [LOW_IS_GOOD.test(words), HIGH_IS_GOOD.test(words)];
  return isLow === isHigh ? null : isLow ? 'low' : 'high';
}

/** Whether a figure is of what is asked: a longer word of the question stands with it. */
function isOf(question: ReadonlySet<string>, { words }: Figure): boolean {
  const own = thingWords(words);
  return [...question].some((word) => word.length > 4 && own.has(word));
}

/** The sentences before and behind an answer that are still of its question. */
function sentencesNear({ sentences }: Understanding, { fromBlock, toBlock, section }: Answer): Sentence[] {
  const last = Math.min(toBlock, fromBlock + AHEAD);
  return sentences.filter(
    ({ blockAt, block }) =>
      blockAt >= fromBlock - BACK && blockAt <= last && (block.section === section || blockAt >= fromBlock),
  );
}

/** The plan, where all that is told of it agrees, and the last forecast: "reported in May 8.9, now 9.4". */
function planAndNow(figures: readonly Figure[]): { readonly plan: Figure; readonly now: Figure } | null {
  const plans = figures.filter(({ role }) => role === 'plan');
  const [plan] = plans;
  const now =
    figures.findLast(({ role, unit }) => role === 'now' && unit === plan?.unit) ??
    figures.findLast(({ role, unit }) => role === 'told' && unit === plan?.unit);
  if (plan === undefined || now === undefined) return null;
  const areOne = plans.every((one) => one.unit !== plan.unit || meet(one.interval, plan.interval));
  return areOne && !meet(plan.interval, now.interval) ? { plan, now } : null;
}

/** Beyond this one figure is of something else than the other [ratio]. */
const FAR = 3;

function isWorse(side: 'low' | 'high', plan: Figure, now: Figure): boolean {
  const isNear = now.value <= plan.value * FAR && plan.value <= now.value * FAR;
  return isNear && (side === 'low' ? now.value > plan.value : now.value < plan.value);
}

function wrongYes(document: Understanding): Found[] {
  return document.answers.flatMap((answer): Found[] => {
    const low = answer.question.toLowerCase();
    if (answer.value !== 'yes' || !ASKS.test(low) || OTHER_QUESTION.test(low)) return [];
    const question = thingWords(answer.question);
    const all = [
      ...sentencesNear(document, answer).flatMap(figuresOfSentence),
      ...figuresOfGrids(document, answer),
    ];
    const pair =
      planAndNow(all.filter((figure) => isOf(question, figure))) ??
      planAndNow(figuresOfResult(document, low));
    if (pair === null) return [];
    const { plan, now } = pair;
    const side = goodSide(low) ?? goodSide(`${plan.words} ${now.words}`);
    if (side === null || !isWorse(side, plan, now)) return [];
    return [
      {
        spots: [answer.spot, now.spot, ...(plan.spot === now.spot ? [] : [plan.spot])],
        arithmetic: `the answer is Yes; ${showValue(now.value, now.unit)} against ${showValue(plan.value, plan.unit)} planned`,
      },
    ];
  });
}

type Asked = { readonly row: GridRow; readonly cell: CellNumber };

/** The last row of some whose label has a word and whose answer is a number. */
function askedOf(rows: readonly GridRow[], label: RegExp): Asked | null {
  const row = rows.findLast(({ low }) => label.test(low));
  const cell = row?.cells[1];
  return row === undefined || cell == null ? null : { row, cell };
}

/** A form whose rows ask for the number promised, the number expected and whether the promise is on track. */
function wrongRow(grid: Grid, at: number): Found[] {
  const row = grid.rows[at];
  if (row === undefined || !/\bon track\b|\bmeet\b|\bmet\b/.test(row.low)) return [];
  if (!/^\W{0,3}yes\b/i.test(row.row.cells[1] ?? '')) return [];
  const above = grid.rows.slice(Math.max(0, at - 4), at);
  const plan = askedOf(above, /\b(?:commit\w*|promis\w+|planned|target|agreed)\b/);
  const rest = above.filter((one) => one !== plan?.row);
  const now = askedOf(rest, /\b(?:now|forecast|expected|delivered|actual\w*)\b/);
  if (plan === null || now === null || plan.cell.unit !== now.cell.unit) return [];
  const side = goodSide(`${plan.row.low} ${now.row.low}`);
  const [a, b] = [plan.cell.value, now.cell.value];
  if (side === null || (side === 'low' ? b <= a : b >= a)) return [];
  return [
    {
      spots: [rowSpot(grid, row), rowSpot(grid, now.row), rowSpot(grid, plan.row)],
      arithmetic: `the answer is Yes; ${showValue(b, now.cell.unit)} against ${showValue(a, plan.cell.unit)}`,
    },
  ];
}

/** Answers and figures. */
export const ANSWER_FIGURE_RULES: readonly Rule[] = [
  {
    code: 'claim.answer-plan',
    kind: 'answer',
    severity: 'error',
    isWide: true,
    title: 'The answer is Yes, and the figures told around it are worse than planned',
    meaning:
      'Yes to being on track or within a plan or budget, and the plan and the forecast in the sentences, rows or little table right around it, on the wrong side.',
    advice: 'Change the answer, or say why it stands although the figures show otherwise.',
    fires:
      'Is the council on track for this year’s in-year deficit? Yes. The plan agreed in February allows for an in-year deficit of £12.4m. The Quarter 2 forecast is an in-year deficit of £14.1m.',
    silent:
      'Is the council on track for this year’s in-year deficit? No. The plan agreed in February allows for an in-year deficit of £12.4m. The Quarter 2 forecast is an in-year deficit of £14.1m.',
    find: (document) => [
      ...wrongYes(document),
      ...document.grids.flatMap((grid) => grid.rows.flatMap((_, at) => wrongRow(grid, at))),
    ],
  },
];
