/** The transfer from the Schools Block told differently in two places: its rate, its amount, whether there is one, and how it was decided. */
import { yearInWords } from '../../../base/time.ts';
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { intervalOf, meet } from '../../understand/interval.ts';
import { num, showValue } from '../../understand/show.ts';
import { type TransferTold, transfersIn, type Years } from '../../understand/transfers.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** The first year that both are of; null where they have none in common. */
function common(a: Years | null, b: Years | null): number | null {
  if (a === null || b === null) return null;
  const from = Math.max(a.from, b.from);
  return from <= Math.min(a.to, b.to) && from > 2000 ? from : null;
}

/** Every pair of tellings in two paragraphs, neither of an earlier version. */
function pairsOf(told: readonly TransferTold[]): (readonly [TransferTold, TransferTold])[] {
  const plain = told.filter(({ isOther }) => !isOther).slice(0, MOST);
  return plain.flatMap((a, at) =>
    plain.slice(at + 1).flatMap((b) => (a.paragraph === b.paragraph ? [] : [[a, b] as const])),
  );
}

/** Tellings of a transfer in one document that are paired. */
const MOST = 60;

/** A paragraph that tells both rates of a year explains how they differ. */
function isExplained(told: readonly TransferTold[], a: number, b: number): boolean {
  const withA = new Set(told.filter(({ rate }) => rate === a).map(({ paragraph }) => paragraph));
  return told.some(
    ({ rate, paragraph, years }) =>
      rate === b &&
      withA.has(paragraph) &&
      told.some(
        (one) =>
          one.paragraph === paragraph &&
          one.rate === a &&
          (one.years === null || years === null || common(one.years, years) !== null),
      ),
  );
}

/** What was asked for and what was agreed may differ; a refusal tells what is not. */
function areOfOneStage(a: TransferTold, b: TransferTold): boolean {
  const stages = [a.status, b.status];
  return !stages.includes('refused') && !(stages.includes('asked') && stages.includes('approved'));
}

function twoRates(told: readonly TransferTold[]): Found[] {
  const dated = new Set(told.flatMap(({ rate, years }) => (rate === null || years === null ? [] : [rate])));
  return pairsOf(told).flatMap(([a, b]): Found[] => {
    if (a.rate === null || b.rate === null || a.rate === b.rate || !areOfOneStage(a, b)) return [];
    const year = common(a.years, b.years);
    const [open, fixed] = a.years === null ? [a, b] : [b, a];
    const isStray =
      year === null &&
      open.years === null &&
      open.status !== null &&
      fixed.years !== null &&
      !dated.has(open.rate ?? 0);
    if ((year === null && !isStray) || isExplained(told, a.rate, b.rate)) return [];
    const when = year === null ? '' : ` for ${yearInWords(year)}`;
    return [
      {
        spots: [a.spot, b.spot],
        arithmetic: `the transfer${when} is ${num(a.rate)}% in one place and ${num(b.rate)}% in another`,
      },
    ];
  });
}

function twoAmounts(told: readonly TransferTold[]): Found[] {
  return pairsOf(told).flatMap(([a, b]): Found[] => {
    const year = common(a.years, b.years);
    if (a.amount === null || b.amount === null || year === null || !areOfOneStage(a, b)) return [];
    if (a.amount.value === 0 || b.amount.value === 0) return [];
    if (a.years?.from !== a.years?.to || b.years?.from !== b.years?.to) return [];
    if (meet(intervalOf(a.amount), intervalOf(b.amount))) return [];
    const [x, y] = [a.amount.value, b.amount.value].map((value) => showValue(value, 'money'));
    return [
      {
        spots: [a.spot, b.spot],
        arithmetic: `the transfer for ${yearInWords(year)} is ${x} in one place and ${y} in another`,
      },
    ];
  });
}

/** "No transfer is assumed" beside a rate or an amount of the same year. */
function noneAndSome(told: readonly TransferTold[]): Found[] {
  const none = told.filter(
    ({ isNone, isOther, isCell, amount }) => isNone && !isOther && !(isCell && amount !== null),
  );
  const some = told.filter(
    ({ isNone, isOther, rate, amount, status }) =>
      !isNone && !isOther && status !== 'refused' && ((rate ?? 0) > 0 || (amount?.value ?? 0) > 0),
  );
  return none.flatMap((without): Found[] => {
    const isLate = /\b(?:yet|this year|current year|next year|so far)\b/.test(without.low);
    const found = some.find(
      (one) =>
        one.paragraph !== without.paragraph &&
        (common(one.years, without.years) !== null ||
          (without.years?.from === 1990 && one.years !== null) ||
          (without.years === null &&
            !isLate &&
            one.years !== null &&
            one.status !== 'asked' &&
            !/\b(?:only|agreed|approved)\b/.test(without.low))),
    );
    if (found === undefined) return [];
    const size = found.rate === null ? showValue(found.amount?.value ?? 0, 'money') : `${num(found.rate)}%`;
    const year = common(found.years, without.years) ?? found.years?.from ?? null;
    return [
      {
        spots: [without.spot, found.spot],
        arithmetic: `no transfer is told in one place, and ${size}${year === null ? '' : ` in ${yearInWords(year)}`} in another`,
      },
    ];
  });
}

