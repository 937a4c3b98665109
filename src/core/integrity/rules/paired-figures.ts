/** Rules on answers and ratings against a figure and its reference in two sentences or lines. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { intervalOf, meet } from '../understand/interval.ts';
import { type Measure, measureIn } from '../understand/measures.ts';
import { type Paired, pairsOf } from '../understand/paired.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { newest } from './newest-ratings.ts';

/** How far off counts as off, as for a figure in one sentence [share of the reference]. */
const MISS = 0.05;

/** The share that a pair is off by in the direction that matters; null where it is none. */
function missOf({ actual, actualIn, reference, referenceIn }: Paired): number | null {
  if (reference.value <= 0 || meet(intervalOf(actual), intervalOf(reference))) return null;
  const words = `${actualIn.low} ${referenceIn.low} ${actualIn.block.section?.toLowerCase() ?? ''}`;
  const measure =
    measureIn(actualIn.block.section?.toLowerCase() ?? '', actual.unit) ?? measureIn(words, actual.unit);
  if (measure === null) return null;
  const share = (actual.value - reference.value) / reference.value;
  const isOver = measure.isOffWhenAbove === true || measure.good === 'down';
  const isUnder = measure.isOffWhenBelow === true || measure.good === 'up';
  return (isOver && share > 0) || (isUnder && share < 0) ? share : null;
}

function arithmetic({ actual, reference }: Paired, share: number): string {
  return `${showValue(actual.value, actual.unit)} against ${showValue(reference.value, reference.unit)} is ${num(Math.abs(share) * 100, 1)}% ${share > 0 ? 'above' : 'below'}`;
}

function ratedGreen(document: Understanding, pairs: readonly Paired[]): Found[] {
  const green = newest(document.ratings).filter(({ word, section }) => word === 'green' && section !== null);
  return green.flatMap((rating) =>
    pairs
      .filter(({ actualIn }) => actualIn.block.section === rating.section)
      .flatMap((paired): Found[] => {
        const share = missOf(paired);
        if (share === null || Math.abs(share) <= MISS) return [];
        return [
          {
            spots: [rating.spot, sentenceSpot(paired.actualIn), sentenceSpot(paired.referenceIn)],
            arithmetic: `${arithmetic(paired, share)}; rated ${rating.word}`,
          },
        ];
      }),
  );
}

const OFFSET_BEHIND =
  /^ (?:\w+ )?(?:over|above|worse than|more than|higher than|adrift of|short of|below|behind) (?:the |our |its )?(?:agreed |planned |approved )?(?:figure|plan|trajectory|target|cap|ceiling|limit|budget|profile|path|forecast)\b[^.;]{0,20}$/;

/** What a sentence says a figure is off by, as a share of what it is held against; null where it is none that matters. */
function toldShare(
  sentence: Sentence,
  at: number,
): { readonly share: number; readonly words: string } | null {
  const [offset, reference] = [sentence.quantities[at], sentence.quantities[at + 1]];
  if (
    offset === undefined ||
    reference === undefined ||
    reference.unit !== offset.unit ||
    reference.value <= 0
  )
    return null;
  const gap = sentence.low.slice(offset.end, reference.start);
  const section = sentence.block.section?.toLowerCase() ?? '';
  const measure = measureIn(`${sentence.low.slice(0, offset.start)} ${section}`, offset.unit);
  const share = offset.value / reference.value;
  const words = `${showValue(offset.value, offset.unit)} off ${showValue(reference.value, reference.unit)} is ${num(share * 100, 1)}%`;
  return OFFSET_BEHIND.test(gap) && measure !== null && isBad(measure, !/short of|below|behind/.test(gap))
    ? { share, words }
    : null;
}

function isBad(measure: Measure, isOver: boolean): boolean {
  return isOver
    ? measure.good === 'down' || measure.isOffWhenAbove === true
    : measure.good === 'up' || measure.isOffWhenBelow === true;
}

/** "£1.9m over the agreed figure of £14.0m" in the section of a Green rating. */
function offByTold({ ratings, sections }: Understanding): Found[] {
  return newest(ratings)
    .filter(({ word, section }) => word === 'green' && section !== null)
    .flatMap((rating) =>
      (sections.get(rating.section ?? '') ?? []).flatMap((sentence) =>
        sentence.quantities.flatMap((_, at): Found[] => {
          const told = toldShare(sentence, at);
          return told === null || told.share <= MISS || told.share >= 0.6
            ? []
            : [
                {
                  spots: [rating.spot, sentenceSpot(sentence)],
                  arithmetic: `${told.words}; rated ${rating.word}`,
                },
              ];
        }),
      ),
    );
}

const ROOM = /^\W{0,3}(?:headroom|room|margin|in hand|to spare|underspend|surplus)\b/;
const EXCESS = /^\W{0,3}(?:excess|breach|overspend|shortfall|overshoot)\b/;

