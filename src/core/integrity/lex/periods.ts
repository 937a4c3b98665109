/** Days, months, quarters and years as they are written in a text, each with the days that it covers. */
import { type DayNumber, dayNumberOf } from '../../base/day-number.ts';
import { daysInMonth, yearInWords } from '../../base/time.ts';
import { isGlued, lowAt, type Token } from './tokens.ts';

export type PeriodKind =
  | 'day'
  | 'month'
  | 'quarter'
  | 'financial-year'
  | 'academic-year'
  | 'calendar-year'
  | 'season'
  | 'bare-month';

/** A time as written. `from` and `to` are the first and last day it covers; both null for a month without its year. */
export type Period = {
  readonly kind: PeriodKind;
  /** The same for the same time however it is written: "2024-10", "2024/25", "2024-12-11". */
  readonly key: string;
  readonly from: DayNumber | null;
  readonly to: DayNumber | null;
  /** Month of the year where there is one, from 1. */
  readonly month: number | null;
  /** What cannot be about it: "no such day", "years not next to each other"; null where nothing is. */
  readonly fault: string | null;
  /** The day of the week that stands before it, 0 for Monday; null without one. */
  readonly weekday: number | null;
  /** Tokens it covers. */
  readonly at: number;
  readonly until: number;
  readonly start: number;
  readonly end: number;
};

/** The year that a financial or academic year begins in; null for any other time. */
export function firstYearOf({ kind, key }: Period): number | null {
  return kind === 'financial-year' || kind === 'academic-year'
    ? Number(/\d{4}/.exec(key)?.[0]) || null
    : null;
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const ORDINALS = new Set(['st', 'nd', 'rd', 'th']);
const DASHES = new Set(['-', '–', '/', '−', '‑']);
const EARLIEST = 1990;
const LATEST = 2070;

/** Give the number of a month's name, whole or cut to three or four letters; null where it is none. */
export function monthNumber(word: string): number | null {
  if (word.length < 3) return null;
  const cut = word.replace(/\.$/, '');
  const at = MONTHS.findIndex(
    (name) => name === cut || (cut.length <= 4 && name.startsWith(cut) && cut !== 'marc'),
  );
  return at === -1 || (cut === 'mar' && word !== 'mar') ? null : at + 1;
}

type Draft = Omit<Period, 'start' | 'end' | 'weekday' | 'at'> & {
  readonly weekday?: number;
  readonly at?: number;
};

function whole(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  return token?.kind === 'number' && /^\d+$/.test(token.text) ? Number(token.text) : null;
}

function yearAt(tokens: readonly Token[], at: number): number | null {
  const value = whole(tokens, at);
  return value !== null && tokens[at]?.text.length === 4 && value >= EARLIEST && value <= LATEST
    ? value
    : null;
}

/** A year of two figures behind an apostrophe or dash ('24, -24). */
function shortYear(
  tokens: readonly Token[],
  at: number,
): { readonly year: number; readonly until: number } | null {
  const mark = lowAt(tokens, at);
  const isMarked = mark === "'" || mark === '‘' || mark === '’' || mark === '-' || mark === '–';
  const from = isMarked ? at + 1 : at;
  const token = tokens[from];
  if (token === undefined || !/^\d\d$/.test(token.text)) return null;
  if (isMarked && !isGlued(tokens, at)) return null;
  const value = Number(token.text);
  if (value < 10 || value > 60) return null;
  return { year: 2000 + value, until: from + 1 };
}

function monthPeriod(year: number | null, month: number, until: number): Draft {
  if (year === null)
    return { kind: 'bare-month', key: `month ${month}`, from: null, to: null, month, fault: null, until };
  const from = dayNumberOf(year, month, 1);
  const to = dayNumberOf(year, month, daysInMonth(year, month));
  return {
    kind: 'month',
    key: `${year}-${String(month).padStart(2, '0')}`,
    from,
    to,
    month,
    fault: null,
    until,
  };
}

function dayPeriod(year: number, month: number, day: number, until: number): Draft {
  const key = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  const number = isReal ? dayNumberOf(year, month, day) : null;
  return {
    kind: 'day',
    key,
    from: number,
    to: number,
    month,
    fault: isReal ? null : 'there is no such day',
    until,
  };
}

/** "11 December 2024", "11th of December", "December 2024", "Dec-24", "December". */
function namedMonth(tokens: readonly Token[], at: number): Draft | null {
  const day = whole(tokens, at);
  if (day !== null && day >= 1 && day <= 39 && (tokens[at]?.text.length ?? 0) <= 2)
    return dayAndMonth(tokens, at, day);
  const month = namedAt(tokens, at);
  return month === null ? null : monthWithYear(tokens, at, month);
}

/** "11 December 2024", "11th of December". */
function dayAndMonth(tokens: readonly Token[], at: number, day: number): Draft | null {
  let next = at + 1;
  if (ORDINALS.has(lowAt(tokens, next))) next += 1;
  if (lowAt(tokens, next) === 'of') next += 1;
  const month = namedAt(tokens, next);
  if (month === null) return null;
  const comma = lowAt(tokens, next + 1) === ',' ? 1 : 0;
  const year = yearAt(tokens, next + 1 + comma);
  if (year !== null) return dayPeriod(year, month, day, next + 2 + comma);
  const short = shortYear(tokens, next + 1);
  if (short !== null && isMarked(tokens, next + 1)) return dayPeriod(short.year, month, day, short.until);
  const fault = day > 31 || day > daysInMonth(2024, month) ? 'there is no such day' : null;
  return { ...monthPeriod(null, month, next + 1), key: `day ${day} month ${month}`, fault };
}

function isMarked(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.kind === 'mark';
}

function namedAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (token === undefined || !/^\p{Lu}/u.test(token.text)) return null;
  return monthNumber(token.low);
}

