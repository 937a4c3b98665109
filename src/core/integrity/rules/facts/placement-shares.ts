/** The share of plans in independent schools beside its count and base of the same time, from different tables and sentences. */
import { toMonth } from '../../../base/day-number.ts';
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Figure, figuresIn, figuresOf, lastMonthOf } from '../../understand/figures.ts';
import { INDEPENDENT } from '../../understand/placement-volumes.ts';
import { type PlanNumber, planNumbers } from '../../understand/plan-numbers.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const NO_COUNT =
  /\b(?:forecast|target|plan(?:ned)?|budget|agreement|cost|spend|price|fees?|change|increase|growth|fewer|more than|target|limit|no more than)\b/;
const OF_PLANS =
  /\b(?:of (?:all )?(?:our )?(?:plans|ehcps|the plans|children with|the total)|share|proportion|percentage|account\w* for|make\w* up|represent\w*|per ?cent)\b|%/;
const NO_SHARE =
  /\b(?:rose|fell|up|down|increase\w*|growth|grew|more|fewer|higher|lower|change\w*|target|forecast|from|inflation|uplift|price|cost|spend\w*|fees?|budget|year on year|better|worse)\b/;

type Share = {
  readonly value: number;
  readonly step: number;
  readonly month: number;
  readonly figure: Figure;
};

function monthIn(document: Understanding, figure: Figure): number | null {
  const own = lastMonthOf(figure.period);
  if (own !== null) return own;
  if (figure.cell !== null) return lastMonthOf(figure.cell.row.period);
  // "On that day 141 children (6.1%)": the day is that of the sentence before.
  const { sentence } = figure;
  const all = document.sentences;
  const before = sentence === null ? undefined : all[all.indexOf(sentence) - 1];
  const isBack =
    sentence !== null &&
    /\b(?:that (?:day|date|time|point)|same (?:day|date)|of (?:these|them|those|whom)|then)\b/.test(
      sentence.low,
    );
  const [time, more] = isBack && before?.block === sentence.block ? before.periods : [];
  return time === undefined || more !== undefined ? null : lastMonthOf(time);
}

/** Shares of independent placements in cells and sentences with their month. */
function sharesIn(document: Understanding): Share[] {
  return figuresOf(document).flatMap((figure): Share[] => {
    const { unit, own, wide, value, step, cell } = figure;
    if (unit !== 'percent' || value <= 0 || value > 25 || step > 0.1) return [];
    const text = `${own} ${wide} ${headsOf(figure)}`;
    if (!INDEPENDENT.test(cell === null ? wide : text) || !OF_PLANS.test(own) || NO_SHARE.test(own))
      return [];
    const month = monthIn(document, figure);
    return month === null ? [] : [{ value, step, month, figure }];
  });
}

/** The heads of a table with one column of shares alone. */
function headsOf({ cell }: Figure): string {
  if (cell === null) return '';
  const shares = cell.grid.columns.filter(({ low }) => /share|%|proportion|percent/.test(low));
  return shares.length === 1 ? cell.grid.columns.map(({ low }) => low).join(' ') : '';
}

/** Counts of independent placements: in the row or the sentence of the share. */
function countBeside(document: Understanding, { figure }: Share): Figure | undefined {
  const { cell, sentence, quantity } = figure;
  if (cell !== null)
    return figuresIn(document, cell.grid).find((one) => {
      const isRow = one.cell?.row === cell.row && INDEPENDENT.test(`${one.own} ${one.wide}`);
      const isColumn = one.cell?.at === cell.at && INDEPENDENT.test(one.cell.row.low);
      return (
        (isRow || isColumn) &&
        one.unit === 'count' &&
        one.step === 1 &&
        one.value >= 8 &&
        !NO_COUNT.test(one.own) &&
        (isRow ? !/\bplans|ehcps?\b/.test(one.cell?.grid.columns[one.cell.at]?.low ?? '') : true)
      );
    });
  if (sentence === null || quantity === null) return undefined;
  return figuresIn(document, sentence).find(
    (one) =>
      one.unit === 'count' &&
      one.step === 1 &&
      one.value >= 8 &&
      one.value < 3000 &&
      one.per === null &&
      one.quantity !== null &&
      Math.abs(one.quantity.start - quantity.start) < 30 &&
      !NO_COUNT.test(one.own) &&
      (one.quantity.noun === '' || /^(?:child|pupil|placement|learner|person)$/.test(one.quantity.noun)),
  );
}

