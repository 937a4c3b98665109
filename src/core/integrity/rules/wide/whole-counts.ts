/** Shares and averages that no whole count can give for the only numbers of people or things told beside them. */
import type { Found } from '../../finding.ts';
import { wordValue } from '../../lex/number-words.ts';
import type { Rule } from '../../rule.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { around, beside, isWholeCount, spotsOf, type Told, toldIn } from '../../understand/together.ts';

/** A base above this leaves hardly a share impossible. */
const MOST_BASE = 400;
const OUTCOME =
  /\b(?:in|for|found|were|was|are|is|said|these|those|felt|agreed|told|had|have|met|got|gave|replied|chose|of (?:them|these|those|which|whom)|upheld|allowed|success\w*|finished|completed|attend\w*|support\w*)\b[^.;%]{0,24}$/;
const NOT_OF_IT =
  /\b(?:by value|weighted|fees?|prices?|occupan\w+|capacity|attendance|utilisation|target|inflation|uplift|forecast|growth|grew|grown|increase\w*|rise|risen|fall|fallen|fell|rose|up|down|than|transfer|block|national\w*|england|neighbours?|region\w*|from|to|between|at least|over|under|above|below|a year|last year|previous|spend\w*|budget\w*|assum\w+|allow(?:ed|ance)|plann\w+|provided for|cost\w*|income|deficit)\b/;
const SAID_BEHIND =
  /^(?: of (?:them|these|those|respondents|parents|families))? (?:said|felt|agreed|told|replied|thought|were|had|would|reported|rated|chose)\b/;
const OWN_BASE = /^\s?(?:of|out of) (?!them\b|these\b|those\b|the (?:cases|replies|answers|time)\b)/;

/** Beyond the doubt of binary fractions. */
const HAIR = 1e-9;

/** Whether a whole number lies so near to a value. */
function isWholeNear(value: number, half: number): boolean {
  return Math.floor(value + half + HAIR) >= Math.ceil(value - half - HAIR);
}

/** Whether some whole count of a base lies within the share as printed. */
function isPossible(base: number, { quantity }: Told): boolean {
  return isWholeNear((quantity.value * base) / 100, ((quantity.step / 2) * base) / 100);
}

/** The only share of a sentence that tells what came of something; null where it is a change, a target or of another base. */
function outcomeIn(told: readonly Told[], sentence: Sentence): Told | null {
  const [share, more] = told.filter((one) => one.sentence === sentence && one.quantity.unit === 'percent');
  if (share === undefined || more !== undefined || share.quantity.isAbout || share.quantity.bound !== null)
    return null;
  const { before, behind } = beside(share, 90, 40);
  // "83 (70.3%)", "51 more, or 2.5 per cent", "142 are 4.8% of these": the number is the part and no base.
  if (/(?:\(|\bor |\d[^.;]{0,90}\b(?:is|are|was|were|makes?) (?:about )?|\d,? also )$/.test(before))
    return null;
  const clause = before.split(/[.;:]|, (?:and|but|while)/).at(-1) ?? '';
  // "0.5% (£860k)": a share of money.
  const isOther =
    /^ ?\(£/.test(behind) ||
    NOT_OF_IT.test(clause) ||
    OWN_BASE.test(behind) ||
    NOT_OF_IT.test(behind.slice(0, 20));
  // "83% said they would": the verb stands behind a share that opens its sentence.
  const isOpening = /^\W{0,3}(?:about |some )?$/.test(before) && SAID_BEHIND.test(behind);
  return isOther || !(isOpening || OUTCOME.test(before)) ? null : share;
}

/** The numbers that a share can be of: those of its sentence, of "these" the one told last, else all near by. */
function basesOf(told: readonly Told[], sentence: Sentence): Told[] {
  const all = told.filter(({ quantity }) => isWholeCount(quantity) && quantity.value >= 3);
  const own = all.filter((one) => one.sentence === sentence);
  if (own.length > 0) return own;
  return /^\W{0,2}of (?:these|those|them|whom)\b/.test(sentence.low) ? all.slice(-1) : all;
}

function impossibleShare(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || sentence.isChart) return [];
  const told = toldIn(around(sentences, at, 1, 0));
  const share = outcomeIn(told, sentence);
  // "At 44.4%: four of six posts were filled late": what follows a colon is of something else.
  const isParted = (base: Told) =>
    share !== null &&
    base.sentence === sentence &&
    base.quantity.start > share.quantity.end &&
    /[:;–—]/.test(sentence.low.slice(share.quantity.end, base.quantity.start));
  const bases = share === null ? [] : basesOf(told, sentence).filter((base) => !isParted(base));
  const [base] = bases;
  if (share === null || base === undefined || base.quantity.isAbout) return [];
  const values = bases.map(({ quantity }) => quantity.value);
  const sum = values.reduce((total, value) => total + value, 0);
  if ([...values, sum].some((value) => value > MOST_BASE || isPossible(value, share))) return [];
  const below = Math.floor((share.quantity.value * base.quantity.value) / 100);
  const shareOf = (count: number) =>
    `${num(count)} of ${num(base.quantity.value)} is ${num((count / base.quantity.value) * 100, 1)}%`;
  return [
    {
      spots: spotsOf(sentence, [base.sentence]).map(sentenceSpot),
      arithmetic: `${num(share.quantity.value)}%: ${shareOf(below)}, ${shareOf(below + 1)}`,
    },
  ];
}

const AVERAGE = /\b(?:average|mean) of (?:about |around )?$/;
const APIECE =
  /^\s(?:[a-z-]+ ){1,3}(?:each|apiece|per (?:head|person|officer|school|worker)|a (?:head|person|school))\b/;
/** So many tellers of an average at most make a whole sum testable. */
const MOST_TELLERS = 200;

/** "Five locums … an average of 37.3 reports apiece": five times it is no whole number. */
function impossibleApiece(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined) return [];
  const told = toldIn(around(sentences, at, 1, 0));
  return told.flatMap((mean): Found[] => {
    const { quantity } = mean;
    if (mean.sentence !== sentence || quantity.unit !== 'count' || quantity.isAbout) return [];
    const { before, behind } = beside(mean, 30, 60);
    if (!AVERAGE.test(before) || !APIECE.test(behind)) return [];
    const counts = told
      .slice(0, told.indexOf(mean))
      .filter(({ quantity: one }) => isWholeCount(one) && one.value > 1 && one.value <= MOST_TELLERS);
    const [teller, more] = counts;
    if (teller === undefined || more !== undefined) return [];
    const sum = quantity.value * teller.quantity.value;
    const half = (quantity.step / 2) * teller.quantity.value;
    if (isWholeNear(sum, half)) return [];
    return [
      {
        spots: spotsOf(sentence, [teller.sentence]).map(sentenceSpot),
        arithmetic: `${num(teller.quantity.value)} × ${num(quantity.value)} = ${num(sum)}, and no whole number lies within what the last digit allows`,
      },
    ];
  });
}

