/** Rules on the stages of one undertaking: what must come first stands later. */
import type { Found } from '../finding.ts';
import type { Period } from '../lex/periods.ts';
import type { Rule } from '../rule.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import type { Understanding } from '../understand/understanding.ts';
import { quoteOf } from './times.ts';

/** In the order in which they come, each by its words. */
const STAGES: readonly RegExp[] = [
  /\b(?:design\w*|scop\w+|feasibility|business case|bid(?:s|ding)?|consult\w+|drafted|drafting|tender\w*|advert\w*|notice|application\w*)\b/,
  /\b(?:award\w*|contract (?:let|signed)|appoint\w*|approv\w+|planning permission|funding agreed|recruit\w+|interview\w*)\b/,
  /\b(?:start(?:s|ed)? on site|construction|building work|build starts|ground[- ]?break\w*|work on site|site work)\b/,
  /\b(?:hand(?:s|ed|ing)?[- ]?over|practical completion|completed|completion|fit[- ]out)\b/,
  /\b(?:open(?:s|ed|ing)?|first (?:pupils|students|children|learners|cohort|intake)|enrol\w*|go(?:es)? live|went live|launch\w*|in post|admit\w*)\b/,
  /\b(?:evaluat\w+|reviewed|lessons|closed)\b/,
];
/** Two undertakings or more, or one that moved. */
const SEVERAL =
  /\b(?:phase|second|third|next|other|another|tranche|former|latter|respectively|while|whereas|new one|moved|from|instead|already|replac\w+|expan\w+|re-?open\w*|extension)\b/;

type Step = { readonly rank: number; readonly period: Period; readonly text: string };

/** The dated steps of a sentence: each time with the stage named nearest before it in its clause. */
function stepsOf(sentence: Sentence): Step[] {
  return sentence.periods.flatMap((period, at): Step[] => {
    if (period.from === null || period.to === null) return [];
    const start = sentence.periods[at - 1]?.end ?? 0;
    const ahead = sentence.low.slice(start, period.start);
    const places = STAGES.map((stage) => ahead.search(stage));
    const ranks = places.flatMap((place, rank) => (place === -1 ? [] : [rank]));
    const [rank] = ranks;
    return rank !== undefined && ranks.length === 1
      ? [{ rank, period, text: quoteOf(sentence, period) }]
      : [];
  });
}

function outOfOrder(sentence: Sentence): Found[] {
  if (SEVERAL.test(sentence.low) || sentence.block.kind === 'heading') return [];
  const steps = stepsOf(sentence);
  return steps.flatMap((a, at) =>
    steps.slice(at + 1).flatMap((b): Found[] => {
      const [first, last] = a.rank < b.rank ? [a, b] : [b, a];
      const isWrong =
        first.rank !== last.rank &&
        first.period.from !== null &&
        last.period.to !== null &&
        last.period.to < first.period.from;
      return isWrong
        ? [
            {
              spots: [sentenceSpot(sentence)],
              arithmetic: `${last.text} comes before ${first.text}, which is the day of an earlier stage`,
            },
          ]
        : [];
    }),
  );
}

/** Stages. */
export const STAGE_RULES: readonly Rule[] = [
  {
    code: 'date.stages-out-of-order',
    kind: 'date',
    severity: 'error',
    title: 'A later stage is dated before an earlier one',
    meaning:
      'Design, tender or bid; award or appointment; building; handover; opening or first pupils; evaluation: two of them with their days in one sentence. Silent where more than one scheme or phase is named.',
    advice: 'Look up the dates, and mend the one that is wrong.',
    fires: 'Course design begins on 5 January 2026; first students enrol on 1 December 2025.',
    silent: 'Course design begins on 5 January 2026; first students enrol on 1 December 2026.',
    find: ({ sentences }: Understanding) => sentences.flatMap(outOfOrder),
  },
];
