/** A target, limit or budget said to be met or missed, held against the figure told beside it. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { intervalOf, meet } from '../../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import { isCount, spotsOf, type Told, toldIn } from '../../understand/together.ts';

const LINE = `(?:target|milestone|threshold|limit|cap|ceiling|trajectory|standard|budget|aim|goal|maximum|minimum|allowance|profile)`;
const MET = new RegExp(
  String.raw`\b${LINE}\b[^.;,:\d]{0,24}?\b(?:(?:has|have|is|are|was|were)\b(?: now| therefore| again| also| been| just| comfortably| fully){0,3} |so |therefore )?(met|achieved|reached|hit|kept(?! (?:at|on|open|under) )|satisfied|respected|exceeded|beaten|passed|breached|missed|not (?:been )?(?:met|achieved|reached|kept|hit|exceeded|breached))\b|\b(meets?|met|achieved?|achieves|hits?|reached|satisf(?:y|ies|ied)|keeps? to|kept to|within|inside|under|below|exceed(?:s|ed|ing)?|above|over|breach(?:es|ed|ing)?|missed|misses|missing|fall(?:s|ing)? short of|fell short of|short of|not (?:met|meeting|within|achieved))\b (?:(?:the|this|that|our|its|their|both|an?) )(?:[a-z-]+ ){0,3}${LINE}\b(?!s? (?:of|for|at) [£\d])`,
);
const MISSED = /miss|breach|short|^not (?!(?:been )?(?:exceeded|breached))/;
const PASSED = /exceed|above|over|passed|beaten/;
const NOT_SAID =
  /\b(?:if|unless|whether|would|could|should|may|might|must|will need|in order to|to ensure|cannot|can't|no longer|next year|expects?|expected to|aims?|intends?|until|once|when)\b/;
const LIMIT_BEFORE =
  /\b(?:(target|aim|goal|standard|profile|trajectory|milestone)|(caps?|capped|limit(?:s|ed)?|ceiling|maximum|budget|no more than|not exceed|allowance|at most|restricted)|(minimum|at least|no fewer than|no less than))\b[^.;:]{0,80}$/;
const LIMIT_BEHIND =
  /^ (?:[a-z]+ )?(?:(target|standard|trajectory|milestone)|(cap|limit|ceiling|maximum|budget)|(minimum))\b/;
const LOW_IS_GOOD =
  /\b(?:reduc\w*|lower\w*|cut|fall|fewer|decreas\w*|bring down|limit\w*|deficit|overspend\w*|spend\w*|spent|cost\w*|suspensions?|exclusions?|overdue|late|waiting|waits?|backlog|vacanc\w+|absen\w+|appeals?|complaints?|independent|out[- ]of[- ](?:area|county|borough)|refus\w+|days|weeks|agency|turnover|exclu\w+)\b/;
const HIGH_IS_GOOD =
  /\b(?:increas\w*|rais\w*|improv\w*|grow\w*|within (?:20|twenty|six|15|the \w+) weeks|20[- ]weeks?|on time|timel\w+|attendance|satisf\w+|confiden\w+|places|completed|recruit\w*|in post|employment|internships?|trained|respon\w+|attended|schools (?:signed|taking|joined)|saving\w*|saved|step(?:ped)?[- ]downs?)\b/;
const OTHER_TIME =
  /\b(?:last year|previous(?:ly)?|a year (?:ago|before|earlier)|from|up from|down from|baseline|compared with|in 20\d\d\/\d\d|next year|by 20\d\d)\b[^.;,]{0,20}$/;

/** "By £1.5m and £3.0m": how far off, and neither a limit nor what is held against one. */
const DISTANCE = /\bby (?:about |just |some )?(?:£?[\d.,]+m? (?:and|or|to)(?: then)?(?: by)? )?£?$/;

type Side = 'low' | 'high';
type Line = Told & { readonly good: Side };

/** Which side of a target is the good one: by its own word, then by what it is of. */
function goodSide(word: readonly (string | undefined)[], text: string): Side | null {
  if (word[2] !== undefined) return 'low';
  if (word[3] !== undefined) return 'high';
  const [isLow, isHigh] = [LOW_IS_GOOD.test(text), HIGH_IS_GOOD.test(text)];
  return isLow === isHigh ? null : isLow ? 'low' : 'high';
}

