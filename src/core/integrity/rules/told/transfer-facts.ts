/** The transfer from the Schools Block told in two ways: its rate, its amount, whether there is one, how it was decided, and what its rate comes to. */
import { yearInWords } from '../../../base/time.ts';
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { num, showValue } from '../../understand/show.ts';
import {
  blockSizes,
  type TransferFact,
  transferFacts,
  type YearSpan,
} from '../../understand/transfer-facts.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** The first year that both are of; null where they share none. */
function common(a: YearSpan | null, b: YearSpan | null): number | null {
  if (a === null || b === null) return null;
  const from = Math.max(a.from, b.from);
  return from <= Math.min(a.to, b.to) ? from : null;
}

const inWords = (year: number) => (year > 2000 && year < 2060 ? ` for ${yearInWords(year)}` : '');

function tell(a: TransferFact, b: TransferFact, arithmetic: string): Found {
  return { spots: [...new Set([a.said.spot, b.said.spot])], arithmetic };
}

/** Told in one breath, the two are told apart there; "whereas" sets them against each other. */
function areApart(a: TransferFact, b: TransferFact): boolean {
  return a.said !== b.said || (a.part !== b.part && /\bwhereas\b/.test(a.said.low));
}

/** What was asked for, and what was then agreed or given up, may differ. */
function areOfOneStage(a: TransferFact, b: TransferFact): boolean {
  const refused = [a, b].some(({ decision, isCounted }) => decision === 'refused' && !isCounted);
  const isAnswered = [a, b].some(({ decision }) => decision === 'approved');
  return !refused && !(isAnswered && (a.isAsked || b.isAsked) && a.said.group === b.said.group);
}

type Pair = readonly [TransferFact, TransferFact, number];

/** Pairs of facts of one year that a test holds of. */
function pairsOf(facts: readonly TransferFact[], isMeant: (fact: TransferFact) => boolean): Pair[] {
  const meant = facts.filter(isMeant).slice(0, MOST);
  return meant.flatMap((a, at) =>
    meant.slice(at + 1).flatMap((b): Pair[] => {
      const year = common(a.years, b.years);
      return year === null || !areApart(a, b) ? [] : [[a, b, year]];
    }),
  );
}

/** Facts of one document that are paired. */
const MOST = 40;

function twoRates(facts: readonly TransferFact[]): Found[] {
  const pair = pairsOf(facts, ({ rate }) => rate !== null).find(
    ([a, b]) => a.rate !== b.rate && areOfOneStage(a, b) && !isTold(facts, a, b),
  );
  if (pair === undefined) return [];
  const [a, b, year] = pair;
  return [
    tell(
      a,
      b,
      `the transfer${inWords(year)} is ${num(a.rate ?? 0)}% in one place and ${num(b.rate ?? 0)}% in another`,
    ),
  ];
}

/** One line that tells both rates, or one of them for its own year more closely, explains how they differ. */
function isTold(facts: readonly TransferFact[], a: TransferFact, b: TransferFact): boolean {
  const isWide = ({ years }: TransferFact) => years !== null && years.to > years.from;
  if (isWide(a) !== isWide(b)) {
    const [wide, narrow] = isWide(a) ? [a, b] : [b, a];
    return facts.some(
      (one) =>
        one.said === wide.said &&
        one !== wide &&
        one.rate === narrow.rate &&
        common(one.years, narrow.years) !== null,
    );
  }
  return facts.some(
    (one) =>
      one.rate === a.rate &&
      facts.some((other) => other !== one && other.said === one.said && other.rate === b.rate),
  );
}

function twoAmounts(facts: readonly TransferFact[]): Found[] {
  const pair = pairsOf(facts, ({ amount }) => amount !== null).find(([a, b]) => {
    const [x, y] = [a.amount, b.amount];
    if (x === null || y === null || !areOfOneStage(a, b)) return false;
    const isOneYear = [a, b].every(({ years }) => years !== null && years.from === years.to);
    return (
      isOneYear &&
      Math.abs(x.value - y.value) > (x.step + y.step) / 2 + 1 &&
      Math.max(x.value, y.value) < 5 * Math.min(x.value, y.value)
    );
  });
  if (pair === undefined) return [];
  const [a, b, year] = pair;
  const [x, y] = [a, b].map(({ amount }) => showValue(amount?.value ?? 0, 'money'));
  return [tell(a, b, `the transfer${inWords(year)} is ${x} in one place and ${y} in another`)];
}

