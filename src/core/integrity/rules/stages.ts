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

/** "Designs for the bases": of something that is named anew. */
const OF_ANOTHER = /^\W{0,3}(?:the )?[a-z]+ (?:for|of|at|to) (?:the |our |its )?[a-z]/;

type Step = { readonly rank: number; readonly period: Period; readonly text: string };

/** The dated steps of a sentence: each time with the stage named nearest before it in its clause. */
function stepsOf(sentence: Sentence): Step[] {
  return sentence.periods.flatMap((period, at): Step[] => {
    if (period.from === null || period.to === null) return [];
    const start = sentence.periods[at - 1]?.end ?? 0;
    // A form has a line for each: who completed it, and to when its data reach.
    const ahead = sentence.low
      .slice(start, period.start)
      .split(/[:|]\s/)
      .slice(-2)
      .join(' ');
    const places = STAGES.map((stage) => ahead.search(stage));
    const ranks = places.flatMap((place, rank) => (place === -1 ? [] : [rank]));
    const [rank] = ranks;
    // "Tenders were opened" is of the tender.
    const isTender = rank === 0 && ranks[1] === 4 && /\b(?:tender|bid|application)s?\b/.test(ahead);
    const isClear = ranks.length === 1 || (ranks.length === 2 && isTender);
    return rank !== undefined && isClear ? [{ rank, period, text: quoteOf(sentence, period) }] : [];
  });
}

function outOfOrder(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || SEVERAL.test(sentence.low) || sentence.block.kind === 'heading') return [];
  const next = sentences[at + 1];
  const isNext =
    next !== undefined &&
    next.block === sentence.block &&
    !SEVERAL.test(next.low) &&
    !OF_ANOTHER.test(next.low);
  const own = stepsOf(sentence);
  const pairs = own.flatMap((a, k) => own.slice(k + 1).map((b) => [a, b] as const));
  // Over two sentences only where each has one step.
  const [first, second] = [own, isNext ? stepsOf(next) : []];
  const [a, b] = [first[0], second[0]];
  if (a !== undefined && b !== undefined && first.length === 1 && second.length === 1) pairs.push([a, b]);
  return pairs.flatMap(([x, y]) => wrongPair(x, y, sentence));
}

function wrongPair(a: Step, b: Step, sentence: Sentence): Found[] {
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
}

/** Stages. */
export const STAGE_RULES: readonly Rule[] = [
  {
    code: 'date.stages-out-of-order',
    kind: 'date',
    severity: 'error',
    title: 'A later stage is dated before an earlier one',
    meaning:
      'Design, tender or bid; award or appointment; building; handover; opening or first pupils; evaluation: two of them with their days in one sentence or two that follow each other. Silent where more than one scheme or phase is named.',
    advice: 'Look up the dates, and mend the one that is wrong.',
    fires: 'Course design begins on 5 January 2026; first students enrol on 1 December 2025.',
    silent: 'Course design begins on 5 January 2026; first students enrol on 1 December 2026.',
    find: ({ sentences }: Understanding) => sentences.flatMap((_, at) => outOfOrder(sentences, at)),
  },
];
