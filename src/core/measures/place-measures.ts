/** Places paid for and taken, pupils across borders, and capital against profile (I01 to I05, I09). */
import { toDayNumber } from '../base/day-number.ts';
import type { IsoDate, Month } from '../base/time.ts';
import { financialYearOf } from '../domain/financial-period.ts';
import type { CapitalMonth, CommissionedPlaces, SchoolRoll } from '../domain/school-tables.ts';
import { academicYearOf, dayPeriod, namedMonth } from './periods.ts';
import { ValueList } from './value-list.ts';

/** Places by URN of one academic year. */
type Places = ReadonlyMap<string, number>;

/** Sum by a key; keys in order of the alphabet. */
function sumBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  amount: (item: T) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const item of items) sums.set(keyOf(item), (sums.get(keyOf(item)) ?? 0) + amount(item));
  return new Map([...sums].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function total(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

/** The academic year that a day lies in, by the calendar year in which it begins. */
function academicYear(day: IsoDate): number {
  return Number(day.slice(0, 4)) - (day.slice(5, 7) < '09' ? 1 : 0);
}

function placesOf(commissioned: readonly CommissionedPlaces[], year: number): Places {
  return sumBy(
    commissioned.filter((line) => line.academicYear === year),
    ({ urn }) => urn,
    ({ places }) => places,
  );
}

/** Commissioned places, and on each day of a roll how full they are. */
export function measurePlaces(
  commissioned: readonly CommissionedPlaces[],
  rolls: readonly SchoolRoll[],
  ownNumber: string | null,
  sources: readonly string[],
): ValueList {
  const list = new ValueList('registers', sources);
  for (const year of [...new Set(commissioned.map((line) => line.academicYear))].sort((a, b) => a - b)) {
    const period = academicYearOf(toDayNumber(`${year}-09-01`));
    const places = placesOf(commissioned, year);
    list.add('places_commissioned', period, { numerator: total(places.values()) });
    for (const [urn, count] of places)
      list.add('places_commissioned', period, { numerator: count, cut: { by: 'setting', key: urn } });
  }
  for (const day of [...new Set(rolls.map(({ on }) => on))].sort()) {
    const ofDay = rolls.filter(({ on }) => on === day);
    const places = placesOf(commissioned, academicYear(day));
    if (places.size > 0) addOccupancy(list, day, places, ofDay);
    if (ownNumber !== null) addBorders(list, day, ofDay, ownNumber);
  }
  return list;
}

/** A setting without a roll that day is left out of both sides of the whole and told; it is never empty. */
function addOccupancy(list: ValueList, day: IsoDate, places: Places, rolls: readonly SchoolRoll[]): void {
  const period = dayPeriod(toDayNumber(day));
  const onRoll = sumBy(
    rolls,
    ({ urn }) => urn,
    ({ pupils }) => pupils,
  );
  const known = [...places].flatMap(([urn, count]) => {
    const pupils = onRoll.get(urn);
    return pupils === undefined ? [] : [{ urn, count, pupils, vacant: Math.max(0, count - pupils) }];
  });
  const without = places.size - known.length;
  const notes = without === 0 ? [] : [`${without} of ${places.size} settings have no roll on this day`];
  const sum = (pick: (setting: (typeof known)[number]) => number) => total(known.map(pick));
  if (known.length === 0) return;
  list.add('occupancy_pct', period, {
    numerator: sum(({ pupils }) => pupils),
    denominator: sum(({ count }) => count),
    notes,
  });
  list.add('vacant_n', period, { numerator: sum(({ vacant }) => vacant), notes });
  for (const { urn, count, pupils, vacant } of known) {
    const cut = { by: 'setting', key: urn };
    list.add('occupancy_pct', period, { numerator: pupils, denominator: count, cut });
    list.add('vacant_n', period, { numerator: vacant, cut });
  }
}

/** Pupils from elsewhere here, and ours elsewhere; each only where the file tells of settings on that side at all. */
function addBorders(list: ValueList, day: IsoDate, rolls: readonly SchoolRoll[], own: string): void {
  const period = dayPeriod(toDayNumber(day));
  const here = rolls.filter(({ settingAuthority }) => settingAuthority === own);
  const elsewhere = rolls.filter(({ settingAuthority }) => settingAuthority !== own);
  const count = (side: readonly SchoolRoll[], isCounted: (roll: SchoolRoll) => boolean) =>
    total(side.filter(isCounted).map(({ pupils }) => pupils));
  if (here.length > 0)
    list.add('import_n', period, { numerator: count(here, ({ homeAuthority }) => homeAuthority !== own) });
  if (elsewhere.length > 0)
    list.add('export_n', period, {
      numerator: count(elsewhere, ({ homeAuthority }) => homeAuthority === own),
    });
}

/** Capital spent of what was profiled, from April to each month, of all schemes and of each. */
export function measureCapital(
  lines: readonly CapitalMonth[],
  asAt: Month | null,
  sources: readonly string[],
): ValueList {
  const list = new ValueList('registers', sources);
  const months = [...new Set(lines.map(({ month }) => month))].sort();
  for (const month of months.filter((one) => asAt === null || one <= asAt)) {
    const toDate = lines.filter(
      (line) => line.month <= month && financialYearOf(line.month) === financialYearOf(month),
    );
    const add = (part: readonly CapitalMonth[], scheme: string | null) =>
      list.add('capital_spend_pct', namedMonth(month), {
        numerator: total(part.map(({ spentPence }) => spentPence)),
        denominator: total(part.map(({ profiledPence }) => profiledPence)),
        ...(scheme === null ? {} : { cut: { by: 'scheme', key: scheme } }),
      });
    add(toDate, null);
    for (const scheme of [...new Set(toDate.map((line) => line.scheme))].sort())
      add(
        toDate.filter((line) => line.scheme === scheme),
        scheme,
      );
  }
  return list;
}
