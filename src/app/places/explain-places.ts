/** One page about any figure of the answer on places: its value, its equation, what went into it and from where. */
import { raise } from '../../core/base/problem.ts';
import { figureAt, numbersIn } from '../figure-names.ts';
import type { PlacesAnswer } from './answer-places.ts';
import type { placesDocument } from './places-document.ts';

type Answer = ReturnType<typeof placesDocument>;
type Record = PlacesAnswer['record'];

/** How figures of a kind come about; the first that fits a name explains it. */
type PlacesRule = {
  readonly of: RegExp;
  readonly equation: string;
  /** Section of method note 13. */
  readonly section: number;
  /** Parts of the record of places. */
  readonly inputs: readonly (keyof typeof PARTS)[];
  /** Other figures of the answer that it is made of; `$1` is what the name held in its first bracket. */
  readonly madeOf: readonly string[];
};

/** Parts of the record, and where it says they come from. */
const PARTS = {
  schemes: (record: Record) => ({ value: record.schemes, source: 'the record of places' }),
  prices: (record: Record) => ({
    value: record.prices,
    source: record.prices.map(({ countsAs, source }) => `${countsAs}: ${source}`).join('; '),
  }),
  delay: (record: Record) => ({ value: record.delay, source: record.delay?.source ?? 'not stated' }),
  areas: (record: Record) => ({ value: record.areas, source: record.areasSource || 'not stated' }),
  travel: (record: Record) => ({ value: record.travel, source: record.travelSource || 'not stated' }),
} as const;

const RULES: readonly PlacesRule[] = [
  {
    of: /^places\./,
    equation: 'sum over the schemes due by the month of the answer; late = due − delivered',
    section: 2,
    inputs: ['schemes'],
    madeOf: [],
  },
  {
    of: /^pipeline\./,
    equation:
      'usable: places open in the month; filled by plan: ⌊places × min(months to fill, months open) ÷ months to fill⌋',
    section: 2,
    inputs: ['schemes'],
    madeOf: [],
  },
  {
    of: /^slippage\.range\./,
    equation:
      'cost of slippage with every place still to come slipping on by a drawn number of months; mean and quantiles of the draws',
    section: 6,
    inputs: ['schemes', 'prices', 'delay'],
    madeOf: ['slippage.totalPence'],
  },
  {
    of: /^slippage\.schemes\.([^.]+)\.weeklyPence/,
    equation:
      'children in dearer places now × difference of the two yearly prices × 28 ÷ 1,461, rounded once',
    section: 5,
    inputs: ['schemes', 'prices'],
    madeOf: ['slippage.schemes.$1.children'],
  },
  {
    of: /^slippage\.schemes\.([^.]+)\.(totalPence|byYear)/,
    equation:
      'sum over the financial years of children in dearer places in each month × a twelfth of the difference of the two yearly prices, each year rounded once',
    section: 5,
    inputs: ['schemes', 'prices'],
    madeOf: ['slippage.schemes.$1.byYear'],
  },
  {
    of: /^slippage\.schemes\.([^.]+)\.soFarPence/,
    equation: 'the same months up to and with the month of the answer, rounded once',
    section: 5,
    inputs: ['schemes', 'prices'],
    madeOf: [],
  },
  {
    of: /^slippage\.schemes\./,
    equation:
      'children left without a local place with all schemes as known, less those with all as planned; schemes switched one after another, each taking what it adds',
    section: 5,
    inputs: ['schemes'],
    madeOf: [],
  },
  {
    of: /^slippage\.byCause\./,
    equation: 'sum over the late schemes of that cause',
    section: 5,
    inputs: ['schemes'],
    madeOf: ['slippage.schemes'],
  },
  {
    of: /^slippage\.filling/,
    equation: 'sum over all schemes of the places filled in the month, as planned and as openings are known',
    section: 2,
    inputs: ['schemes'],
    madeOf: [],
  },
  {
    of: /^slippage\.(weeklyPence|soFarPence|totalPence|children)/,
    equation: 'sum over the schemes; with an unknown part it is unknown',
    section: 5,
    inputs: [],
    madeOf: ['slippage.schemes'],
  },
  {
    of: /^capacity\.(\d{4}\/\d{2})\.costPence/,
    equation:
      'overflow × (7 × difference of prices in the first financial year + 5 × that in the next) ÷ 12, rounded once',
    section: 4,
    inputs: ['prices'],
    madeOf: ['capacity.$1.overflow'],
  },
  {
    of: /^capacity\.(\d{4}\/\d{2})\.(need|cells)/,
    equation:
      'children of the newest return who need a special place × the plan’s caseload of the two types at the 31 March within the year ÷ that of the return’s year, rounded once and laid out by largest remainders',
    section: 3,
    inputs: ['areas'],
    madeOf: [],
  },
  {
    of: /^capacity\./,
    equation:
      'fewest children who can be left without a local place that suits them: a maximum flow from those who wait to places filled by January',
    section: 4,
    inputs: ['schemes', 'areas'],
    madeOf: [],
  },
  {
    of: /^allocation\./,
    equation:
      'least sum of prices and travel over all children who wait, each at one site that suits, no site beyond its free places; counted anew from the solver’s answer',
    section: 7,
    inputs: ['schemes', 'prices', 'travel', 'areas'],
    madeOf: [],
  },
];

/**
 * Explain a figure by its name in the JSON answer: "slippage.weeklyPence", "capacity.2025/26.overflow".
 * @throws ProblemError `places.unknown-figure` where the answer has none of that name.
 */
export function explainPlaces(record: Record, answer: Answer, figure: string) {
  const value = figureAt(answer, figure);
  const rule = RULES.find(({ of }) => of.test(figure));
  if (value === undefined || rule === undefined)
    return raise({
      code: 'places.unknown-figure',
      place: figure,
      message: 'The answer on places has no figure of that name',
      advice: `Name it as it stands in the JSON answer, for example ${like(answer, figure).join(', ')}.`,
    });
  const first = rule.of.exec(figure)?.[1] ?? '';
  return {
    schema: 'evenkeel/figure-explanation@1',
    figure,
    value,
    equation: rule.equation,
    method: `docs/method/0013-places.md, section ${rule.section}`,
    inputs: rule.inputs.map((name) => ({ name, ...PARTS[name](record) })),
    madeOf: rule.madeOf.map((name) => name.replace('$1', first)),
    version: answer.version,
    seed: answer.seed,
    draws: answer.draws,
    files: answer.inputs,
  };
}

/** Names of figures that can be explained, in the order of the answer. */
export function placesFigures(answer: Answer): readonly string[] {
  return numbersIn(answer).filter((name) => RULES.some(({ of }) => of.test(name)));
}

function like(answer: Answer, figure: string): readonly string[] {
  const part = `${figure.split('.')[0] ?? ''}.`;
  const names = placesFigures(answer);
  const near = names.filter((name) => name.startsWith(part));
  return (near.length > 0 ? near : names).slice(0, 3);
}
