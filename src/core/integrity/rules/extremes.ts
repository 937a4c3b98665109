/** Rules on the highest and lowest point of a series against the words for it. */
import type { Found } from '../finding.ts';
import type { Period } from '../lex/periods.ts';
import type { Rule } from '../rule.ts';
import { financialYearOf } from '../understand/balance.ts';
import { intervalOf, meet } from '../understand/interval.ts';
import { measureIn } from '../understand/measures.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { type Series, seriesOf } from '../understand/series.ts';
import { num } from '../understand/show.ts';
import { TIME_NOUN } from '../understand/together.ts';
import type { Understanding } from '../understand/understanding.ts';

const HIGH =
  /\b(?:peak(?:s|ed|ing)?|highest|busiest|high point|(?:an?|the|its|their|new|all-time|year's) highs?(?! (?:needs|school|case|scenario|estimate|end|cost|risk|level|number|rate|share))|maximum|record high|topped out)\b/;
const LOW = /\b(?:trough|lowest|quietest|low point|minimum|bottomed out|record low|nadir)\b/;
/** Words under which the extreme is not of the actual series as printed. */
const OTHER = /\b(?:will|would|expect\w*|forecast|target|not|never|since|before|previous|national\w*|than)\b/;
/** A time stands this near to the word for the extreme [characters]. */
const NEAR = 60;

function isSameTime(a: Period, b: Period): boolean {
  if (a.key === b.key) return true;
  const isBare = a.kind === 'bare-month' || b.kind === 'bare-month';
  return isBare && a.month !== null && a.month === b.month;
}

/** The series that a sentence speaks of: those of its measure in its section, or all where none has it. */
function spokenOf({ grids }: Understanding, sentence: Sentence): readonly Series[] {
  const near = grids.filter(({ block }) => block.section === sentence.block.section).flatMap(seriesOf);
  const own = near.filter((series) => {
    const measure = measureIn(`${series.low} ${series.grid.caption.toLowerCase()}`, series.unit);
    return measure !== null && measureIn(sentence.low, series.unit)?.id === measure.id;
  });
  return own.length > 0 ? own : near;
}

/** "Peaks at £9.3m": only a series that has the figure is the one spoken of. */
function holdsTold({ points, unit }: Series, sentence: Sentence): boolean {
  const [told, more] = sentence.quantities.filter(({ noun }) => !TIME_NOUN.test(noun));
  if (told === undefined || more !== undefined) return true;
  return (
    told.unit === unit &&
    points.some(({ value }) => meet(intervalOf(told), { low: Math.abs(value), high: Math.abs(value) }))
  );
}

function extremeIn(document: Understanding, sentence: Sentence): Found[] {
  const high = HIGH.exec(sentence.low);
  const word = high ?? LOW.exec(sentence.low);
  if (word === null || OTHER.test(sentence.low)) return [];
  const period = sentence.periods.find(
    ({ start }) =>
      start > word.index &&
      start - word.index - word[0].length < NEAR &&
      !/;/.test(sentence.low.slice(word.index, start)),
  );
  if (period === undefined) return [];
  const series = spokenOf(document, sentence)
    .filter(({ points }) => points.some((point) => isSameTime(point.period, period)))
    .filter((one) => holdsTold(one, sentence));
  const isOfDeficits = /\bdeficits?\b/.test(sentence.low);
  const best = series.map(({ points: all }) => {
    // A surplus is no low deficit.
    const points =
      isOfDeficits && all.some(({ value }) => value > 0) ? all.filter(({ value }) => value > 0) : all;
    const values = points.map(({ value }) => value);
    const extreme = high === null ? Math.min(...values) : Math.max(...values);
    return { extreme, at: points.filter(({ value }) => value === extreme) };
  });
  const [first] = best;
  const [point] = first?.at ?? [];
  const isTrue = best.some(
    ({ at }, k) => (k === 0 || at.length === 1) && at.some((one) => isSameTime(one.period, period)),
  );
  if (first === undefined || point === undefined || isTrue) return [];
  const shown = sentence.text.slice(period.start, period.end);
  return [
    {
      spots: [sentenceSpot(sentence), ...point.spots],
      arithmetic: `the ${high === null ? 'lowest' : 'highest'} figure is ${num(first.extreme)} in ${point.period.key}; the text says "${word[0]}" of ${shown}`,
    },
  ];
}

/** A figure further from the point than this is of another series [ratio]. */
const FAR = 1.35;

/** "A peak of £25.4m on 31 March 2029", where the series peaks in that year at another figure, and no table of the paper has the one told. */
function wrongPoint(document: Understanding, sentence: Sentence): Found[] {
  const match = PEAK_OF.exec(sentence.low);
  if (match === null || OTHER.test(sentence.low)) return [];
  const told = sentence.quantities.find(({ start }) => start === match.index + match[0].length);
  const time = sentence.periods.find(
    ({ start }) => told !== undefined && start > told.end && start - told.end < 12,
  );
  if (told === undefined || time === undefined || told.isAbout || told.per !== null) return [];
  const isTold = ({ value }: { readonly value: number }) =>
    meet(intervalOf(told), { low: Math.abs(value), high: Math.abs(value) });
  if (
    document.grids.some(({ rows }) =>
      rows.some(({ cells }) => cells.some((cell) => cell !== null && isTold(cell))),
    )
  )
    return [];
  const near = document.grids
    .filter(({ block }) => block.section === sentence.block.section)
    .flatMap(seriesOf);
  const peaks = near.flatMap(({ unit, points }) => {
    const values = points.map(({ value }) => value);
    const at = values.indexOf(Math.max(...values));
    const point = points[at];
    const isInner = at > 0 && at < points.length - 1;
    return unit !== told.unit || point === undefined || !isInner || !isOneYear(point.period, time)
      ? []
      : [point];
  });
  const [peak] = peaks.filter(
    ({ value }) => value > 0 && value < told.value * FAR && told.value < value * FAR,
  );
  if (peak === undefined) return [];
  return [
    {
      spots: [sentenceSpot(sentence), ...peak.spots],
      arithmetic: `the figures peak at ${num(peak.value)} then; the text says ${num(told.value)}`,
    },
  ];
}

const PEAK_OF = /\b(?:peak(?:s|ed|ing)?|high(?:est)?(?: point)?|maximum) (?:of|at) (?=[£\d])/;

/** One time, or the year and the 31 March that closes it. */
function isOneYear(a: Period, b: Period): boolean {
  const year = financialYearOf(a);
  return isSameTime(a, b) || (year !== null && year === financialYearOf(b));
}

const TABLE =
  '| 2025 | Jan | Feb | Mar | Apr |\n| --- | --- | --- | --- | --- |\n| Placements | 203 | 204 | 207 | 211 |';

/** Highest and lowest. */
export const EXTREME_RULES: readonly Rule[] = [
  {
    code: 'chart.highest-or-lowest',
    kind: 'chart',
    severity: 'error',
    title: 'The highest or lowest point stands at another time than the text says',
    meaning:
      'A peak, low, highest or lowest at a month or year, and the series of the same section, down a column or along a row.',
    advice: 'Read the point off the figures, and mend the sentence.',
    fires: `## Placements\n\n${TABLE}\n\nChart 1 shows the peak in February.`,
    silent: `## Placements\n\n${TABLE}\n\nChart 1 shows the peak in April.`,
    find: (document) =>
      document.sentences.flatMap((sentence) => [
        ...extremeIn(document, sentence),
        ...wrongPoint(document, sentence),
      ]),
  },
];
