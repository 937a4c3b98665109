/** Schools that stand outside what chance explains on a measure of inclusion: among schools of their own kind, never in order of merit. */
import type { MeasureUnit } from '../measures/measure-definition.ts';
import type { MeasureValue } from '../measures/measure-value.ts';
import type { CountLaw } from '../num/count-limits.ts';
import { type ByNeed, type ExpectedCount, layByNeed, type SchoolNeeds } from './expected-by-need.ts';
import { FEWEST_MEMBERS, type Funnel, layFunnel, type Placed } from './funnel.ts';

/** What is known of a school besides its figures. */
export type KnownSchool = {
  /** Null where the register does not have it. */
  readonly name: string | null;
  /** Schools of the same kind are held together: "Mainstream, primary". */
  readonly kind: string;
};

/** Fewest below the line for a school to be looked at. @source Domain rules for indicators, J11. */
export const FEWEST_BELOW = 10;

/** A measure that is drawn as a funnel. */
type FunnelMeasure = {
  readonly name: string;
  /** How its figures are cut where it has several. */
  readonly by: string;
  readonly law: CountLaw['kind'];
  /** What is counted, and among whom, as a funnel names them. */
  readonly counted: string;
  readonly among: string;
  /** Why needs cannot be taken into account, unless they are given. */
  readonly untold: string;
};

const measure = (
  name: string,
  law: CountLaw['kind'],
  counted: string,
  among: string,
  untold: string,
  by = 'school',
): FunnelMeasure => ({ name, by, law, counted, among, untold });

/** Sessions missed are no counts of their own, one absence being many sessions, so absence stands here by severe absence alone. */
const MEASURES: readonly FunnelMeasure[] = [
  measure(
    'sch_req_rate',
    'poisson',
    'requests for an assessment',
    'pupils on SEN support',
    'the register of requests tells no needs, and the census counts pupils on SEN support without theirs',
  ),
  measure(
    'sch_nta_share',
    'binomial',
    'refusals to assess',
    'decisions on requests',
    'the register of requests tells no needs',
  ),
  measure(
    'sch_ehcp_pct',
    'binomial',
    'pupils with a plan',
    'pupils',
    'of pupils without a plan no file tells the needs',
  ),
  measure(
    'sch_sensup_pct',
    'binomial',
    'pupils on SEN support',
    'pupils',
    'the census counts pupils on SEN support without their needs',
  ),
  measure(
    'sch_susp_rate',
    'poisson',
    'suspensions of pupils with SEN',
    'pupils with SEN',
    'suspensions are counted school by school, without the needs of those suspended',
  ),
  measure(
    'sch_excl_rate',
    'poisson',
    'permanent exclusions of pupils with SEN',
    'pupils with SEN',
    'exclusions are counted school by school, without the needs of those excluded',
  ),
  measure(
    'sch_abs_sen',
    'binomial',
    'pupils severely absent',
    'pupils with SEN',
    'absence is counted school by school, without the needs of those absent',
    'school, severely absent',
  ),
  measure(
    'sch_moves_special',
    'poisson',
    'moves out of the school',
    'pupils with a plan',
    'the return tells no needs of children at these schools',
  ),
  measure(
    'sch_no_consult',
    'binomial',
    'replies of no',
    'replies to consultations',
    'the log of consultations tells no needs',
  ),
  measure(
    'sch_upband',
    'poisson',
    'requests to raise a band',
    'pupils with a plan',
    'the register of these requests tells no needs, or there is no return that tells those of the children at these schools',
  ),
];

/** A member with its school's name, and what its needs lead one to expect; null where that is not reckoned. */
export type PlacedSchool = Placed & { readonly name: string; readonly byNeed: ExpectedCount | null };

