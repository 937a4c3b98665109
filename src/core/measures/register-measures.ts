/** Appeals, mediations, panels, complaints, destinations and amended plans from the authority's own registers (H01, H04 to H08, G02 to G04, F03). */
import { lastDayOfMonth } from '../base/day-number.ts';
import type { Month } from '../base/time.ts';
import type { RegisterEntry, RegisterName } from '../domain/register-entry.ts';
import { addRollingShares, addShares } from './emit-months.ts';
import { monthPeriod } from './periods.ts';
import { addAll, addPart, daysOpen, openRegister, type RegisterMonths } from './register-months.ts';
import { ValueList } from './value-list.ts';

/** From the meeting to the final amended plan [days]. @source SEND Regulations 2014; R (L, M and P) v Devon [2022] EWHC 493 (Admin). */
const AMENDED_WITHIN = 84;
/** What the tribunal decides at a hearing. */
const AT_HEARING: ReadonlySet<string | null> = new Set(['upheld', 'partly-upheld', 'dismissed']);
const FOR_FAMILY: ReadonlySet<string | null> = new Set(['upheld', 'partly-upheld']);

type Adder = (list: ValueList, months: RegisterMonths) => void;

/** The words that entries use for one of their fields, in order of the alphabet. */
function wordsOf(months: RegisterMonths, pick: (entry: RegisterEntry) => string | null): readonly string[] {
  const words = new Set<string>();
  for (const entry of months.entries) {
    const word = pick(entry);
    if (word !== null) words.add(word);
  }
  return [...words].sort();
}

function addAppeals(list: ValueList, months: RegisterMonths): void {
  const all = months.opened();
  addAll(list, 'appeal_n', months, all);
  const unknown = months.entries.filter(({ type }) => type === null).length;
  const notes = unknown > 0 ? [`${unknown} of ${months.entries.length} appeals are of no known type`] : [];
  for (const type of wordsOf(months, (entry) => entry.type)) {
    const part = months.opened((entry) => entry.type === type);
    addPart(list, 'appeal_by_type', months, { all, part, cut: { by: 'type', key: type }, notes });
  }
  const tallies = {
    top: months.closed(({ result }) => FOR_FAMILY.has(result)),
    bottom: months.closed(({ result }) => AT_HEARING.has(result)),
    unknown: months.closed(({ result }) => result === null),
  };
  addRollingShares(list, 'appeal_upheld_pct', months.range, tallies);
}

function addMediations(list: ValueList, months: RegisterMonths): void {
  const all = months.opened(({ result }) => result !== 'not-held');
  addAll(list, 'mediation_n', months, all);
  const part = months.opened(({ result }) => result === 'agreed');
  addPart(list, 'mediation_n', months, { all, part, cut: { by: 'result', key: 'agreed' } });
}

function addPanels(list: ValueList, months: RegisterMonths): void {
  const decided = months.closed();
  const days = months.sum(
    ({ closedOn }) => closedOn,
    () => true,
    (entry) => daysOpen(entry) ?? 0,
  );
  for (let place = 0; place < months.range.count; place++)
    list.add('panel_turnaround', monthPeriod(months.range.first + place), {
      numerator: days.at(place),
      denominator: decided.at(place),
    });
}

function addComplaints(list: ValueList, months: RegisterMonths): void {
  const all = months.opened();
  addAll(list, 'complaint_n', months, all);
  for (const stage of wordsOf(months, (entry) => entry.type)) {
    const part = months.opened((entry) => entry.type === stage);
    addPart(list, 'complaint_n', months, { all, part, cut: { by: 'stage', key: stage } });
  }
  const part = months.opened(({ result }) => result !== null);
  addPart(list, 'complaint_n', months, { all, part, cut: { by: 'ombudsman', key: 'decided' } });
}

/** Where young people are; the window, 3 or 6 months, is the part that a figure is of. */
function addDestinations(list: ValueList, months: RegisterMonths): void {
  for (const window of wordsOf(months, (entry) => entry.type)) {
    const isOf = (entry: RegisterEntry) => entry.type === window && entry.result !== 'not-followed';
    const all = months.opened(isOf);
    const known = months.opened((entry) => isOf(entry) && entry.result !== null);
    const unknown = months.opened((entry) => isOf(entry) && entry.result === null);
    const neet = months.opened((entry) => isOf(entry) && entry.result === 'neet');
    const good = months.opened((entry) => isOf(entry) && entry.result !== null && entry.result !== 'neet');
    const more = { cut: { by: 'months-after', key: window } };
    const add = (name: string, top: typeof all, bottom: typeof all, missing?: typeof all) =>
      addRollingShares(
        list,
        name,
        months.range,
        { top, bottom, flow: all, ...(missing === undefined ? {} : { unknown: missing }) },
        more,
      );
    add('neet_after_cease_pct', neet, known, unknown);
    add('dest_known_pct', known, all);
    add('cease_pos_pct', good, known, unknown);
  }
}

/**
 * Only months of which every meeting is 84 days old by the register's end: before that, what was issued early would
 * stand alone.
 */
function addAmendedPlans(list: ValueList, months: RegisterMonths): void {
  const { first, count } = months.range;
  let whole = count;
  while (whole > 0 && months.end - lastDayOfMonth(first + whole - 1) < AMENDED_WITHIN) whole--;
  const isInTime = (entry: RegisterEntry) => (daysOpen(entry) ?? AMENDED_WITHIN + 1) <= AMENDED_WITHIN;
  const tallies = { top: months.opened(isInTime), bottom: months.opened() };
  const range = { first, count: whole };
  addShares(list, 'ar12w_pct', range, tallies);
  addRollingShares(list, 'ar12w_pct', range, tallies);
}

const ADDERS: readonly (readonly [RegisterName, Adder])[] = [
  ['appeals', addAppeals],
  ['mediations', addMediations],
  ['panels', addPanels],
  ['complaints', addComplaints],
  ['destinations', addDestinations],
  ['amended-plans', addAmendedPlans],
];

/**
 * Reckon what the registers tell of the authority as a whole, up to a month.
 * @param asAt  null for all that is there.
 * @source Domain rules for indicators, H01, H04 to H08, G02 to G04, F03.
 */
export function measureRegisters(
  entries: readonly RegisterEntry[],
  asAt: Month | null,
  sources: readonly string[],
): ValueList {
  const list = new ValueList('registers', sources);
  for (const [register, add] of ADDERS) {
    const months = openRegister(
      entries.filter((entry) => entry.register === register),
      asAt,
    );
    if (months !== null) add(list, months);
  }
  return list;
}
