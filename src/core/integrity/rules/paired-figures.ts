/** Rules on answers and ratings against a figure and its reference in two sentences or lines. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { intervalOf, meet } from '../understand/interval.ts';
import { measureIn } from '../understand/measures.ts';
import { type Paired, pairsOf } from '../understand/paired.ts';
import { sentenceSpot } from '../understand/sentence.ts';
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

/** Pairs of figures. */
export const PAIRED_RULES: readonly Rule[] = [
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
    find: (document) => ratedGreen(document, pairsOf(document.sentences)),
  },
  {
    code: 'answer.against-pair',
    kind: 'answer',
    severity: 'error',
    title: 'Yes is answered, and the forecast of its own commentary is above what is allowed',
    meaning: 'The limit in one sentence and the forecast on that footing in one that follows.',
    advice: 'Change the answer or the figures; where both stand, say how.',
    fires:
      'Will the projected deficit in the agreement for the current year be met? Yes. The agreement allows a cumulative deficit of £17.40m. The forecast on that footing is £18.05m.',
    silent:
      'Will the projected deficit in the agreement for the current year be met? No. The agreement allows a cumulative deficit of £17.40m. The forecast on that footing is £18.05m.',
    find: (document) => answeredYes(document, pairsOf(document.sentences)),
  },
];