function noneAndSome(facts: readonly TransferFact[]): Found[] {
  const some = facts.filter(
    ({ rate, amount, isNone, decision }) =>
      !isNone && decision !== 'refused' && (rate !== null || amount !== null),
  );
  for (const none of facts.filter(({ isNone }) => isNone)) {
    const one = some.find(
      (fact) =>
        common(fact.years, none.years) !== null &&
        areApart(fact, none) &&
        (fact.isCounted || fact.amount !== null),
    );
    if (one === undefined) continue;
    const size = one.rate === null ? showValue(one.amount?.value ?? 0, 'money') : `${num(one.rate)}%`;
    return [
      tell(
        none,
        one,
        `no transfer${inWords(common(one.years, none.years) ?? 0)} is told in one place, and ${size} in another`,
      ),
    ];
  }
  const always = facts.find(
    ({ years, isCounted, isNone, said }) =>
      years !== null &&
      years.to > years.from &&
      isCounted &&
      !isNone &&
      /\btransfer|top-slice|per cent/.test(said.low),
  );
  const gone = facts.find(
    ({ isNone, said, years }) =>
      isNone && always !== undefined && said !== always.said && common(years, always.years) !== null,
  );
  return always === undefined || gone === undefined
    ? []
    : [
        tell(
          gone,
          always,
          `a transfer is told for every year, and none${inWords(common(gone.years, always.years) ?? 0)}`,
        ),
      ];
}

/** "One-off" and "in each year". */
function onceAndAlways(facts: readonly TransferFact[]): Found[] {
  const once = facts.find(({ said }) => /\bone[- ]off\b/.test(said.low));
  const always = facts.find(
    (fact) =>
      once !== undefined &&
      fact.said !== once.said &&
      fact.isCounted &&
      fact.years !== null &&
      fact.years.to > fact.years.from,
  );
  return once === undefined || always === undefined
    ? []
    : [tell(once, always, 'the transfer is for one year in one place, and for each year in another')];
}

const SHOWN = { open: 'still to be decided', approved: 'agreed', refused: 'refused' } as const;

/** Whether two decisions can be of one: of one year, or told in one passage. */
function areOfOne(a: TransferFact, b: TransferFact): boolean {
  if (a.rate !== null && b.rate !== null && a.rate !== b.rate) return false;
  return (
    common(a.years, b.years) !== null ||
    (a.said.group === b.said.group && (a.years === null || b.years === null))
  );
}

/** What the Forum refuses, the Secretary of State may approve. */
function areOfTwoBodies(a: TransferFact, b: TransferFact): boolean {
  const [x, y] = [a, b].map(({ isMinister, isForum }) => (isMinister === isForum ? null : isMinister));
  return x !== null && y !== null && x !== y;
}

function twoDecisions(facts: readonly TransferFact[]): Found[] {
  const decided = facts.filter(({ decision }) => decision !== null);
  for (const [at, b] of decided.entries())
    for (const a of decided.slice(0, at)) {
      if (a.decision === b.decision || a.said === b.said || areOfTwoBodies(a, b)) continue;
      const isNew = (a.decision === 'approved' || b.decision === 'approved') && areOfOne(a, b);
      if (!isNew) continue;
      return [
        tell(
          a,
          b,
          `the transfer is ${SHOWN[a.decision ?? 'open']} in one place and ${SHOWN[b.decision ?? 'open']} in another`,
        ),
      ];
    }
  return [];
}

/** Refused, and yet in the numbers; a refusal may be taken to the Secretary of State. */
function refusedAndCounted({ low }: Understanding, facts: readonly TransferFact[]): Found[] {
  if (/\b(?:secretary of state|disappl\w+|minister\w*)\b/.test(low)) return [];
  const refused = facts.find(({ decision }) => decision === 'refused');
  const counted = facts.find(
    (fact) =>
      refused !== undefined &&
      fact.said !== refused.said &&
      fact.decision !== 'refused' &&
      fact.isCounted &&
      !fact.isNone &&
      !/\b(?:taken out|removed|without|excluded)\b/.test(fact.said.low) &&
      areOfOne(fact, refused),
  );
  return refused === undefined || counted === undefined
    ? []
    : [tell(refused, counted, 'the transfer is refused, and the forecast counts on it')];
}

/** Shares are rounded, and amounts too [share]. */
const NEAR = 0.06;

