/** A baseline said to follow the growth of late, and a growth told that is another. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { rowSpot } from '../../understand/grid.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const BASELINE =
  /\b(?:baseline|unmitigated|no[- ]action|do[- ]nothing|no further action|without (?:action|further action|mitigation)|business as usual|counterfactual)\b/;
const FOLLOWS =
  /\b(?:based on|set by|taken from|in line with|reflects?|follows?|continu\w+|looking at|drawn from|extrapolat\w+|assum\w+ that)\b[^.;]{0,60}\b(?:growth|trend|trends|rate|pace|increase|years)\b|\b(?:recent|present|current|past|last (?:two|three|four|five)(?: years)?) (?:growth|trends?|rates?|pace)\b/;
const GROWTH = /\b(?:growth|grew|grows?|growing|rises?|rising|increas\w+|change)\b/;

type History = { readonly rates: readonly number[]; readonly spots: readonly Spot[] };

/** The yearly growth of the past: a column of percentages under growth or change. */
function historyOf({ grids }: Understanding): History | null {
  for (const grid of grids) {
    const at = grid.columns.findIndex(
      ({ low }, k) => k > 0 && /\b(?:growth|change|increase|rise)\b/.test(low),
    );
    if (at < 1 || BASELINE.test(grid.caption.toLowerCase())) continue;
    const rows = grid.rows.filter((row) => row.cells[at]?.unit === 'percent');
    if (rows.length >= 2)
      return {
        rates: rows.flatMap((row) => row.cells[at]?.value ?? []).slice(-3),
        spots: rows.slice(-1).map((row) => rowSpot(grid, row, at)),
      };
  }
  return null;
}

/** "The baseline has plans growing by 2.0% a year … set by looking at the growth of the last three years", which was 8%. */
function wrongRate(document: Understanding, at: number): Found[] {
  const sentence = document.sentences[at];
  if (sentence === undefined || !BASELINE.test(sentence.low) || sentence.block.kind === 'heading') return [];
  const own = sentence.quantities.filter(
    ({ unit, end }) =>
      unit === 'percent' && /^ (?:a|per|each) year|^ (?:annual|growth)/.test(sentence.low.slice(end)),
  );
  const [rate, more] = own;
  if (rate === undefined || more !== undefined || !GROWTH.test(sentence.low)) return [];
  const near = document.sentences
    .slice(Math.max(0, at - 1), at + 3)
    .filter(({ block }) => block === sentence.block);
  const reason = near.find(
    ({ low }) => FOLLOWS.test(low) && !/\b(?:not|unlike|lower than|below|slower)\b/.test(low),
  );
  const history = historyOf(document);
  if (reason === undefined || history === null || history.rates.length < 2) return [];
  const [low, high] = [Math.min(...history.rates), Math.max(...history.rates)];
  if (rate.value >= low * 0.6 && rate.value <= high * 1.6) return [];
  return [
    {
      spots: [
        sentenceSpot(sentence),
        ...(reason === sentence ? [] : [sentenceSpot(reason)]),
        ...history.spots,
      ],
      arithmetic: `${num(rate.value)}% a year, said to follow a growth of ${history.rates.map((one) => `${num(one)}%`).join(', ')}`,
    },
  ];
}

const MONTHLY = /\b(?:a|per|each|every) month\b/;

/** Plans that grow by 28 a month, and a row without action that adds two. */
function wrongRow(document: Understanding): Found[] {
  const told = document.sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((quantity) => {
      const behind = sentence.low.slice(quantity.end, quantity.end + 24);
      const isGrowth = /\b(?:growth|growing|grew|increase|rise|rising|net)\b[^.;\d]{0,40}$/.test(
        sentence.low.slice(0, quantity.start),
      );
      return quantity.unit === 'count' &&
        (quantity.per === 'month' || MONTHLY.test(behind)) &&
        isGrowth &&
        !BASELINE.test(sentence.low)
        ? [{ sentence, quantity }]
        : [];
    }),
  );
  const [growth, more] = told;
  if (growth === undefined || more !== undefined || growth.quantity.value < 5) return [];
  return document.grids.flatMap((grid) =>
    grid.rows.flatMap((row): Found[] => {
      if (!BASELINE.test(row.low)) return [];
      const cells = row.cells.flatMap((cell, at) =>
        cell?.unit === 'count' && grid.columns[at]?.period?.from != null
          ? [{ value: cell.value, from: grid.columns[at]?.period?.from ?? 0 }]
          : [],
      );
      const [first, last] = [cells[0], cells.at(-1)];
      if (
        first === undefined ||
        last === undefined ||
        cells.length < 3 ||
        first.value < 200 ||
        last.from <= first.from
      )
        return [];
      const months = (last.from - first.from) / 30.44;
      const pace = (last.value - first.value) / months;
      if (pace >= growth.quantity.value * 0.35 || !followsTrend(document.sentences)) return [];
      return [
        {
          spots: [rowSpot(grid, row), sentenceSpot(growth.sentence)],
          arithmetic: `${num(last.value - first.value)} over ${num(months, 0)} months is ${num(pace, 1)} a month without action; plans grow by ${num(growth.quantity.value)} a month`,
        },
      ];
    }),
  );
}

function followsTrend(sentences: readonly Sentence[]): boolean {
  return sentences.some(({ low }) => (BASELINE.test(low) || /\bprojection\b/.test(low)) && FOLLOWS.test(low));
}

/** Baselines and growth. */
export const BASELINE_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.baseline',
    kind: 'baseline',
    severity: 'warning',
    isWide: true,
    title: 'A baseline does not follow the growth that it is said to follow',
    meaning:
      'A yearly growth without action, said to rest on the growth of late, and the growth of each year in a table; or a row without action against the growth a month.',
    advice: 'Set the baseline from the growth there is, or say why it will slow by itself.',
    fires:
      'The unmitigated baseline has plans growing by 2.0% a year from March 2025. It was set by looking at the growth of the last three years.\n\n| Year | Plans | Growth |\n| --- | --- | --- |\n| 2023 | 2,643 | 8.2% |\n| 2024 | 2,862 | 8.3% |\n| 2025 | 3,110 | 8.7% |',
    silent:
      'The unmitigated baseline has plans growing by 8.4% a year from March 2025. It was set by looking at the growth of the last three years.\n\n| Year | Plans | Growth |\n| --- | --- | --- |\n| 2023 | 2,643 | 8.2% |\n| 2024 | 2,862 | 8.3% |\n| 2025 | 3,110 | 8.7% |',
    find: (document) => [
      ...document.sentences.flatMap((_, at) => wrongRate(document, at)),
      ...wrongRow(document),
    ],
  },
];