function isNoDistance({ sentence, quantity }: Told): boolean {
  return !DISTANCE.test(sentence.low.slice(Math.max(0, quantity.start - 30), quantity.start));
}

/** The targets and limits told in sentences. */
function linesIn(sentences: readonly Sentence[]): Line[] {
  return toldIn(sentences)
    .filter(isNoDistance)
    .flatMap((told): Line[] => {
      const { sentence, quantity } = told;
      const from = sentence.quantities.findLast(
        (other) => other.unit === quantity.unit && other.end <= quantity.start,
      );
      const before = sentence.low.slice(Math.max(from?.end ?? 0, quantity.start - 110), quantity.start);
      const word = LIMIT_BEFORE.exec(before) ?? LIMIT_BEHIND.exec(sentence.low.slice(quantity.end));
      const good = word === null ? null : goodSide(word, sentences.map(({ low }) => low).join(' '));
      return good === null ? [] : [{ ...told, good }];
    });
}

function areOfOne(a: Quantity, b: Quantity): boolean {
  if (a.unit !== b.unit || a.per !== b.per) return false;
  if (a.unit !== 'count') return true;
  return a.noun === b.noun || ((a.noun === '' || b.noun === '') && isCount(a) && isCount(b));
}

/** Whether the words say that the line is kept; null where they say neither. */
function isSaidKept(word: string, good: Side): boolean {
  if (MISSED.test(word)) return false;
  if (PASSED.test(word) && !/^not/.test(word)) return good === 'high';
  return !(good === 'high' && /^(?:within|inside|under|below)$/.test(word));
}

function wrongKept(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  const match = sentence === undefined || sentence.block.kind === 'heading' ? null : MET.exec(sentence.low);
  if (sentence === undefined || match === null || sentence.text.endsWith('?')) return [];
  if (NOT_SAID.test(sentence.low.slice(Math.max(0, match.index - 60), match.index + match[0].length)))
    return [];
  const near = sentences
    .slice(Math.max(0, at - 2), at + 2)
    .filter(
      ({ block, text, quantities }) =>
        block === sentence.block && !text.endsWith('?') && quantities.length <= 8,
    );
  const lines = linesIn(near);
  const [line, more] = lines;
  if (line === undefined || more !== undefined) return [];
  const actuals = toldIn(near).filter(
    ({ sentence: own, quantity }) =>
      quantity !== line.quantity &&
      areOfOne(quantity, line.quantity) &&
      !OTHER_TIME.test(own.low.slice(Math.max(0, quantity.start - 50), quantity.start)),
  );
  const [actual, another] = actuals;
  if (actual === undefined || another !== undefined) return [];
  const word = match[1] ?? match[2] ?? '';
  const isKept =
    line.good === 'low'
      ? actual.quantity.value <= line.quantity.value
      : actual.quantity.value >= line.quantity.value;
  const [a, b] = [actual.quantity, line.quantity].map((one) => intervalOf({ ...one, bound: null }));
  if (a === undefined || b === undefined || meet(a, b) || isKept === isSaidKept(word, line.good)) return [];
  if (
    Math.max(actual.quantity.value, line.quantity.value) >
    3 * Math.min(actual.quantity.value, line.quantity.value)
  )
    return [];
  const shown = [actual, line].map(({ quantity }) => showValue(quantity.value, quantity.unit));
  return [
    {
      spots: spotsOf(sentence, [actual.sentence, line.sentence]).map(sentenceSpot),
      arithmetic: `${shown[0]} against ${shown[1]}, where ${line.good === 'low' ? 'less' : 'more'} is wanted; the text says "${match[0].trim()}"`,
    },
  ];
}

/** Targets said to be met or missed. */
export const KEPT_RULES: readonly Rule[] = [
  {
    code: 'claim.kept',
    kind: 'cap',
    severity: 'error',
    isWide: true,
    title: 'A target or limit is said to be met, or missed, and the figure says the other',
    meaning:
      'A target, limit or budget and one figure of the same things beside it, where it is clear which side is wanted, and words that say it is kept or not.',
    advice: 'Mend the words or the figure.',
    fires:
      'The target was to reduce suspensions of pupils with a plan to 240 by July. There were 263 by July, so the target was met.',
    silent:
      'The target was to reduce suspensions of pupils with a plan to 240 by July. There were 236 by July, so the target was met.',
    find: ({ sentences }) => sentences.flatMap((_, at) => wrongKept(sentences, at)),
  },
];
