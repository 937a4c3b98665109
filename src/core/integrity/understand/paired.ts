/** An actual or forecast and what it is held against, told in two sentences or two labelled lines. */
import type { Quantity } from '../lex/quantities.ts';
import { areAlike } from './comparisons.ts';
import type { Sentence } from './sentence.ts';

/** Two figures of one thing in two sentences. */
export type Paired = {
  readonly actual: Quantity;
  readonly actualIn: Sentence;
  readonly reference: Quantity;
  readonly referenceIn: Sentence;
};

const REFERENCE_LABEL =
  /^[^:]{0,40}\b(?:due|planned|promised|expected|target|profiled?|agreed|budget|trajectory)\b[^:]{0,40}:|^\W{0,3}(?:the |our )?(?:target|plan|trajectory|agreed|ceiling|profile) (?:of |is |was |for \w+ )?£?\d|^\W{0,3}(?:agreed |planned |our |the )?(?:trajectory|target|plan(?:ned)?|agreed|budget|profile|ceiling|cap|limit|milestone|ambition|expected)\b[^:]{0,60}(?::|\||\s[–-]\s)/;
const ACTUAL_LABEL =
  /^[^:]{0,40}\b(?:ready|delivered|open(?:ed)?|achieved|actual|outturn|held|issued|done|filled|started|in place|so far|to date|now)\b[^:]{0,40}:|^\W{0,3}(?:the |our )?(?:actual|latest|outturn|achieved|now|currently|result) (?:of |is |was |at )?£?\d|^\W{0,3}(?:actual|outturn|latest|achieved|delivered|result|current|now|position|forecast|figure|reached)\b[^:]{0,60}(?::|\||\s[–-]\s)/;
const REFERENCE_TOLD =
  /\b(?:agreement|plan|trajectory|target|ceiling|cap|limit|maximum|budget|profile|condition)\b[^.;]{0,50}?\b(?:allows?|permits?|sets?|has|had|is|was|gives?|gave|asks? for|requires?|expects?|shows?|puts?|of|at|for)\b/;
const ACTUAL_TOLD =
  /\b(?:forecast|outturn|projection|actual\w*|position|we (?:now )?(?:expect|forecast|have|had|are)|there (?:are|were)|it (?:is|was|stands|stood)|count|figure|reached|delivered|achieved)\b/;
/** The second figure is said to be on the footing of the first. */
const SAME_FOOTING =
  /\b(?:on|to|by|at) (?:that|this|the same|those) (?:footing|basis|measure|terms|definition|date|day|line|test)\b|\b(?:that|this|the same) (?:footing|basis)\b/;
/** "The agreed deficit is £5.0m. At month 7 the forecast is £6.1m.": the two stand alone in a short paragraph. */
const SET =
  /^\W{0,3}(?:the |our )?(?:agreed|planned|target|budgeted|approved)\b|^\W{0,3}(?:the |our )(?:target|plan|limit|ceiling|cap|budget|trajectory)\b/;
const LATEST =
  /\b(?:the|our) (?:latest |current |month \w+ )?(?:forecast|outturn|projection|position)\b|\bwe (?:now )?(?:expect|forecast)\b/;
const OTHER_FOOTING = /\b(?:before|gross|excluding|without|if|had|would)\b/;
/** Lines or sentences that a pair may lie apart. */
const REACH = 3;

/** The only quantity of its unit in a sentence, first of all that are amounts or shares. */
function mainOf(sentence: Sentence): Quantity | null {
  const own = sentence.quantities.filter(({ noun }) => !/^(?:month|year|week|day|quarter)$/.test(noun));
  const [first] = own;
  return first !== undefined && own.filter(({ unit }) => unit === first.unit).length === 1 ? first : null;
}

function pair(referenceIn: Sentence, actualIn: Sentence): Paired | null {
  const [reference, actual] = [mainOf(referenceIn), mainOf(actualIn)];
  if (reference === null || actual === null || !areAlike(reference, actual) || reference.per !== actual.per)
    return null;
  return { actual, actualIn, reference, referenceIn };
}

/** "Trajectory: 118 placements" and "Actual: 131 placements" in lines that follow each other. */
function labelled(sentences: readonly Sentence[], at: number): Paired[] {
  const sentence = sentences[at];
  if (sentence === undefined || !REFERENCE_LABEL.test(sentence.low)) return [];
  const near = sentences
    .slice(Math.max(0, at - REACH), at + REACH + 1)
    .filter(
      (other) =>
        other.block.section === sentence.block.section &&
        Math.abs(other.blockAt - sentence.blockAt) <= 2 &&
        ACTUAL_LABEL.test(other.low),
    );
  const [actual] = near;
  const found = actual === undefined ? null : pair(sentence, actual);
  return found === null ? [] : [found];
}

/** "The agreement allows a deficit of £21.3m. The forecast on that footing is £22.1m." */
function told(sentences: readonly Sentence[], at: number): Paired[] {
  const sentence = sentences[at];
  if (sentence === undefined || !(REFERENCE_TOLD.test(sentence.low) || SET.test(sentence.low))) return [];
  const next = sentences
    .slice(at + 1, at + 1 + REACH)
    .find(
      ({ block, low, quantities }) =>
        block === sentence.block &&
        quantities.length > 0 &&
        ACTUAL_TOLD.test(low) &&
        (SAME_FOOTING.test(low) || (block.text.length < 400 && LATEST.test(low) && SET.test(sentence.low))) &&
        !OTHER_FOOTING.test(low),
    );
  const found = next === undefined ? null : pair(sentence, next);
  return found === null ? [] : [found];
}

/** Read the pairs of a document, each reference once. */
export function pairsOf(sentences: readonly Sentence[]): Paired[] {
  return sentences.flatMap((sentence, at) => {
    if (sentence.block.kind === 'heading' || sentence.isChart) return [];
    const lines = labelled(sentences, at);
    return lines.length > 0 ? lines : told(sentences, at);
  });
}