function wrongShare(document: Understanding, share: Share, bases: readonly PlanNumber[]): Found[] {
  // A share that was agreed goes with no count that came.
  const { cell } = share.figure;
  const heads =
    cell === null
      ? ''
      : `${cell.grid.columns[cell.at]?.low ?? ''} ${cell.row.low} ${cell.grid.columns.map(({ low }) => low).join(' ')}`;
  if (/\b(?:agreed|target|forecast|planned|trajectory|limit|cap)\b/.test(heads)) return [];
  const count = countBeside(document, share);
  const near = bases.filter(
    ({ month, isForecast, isWithout, value }) =>
      month === share.month && !isForecast && !isWithout && value > (count?.value ?? 0) * 3,
  );
  const [base] = near;
  if (count === undefined || base === undefined || near.some(({ value }) => value !== base.value)) return [];
  const real = (count.value / base.value) * 100;
  if (
    Math.abs(real - share.value) <= share.step / 2 + 0.005 ||
    real / share.value > 1.6 ||
    share.value / real > 1.6
  )
    return [];
  return [
    {
      spots: [...share.figure.spots, ...base.spots, ...count.spots].slice(0, 4),
      arithmetic: `${num(count.value)} of ${num(base.value)} plans at ${toMonth(share.month)} is ${num(real)}%, not ${num(share.value)}%; ${num(share.value)}% is ${num(count.value)} of ${num((count.value / share.value) * 100, 0)}`,
    },
  ];
}

const FEWER =
  /\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (fewer|less|more|extra|additional|additions?)\b|\b(fewer|more|fall|fell|drop\w*|rose|rise|up|down|increase\w*|decrease\w*|reduc\w*)\b/;

type Part = { readonly words: string; readonly count: number; readonly slack: number; readonly end: number };

/** "6.20% of 4,210": a share with its base, and what the two come to. */
function partsIn({ low, quantities }: Sentence): Part[] {
  return quantities.flatMap((percent, k): Part[] => {
    const base = quantities[k + 1];
    if (percent.unit !== 'percent' || base?.unit !== 'count' || base.value <= 200) return [];
    if (!/^ of (?:the |our |all |a )*$/.test(low.slice(percent.end, base.start))) return [];
    const words = `${num(percent.value)}% of ${num(base.value)}`;
    return [
      {
        words,
        count: (percent.value * base.value) / 100,
        slack: (percent.step * base.value) / 200,
        end: base.end,
      },
    ];
  });
}

/** Whether a move of so many children is told the wrong way. */
function isWrongWay(a: Part, b: Part, isDown: boolean): boolean {
  const moved = (b.count - a.count) * (isDown ? 1 : -1);
  // Counts that the rounding allows may be told either way; whole numbers settle it.
  const whole = (Math.round(b.count) - Math.round(a.count)) * (isDown ? 1 : -1);
  return moved > a.slack + b.slack || (whole > 0 && moved >= 1);
}

/** "6.20% of 4,210 in April and 6.05% of 4,346 in July, so two fewer": what the shares of two bases come to. */
function twoShares(document: Understanding, at: number): Found[] {
  const sentence = document.sentences[at];
  if (sentence === undefined || !isStatement(sentence) || sentence.quantities.length < 4) return [];
  const [a, b, more] = partsIn(sentence);
  if (a === undefined || b === undefined || more !== undefined) return [];
  const behind = document.sentences[at + 1];
  const next = behind?.block === sentence.block ? behind : undefined;
  const own = sentence.low.slice(b.end);
  const tail = `${own} ${next?.low ?? ''}`;
  const match = FEWER.exec(tail);
  const other = match?.[2] ?? match?.[3];
  if (match === null || other === undefined) return [];
  if (/\b(?:share|proportion|percentage)\b/.test(tail.slice(Math.max(0, match.index - 30), match.index + 20)))
    return [];
  if (!isWrongWay(a, b, /^(?:fewer|less|fall|fell|drop|down|decrease|reduc)/.test(other))) return [];
  return [
    {
      spots: [
        sentenceSpot(sentence),
        ...(next !== undefined && match.index > own.length ? [sentenceSpot(next)] : []),
      ],
      arithmetic: `${a.words} is ${num(a.count, 0)} and ${b.words} is ${num(b.count, 0)}: the number ${b.count > a.count ? 'rose' : 'fell'}; the text says "${match[0]}"`,
    },
  ];
}

