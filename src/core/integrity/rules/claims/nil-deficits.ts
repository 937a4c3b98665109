/** An answer on a nil deficit against the row of the deficit itself at the end of the agreement. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import type { Answer } from '../../understand/answers.ts';
import type { CellNumber } from '../../understand/cells.ts';
import { deficitSign } from '../../understand/deficit-signs.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { oncePer } from '../../understand/once.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** Rows of the deficit that is carried from year to year. */
const HELD =
  /\b(?:cumulative|accumulated|closing|carried forward|c\/f|residual|deficit (?:after|at|left|remaining|before|position)|dsg (?:deficit|balance|position|reserve)|position at|balance at|at (?:31 march|year[- ]end)|deficit)\b/;
const NOT_HELD =
  /^(?:less:? |total |dfe |department(?:'s)? |programme |safety valve ){0,2}payments?\b|\b(?:in[- ]year|opening|brought forward|b\/f|maximum|limit|cap|ceiling|agreed|plan(?:ned)?|change|variance|headroom|unmitigated|without|original|target|percentage|income|spend\w*)\b/;
const AFTER = /\b(?:after|net of|with|less|following|including)\b/;
const BEFORE = /\b(?:before|excluding|gross of|no payments?)\b/;

/** Where the deficit ends by one row. */
type End = {
  readonly grid: Grid;
  readonly row: GridRow;
  readonly cell: CellNumber;
  /** Above nil for a deficit [pounds]. */
  readonly value: number;
  readonly isAfter: boolean;
  readonly spot: Spot;
};

/** The last number of a row that runs over years. */
function endOf(grid: Grid, row: GridRow): End | null {
  const years = grid.columns.flatMap(({ period }, at) =>
    period === null ? [] : [{ at, to: period.to ?? 0 }],
  );
  const last = years.toSorted((a, b) => a.to - b.to).at(-1);
  const cell = last === undefined ? null : row.cells[last.at];
  if (years.length < 2 || last === undefined || cell == null || cell.unit !== 'money') return null;
  const sign = deficitSign(grid, row, last.at, 'cumulative deficit');
  return {
    grid,
    row,
    cell,
    value: cell.value * sign,
    isAfter: AFTER.test(row.low) && !BEFORE.test(row.low),
    spot: rowSpot(grid, row),
  };
}

/** The number of the last year in a column, where each row is of a year. */
function endDown(grid: Grid, at: number): End | null {
  const years = grid.rows.filter(({ period }) => period?.to != null);
  const last = years.toSorted((a, b) => (a.period?.to ?? 0) - (b.period?.to ?? 0)).at(-1);
  const cell = last?.cells[at];
  const head = grid.columns[at];
  if (years.length < 2 || last === undefined || cell == null || cell.unit !== 'money' || head === undefined)
    return null;
  return {
    grid,
    row: last,
    cell,
    value: cell.value * deficitSign(grid, last, at, 'cumulative deficit'),
    isAfter: AFTER.test(head.low) && !BEFORE.test(head.low),
    spot: rowSpot(grid, last, at),
  };
}

/** Give where the deficit of the plan ends, by each row of it that does not leave out payments or contribution. */
const endsOf: (document: Understanding) => readonly End[] = oncePer(({ grids }) => {
  const all = grids.flatMap((grid) => {
    if (
      /\b(?:unmitigated|original plan|first plan|sensitivity|do nothing)\b/i.test(
        `${grid.caption} ${grid.block.section ?? ''}`,
      )
    )
      return [];
    const isMeant = (low: string) => HELD.test(low) && !NOT_HELD.test(low) && !BEFORE.test(low);
    const byRow = grid.rows.flatMap((row) => (isMeant(row.low) ? (endOf(grid, row) ?? []) : []));
    const byColumn = grid.columns.flatMap(({ low }, at) => (isMeant(low) ? (endDown(grid, at) ?? []) : []));
    return [...byRow, ...byColumn];
  });
  const after = all.filter(({ isAfter }) => isAfter);
  return after.length > 0 ? after : all;
});

const LEFT =
  /\b(?:will|would|still|some|part|there is|leaves?|left|remains?|remaining|residual|uncleared|outstanding|not be (?:nil|cleared|zero))\b/;
/** Words by which a nil deficit is another body's doing, or a nil balance no nil deficit. */
const COVERED =
  /\bpayments?\b[^.;]{0,60}\bcontributions?\b[^.;]{0,24}\btotal\b|\b(?:council|authority|general fund|reserves?) (?:will|would|then|is to|to) (?:\w+ ){0,2}(?:cover|fund|meet|bear|write off|clear|take on)\b|\bonly (?:because|once|if|with|after)\b|\b(?:contribution|cover)\b[^.;]{0,40}\b(?:nil|zero)\b/;

/** "Position at 31 March 2029: (12.80)", as the text says it of a day at the end of a year. */
const TOLD_END =
  /\b(?:position|balance|deficit|residual)\b(?: \w+){0,3}? (?:at|on) (?:the end of )?[^:;.]{4,24}(?:[:=]|,? (?:is|will be|would be|stands? at))\s?\W{0,4}(\d[\d,]*(?:\.\d+)?)/;

/** The sentence that tells of a deficit at the very end, where no table does. */
function toldEnd(document: Understanding): Sentence | null {
  const last = Math.max(
    0,
    ...document.grids.flatMap(({ columns }) => columns.map(({ period }) => period?.to ?? 0)),
  );
  return (
    document.sentences.find((sentence) => {
      const match = TOLD_END.exec(sentence.low);
      const isNil = match === null || Number((match[1] ?? '').replaceAll(',', '')) === 0;
      const isAtEnd = sentence.periods.some(({ to }) => to !== null && last > 0 && to >= last);
      return !isNil && isAtEnd && !BEFORE.test(sentence.low) && !/\bsurplus\b/.test(sentence.low);
    }) ?? null
  );
}

function nilAnswers({ answers }: Understanding): Answer[] {
  return answers.filter(
    ({ topic, value }) => topic === 'zero-deficit' && (value === 'yes' || value === 'no'),
  );
}

/** The sentence that gives the answer with its reason. */
function reasonOf({ sentences }: Understanding, { fromBlock, toBlock }: Answer): Spot[] {
  const own = sentences.filter(({ blockAt }) => blockAt >= fromBlock && blockAt <= toBlock);
  const at = own.findIndex(({ low }) => /^\W{0,4}(?:yes|no)\b/.test(low));
  // "Yes." may be a sentence by itself, and its reason the next.
  const reason = (own[at]?.text.length ?? 0) > SHORT ? own[at] : own[at + 1];
  return at === -1 || reason === undefined ? [] : [sentenceSpot(reason)];
}

/** A longer sentence than this gives a reason with its Yes or No [characters]. */
const SHORT = 10;

/** A Yes, and the text alone tells what is left. */
function toldAgainst(document: Understanding, answer: Answer): Found[] {
  const told =
    answer.value === 'yes' && !COVERED.test(answer.commentary.slice(0, 500)) ? toldEnd(document) : null;
  if (told === null) return [];
  return [
    {
      spots: [answer.spot, sentenceSpot(told), ...reasonOf(document, answer)],
      arithmetic: `the answer is Yes; "${TOLD_END.exec(told.low)?.[0] ?? ''}" is a deficit still. A balance in the year is no nil deficit`,
    },
  ];
}

const SURPLUS =
  /\bsurplus\b|\bin[- ]year balance\b|\bbalances? in (?:the )?(?:final |last )?year\b|\bbreaks? even\b/i;
const CLEARS =
  /\b(?:cumulative|accumulated|clear(?:s|ed)?|nil|zero|payments?|contributions?|written off|repaid|paid off|no deficit|reserves?)\b|£0\b/i;

/** A Yes that a balance in one year is the only reason for. */
function restsOnBalance({ value, commentary }: Answer): boolean {
  return value === 'yes' && SURPLUS.test(commentary.slice(0, REASON)) && !CLEARS.test(commentary);
}

/** So much of a commentary is the reason of its answer [characters]. */
const REASON = 300;

function balanceAsNil(document: Understanding, answer: Answer, end: End | undefined): Found {
  const left = end === undefined ? '' : `; the deficit ends at ${showValue(end.value, 'money')}`;
  return {
    spots: [answer.spot, ...(end === undefined ? [] : [end.spot]), ...reasonOf(document, answer)],
    arithmetic: `the answer is Yes, and its reason is a balance in the year, which clears no deficit of the years before${left}`,
  };
}

/** Whether the answer's own words name payments and contributions that come to the whole deficit. */
function isMetInFull({ commentary }: Answer, end: End): boolean {
  if (!/\bpayments?\b/i.test(commentary) || !/\bcontributions?\b/i.test(commentary)) return false;
  const amounts = [...commentary.matchAll(/£(\d+(?:\.\d+)?) ?m/g)].map(([, digits]) => Number(digits) * 1e6);
  const size = Math.abs(end.value) < 1000 ? Math.abs(end.value) * 1e6 : Math.abs(end.value);
  return amounts.some(
    (one) =>
      one >= size * 0.998 &&
      amounts.filter((other) => other < one).reduce((sum, other) => sum + other, 0) >= one * 0.998,
  );
}

/** Whether the answer's own words say who covers the deficit, or name what does. */
function isCovered(answer: Answer, end: End): boolean {
  return COVERED.test(answer.commentary.slice(0, 500)) || isMetInFull(answer, end);
}

function wrongAnswer(document: Understanding): Found[] {
  const asked = nilAnswers(document);
  const ends = asked.length === 0 ? [] : endsOf(document);
  return asked.flatMap((answer): Found[] => {
    const [first] = ends;
    const half = (end: End) => end.cell.step / 2;
    if (restsOnBalance(answer) && ends.every((end) => end.value > half(end)))
      return [balanceAsNil(document, answer, first)];
    if (first === undefined) return toldAgainst(document, answer);
    if (answer.value === 'yes') {
      const isLeft = ends.every((end) => end.value > half(end));
      if (!isLeft || isCovered(answer, first)) return [];
      return [
        {
          spots: [answer.spot, first.spot, ...reasonOf(document, answer)],
          arithmetic: `the answer is Yes; "${first.row.label}" ends at ${showValue(first.value, 'money')}, which is a deficit still. A balance in the year is no nil deficit`,
        },
      ];
    }
    const isNil = ends.every((end) => end.value <= half(end)) && ends.some(({ isAfter }) => isAfter);
    if (
      !isNil ||
      !LEFT.test(answer.commentary.slice(0, 400)) ||
      COVERED.test(answer.commentary.slice(0, 500))
    )
      return [];
    return [
      {
        spots: [answer.spot, first.spot, ...reasonOf(document, answer)],
        arithmetic: `the answer is No; "${first.row.label}" ends at ${showValue(first.value, 'money')}, so nothing is left by the table`,
      },
    ];
  });
}

const CLEARED =
  /\b(?:no deficit (?:left|remaining|to (?:carry|cover|repay))|(?:there will be|leaves?|leaving|with) no (?:\w+ )?deficit\b|(?:dsg |cumulative |accumulated |overall |whole |total |historic )?deficit\b[^.;]{0,40}\b(?:will (?:then )?(?:be|have been) (?:nil|zero|£0|cleared|eliminated|gone|wiped out|paid off|repaid)|is (?:then )?(?:cleared|eliminated|nil|repaid)|(?:comes?|falls?|returns?) (?:down )?to (?:nil|zero|£0))|nothing (?:will be )?(?:left|remains?) (?:for the council )?to (?:cover|repay|clear|carry))\b/;
const NO_CLAIM =
  /\b(?:in[- ]year deficit|not|never|if|unless|would|original\w*|asks?|requires?|condition|target|aim\w*|only once|contribution|whether|question)\b/;

/** "Balance is reached, and there will be no deficit left for the council to carry." */
function clearedInText(document: Understanding): Found[] {
  return document.sentences.flatMap((sentence: Sentence): Found[] => {
    const match = CLEARED.exec(sentence.low);
    if (match === null || !isStatement(sentence) || NO_CLAIM.test(sentence.low)) return [];
    const ends = endsOf(document);
    const [first] = ends;
    if (first === undefined || !ends.every((end) => end.value > end.cell.step / 2)) return [];
    return [
      {
        spots: [sentenceSpot(sentence), first.spot],
        arithmetic: `"${match[0]}"; "${first.row.label}" ends at ${showValue(first.value, 'money')}, which is a deficit still`,
      },
    ];
  });
}

/** Nil deficits. */
export const NIL_DEFICIT_RULES: readonly Rule[] = [
  {
    code: 'answer.nil-deficit',
    kind: 'answer',
    severity: 'error',
    title: 'The answer on a nil deficit goes against the row of the deficit at the end',
    meaning:
      'Yes, or words that the deficit will be gone, where every row of the deficit carried forward ends above nil; No, with words that some is left, where the row after payments and contribution ends at nil. Silent where the council is said to cover the rest.',
    advice: 'Answer by the deficit that is left at the end. A balance in the year is told apart from it.',
    fires:
      'Will the cumulative deficit be nil by the end of the agreement? Yes. The in-year position is a surplus of £0.6m in 2028/29.\n\n| £m | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- |\n| In-year surplus / (deficit) | (4.0) | (1.2) | 0.6 |\n| Closing deficit after payments | (16.2) | (15.4) | (12.8) |',
    silent:
      'Will the cumulative deficit be nil by the end of the agreement? No. The in-year position is a surplus of £0.6m in 2028/29.\n\n| £m | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- |\n| In-year surplus / (deficit) | (4.0) | (1.2) | 0.6 |\n| Closing deficit after payments | (16.2) | (15.4) | (12.8) |',
    find: (document) => [...wrongAnswer(document), ...clearedInText(document)],
  },
];