/** Whether a rate can be that of an amount: of one year, or told with it. */
function isOfAmount(rate: TransferFact, amount: TransferFact): boolean {
  if (amount.years !== null) return common(rate.years, amount.years) !== null;
  const isNext = rate.said.group === amount.said.group && amount.said.at - rate.said.at <= 1;
  return isNext && /\b(?:it|this|that|which)\b/.test(amount.said.low);
}

/** A rate, the block it is of, and an amount that it does not come to. */
function notTheShare(document: Understanding, facts: readonly TransferFact[]): Found[] {
  const [block, more] = [...new Set(blockSizes(document).map(({ value }) => value))];
  if (block === undefined || more !== undefined) return [];
  for (const fact of facts) {
    const { amount, rate } = fact;
    if (amount === null) continue;
    const rates = facts.filter(
      (one) => one.rate !== null && (one === fact || (rate === null && isOfAmount(one, fact))),
    );
    const off = rates.every(
      (one) =>
        Math.abs((block * (one.rate ?? 0)) / 100 - amount.value) > amount.step / 2 + NEAR * amount.value,
    );
    const [first] = rates;
    if (first?.rate == null || !off) continue;
    return [
      tell(
        fact,
        first,
        `${num(first.rate)}% of ${showValue(block, 'money')} = ${showValue((block * first.rate) / 100, 'money')}, not ${showValue(amount.value, 'money')}`,
      ),
    ];
  }
  return [];
}

/** More than half a per cent needs the Secretary of State, whatever the Forum says [per cent]. */
const FORUM_MOST = 0.5;

function beyondForum(facts: readonly TransferFact[]): Found[] {
  const fact = facts.find(
    ({ rate, decision, said: { low } }) =>
      rate !== null &&
      rate > FORUM_MOST &&
      decision === 'approved' &&
      /\bforum\b/.test(low) &&
      /\b(?:nothing (?:further|more|else)|no (?:further|other) (?:approval|decision|consent)|without (?:the )?(?:secretary of state|dfe|department)|needs? no)\b/.test(
        low,
      ),
  );
  return fact === undefined
    ? []
    : [
        {
          spots: [fact.said.spot],
          arithmetic: `the Forum alone may agree ${FORUM_MOST}%; ${num(fact.rate ?? 0)}% needs the Secretary of State`,
        },
      ];
}

/** A risk of refusal that is closed before the vote. */
function closedBefore(facts: readonly TransferFact[]): Found[] {
  const open = facts.find(
    ({ decision, said }) =>
      decision === 'open' &&
      /\bclosed\b/.test(said.low) &&
      facts.some((one) => one.said.group === said.group && /\brisk\b/.test(one.said.low)),
  );
  return open === undefined
    ? []
    : [{ spots: [open.said.spot], arithmetic: 'the risk is closed, and the decision is still to come' }];
}

function apart(document: Understanding): Found[] {
  const facts = transferFacts(document);
  if (facts.length === 0) return [];
  return [
    ...twoRates(facts),
    ...twoAmounts(facts),
    ...noneAndSome(facts),
    ...onceAndAlways(facts),
    ...twoDecisions(facts),
    ...refusedAndCounted(document, facts),
    ...notTheShare(document, facts),
    ...beyondForum(facts),
    ...closedBefore(facts),
  ].slice(0, 3);
}

/** Transfers. */
export const TRANSFER_FACT_RULES: readonly Rule[] = [
  {
    code: 'told.transfer',
    kind: 'two-values',
    severity: 'error',
    isWide: true,
    title:
      'The transfer from schools has two rates, amounts or decisions, or its rate does not come to its amount',
    meaning:
      'Lines, rows, questions and answers about money moved from the Schools Block, each with its years: two rates or amounts of one year, none and some, one year and every year, agreed and open or refused, refused and counted, a rate that does not come to its amount, and more than half a per cent on the Forum’s word alone. Silent for options, limits and earlier plans, and where one line tells both.',
    advice: 'Give each year one rate, one amount and where its decision stands, and use them everywhere.',
    fires:
      'Heads were consulted in October on moving 1% from the Schools Block in 2027/28. Our forecast takes in a transfer of 0.5% for 2027/28.',
    silent:
      'Heads were consulted in October on moving 0.5% from the Schools Block in 2027/28. Our forecast takes in a transfer of 0.5% for 2027/28.',
    find: apart,
  },
];
