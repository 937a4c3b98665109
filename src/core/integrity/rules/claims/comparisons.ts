/** One figure said to be above, below or like another of its sentence, or of the sentence before. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { areAlike } from '../../understand/comparisons.ts';
import { intervalOf, meet } from '../../understand/interval.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import { spotsOf, TIME_NOUN } from '../../understand/together.ts';

const ABOVE = `above|over|higher than|more than|greater than|larger than|bigger than|longer than|worse than the (?:budget|spend)|exceed(?:s|ed|ing)?|in excess of|ahead of|outstrip(?:s|ped|ping)?`;
const BELOW = `below|under|lower than|less than|fewer than|smaller than|shorter than|beneath|short of|within|inside`;
const COMPARES = new RegExp(
  `^(.{0,110}?)\\b(?:(?:well|far|much|slightly|just|still|already|considerably|significantly|a little|somewhat|comfortably|now|currently|also) ){0,2}(?:(${ABOVE})|(${BELOW}))\\b([^.;:,()]{0,70})$`,
);
/** Between a figure and the comparison stands a verb of being, a comma or a bracket: without one the figure is the distance. */
const IS_LEVEL =
  /[,(–—]|\b(?:is|are|was|were|remains?|remained|stands?|stood|lies?|sits?|sat|runs?|ran|comes? in|came in|falls?|fell|has been|have been)\b/;
const NOT_SAID =
  /\b(?:not|no longer|never|nor|neither|if|would|should|must|may|might|could|cannot|can't|unless|whether|until|target(?:ing)? to|aim\w*|rather than|instead|between|by|difference|variance|gap|at least|at most|no|nobody|reduced?|restrict\w*|limit(?:ed|ing)|keep|bring|get|come|stay)\b/;
/** "This is lower than the national rate of 5.3%": the other figure is the last of the sentence before. */
const POINTS_BACK =
  /^\W{0,3}(?:this|that|which|it|the (?:rate|figure|share|number|total|average|cost|deficit|proportion)|our (?:rate|figure|share|average)|both|here)\b[^.;:,\d]{0,40}\b(?:is|are|was|were|remains?|stands?|lies?|sits?)\s/;

type Said = { readonly isAbove: boolean; readonly text: string };

/** What the words between two figures say of the first against the second. */
function saidBetween(gap: string, isStarted: boolean): Said | null {
  const match = COMPARES.exec(gap);
  if (match === null) return null;
  const [, lead = '', above, below, tail = ''] = match;
  if (!isStarted && !IS_LEVEL.test(lead)) return null;
  // "10 to 14 Amber, below 10 Green": one band, and the next.
  if (/\b(?:blue|green|amber|red),? $/.test(lead)) return null;
  if (/\b(?:half|third|quarter|fifth|tenth|twice|double|times|part|share|most)\b/.test(tail)) return null;
  if (NOT_SAID.test(lead.slice(-60)) || /\b(?:but|while|whereas|by|and|with|if|to)\b/.test(tail)) return null;
  return { isAbove: above !== undefined, text: above ?? below ?? '' };
}

function isLevel({ unit, per, isAbout, value }: Quantity): boolean {
  return per === null && !isAbout && value > 0 && unit !== 'points';
}

function judged(first: Quantity, second: Quantity, said: Said, sentences: readonly Sentence[]): Found[] {
  const [a, b] = [first, second].map((one) => intervalOf({ ...one, bound: null }));
  const [sentence] = sentences;
  if (a === undefined || b === undefined || sentence === undefined || meet(a, b)) return [];
  if (first.value > second.value === said.isAbove) return [];
  // A figure many times the other is of something else.
  if (Math.max(first.value, second.value) > 4 * Math.min(first.value, second.value)) return [];
  const shown = [first, second].map(({ value, unit }) => showValue(value, unit));
  return [
    {
      spots: spotsOf(sentence, sentences).map(sentenceSpot),
      arithmetic: `${shown[0]} is ${first.value > second.value ? 'above' : 'below'} ${shown[1]}; the text says "${said.text}"`,
    },
  ];
}

/** "5.1% of pupils, below the national rate of 4.8%". */
function wrongInside(sentence: Sentence): Found[] {
  const { quantities, low } = sentence;
  return quantities.flatMap((first, at): Found[] => {
    const second = quantities[at + 1];
    if (
      second === undefined ||
      !areAlike(first, second) ||
      !isLevel(first) ||
      !isLevel({ ...second, bound: null })
    )
      return [];
    // "31 of 59 were within 20 weeks": a limit of time, and no number of them.
    if (
      TIME_NOUN.test(second.noun) &&
      !TIME_NOUN.test(first.noun) &&
      /\bwithin $/.test(low.slice(0, second.start))
    )
      return [];
    const said = saidBetween(low.slice(first.end, second.start), false);
    return said === null ? [] : judged(first, second, said, [sentence]);
  });
}

/** "Our rate is 5.9%. This is lower than the national rate of 5.3%." */
function wrongToTheOneBefore(sentences: readonly Sentence[], at: number): Found[] {
  const [before, sentence] = [sentences[at - 1], sentences[at]];
  if (before === undefined || sentence === undefined || before.block !== sentence.block) return [];
  const start = POINTS_BACK.exec(sentence.low);
  const [second] = sentence.quantities;
  const first = before.quantities.at(-1);
  if (start === null || second === undefined || first === undefined) return [];
  const levels = before.quantities.filter(({ unit }) => unit === first.unit);
  if (levels.length !== 1 || !areAlike(first, second) || !isLevel(first) || !isLevel(second)) return [];
  const said = saidBetween(sentence.low.slice(start[0].length, second.start), true);
  return said === null ? [] : judged(first, second, said, [sentence, before]);
}

function isRead(sentence: Sentence): boolean {
  return isStatement(sentence) && sentence.quantities.length <= 12;
}

/** Comparisons in words. */
export const COMPARISON_RULES: readonly Rule[] = [
  {
    code: 'claim.comparison',
    kind: 'direction',
    severity: 'error',
    isWide: true,
    title: 'A figure is said to be above or below another, and is not',
    meaning:
      'Two figures of one unit with "above", "lower than", "within" and the like between them, the first a level and no distance.',
    advice: 'Mend the word or the figure.',
    fires: 'Our rate of plans is 5.1% of pupils, below the national rate of 4.8%.',
    silent: 'Our rate of plans is 5.1% of pupils, above the national rate of 4.8%.',
    find: ({ sentences }) =>
      sentences.flatMap((sentence, at) =>
        isRead(sentence) ? [...wrongInside(sentence), ...wrongToTheOneBefore(sentences, at)] : [],
      ),
  },
];