function monthWithYear(tokens: readonly Token[], at: number, month: number): Draft | null {
  const skip = lowAt(tokens, at + 1) === '.' || lowAt(tokens, at + 1) === ',' ? 1 : 0;
  const year = yearAt(tokens, at + 1 + skip);
  if (year !== null) {
    const isSplit = lowAt(tokens, at + 2 + skip) === '/' && isGlued(tokens, at + 1 + skip);
    return isSplit ? null : monthPeriod(year, month, at + 2 + skip);
  }
  return shortForms(tokens, at, month) ?? bareMonth(tokens, at, month);
}

/** "Dec-2024", "Dec '24", "Apr 24", "December 11, 2024". */
function shortForms(tokens: readonly Token[], at: number, month: number): Draft | null {
  const dashed = lowAt(tokens, at + 1) === '-' && isGlued(tokens, at + 1) ? yearAt(tokens, at + 2) : null;
  if (dashed !== null) return monthPeriod(dashed, month, at + 3);
  const isCut = (tokens[at]?.text.length ?? 9) <= 4;
  const short = shortYear(tokens, at + 1);
  const ends = tokens[at + 2]?.kind !== 'word' && lowAt(tokens, at + 2) !== '%';
  if (short !== null && (isMarked(tokens, at + 1) || (isCut && ends)))
    return monthPeriod(short.year, month, short.until);
  const day = whole(tokens, at + 1);
  const late = lowAt(tokens, at + 2) === ',' ? yearAt(tokens, at + 3) : null;
  return day === null || late === null || day < 1 || day > 31 ? null : dayPeriod(late, month, day, at + 4);
}

/** A month without its year. "May" and "March" at the head of a sentence may be verbs. */
function bareMonth(tokens: readonly Token[], at: number, month: number): Draft | null {
  const isVerb = tokens[at]?.low === 'may' || tokens[at]?.low === 'march';
  return isVerb && at === 0 && tokens.length > 2 ? null : monthPeriod(null, month, at + 1);
}

const YEAR_KINDS: readonly (readonly [RegExp, PeriodKind])[] = [
  [/academic|\bschool\b(?! block)/, 'academic-year'],
  [/financial|fiscal|fy/, 'financial-year'],
];

function kindNear(tokens: readonly Token[], at: number, until: number): PeriodKind {
  const near = [at - 3, at - 2, at - 1, until, until + 1].map((k) => lowAt(tokens, k)).join(' ');
  return YEAR_KINDS.find(([pattern]) => pattern.test(near))?.[1] ?? 'financial-year';
}