const UNIT_OF_TIME = '(week|month|quarter|term|year)';
const PER_UNIT = new RegExp(`^ (?:[a-z]+ ){0,2}(?:a|per|each|every) ${UNIT_OF_TIME}\\b`);
const OVER_UNITS = new RegExp(
  `\\b(?:over|across|in|for|during|of) (?:the |all |these |those )?(?:last |first |past )?(two|three|four|five|six|eight|nine|ten|twelve|\\d{1,2}) ${UNIT_OF_TIME}s\\b`,
);

/** "over the quarter from July to September": three months. */
const QUARTER = /\b(?:over|in|during|for) (?:the|this|that|last) quarter\b/;

/** "averaged 88.4 a quarter over the four quarters": four times it is no whole number. */
function impossibleMean(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  const over = sentence === undefined ? null : (OVER_UNITS.exec(sentence.low) ?? QUARTER.exec(sentence.low));
  if (sentence === undefined || over === null || !/\b(?:averag\w+|mean)\b/.test(sentence.low)) return [];
  const [count, told] =
    over[2] === undefined ? [3, 'month'] : [wordValue(over[1] ?? '') ?? Number(over[1]), over[2]];
  return sentence.quantities.flatMap((quantity): Found[] => {
    const unit = PER_UNIT.exec(sentence.low.slice(quantity.end))?.[1];
    if (
      quantity.unit !== 'count' ||
      unit !== told ||
      quantity.isAbout ||
      quantity.step >= 1 ||
      /fte|full-time/.test(sentence.low)
    )
      return [];
    const [sum, half] = [quantity.value * count, (quantity.step / 2) * count];
    if (isWholeNear(sum, half)) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(count)} × ${num(quantity.value)} = ${num(sum)}, and no whole number lies within what the last digit allows`,
      },
    ];
  });
}

/** Whole counts over sentences. */
export const WIDE_COUNT_RULES: readonly Rule[] = [
  {
    code: 'wide.impossible-share',
    kind: 'rate-and-count',
    severity: 'warning',
    isWide: true,
    title: 'No whole count of the number told beside it gives the share',
    meaning:
      'A share of what came of something, and in its sentence or the one before numbers none of which can give it.',
    advice: 'Give the count and its base, and reckon the share from them.',
    fires: 'The Tribunal decided 14 cases, and found for the family in 55 per cent.',
    silent: 'The Tribunal decided 14 cases, and found for the family in 57 per cent.',
    find: ({ sentences }) => sentences.flatMap((_, at) => impossibleShare(sentences, at)),
  },
  {
    code: 'wide.impossible-apiece',
    kind: 'average',
    severity: 'warning',
    isWide: true,
    title: 'An average for each cannot come of so many',
    meaning: 'An average of whole things apiece and the one number of people or schools told before it.',
    advice: 'Give the sum and the number, and reckon the average from them.',
    fires: 'Five psychologists were engaged. They completed an average of 37.3 reports apiece.',
    silent: 'Five psychologists were engaged. They completed an average of 37.4 reports apiece.',
    find: ({ sentences }) =>
      sentences.flatMap((_, at) => [...impossibleApiece(sentences, at), ...impossibleMean(sentences, at)]),
  },
];
