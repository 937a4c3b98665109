/** An average that lies outside the values it is of: above the highest, or within the limit that all of them passed. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { placeOf } from '../../understand/block-places.ts';
import { rowSpot } from '../../understand/grid.ts';
import { intervalOf } from '../../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import { spotsOf, type Told, toldIn } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

const AVERAGE = /\b(?:average|mean)\b/;
const LOWEST = /\b(?:lowest|least|smallest|minimum|shortest|cheapest|from)\b[^.;,£\d]{0,60}$/;
const HIGHEST = /\b(?:highest|most|largest|maximum|longest|dearest|greatest|to)\b[^.;,£\d]{0,60}$/;
const PASSED =
  /\b(?:late|after the|beyond the|outside the|over the|more than|longer than|exceed\w*|missed the|overdue|past the)\b/;

function areOfOne(a: Quantity, b: Quantity): boolean {
  return (
    a.unit === b.unit &&
    (a.unit !== 'count' || a.noun === b.noun || a.phrase.split(' ').at(-1) === b.phrase.split(' ').at(-1))
  );
}

/** The average of a sentence: the figure right behind or before the word. */
function averageIn(sentence: Sentence): Quantity | null {
  const match = AVERAGE.exec(sentence.low);
  if (match === null) return null;
  const near = sentence.quantities
    .map((quantity) => ({
      quantity,
      gap: quantity.start >= match.index ? quantity.start - match.index : match.index - quantity.end,
    }))
    .filter(({ gap }) => gap < 80)
    .sort((a, b) => a.gap - b.gap);
  return near[0]?.quantity ?? null;
}

/** "The lowest of our bands is £2,400 and the highest £9,600. The average paid is £11,150." */
function outside(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  const average = sentence === undefined ? null : averageIn(sentence);
  if (sentence === undefined || average === null) return [];
  const near = sentences.slice(Math.max(0, at - 2), at + 1).filter(({ block }) => block === sentence.block);
  const told = toldIn(near).filter(({ quantity }) => quantity !== average && areOfOne(quantity, average));
  const place = (pattern: RegExp) => (one: Told) =>
    pattern.test(one.sentence.low.slice(Math.max(0, one.quantity.start - 70), one.quantity.start));
  const [low, high] = [told.find(place(LOWEST)), told.find(place(HIGHEST))];
  if (low === undefined || high === undefined || low === high || low.quantity.value >= high.quantity.value)
    return [];
  if (!/\b(?:lowest|least|smallest|minimum|shortest|cheapest|range\w*|between)\b/.test(low.sentence.low))
    return [];
  const own = intervalOf(average);
  const isIn = own.high >= intervalOf(low.quantity).low && own.low <= intervalOf(high.quantity).high;
  if (isIn) return [];
  const shown = [low, high].map(({ quantity }) => showValue(quantity.value, quantity.unit));
  return [
    {
      spots: spotsOf(sentence, [low.sentence, high.sentence]).map(sentenceSpot),
      arithmetic: `an average of ${showValue(average.value, average.unit)} of values from ${shown[0]} to ${shown[1]}`,
    },
  ];
}

/** "82% at one, 88% at another and 91% at the third. Average occupancy is therefore 97%." */
function outsideRow(sentences: readonly Sentence[], at: number): Found[] {
  const [before, sentence] = [sentences[at - 1], sentences[at]];
  const average = sentence === undefined ? null : averageIn(sentence);
  if (before === undefined || sentence === undefined || average === null || before.block !== sentence.block)
    return [];
  if (average.unit !== 'percent' && average.unit !== 'money') return [];
  if (/\b(?:target|national\w*|england|last year|previous|forecast)\b/.test(sentence.low)) return [];
  const values = before.quantities.filter(({ unit, per }) => unit === average.unit && per === average.per);
  const [low, high] = [
    Math.min(...values.map(({ value }) => value)),
    Math.max(...values.map(({ value }) => value)),
  ];
  if (values.length < 3 || (average.value >= low - average.step && average.value <= high + average.step))
    return [];
  if (average.value > high * 1.6 || average.value < low / 1.6) return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(before)],
      arithmetic: `an average of ${showValue(average.value, average.unit)} of values from ${showValue(low, average.unit)} to ${showValue(high, average.unit)}`,
    },
  ];
}

