/** Places that may come free within the year, setting by setting: which placements end, on what the records tell, beside the places there are. */
import type { IsoDate } from '../base/time.ts';
import type { CommissionedPlaces, SchoolRoll } from '../domain/school-tables.ts';
import type { Sen2Placement } from '../domain/sen2.ts';
import type { SettingGroup } from '../extract/setting-types.ts';
import { type ListInputs, personsOf, presentPlacements } from './list-inputs.ts';
import { type Ending, endingOf, type Ground, yearOf } from './place-endings.ts';

/** Settings whose places are of the kind that is planned and paid for as places. */
const WITH_PLACES: ReadonlySet<SettingGroup | null> = new Set<SettingGroup | null>([
  'SPMA',
  'SPNM',
  'SPIN',
  'AP',
  'SP16',
  'HOSP',
]);

/** What the register tells of a setting. */
export type KnownSetting = {
  readonly name: string;
  readonly group: SettingGroup | null;
  /** The age at which it ends; null where the register does not say [years]. */
  readonly highAge: number | null;
};

export type PlacesInputs = ListInputs & {
  readonly settingOf: (urn: string) => KnownSetting | null;
  readonly places: readonly CommissionedPlaces[];
  readonly rolls: readonly SchoolRoll[];
};

/** One setting. Counts are of the authority's own plans. */
export type SettingPlaces = {
  readonly urn: string;
  readonly name: string;
  /** The group of its placements: `SENU` or `RP` for the unit or resourced provision of a mainstream school. */
  readonly group: SettingGroup | null;
  /** The age at which it ends; null where the register does not say [years]. */
  readonly highAge: number | null;
  /** Main placements on the day [children]. */
  readonly there: number;
  readonly ending: Readonly<Record<Ground, number>>;
  /** Sum of `ending` [children]. */
  readonly total: number;
  /** The first day from which a place is free; null where none ends or no day is told. */
  readonly firstFree: IsoDate | null;
  /** Places paid for in the academic year; null where no table tells them [places]. */
  readonly places: number | null;
  /** Pupils of every authority on the newest day of the roll; null where no table tells them [pupils]. */
  readonly onRoll: number | null;
};

export type PlacesFree = {
  readonly asAt: IsoDate;
  /** In order of their names; only those with children or with places told. */
  readonly settings: readonly SettingPlaces[];
  /** Main placements in such a setting that name no URN [children]. */
  readonly withoutNumber: number;
};

const NONE: Readonly<Record<Ground, number>> = {
  ...{ leaving: 0, oldest: 0, range: 0 },
  ...{ ceasing: 0, transfer: 0 },
};

/** The group of a placement: its unit or resourced provision comes before its school. */
function groupOfPlacement(placement: Sen2Placement, known: KnownSetting | null): SettingGroup | null {
  if (placement.senUnit === true) return 'SENU';
  if (placement.resourcedProvision === true) return 'RP';
  return known?.group ?? null;
}

/** Whether a placement takes one of the places that are planned and paid for: in a mainstream school only its unit or provision has any. */
function takesPlace(group: SettingGroup | null, isToldOf: boolean): boolean {
  if (group === 'MSMA') return false;
  return group === 'SENU' || group === 'RP' || WITH_PLACES.has(group) || isToldOf;
}

type Counted = {
  /** Null where the placement names none. */
  readonly urn: string | null;
  readonly group: SettingGroup | null;
  readonly ending: Ending | null;
};

/** The main placements that take a place, each with how it ends. */
function countPlacements(inputs: PlacesInputs): readonly Counted[] {
  const persons = personsOf(inputs);
  const birthMonths = new Map(inputs.persons.map(({ personKey, birthMonth }) => [personKey, birthMonth]));
  const present = presentPlacements(inputs);
  const told = new Set<string | null>(inputs.places.map(({ urn }) => urn));
  return inputs.activePlans.flatMap((plan) => {
    const placement = present.get(plan.activePlanKey);
    if (placement === undefined) return [];
    const { urn } = placement;
    const known = urn === null ? null : inputs.settingOf(urn);
    const group = groupOfPlacement(placement, known);
    if (!takesPlace(group, told.has(urn))) return [];
    const birthMonth = birthMonths.get(persons.get(plan.requestKey) ?? '') ?? null;
    const more = { birthMonth, highAge: known?.highAge ?? null, asAt: inputs.asAt };
    return [{ urn, group, ending: endingOf(plan, placement, more) }];
  });
}

/** Places paid for in the academic year of a day, and pupils on the newest day of the roll up to it, by URN. */
function capacitiesOf({ places, rolls, asAt }: PlacesInputs) {
  const ofYear = Map.groupBy(
    places.filter(({ academicYear }) => academicYear === yearOf(asAt)),
    ({ urn }) => urn,
  );
  const days = Map.groupBy(
    rolls.filter(({ on }) => on <= asAt),
    ({ urn }) => urn,
  );
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return {
    placesAt: (urn: string) => {
      const lines = ofYear.get(urn);
      return lines === undefined ? null : sum(lines.map((line) => line.places));
    },
    rollAt: (urn: string) => {
      const own = days.get(urn) ?? [];
      const last = own.reduce((newest, { on }) => (on > newest ? on : newest), '');
      return last === '' ? null : sum(own.filter(({ on }) => on === last).map(({ pupils }) => pupils));
    },
  };
}

/**
 * Find, setting by setting, how many places may come free. What a record does not tell is not counted and never taken for nought: a
 * setting without a table of places has none told. Who will come into a place is not in the records.
 */
export function findPlacesFree(inputs: PlacesInputs): PlacesFree {
  const counted = countPlacements(inputs);
  const { placesAt, rollAt } = capacitiesOf(inputs);
  const byUrn = Map.groupBy(counted, ({ urn }) => urn);
  const told = inputs.places.filter(({ academicYear }) => academicYear === yearOf(inputs.asAt));
  const named = [...byUrn.keys()].filter((urn) => urn !== null);
  const urns = [...new Set([...named, ...told.map(({ urn }) => urn)])];
  const settings = urns.map((urn): SettingPlaces => {
    const own = byUrn.get(urn) ?? [];
    const endings = own.flatMap(({ ending }) => (ending === null ? [] : [ending]));
    const ending = { ...NONE };
    for (const { ground } of endings) ending[ground] += 1;
    const days = endings.flatMap(({ freeFrom }) => (freeFrom === null ? [] : [freeFrom])).sort();
    const known = inputs.settingOf(urn);
    return {
      urn,
      name: known?.name ?? `URN ${urn}`,
      group: groupOfAll(own) ?? known?.group ?? null,
      highAge: known?.highAge ?? null,
      there: own.length,
      ending,
      total: endings.length,
      firstFree: days[0] ?? null,
      places: placesAt(urn),
      onRoll: rollAt(urn),
    };
  });
  const inOrder = settings.sort((a, b) => a.name.localeCompare(b.name, 'en-GB', { numeric: true }));
  return { asAt: inputs.asAt, settings: inOrder, withoutNumber: byUrn.get(null)?.length ?? 0 };
}

/** The group that most placements of a setting have; null where it has none. */
function groupOfAll(own: readonly Counted[]): SettingGroup | null {
  const byGroup = [...Map.groupBy(own, ({ group }) => group)].sort(([, a], [, b]) => b.length - a.length);
  return byGroup[0]?.[0] ?? null;
}
