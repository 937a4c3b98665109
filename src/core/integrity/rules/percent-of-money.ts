/** Rules on a percentage of an amount or a count against what it is said to come to, in one sentence or in two. */
import type { Found } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { intervalOf, meet, over, scaleBy, times } from '../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

const OF_IT = /^ of (?:the |our |this |that |its |all )?(?:[a-z'’-]+ ){0,5}(?:of )?$/;
const COMES_TO =
  /^[^.;:£\d]{0,24}\b(?:giving|gives|gave|is|was|being|equals|worth|adds?|comes? to|came to|yields?|makes?|making|amounts? to|or|which is|equal to)\b(?: about| around| some| a sum of)? $/;

function between(sentence: Sentence, a: Quantity, b: Quantity): string {
  return sentence.low.slice(a.end, b.start);
}

/** What a share of an amount comes to, where the one told is another. */
function wrongShare(share: Quantity, base: Quantity, told: Quantity): string | null {
  const worth = times(scaleBy(intervalOf(share), 0.01), intervalOf(base));
  if (meet(worth, intervalOf(told))) return null;
  return `${num(share.value)}% of ${showValue(base.value, base.unit)} is ${showValue((share.value * base.value) / 100, 'money')}, not ${showValue(told.value, 'money')}`;
}

/** "0.5% of the Schools Block of £300m, giving £2.5m". */
function inOne(sentence: Sentence): Found[] {
  return sentence.quantities.flatMap((share, at): Found[] => {
    const [base, told] = sentence.quantities.slice(at + 1, at + 3);
    if (share.unit !== 'percent' || base?.unit !== 'money' || told?.unit !== 'money') return [];
    if (!OF_IT.test(between(sentence, share, base)) || !COMES_TO.test(between(sentence, base, told)))
      return [];
    const wrong = told.value < base.value ? wrongShare(share, base, told) : null;
    return wrong === null ? [] : [{ spots: [sentenceSpot(sentence)], arithmetic: wrong }];
  });
}

/** "Inflation is taken at 2.5%. On this year's spend of £44m that adds £1.5m." */
function overTwo(before: Sentence | undefined, sentence: Sentence): Found[] {
  if (before === undefined || before.block !== sentence.block) return [];
  const shares = before.quantities.filter(({ unit }) => unit === 'percent');
  const [share] = shares;
  const [base, told, more] = sentence.quantities;
  if (share === undefined || shares.length > 1 || base?.unit !== 'money' || told?.unit !== 'money') return [];
  const isOn = /^\W{0,3}(?:on|of) (?:this|the|our|that|a|last)\b/.test(sentence.low);
  const isThat = /\b(?:that|this|it)\b[^.;£]{0,16}$/.test(between(sentence, base, told));
  if (!isOn || !isThat || told.value >= base.value || more?.unit === 'money') return [];
  const wrong = wrongShare(share, base, told);
  return wrong === null ? [] : [{ spots: [sentenceSpot(sentence), sentenceSpot(before)], arithmetic: wrong }];
}

/** "6.5% of all plans in force, which is 218": the base that follows is no count that the paper has. */
function impliedBase(sentence: Sentence, document: Understanding): Found[] {
  return sentence.quantities.flatMap((share, at): Found[] => {
    const count = sentence.quantities[at + 1];
    if (share.unit !== 'percent' || share.isAbout || count?.unit !== 'count' || count.per !== null) return [];
    const gap = between(sentence, share, count);
    if (!/^ of (?:all |the )?(?:our )?(?:plans|ehcps)\b[^.;]{0,24}, (?:which is|or|that is) $/.test(gap))
      return [];
    const base = over(intervalOf(count), scaleBy(intervalOf(share), 0.01));
    const known = document.facts.filter(
      ({ measure, unit, apart, role, value }) =>
        measure.id === 'plans' &&
        unit === 'count' &&
        apart === '' &&
        role !== 'target' &&
        value > count.value,
    );
    if (known.length === 0 || known.some((fact) => meet(intervalOf(fact), base))) return [];
    const nearest = known.toSorted((a, b) => Math.abs(a.value - base.low) - Math.abs(b.value - base.low))[0];
    if (nearest === undefined || nearest.value < base.low * 0.6 || nearest.value > base.high * 1.6) return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...nearest.spots],
        arithmetic: `${num(count.value)} is ${num(share.value)}% of ${num((count.value / share.value) * 100, 0)}; the paper has ${num(nearest.value)} plans, of which it is ${num((count.value / nearest.value) * 100)}%`,
      },
    ];
  });
}