/** "78 plans were issued after the 20-week limit. These took 19 weeks on average." */
function withinLimit(sentences: readonly Sentence[], at: number): Found[] {
  const [before, sentence] = [sentences[at - 1], sentences[at]];
  const average = sentence === undefined ? null : averageIn(sentence);
  if (before === undefined || sentence === undefined || average === null || before.block !== sentence.block)
    return [];
  if (
    !/\b(?:these|those|they|such|the late|late)\b/.test(sentence.low.slice(0, 40)) ||
    !PASSED.test(before.low)
  )
    return [];
  if (!/^(?:week|day|month|hour)$/.test(average.noun)) return [];
  const limits = before.quantities.filter((one) => one.unit === 'count' && one.noun === average.noun);
  const named = /\b(\d+)[- ](week|day|month|hour)s?\b/.exec(before.low);
  const limit = limits[0]?.value ?? (named !== null && named[2] === average.noun ? Number(named[1]) : null);
  if (limit === null || average.value > limit || /\b(?:not|less than|within)\b/.test(before.low)) return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(before)],
      arithmetic: `all took more than ${limit} ${average.noun}s; their average is told as ${average.value}`,
    },
  ];
}

const OVERALL =
  /\b(?:as a whole|overall|across (?:the|all)\b[^.;]{0,30}|county ?wide|borough ?wide|city ?wide|in all)\b/;
/** How near its table a mean of the whole stands [blocks]. */
const NEAR = 4;

/** "Across the county the mean was 22.1 weeks", and the means of its areas run from 17.2 to 21.3. */
function beyondParts({ grids, document }: Understanding, sentence: Sentence): Found[] {
  const average =
    OVERALL.test(sentence.low) && sentence.block.kind !== 'heading' ? averageIn(sentence) : null;
  if (average === null || average.unit !== 'count') return [];
  return grids.flatMap((grid): Found[] => {
    const place = placeOf(document, grid.block);
    if (Math.abs(place - sentence.blockAt) > NEAR) return [];
    const at = grid.columns.findIndex(({ low }, k) => k > 0 && /\b(?:mean|average)\b/.test(low));
    const rows = grid.rows.filter(
      ({ low, cells }) =>
        cells[at] != null && !/\b(?:total|all|overall|county|whole|england|national)\b/.test(low),
    );
    const values = rows.flatMap(({ cells }) => cells[at]?.value ?? []);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    if (at < 1 || values.length < 2 || (average.value >= low && average.value <= high)) return [];
    if (average.value > high * 2 || average.value < low / 2) return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...rows.slice(0, 1).map((row) => rowSpot(grid, row, at))],
        arithmetic: `a mean of ${average.value} of parts whose means run from ${low} to ${high}`,
      },
    ];
  });
}

/** Averages and their values. */
export const RANGE_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.average-outside',
    kind: 'average',
    severity: 'error',
    isWide: true,
    title: 'An average lies outside the values it is of',
    meaning:
      'The lowest and highest of some values, or a limit that all of them passed, and an average beyond them.',
    advice: 'Take the average again, or say of what it is.',
    fires:
      'The lowest of our five bands is £2,400 a year and the highest is £9,600. The average paid for each pupil in these bands is £11,150.',
    silent:
      'The lowest of our five bands is £2,400 a year and the highest is £9,600. The average paid for each pupil in these bands is £5,150.',
    find: (document) =>
      document.sentences.flatMap((sentence, at) => [
        ...outside(document.sentences, at),
        ...withinLimit(document.sentences, at),
        ...outsideRow(document.sentences, at),
        ...beyondParts(document, sentence),
      ]),
  },
];