const SHOWN = { asked: 'still asked for', approved: 'approved', refused: 'refused' } as const;

/** "The forum approved the transfer" beside "the forum will be asked": of one year, one rate and one body. */
function twoDecisions(told: readonly TransferTold[]): Found[] {
  const years = new Set(
    told.flatMap((one) => (one.status === null || one.years === null ? [] : [one.years.from])),
  );
  return pairsOf(told).flatMap(([a, b]): Found[] => {
    if (a.status === null || b.status === null || a.status === b.status) return [];
    if (isOther(a.by, b.by) || isOther(a.rate, b.rate)) return [];
    const isOneYear =
      common(a.years, b.years) !== null || ((a.years === null || b.years === null) && years.size <= 1);
    // What was asked for in the past was asked for before it was decided.
    const asked = [a, b].find(({ status }) => status === 'asked');
    if (!isOneYear || (asked !== undefined && !STILL.test(asked.low))) return [];
    return [
      {
        spots: [a.spot, b.spot],
        arithmetic: `the transfer is ${SHOWN[a.status]} in one place and ${SHOWN[b.status]} in another`,
      },
    ];
  });
}

/** Whether both are told and differ. */
function isOther<Value>(a: Value | null, b: Value | null): boolean {
  return a !== b && a !== null && b !== null;
}

const STILL =
  /\b(?:will (?:be|consider|vote|decide|seek|ask)|to be (?:asked|put|considered|decided|agreed|approved|sought)|is (?:being|to be) |are (?:being|to be) |yet to|not yet|await\w*|subject to|pending|has not|have not|decision (?:is )?(?:due|expected)|unapproved|is out to|under consultation)\b/;

const COUNTED = /\b(?:forecast|plan|assum\w+|includ\w+|has|have|relies|counts?|budget)\b/;

/** A transfer that was refused and stands in the forecast, with no word of the Secretary of State. */
function refusedAndCounted(document: Understanding, told: readonly TransferTold[]): Found[] {
  if (/\b(?:secretary of state|disappl\w+|minister\w*|overrid\w+|over-?rul\w+)\b/.test(document.low))
    return [];
  const refused = told.filter(
    ({ status, isOther, years, isCell }) => status === 'refused' && !isOther && years !== null && !isCell,
  );
  return refused.flatMap((one): Found[] => {
    const counted = told.find(
      ({ isCell, amount, years, isOther, status, low, isNone }) =>
        !isOther &&
        !isNone &&
        status === null &&
        (isCell || COUNTED.test(low)) &&
        (amount?.value ?? 0) > 0 &&
        common(years, one.years) !== null,
    );
    if (counted === undefined) return [];
    return [
      {
        spots: [one.spot, counted.spot],
        arithmetic: `the transfer is refused, and ${showValue(counted.amount?.value ?? 0, 'money')} of it stands in the forecast`,
      },
    ];
  });
}

function transfersApart(document: Understanding): Found[] {
  const told = transfersIn(document);
  if (told.length < 2) return [];
  const [rate] = twoRates(told);
  const [amount] = twoAmounts(told);
  const [none] = noneAndSome(told);
  const [decision] = [...twoDecisions(told), ...refusedAndCounted(document, told)];
  return [rate, amount, none, decision].flatMap((found) => (found === undefined ? [] : [found]));
}

/** Transfers from the Schools Block. */
export const TRANSFER_RULES: readonly Rule[] = [
  {
    code: 'claim.transfer',
    kind: 'two-values',
    severity: 'error',
    title: 'The Schools Block transfer is told in two ways',
    meaning:
      'Its rate or its amount for one year, whether there is one, and whether it is asked for, agreed or refused, in two paragraphs, rows or cells. Silent where one tells an earlier version or a case that is only thought of.',
    advice:
      'Give one rate and status for each year, and use them in the forecast, the risks and the request alike.',
    fires:
      'The forecast assumes a Schools Block transfer of 0.5% in 2025/26.\n\nRisk 3: schools are being consulted on a Schools Block transfer of 1% for 2025/26.',
    silent:
      'The forecast assumes a Schools Block transfer of 0.5% in 2025/26.\n\nRisk 3: schools are being consulted on a Schools Block transfer of 0.5% for 2025/26.',
    find: transfersApart,
  },
];
