/** The words of a ledger's headings: which column names what, and of what and when its amounts are. */
import type { FinancialYear } from '../../../core/base/time.ts';
import {
  financialYearsIn,
  type PeriodText,
  parseFinancialYear,
  parsePeriod,
} from '../../../core/domain/financial-period.ts';
import type { LedgerBasis } from '../../../core/domain/ledger-line.ts';
import { columnKey } from '../tables/column-key.ts';

/** What a column of text names. */
export type TextRole =
  | 'costCentre'
  | 'costCentreName'
  | 'account'
  | 'accountName'
  | 'description'
  | 'year'
  | 'period';

/** Names by role, in `columnKey` form. */
export const TEXT_COLUMNS: Readonly<Record<TextRole, readonly string[]>> = {
  costCentre:
    'costcentre costcenter costcentrecode costcode cc service servicecode servicearea budgetcentre department directorate block'.split(
      ' ',
    ),
  costCentreName:
    'costcentredescription costcentrename servicedescription servicename costcodedescription'.split(' '),
  account:
    'account accountcode subjective subjectivecode nominal nominalcode gl glcode glaccount ledgercode detailcode budgetline budgetheading line category expendituretype'.split(
      ' ',
    ),
  accountName:
    'accountdescription accountname subjectivedescription subjectivename nominaldescription nominalname gldescription'.split(
      ' ',
    ),
  description: 'description details detail narrative text transactiondescription linedescription'.split(' '),
  year: 'year financialyear finyear fiscalyear fy'.split(' '),
  period: 'period month accountingperiod fiscalperiod postingperiod finperiod periodno monthname'.split(' '),
};

const ROLES = Object.keys(TEXT_COLUMNS) as TextRole[]; // the keys just written

/** Say what a heading of a text column names; null where it is none. */
export function textRole(heading: string): TextRole | null {
  const key = columnKey(heading);
  return ROLES.find((role) => TEXT_COLUMNS[role].includes(key)) ?? null;
}

/** What a heading says of the amounts below it. `outturn` alone can be actual or forecast: the other columns tell. */
export type AmountHeading = {
  readonly is:
    | LedgerBasis
    | 'outturn'
    | 'amount'
    | 'debit'
    | 'credit'
    | 'total'
    | 'variance'
    | 'left-out'
    | null;
  readonly isToDate: boolean;
  /** The first version of a budget, which a later one replaces. */
  readonly isOriginal: boolean;
  readonly year: FinancialYear | null;
  readonly when: PeriodText | null;
  /** 2 where it says pounds or nothing, 5 thousands, 8 millions; null where it says nothing. */
  readonly power: number | null;
};

type Word = readonly [is: NonNullable<AmountHeading['is']>, pattern: RegExp];
/** Tried in this order: "forecast variance" is a variance, "forecast outturn" a forecast. */
const WORDS: readonly Word[] = [
  [
    'left-out',
    /\b(last|prior|previous) year\b|\bcommit(ted|ments?)\b|\baccruals?\b|%|\bper ?cent\b|\brag\b/i,
  ],
  ['variance', /\bvarian(ce|t)s?\b|\bover ?\/? ?\(?under\)?(spend)?\b|\bdifference\b/i],
  ['forecast', /\bforecasts?\b|\bproject(ed|ion)s?\b|\b(estimated|expected|predicted) outturn\b/i],
  ['budget', /\bbudgets?\b/i],
  ['actual', /\bactuals?\b|\bspend\b|\bexpenditure\b|\bbooked\b|\bytd\b/i],
  ['outturn', /\bouttu?rn\b/i],
  ['debit', /\bdebits?\b|^dr$/i],
  ['credit', /\bcredits?\b|^cr$/i],
  ['amount', /^(net )?(amount|value)s?$/i],
  ['total', /^(grand |year |annual )?total( for (the )?year)?$/i],
];
const TO_DATE = /\bto date\b|\bytd\b|\byear[- ]to[- ]date\b|\bcumulative\b|\bprofiled?\b/i;
const ORIGINAL = /\b(original|initial|opening)\b/i;
const LATER =
  /\b(original|initial|opening|revised|current|latest|approved|provisional|final|net|gross|full|annual)\b/gi;
const THOUSANDS = /£ ?'?000'?s?\b|£ ?k\b|\b000s\b|\bthousands?\b|£ths/i;
const MILLIONS = /£ ?m(n|illions?)?\b|\bmillions?\b/i;

/** Read the unit that a heading or a title names; null where it names none. */
export function powerIn(text: string): number | null {
  if (THOUSANDS.test(text)) return 5;
  if (MILLIONS.test(text)) return 8;
  return /£/.test(text) ? 2 : null;
}

/** Take everything but the time out of a heading. */
function timeText(text: string): string {
  let rest = text.replace(THOUSANDS, ' ').replace(MILLIONS, ' ').replace(TO_DATE, ' ').replace(LATER, ' ');
  for (const [, pattern] of WORDS) rest = rest.replace(pattern, ' ');
  return rest
    .replace(/[£()[\]–]|\bouttu?rn\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Read a heading as that of amounts; null where it says neither what nor when. */
export function readAmountHeading(text: string): AmountHeading | null {
  const is = WORDS.find(([, pattern]) => pattern.test(text.trim()))?.[0] ?? null;
  const time = timeText(text);
  const own = parseFinancialYear(time);
  const years = own === null ? financialYearsIn(time) : [own];
  const [year = null] = years.length === 1 ? years : [];
  const rest =
    year === null ? time : time.replace(/'?(\d{4}|\d{2})\s?([-/–]|to)\s?(\d{4}|\d{2})/i, '').trim();
  const when = own !== null ? null : parsePeriod(rest);
  if (is === null && when === null && year === null) return null;
  const flags = { isToDate: TO_DATE.test(text), isOriginal: ORIGINAL.test(text) };
  return { is, ...flags, year, when, power: powerIn(text) };
}
