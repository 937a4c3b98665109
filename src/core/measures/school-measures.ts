/** Schools one by one, to begin a conversation and never to make a league table (J01 to J07, J09, J10). */
import { toDayNumber } from '../base/day-number.ts';
import type { IsoDate, Month } from '../base/time.ts';
import type { RegisterEntry } from '../domain/register-entry.ts';
import type { SchoolCount } from '../domain/school-tables.ts';
import { whyNoTwelve } from './emit-months.ts';
import type { MonthTally } from './month-tally.ts';
import { dayPeriod, twelveMonths } from './periods.ts';
import { openRegister, type RegisterMonths } from './register-months.ts';
import { type Period, ValueList } from './value-list.ts';

/** What is above and below the line of one school's rate; null where the school does not tell it. */
type Parts = { readonly top: number | null; readonly bottom: number | null; readonly unknown?: number };

/** Add a rate of each school that tells it, and of all of them together. */
export function addBySchool(
  list: ValueList,
  name: string,
  period: Period,
  bySchool: ReadonlyMap<string, Parts>,
  kind: { readonly by?: string } = {},
): void {
  let [top, bottom, unknown, silent] = [0, 0, 0, 0];
  const { by = 'school' } = kind;
  for (const [urn, parts] of [...bySchool].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (parts.top === null || parts.bottom === null) {
      silent++;
      continue;
    }
    list.add(name, period, {
      numerator: parts.top,
      denominator: parts.bottom,
      unknown: parts.unknown ?? 0,
      cut: { by, key: urn },
    });
    [top, bottom, unknown] = [top + parts.top, bottom + parts.bottom, unknown + (parts.unknown ?? 0)];
  }
  if (silent === bySchool.size) return;
  const notes = silent === 0 ? [] : [`${silent} of ${bySchool.size} schools do not tell it and are left out`];
  const cut = by === 'school' ? {} : { cut: { by: by.replace(/^school, /, ''), key: 'all' } };
  list.add(name, period, { numerator: top, denominator: bottom, unknown, notes, ...cut });
}

function bySchool(counts: readonly SchoolCount[], parts: (count: SchoolCount) => Parts): Map<string, Parts> {
  return new Map(counts.map((count) => [count.urn, parts(count)]));
}

/** Pupils with SEN: on SEN support or with a plan; null where either is not told. */
function withSen({ senSupport, withPlan }: SchoolCount): number | null {
  return senSupport === null || withPlan === null ? null : senSupport + withPlan;
}

/** Censuses by day, newest last. */
export function censusesOf(counts: readonly SchoolCount[]): readonly (readonly SchoolCount[])[] {
  const censuses = counts.filter(({ subject }) => subject === 'census');
  const days = [...new Set(censuses.map(({ on }) => on))].sort();
  return days.map((day) => censuses.filter(({ on }) => on === day));
}

/** The newest census on or before a day, by school; where there is none before, the first after it. */
export function censusFor(
  censuses: readonly (readonly SchoolCount[])[],
  day: IsoDate,
): ReadonlyMap<string, SchoolCount> {
  const census = censuses.findLast(([first]) => (first?.on ?? '') <= day) ?? censuses[0] ?? [];
  return new Map(census.map((count) => [count.urn, count]));
}

function addCensus(list: ValueList, census: readonly SchoolCount[]): void {
  const period = dayPeriod(toDayNumber(census[0]?.on ?? ''));
  const add = (name: string, parts: (count: SchoolCount) => Parts, by = 'school') =>
    addBySchool(list, name, period, bySchool(census, parts), { by });
  add('sch_ehcp_pct', ({ withPlan, pupils }) => ({ top: withPlan, bottom: pupils }));
  add('sch_sensup_pct', ({ senSupport, pupils }) => ({ top: senSupport, bottom: pupils }));
  add('sch_abs_sen', (count) => ({ top: count.sessionsMissed, bottom: count.sessionsPossible }));
  add(
    'sch_abs_sen',
    (count) => ({ top: count.severelyAbsent, bottom: withSen(count) }),
    'school, severely absent',
  );
}

function addSuspensions(
  list: ValueList,
  terms: readonly SchoolCount[],
  censuses: readonly (readonly SchoolCount[])[],
): void {
  for (const day of [...new Set(terms.map(({ on }) => on))].sort()) {
    const census = censusFor(censuses, day);
    const period = dayPeriod(toDayNumber(day));
    const below = (urn: string) => {
      const count = census.get(urn);
      return count === undefined ? null : withSen(count);
    };
    const ofDay = terms.filter(({ on }) => on === day);
    const named = { ...period, words: `the term that ended on ${period.words}` };
    const add = (name: string, top: (count: SchoolCount) => number | null) =>
      addBySchool(
        list,
        name,
        named,
        bySchool(ofDay, (count) => ({ top: top(count), bottom: below(count.urn) })),
      );
    add('sch_susp_rate', ({ suspensions }) => suspensions);
    add('sch_excl_rate', ({ exclusions }) => exclusions);
  }
}

/** Twelve months of a register, school by school. */
class SchoolYear {
  readonly #months: RegisterMonths;
  readonly #list: ValueList;

  constructor(list: ValueList, months: RegisterMonths) {
    this.#list = list;
    this.#months = months;
  }

