/** The register of establishments by number, as it was on a day: who was open, and what the authority itself says instead. */
import { type DayNumber, toDayNumber } from '../base/day-number.ts';
import type { IsoDate } from '../base/time.ts';
import type { SettingOverride } from '../domain/setting-override.ts';
import type { PlaceColumns } from './extract.ts';
import { groupOfType, SETTING_GROUPS, type SettingGroup } from './setting-types.ts';

/** A day after all others: what still is counts. */
export const LATEST: DayNumber = 2 ** 31 - 1;
const EARLIEST: DayNumber = -LATEST;

/** What the authority says it was from a day to a day, both among them. */
type Dated = { readonly from: DayNumber; readonly to: DayNumber; readonly group: SettingGroup };

/** What is known of one establishment, for looking up by number. */
export type RegisterEntry = {
  /** Empty where the register does not have it. */
  readonly authorityNumber: string;
  /** Group of its type; null where the type is none of those met in SEND. */
  readonly group: SettingGroup | null;
  /** What the authority says instead; empty for most. */
  readonly overrides: readonly Dated[];
};
/** One of the establishments that a provider number has had. */
type ProviderEntry = RegisterEntry & {
  readonly isOpen: boolean;
  readonly openedOn: DayNumber;
  /** First day on which it was no longer open. */
  readonly closedOn: DayNumber;
};

/** The register by URN and by UKPRN; empty where none is stored. */
export type Register = {
  readonly byUrn: ReadonlyMap<number, RegisterEntry>;
  readonly byUkprn: ReadonlyMap<number, readonly ProviderEntry[]>;
  /** True where a group can change from day to day. */
  readonly changes: boolean;
};

/** The columns of the register that a group is told by. */
export type ListedEstablishment = {
  readonly urn: string;
  readonly ukprn: string | null;
  readonly status: string;
  readonly typeName: string;
  readonly authorityNumber: string;
  readonly openedOn?: IsoDate | null;
  readonly closedOn?: IsoDate | null;
};

function dayOr(day: IsoDate | null | undefined, other: DayNumber): DayNumber {
  return day === null || day === undefined ? other : toDayNumber(day);
}

function datedOf(override: SettingOverride): readonly Dated[] {
  const group = SETTING_GROUPS.find((one) => one === override.setting);
  if (group === undefined) return [];
  return [{ from: dayOr(override.from, EARLIEST), to: dayOr(override.to, LATEST), group }];
}

/** The authority's own words by one sort of number. */
export function overridesBy(
  overrides: readonly SettingOverride[],
  numberOf: (override: SettingOverride) => string | null,
): ReadonlyMap<number, readonly Dated[]> {
  const numbered = overrides.filter((override) => numberOf(override) !== null);
  const byNumber = Map.groupBy(numbered, (override) => Number(numberOf(override)));
  return new Map([...byNumber].map(([number, own]) => [number, own.flatMap(datedOf)]));
}

/**
 * Index establishments and what the authority says of some of them.
 * @param overrides  days of two for the same number do not overlap.
 */
export function indexRegister(
  establishments: Iterable<ListedEstablishment>,
  overrides: readonly SettingOverride[] = [],
): Register {
  const ofUrn = overridesBy(overrides, ({ urn }) => urn);
  const ofUkprn = overridesBy(overrides, ({ ukprn }) => ukprn);
  const byUrn = new Map<number, RegisterEntry>();
  const byUkprn = new Map<number, ProviderEntry[]>();
  for (const { urn, ukprn, status, typeName, authorityNumber, openedOn, closedOn } of establishments) {
    // What is said of the school itself comes before what is said of its provider; both hold by either number.
    const own = [...(ofUrn.get(Number(urn)) ?? []), ...(ofUkprn.get(Number(ukprn ?? 0)) ?? [])];
    const entry = { authorityNumber, group: groupOfType(typeName), overrides: own };
    byUrn.set(Number(urn), entry);
    if (ukprn === null) continue;
    const days = { openedOn: dayOr(openedOn, EARLIEST), closedOn: dayOr(closedOn, LATEST) };
    const known = byUkprn.get(Number(ukprn)) ?? [];
    known.push({ ...entry, isOpen: status.startsWith('Open'), ...days });
    byUkprn.set(Number(ukprn), known);
  }
  const unlisted = { authorityNumber: '', group: null };
  for (const [urn, own] of ofUrn) if (!byUrn.has(urn)) byUrn.set(urn, { ...unlisted, overrides: own });
  const always = { isOpen: true, openedOn: EARLIEST, closedOn: LATEST };
  for (const [ukprn, own] of ofUkprn)
    if (!byUkprn.has(ukprn)) byUkprn.set(ukprn, [{ ...unlisted, overrides: own, ...always }]);
  const isDated = ({ from, to }: SettingOverride) => from !== null || to !== null;
  const changes = overrides.some(isDated) || [...byUkprn.values()].some(({ length }) => length > 1);
  return { byUrn, byUkprn, changes };
}

/** Of the establishments of one provider number, as before and after a conversion, the one open on a day. */
function providerOn(entries: readonly ProviderEntry[], day: DayNumber): RegisterEntry | null {
  const open = entries.filter(({ openedOn, closedOn }) => openedOn <= day && day < closedOn);
  const latest = open.toSorted((one, other) => other.openedOn - one.openedOn);
  return (
    latest.find(({ isOpen }) => isOpen) ??
    latest[0] ??
    entries.find(({ isOpen }) => isOpen) ??
    entries[0] ??
    null
  );
}

/**
 * Find the establishment of one placement; null where it has no number or the register does not have it.
 * @param day  of two establishments of one provider number the one open then; the newest there is where it is left out.
 */
export function registerEntry(
  place: PlaceColumns,
  row: number,
  register: Register,
  day: DayNumber = LATEST,
): RegisterEntry | null {
  const urn = place.urn[row] ?? 0;
  if (urn !== 0) return register.byUrn.get(urn) ?? null;
  const ukprn = place.ukprn[row] ?? 0;
  return ukprn === 0 ? null : providerOn(register.byUkprn.get(ukprn) ?? [], day);
}

/** Give what the authority says that an establishment is on a day; null where it says nothing. */
export function saidOn(overrides: RegisterEntry['overrides'], day: DayNumber): SettingGroup | null {
  return overrides.find(({ from, to }) => from <= day && day <= to)?.group ?? null;
}

/** Give the group of an establishment on a day: what the authority says, else that of its registered type. */
export function groupOn({ group, overrides }: RegisterEntry, day: DayNumber): SettingGroup | null {
  return saidOn(overrides, day) ?? group;
}