/** "2024/25", "2024-25", "2024–2025". */
function splitYear(tokens: readonly Token[], at: number): Draft | null {
  const year = yearAt(tokens, at);
  const tail = tokens[at + 2]?.text ?? '';
  if (year === null || !isJoined(tokens, at) || !/^\d\d(\d\d)?$/.test(tail)) return null;
  const isIso = lowAt(tokens, at + 1) === '-' && tail.length === 2;
  if (isIso && DASHES.has(lowAt(tokens, at + 3)) && isGlued(tokens, at + 2)) return null;
  const next = tail.length === 2 ? Math.floor(year / 100) * 100 + Number(tail) : Number(tail);
  const isNext = next === year + 1 || next === year - 99;
  if (tail.length === 4 && !isNext) return null;
  const isMonth = !isNext && isIso && Number(tail) >= 1 && Number(tail) <= 12;
  return isMonth ? monthPeriod(year, Number(tail), at + 3) : twoYears(tokens, at, year, isNext ? null : tail);
}

/** "25/26": a year told by its two short halves. */
function shortSplitYear(tokens: readonly Token[], at: number): Draft | null {
  const [head, tail] = [tokens[at]?.text ?? '', tokens[at + 2]?.text ?? ''];
  const isShort =
    /^[1-4]\d$/.test(head) && Number(tail) === Number(head) + 1 && lowAt(tokens, at + 1) === '/';
  if (!isShort || !isJoined(tokens, at) || lowAt(tokens, at - 1) === '/' || lowAt(tokens, at + 3) === '/')
    return null;
  return twoYears(tokens, at, 2000 + Number(head), null);
}

/** Two tokens with a dash or stroke between them and no space. */
function isJoined(tokens: readonly Token[], at: number): boolean {
  return DASHES.has(lowAt(tokens, at + 1)) && isGlued(tokens, at) && isGlued(tokens, at + 1);
}

/** A financial or academic year; `fault` is the second half where it is not the next year. */
function twoYears(tokens: readonly Token[], at: number, year: number, fault: string | null): Draft {
  const kind = kindNear(tokens, at, at + 3);
  const isAcademic = kind === 'academic-year';
  const month = isAcademic ? 9 : 4;
  const key = `${isAcademic ? 'academic ' : ''}${yearInWords(year)}`;
  return {
    kind,
    key: fault === null ? key : `${year}/${fault}`,
    from: dayNumberOf(year, month, 1),
    to: dayNumberOf(year + 1, month, 1) - 1,
    month: null,
    fault: fault === null ? null : 'its two years are not next to each other',
    until: at + 3,
  };
}

/** "2024-10-31", "31/10/2024", "31.10.2024". */
function numericDay(tokens: readonly Token[], at: number): Draft | null {
  const first = tokens[at];
  const mark = lowAt(tokens, at + 1);
  if (first?.kind !== 'number' || !['/', '-', '.'].includes(mark) || mark !== lowAt(tokens, at + 3))
    return null;
  if (![0, 1, 2, 3].every((k) => isGlued(tokens, at + k))) return null;
  const [a, b, c] = [whole(tokens, at), whole(tokens, at + 2), whole(tokens, at + 4)];
  if (a === null || b === null || c === null) return null;
  if (yearAt(tokens, at) !== null) return dayPeriod(a, b, c, at + 5);
  const year = yearAt(tokens, at + 4);
  return year === null ? null : dayPeriod(year, b, a, at + 5);
}

const NUMBERED: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4 };

function quarterNumber(
  tokens: readonly Token[],
  at: number,
): { readonly q: number; readonly until: number } | null {
  const low = lowAt(tokens, at);
  const next = whole(tokens, at + 1);
  if ((low === 'q' && isGlued(tokens, at)) || low === 'quarter')
    return next !== null && next >= 1 && next <= 4 ? { q: next, until: at + 2 } : null;
  const named = NUMBERED[low];
  return named !== undefined && lowAt(tokens, at + 1) === 'quarter' ? { q: named, until: at + 2 } : null;
}