const ACCOUNTS =
  /\b(?:account\w* for|make\w* up|represent\w*|are|is|were|was|at|come to|have)\s(?:about |around |just |some )?$/;

/** "Independent schools account for 6.4 per cent", beside a table of settings with their counts and a total. */
function settingShare(document: Understanding, sentence: Sentence): Found[] {
  const shares = sentence.quantities.filter(({ unit }) => unit === 'percent');
  const [share, more] = shares;
  if (
    share === undefined ||
    more !== undefined ||
    share.isAbout ||
    !isStatement(sentence) ||
    !INDEPENDENT.test(sentence.low) ||
    !ACCOUNTS.test(sentence.low.slice(0, share.start))
  )
    return [];
  if (NO_SHARE.test(sentence.low) || /\b(?:target|funding|rise|spend)\b/.test(sentence.low)) return [];
  return document.grids
    .filter(
      ({ block, rows }) => block.section === sentence.block.section && rows.length >= 4 && rows.length <= 30,
    )
    .flatMap((grid): Found[] => {
      const part = grid.rows.find(({ low }) => INDEPENDENT.test(low) && /\bschools?|placements?\b/.test(low));
      const whole = grid.rows.find(({ low }) => /^\W*(?:all|total|every)\b/.test(low));
      return grid.columns.flatMap((_, at): Found[] => {
        const [a, b] = [part?.cells[at], whole?.cells[at]];
        if (
          a?.unit !== 'count' ||
          b?.unit !== 'count' ||
          b.value <= a.value ||
          part === undefined ||
          whole === undefined
        )
          return [];
        const real = (a.value / b.value) * 100;
        if (
          Math.abs(real - share.value) <= share.step / 2 + 0.005 ||
          real / share.value > 1.6 ||
          share.value / real > 1.6
        )
          return [];
        const { section, page } = grid.block;
        const spotOf = (row: typeof part) => ({
          paragraph: row.row.paragraph,
          page,
          section,
          start: 0,
          end: (row.row.raw ?? row.row.cells.join(' | ')).length,
          quote: row.row.raw ?? row.row.cells.join(' | '),
        });
        return [
          {
            spots: [sentenceSpot(sentence), spotOf(part), spotOf(whole)],
            arithmetic: `${num(a.value)} ÷ ${num(b.value)} = ${num(real)}%, not ${num(share.value)}%`,
          },
        ];
      });
    })
    .slice(0, 1);
}

function sharesApart(document: Understanding): Found[] {
  if (!INDEPENDENT.test(document.low) && document.grids.length === 0) return [];
  const bases = planNumbers(document);
  const byTime =
    bases.length === 0 ? [] : sharesIn(document).flatMap((share) => wrongShare(document, share, bases));
  return [
    ...byTime.slice(0, 2),
    ...document.sentences.flatMap((sentence, at) =>
      sentence.quantities.length === 0
        ? []
        : [...twoShares(document, at), ...settingShare(document, sentence)],
    ),
  ];
}

/** Shares of placements. */
export const PLACEMENT_SHARE_RULES: readonly Rule[] = [
  {
    code: 'claim.share-of-time',
    kind: 'denominator',
    severity: 'error',
    isWide: true,
    title: 'A share of plans does not go with its count and the plans of its time',
    meaning:
      'The share of plans in independent schools, its count, and the number of plans at the same time, wherever each stands; two shares of two bases that are said to be fewer children or more. Silent where no count or no base of the time is told.',
    advice: 'Divide the count by the plans of the same day, and keep the base beside the share.',
    fires:
      '| At | Plans |\n| --- | --- |\n| June 2025 | 2,900 |\n| September 2025 | 3,000 |\n\n| At | Independent placements | Share of plans |\n| --- | --- | --- |\n| June 2025 | 145 | 5.00% |\n| September 2025 | 150 | 5.17% |',
    silent:
      '| At | Plans |\n| --- | --- |\n| June 2025 | 2,900 |\n| September 2025 | 3,000 |\n\n| At | Independent placements | Share of plans |\n| --- | --- | --- |\n| June 2025 | 145 | 5.00% |\n| September 2025 | 150 | 5.00% |',
    find: sharesApart,
  },
];