  get period(): Period {
    return twelveMonths(this.#months.range.first + this.#months.last);
  }

  /** Say that there is no figure of twelve months where the register does not tell them; true where it does. */
  isWhole(name: string, flow: MonthTally): boolean {
    const why = whyNoTwelve(flow, this.#months.last);
    if (why !== null) this.#list.add(name, this.period, { numerator: null, unavailable: why });
    return why === null;
  }

  /** Entries of the twelve months by school. */
  counts(
    dayOf: (entry: RegisterEntry) => IsoDate | null,
    isCounted: (entry: RegisterEntry) => boolean,
  ): ReadonlyMap<string, number> {
    const sums = new Map<string, number>();
    const from = toMonthStart(this.period.month);
    const to = this.#months.end;
    for (const entry of this.#months.entries) {
      const day = dayOf(entry);
      if (day === null || entry.urn === null || !isCounted(entry)) continue;
      const number = toDayNumber(day);
      if (number >= from && number <= to) sums.set(entry.urn, (sums.get(entry.urn) ?? 0) + 1);
    }
    return sums;
  }
}

/** First day of the twelve months that end with a month, as a day number. */
function toMonthStart(last: Month): number {
  const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))];
  const first = month === 12 ? `${year}-01-01` : `${year - 1}-${String(month + 1).padStart(2, '0')}-01`;
  return toDayNumber(first);
}

/** A share of what a register's entries of twelve months became, by school. */
function addResults(
  list: ValueList,
  name: string,
  months: RegisterMonths,
  {
    top,
    bottom,
    dayOf,
  }: {
    readonly top: string;
    readonly bottom: ReadonlySet<string | null>;
    readonly dayOf: (entry: RegisterEntry) => IsoDate | null;
  },
): void {
  const year = new SchoolYear(list, months);
  const flow = months.sum(dayOf, ({ result }) => bottom.has(result));
  if (!year.isWhole(name, flow)) return;
  const above = year.counts(dayOf, ({ result }) => result === top);
  const below = year.counts(dayOf, ({ result }) => bottom.has(result));
  const parts = [...below].map(([urn, count]) => [urn, { top: above.get(urn) ?? 0, bottom: count }] as const);
  addBySchool(list, name, year.period, new Map(parts));
}

/** A rate of a register's entries of twelve months for every 100 pupils of a census, by school of that census. */
function addPerHundred(
  list: ValueList,
  name: string,
  months: RegisterMonths,
  censuses: readonly (readonly SchoolCount[])[],
  below: (count: SchoolCount) => number | null,
): void {
  const year = new SchoolYear(list, months);
  if (censuses.length === 0 || !year.isWhole(name, months.opened())) return;
  const counts = year.counts(
    ({ openedOn }) => openedOn,
    () => true,
  );
  const census = censusFor(censuses, `${year.period.month}-31`);
  const parts = [...census].map(
    ([urn, count]) => [urn, { top: counts.get(urn) ?? 0, bottom: below(count) }] as const,
  );
  addBySchool(list, name, year.period, new Map(parts));
}

/**
 * Reckon the indicators of schools, up to a month.
 * @param asAt  null for all that is there.
 * @source Domain rules for indicators, J01 to J07, J09, J10.
 */
export function measureSchools(
  counts: readonly SchoolCount[],
  entries: readonly RegisterEntry[],
  asAt: Month | null,
  sources: readonly string[],
): ValueList {
  const list = new ValueList('registers', sources);
  const known = counts.filter(({ on }) => asAt === null || on.slice(0, 7) <= asAt);
  const censuses = censusesOf(known);
  for (const census of censuses) addCensus(list, census);
  const terms = known.filter(({ subject }) => subject === 'suspensions');
  if (censuses.length > 0) addSuspensions(list, terms, censuses);
  const open = (register: RegisterEntry['register']) =>
    openRegister(
      entries.filter((entry) => entry.register === register),
      asAt,
    );
  const requests = open('school-requests');
  if (requests !== null) {
    addPerHundred(list, 'sch_req_rate', requests, censuses, ({ senSupport }) => senSupport);
    const decided = new Set(['Y', 'N']);
    addResults(list, 'sch_nta_share', requests, {
      top: 'N',
      bottom: decided,
      dayOf: ({ closedOn }) => closedOn,
    });
  }
  const consultations = open('consultations');
  if (consultations !== null)
    addResults(list, 'sch_no_consult', consultations, {
      top: 'no',
      bottom: new Set(['yes', 'no']),
      dayOf: ({ closedOn, openedOn }) => closedOn ?? openedOn,
    });
  const bands = open('band-requests');
  if (bands !== null) addPerHundred(list, 'sch_upband', bands, censuses, ({ withPlan }) => withPlan);
  return list;
}

/**
 * Count the requests to raise a band of the same twelve months as `sch_upband`, by school and by the need that the register tells of the
 * child [requests]. Those without one are in none.
 */
export function bandRequestsByNeed(
  entries: readonly RegisterEntry[],
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const own = entries.filter(({ register }) => register === 'band-requests');
  const months = openRegister(own, null);
  const bySchool = new Map<string, Map<string, number>>();
  if (months === null) return bySchool;
  const year = new SchoolYear(new ValueList('registers', []), months);
  for (const need of new Set(own.flatMap(({ type }) => type ?? []))) {
    const counts = year.counts(
      ({ openedOn }) => openedOn,
      ({ type }) => type === need,
    );
    for (const [urn, count] of counts)
      bySchool.set(urn, (bySchool.get(urn) ?? new Map<string, number>()).set(need, count));
  }
  return bySchool;
}