/** "Ceiling: £18.5m. Forecast: £19.2m. Headroom: £0.7m." */
function roomTold({ sentences }: Understanding, pairs: readonly Paired[]): Found[] {
  return pairs.flatMap(({ actual, actualIn, reference, referenceIn }): Found[] => {
    if (!/\b(?:ceiling|cap|limit|maximum|budget|allowed)\b/.test(referenceIn.low)) return [];
    const at = sentences.indexOf(actualIn);
    const next = sentences
      .slice(at + 1, at + 3)
      .find(
        ({ low, block }) => block.section === actualIn.block.section && (ROOM.test(low) || EXCESS.test(low)),
      );
    if (next === undefined || meet(intervalOf(actual), intervalOf(reference))) return [];
    const isOver = actual.value > reference.value;
    if (ROOM.test(next.low) !== isOver) return [];
    return [
      {
        spots: [sentenceSpot(next), sentenceSpot(actualIn), sentenceSpot(referenceIn)],
        arithmetic: `${showValue(actual.value, actual.unit)} is ${isOver ? 'above' : 'below'} ${showValue(reference.value, reference.unit)}`,
      },
    ];
  });
}

function answeredYes(document: Understanding, pairs: readonly Paired[]): Found[] {
  return document.answers
    .filter(({ topic, value }) => topic !== 'other' && topic !== 'capital' && value === 'yes')
    .flatMap((answer) =>
      pairs
        .filter(
          ({ actual, actualIn }) =>
            actual.unit === 'money' &&
            actualIn.blockAt >= answer.fromBlock &&
            actualIn.blockAt <= answer.toBlock,
        )
        .flatMap((paired): Found[] => {
          const { actual, reference } = paired;
          if (actual.value <= reference.value || meet(intervalOf(actual), intervalOf(reference))) return [];
          return [
            {
              spots: [answer.spot, sentenceSpot(paired.actualIn), sentenceSpot(paired.referenceIn)],
              arithmetic: `${arithmetic(paired, (actual.value - reference.value) / reference.value)}; the answer is Yes`,
            },
          ];
        }),
    );
}

const OWING =
  /\b(?:still (?:be )?(?:owing|owed|outstanding|left)|(?:be|is|are|stays?|remains?|leaving|leaves?) (?:\w+ )?(?:owing|outstanding|uncleared|unpaid)|remains? to be (?:cleared|covered)|short of (?:nil|zero|clearing))\b/;

/** "A balance of £3.3m will still be owing" in the commentary of a Yes to a nil deficit. */
function owingAfterYes({ answers, sentences }: Understanding): Found[] {
  return answers
    .filter(({ topic, value }) => topic === 'zero-deficit' && value === 'yes')
    .flatMap((answer): Found[] => {
      const owing = sentences.find(
        ({ blockAt, low, quantities }) =>
          blockAt >= answer.fromBlock &&
          blockAt <= answer.toBlock &&
          OWING.test(low) &&
          quantities.some(({ unit, value }) => unit === 'money' && value > 0),
      );
      return owing === undefined
        ? []
        : [
            {
              spots: [answer.spot, sentenceSpot(owing)],
              arithmetic: 'the answer is Yes; an amount is still owing',
            },
          ];
    });
}

/** Pairs of figures. */
export const PAIRED_RULES: readonly Rule[] = [
  {
    code: 'cap.room-in-pair',
    kind: 'cap',
    severity: 'error',
    title: 'Headroom is told where the forecast is above its limit, or excess where it is below',
    meaning: 'A line with the limit, a line with the forecast, and a line that names what is between them.',
    advice: 'Mend the word or the figures.',
    fires: '## Ceiling\n\nCeiling for March 2025: £18.5m. Forecast for March 2025: £19.2m. Headroom: £0.7m.',
    silent: '## Ceiling\n\nCeiling for March 2025: £19.5m. Forecast for March 2025: £18.8m. Headroom: £0.7m.',
    find: (document) => roomTold(document, pairsOf(document.sentences)),
  },
  {
    code: 'rating.against-pair',
    kind: 'rating',
    severity: 'error',
    title: 'Rated on target although two lines of its section show a miss of 5% or more',
    meaning:
      'A Green rating, and in its section a line or sentence with the plan, target or limit and another with the actual or forecast.',
    advice: 'Change the rating, or write down why it stands although the figures say otherwise.',
    fires:
      '## Independent placements\n\n- Rating: Green\n- Trajectory: 118 placements at 30 September 2025\n- Actual: 131 placements at 30 September 2025',
    silent:
      '## Independent placements\n\n- Rating: Green\n- Trajectory: 118 placements at 30 September 2025\n- Actual: 117 placements at 30 September 2025',
    find: (document) => [...ratedGreen(document, pairsOf(document.sentences)), ...offByTold(document)],
  },
  {
    code: 'answer.against-pair',
    kind: 'answer',
    severity: 'error',
    title: 'Yes is answered, and the forecast of its own commentary is above what is allowed',
    meaning:
      'The limit in one sentence and the forecast on that footing in one that follows; or Yes to a nil deficit, and an amount still owing.',
    advice: 'Change the answer or the figures; where both stand, say how.',
    fires:
      'Will the projected deficit in the agreement for the current year be met? Yes. The agreement allows a cumulative deficit of £21.30m. The forecast on that footing is £22.10m.',
    silent:
      'Will the projected deficit in the agreement for the current year be met? No. The agreement allows a cumulative deficit of £21.30m. The forecast on that footing is £22.10m.',
    find: (document) => [...answeredYes(document, pairsOf(document.sentences)), ...owingAfterYes(document)],
  },
];