/** The funnel of one measure among schools of one kind. */
export type SchoolFunnel = Pick<FunnelMeasure, 'name' | 'counted' | 'among'> &
  Omit<Funnel, 'members'> & {
    /** Kind of schools. */
    readonly of: string;
    /** The span in words. */
    readonly window: string;
    readonly unit: MeasureUnit;
    /** In order of their names. */
    readonly schools: readonly PlacedSchool[];
    /** Schools with fewer than `FEWEST_BELOW` below the line, of which nothing is shown. */
    readonly tooSmall: number;
    /** How needs were taken into account, or why they could not be. */
    readonly byNeed: Omit<ByNeed, 'byId'> | { readonly why: string };
  };

/** Kinds of schools for which a measure has figures and no funnel can be laid. */
export type NoFunnel = Pick<FunnelMeasure, 'name' | 'counted'> & {
  readonly of: string;
  readonly why: string;
};

export type SchoolFunnels = {
  readonly funnels: readonly SchoolFunnel[];
  readonly without: readonly NoFunnel[];
};

/** Only the newest period of a measure. */
function newestOf(values: readonly MeasureValue[], { name, by }: FunnelMeasure): readonly MeasureValue[] {
  const own = values.filter(
    (one) => one.name === name && one.cut?.by === by && one.numerator !== null && one.denominator !== null,
  );
  const last = own.reduce((newest, { month }) => (month > newest ? month : newest), '');
  return own.filter(({ month }) => month === last);
}

/**
 * Lay the funnels of all measures that are told school by school.
 * @param values  figures with their cuts by school; the newest period of each measure counts.
 * @param needs  by the name of a measure of events (Poisson), the needs of the children at each school and of those counted.
 */
export function layFunnels(
  values: readonly MeasureValue[],
  schoolOf: (urn: string) => KnownSchool,
  needs: ReadonlyMap<string, SchoolNeeds> = new Map(),
): SchoolFunnels {
  const laid = MEASURES.flatMap((one) => {
    const byKind = Map.groupBy(newestOf(values, one), ({ cut }) => schoolOf(cut?.key ?? '').kind);
    return [...byKind]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, own]) => layOne(one, kind, own, { schoolOf, needs: needs.get(one.name) ?? null }));
  });
  return {
    funnels: laid.filter((one) => 'schools' in one),
    without: laid.filter((one) => 'why' in one),
  };
}

/** What is known of the schools besides their figures. */
type Known = {
  readonly schoolOf: (urn: string) => KnownSchool;
  readonly needs: SchoolNeeds | null;
};

function layOne(
  { name, law, counted, among, untold }: FunnelMeasure,
  of: string,
  values: readonly MeasureValue[],
  { schoolOf, needs }: Known,
): SchoolFunnel | NoFunnel {
  const told = values.map(({ cut, numerator, denominator }) => ({
    id: cut?.key ?? '',
    count: numerator ?? 0, // neither is null: `newestOf` leaves those out
    below: denominator ?? 0,
  }));
  const members = told.filter(({ below }) => below >= FEWEST_BELOW);
  const funnel = layFunnel(law, members);
  const [first] = values;
  if (funnel === null || first === undefined) return { name, counted, of, why: whyNone(members.length) };
  const { members: placed, ...rest } = funnel;
  const laid = needs === null ? { why: untold } : layByNeed(members, needs);
  const { byId, byNeed } = partsOf(laid);
  const schools = placed
    .map((one) => ({
      ...one,
      name: schoolOf(one.id).name ?? `URN ${one.id}`,
      byNeed: byId?.get(one.id) ?? null,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB', { numeric: true }));
  const tooSmall = told.length - members.length;
  const { window, unit } = first;
  return { name, counted, among, of, window, unit, tooSmall, schools, byNeed, ...rest };
}

function partsOf(laid: ByNeed | { readonly why: string }) {
  if ('why' in laid) return { byId: null, byNeed: laid };
  const { byId, ...byNeed } = laid;
  return { byId, byNeed };
}

function whyNone(schools: number): string {
  if (schools < FEWEST_MEMBERS)
    return `fewer than ${FEWEST_MEMBERS} schools have ${FEWEST_BELOW} or more below the line`;
  return 'none or all are counted at every school';
}