/** So far from 100 the shares of a sentence are not meant to make a whole [points]. */
const WHOLE = 8;

/** "Mainstream 44%, special 31%, …, other 5%": shares of one whole that do not make it. */
function sharesOfWhole(sentence: Sentence): Found[] {
  const shares = sentence.quantities.filter(({ unit }) => unit === 'percent');
  if (shares.length < 4 || shares.length !== sentence.quantities.length) return [];
  const lastGap = sentence.low.slice(shares.at(-2)?.end, (shares.at(-1)?.end ?? 0) + 24);
  if (!/\b(?:others?|elsewhere|the rest)\b/.test(lastGap)) return [];
  const gaps = shares.slice(1).map((share, at) => sentence.low.slice(shares[at]?.end, share.start));
  if (gaps.some((gap) => gap.length > 50 || /\b(?:from|to|against|than|of which|up|down|target)\b/.test(gap)))
    return [];
  const sum = shares.reduce((all, { value }) => all + value, 0);
  const leeway = shares.reduce((all, { step }) => all + step / 2, 0);
  if (Math.abs(sum - 100) <= leeway + 1e-9 || Math.abs(sum - 100) > WHOLE) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${shares.map(({ value }) => num(value)).join(' + ')} = ${num(sum)}%, not 100%`,
    },
  ];
}

/** Percentages of amounts and of wholes. */
export const PERCENT_OF_MONEY_RULES: readonly Rule[] = [
  {
    code: 'rate.of-amount',
    kind: 'implied-value',
    severity: 'error',
    title: 'A percentage of an amount is not what it is said to come to',
    meaning:
      'A percentage, the amount that it is of and what it gives, in one sentence or with the percentage in the one before.',
    advice: 'Mend the percentage, the amount or the result.',
    fires: 'We moved 0.4% of the Schools Block of £250m, giving £1.5m.',
    silent: 'We moved 0.4% of the Schools Block of £250m, giving £1.0m.',
    find: ({ sentences }) =>
      sentences.flatMap((sentence, at) => [...inOne(sentence), ...overTwo(sentences[at - 1], sentence)]),
  },
  {
    code: 'rate.implied-base',
    kind: 'rate-and-count',
    severity: 'warning',
    title: 'A count and its share of plans ask for a number of plans that the paper does not have',
    meaning: '"6.5% of all plans, which is 218" and the numbers of plans told anywhere.',
    advice: 'Give the number of plans that the share was taken from, with its day.',
    fires:
      'At the end of July there were 2,000 plans in force. Independent placements are 8.0% of all plans in force, which is 240.',
    silent:
      'At the end of July there were 2,000 plans in force. Independent placements are 8.0% of all plans in force, which is 160.',
    find: (document) => document.sentences.flatMap((sentence) => impliedBase(sentence, document)),
  },
  {
    code: 'sum.shares-in-words',
    kind: 'sum',
    severity: 'warning',
    title: 'Shares of one whole in a sentence do not make 100%',
    meaning:
      'Four shares or more one after the other, the last of them other, that come near 100% and not to it; rounding of each is allowed for.',
    advice: 'Take the shares anew from their counts.',
    fires:
      'Of our plans 42% are in schools, 33% in special schools, 15% in colleges and 14% in other places.',
    silent:
      'Of our plans 42% are in schools, 33% in special schools, 15% in colleges and 10% in other places.',
    find: ({ sentences }) => sentences.flatMap(sharesOfWhole),
  },
];