/** "Q2", "Q2 2024/25", "second quarter of 2024/25". */
function quarter(tokens: readonly Token[], at: number): Draft | null {
  const found = quarterNumber(tokens, at);
  if (found === null) return null;
  const skip = ['of', 'in', ','].includes(lowAt(tokens, found.until)) ? 1 : 0;
  const year = splitYear(tokens, found.until + skip);
  if (year === null || year.from === null)
    return {
      kind: 'quarter',
      key: `Q${found.q}`,
      from: null,
      to: null,
      month: null,
      fault: null,
      until: found.until,
    };
  const start = Number(year.key.slice(0, 4));
  const month = 4 + (found.q - 1) * 3;
  const from = month <= 12 ? dayNumberOf(start, month, 1) : dayNumberOf(start + 1, month - 12, 1);
  const after = month + 3 <= 12 ? dayNumberOf(start, month + 3, 1) : dayNumberOf(start + 1, month - 9, 1);
  const { until } = year;
  return {
    kind: 'quarter',
    key: `Q${found.q} ${year.key}`,
    from,
    to: after - 1,
    month: null,
    fault: null,
    until,
  };
}

const SEASONS: Readonly<Record<string, readonly [number, number]>> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  winter: [12, 12],
};

/** "autumn 2024", "spring term 2025", "early 2025". */
function season(tokens: readonly Token[], at: number): Draft | null {
  const months = SEASONS[lowAt(tokens, at)];
  if (months === undefined) return null;
  const skip = ['term', 'of'].includes(lowAt(tokens, at + 1)) ? 1 : 0;
  const year = yearAt(tokens, at + 1 + skip);
  if (year === null || (DASHES.has(lowAt(tokens, at + 2 + skip)) && isGlued(tokens, at + 1 + skip)))
    return null;
  const [first, last] = months;
  return {
    kind: 'season',
    key: `${lowAt(tokens, at)} ${year}`,
    from: dayNumberOf(year, first, 1),
    to: dayNumberOf(year, last, daysInMonth(year, last)),
    month: null,
    fault: null,
    until: at + 2 + skip,
  };
}

const BEFORE_YEAR = new Set(
  'in since by until of during from to early late mid the end before after between and start through for summer year december january'.split(
    ' ',
  ),
);
const NO_YEAR_AFTER =
  /^(plans?|ehcps?|children|pupils|requests|places|placements|pounds|people|families|schools)$/;

/** A year alone: "in 2024". A bare number that is followed by what it counts is no year. */
function yearAlone(tokens: readonly Token[], at: number): Draft | null {
  const year = yearAt(tokens, at);
  if (year === null || lowAt(tokens, at - 1) === '£' || NO_YEAR_AFTER.test(lowAt(tokens, at + 1)))
    return null;
  const isAct = lowAt(tokens, at - 1) === 'act' || /^(act|regulations?)$/.test(lowAt(tokens, at + 1));
  const isBracketed = lowAt(tokens, at - 1) === '(' && lowAt(tokens, at + 1) === ')';
  if (!isAct && !isBracketed && !BEFORE_YEAR.has(lowAt(tokens, at - 1))) return null;
  return {
    kind: 'calendar-year',
    key: isAct ? `act ${year}` : String(year),
    from: isAct ? null : dayNumberOf(year, 1, 1),
    to: isAct ? null : dayNumberOf(year, 12, 31),
    month: null,
    fault: null,
    until: at + 1,
  };
}

const READERS = [numericDay, splitYear, shortSplitYear, quarter, season, namedMonth, yearAlone];

function weekdayBefore(tokens: readonly Token[], at: number): number {
  const skip = lowAt(tokens, at - 1) === ',' ? 2 : 1;
  return WEEKDAYS.indexOf(lowAt(tokens, at - skip));
}

/** Find the times in a text, in order, none within another. */
export function periodsOf(tokens: readonly Token[]): Period[] {
  const periods: Period[] = [];
  let at = 0;
  while (at < tokens.length) {
    const draft = READERS.reduce<Draft | null>((found, read) => found ?? read(tokens, at), null);
    const first = tokens[at];
    const last = draft === null ? undefined : tokens[draft.until - 1];
    if (draft === null || first === undefined || last === undefined) {
      at += 1;
      continue;
    }
    const weekday = weekdayBefore(tokens, at);
    periods.push({
      ...draft,
      at,
      weekday: weekday === -1 ? null : weekday,
      start: first.start,
      end: last.end,
    });
    at = draft.until;
  }
  return periods;
}
