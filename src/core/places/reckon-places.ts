/** Everything that the record of places answers without a choice: pipeline, need against capacity, slippage with its range. */
import { type AcademicYear, addMonths, type Month } from '../base/time.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import type { ProjectionYear } from '../finance/projection.ts';
import type { NeedCounts } from './count-need.ts';
import { type CapacityYear, needAgainstCapacity } from './need-against-capacity.ts';
import { fillingOf, usableIn } from './place-batches.ts';
import { type GrowthSource, type NeedYear, needByYear, plansIn } from './place-need.ts';
import { openPrices, type PriceBook } from './place-prices.ts';
import { academicYearOfMonth, type CutScheme, cutSchemes } from './place-rooms.ts';
import type { PlacesRecord, PlannedScheme } from './place-scheme.ts';
import { monthsOf, placeSlippage, type SchemeSlippage, type SlippageGround } from './place-slippage.ts';
import { type SlippageRange, slippageRange } from './slippage-range.ts';

/** What the answer is reckoned from. */
export type PlacesFacts = {
  readonly record: PlacesRecord;
  readonly asAt: Month;
  /** The plan's main scenario with its projection; null where there is no plan. */
  readonly plan: {
    readonly inputs: Pick<PlanInputs, 'years' | 'caseload'>;
    readonly years: readonly Pick<ProjectionYear, 'year' | 'unitCostPence'>[];
  } | null;
  /** The return's children with the month of its day; null where there is none. */
  readonly need: (NeedCounts & { readonly month: Month }) | null;
};

/** One scheme on its way. */
export type PipelineLine = {
  readonly scheme: PlannedScheme;
  /** First month in which all its places are usable; null where none is known. */
  readonly usableFrom: Month | null;
  /** Usable now [places]. */
  readonly usable: number;
  /** Filled by now by its steps of filling [children]. */
  readonly expected: number;
  /** The newest count of children there; null where none was made. */
  readonly onRoll: { readonly month: Month; readonly children: number } | null;
};

export type PlacesReckoning = {
  readonly asAt: Month;
  /** Due by now, and of these there [places]. */
  readonly due: number;
  readonly delivered: number;
  readonly pipeline: readonly PipelineLine[];
  readonly capacity: readonly (CapacityYear & {
    /** Independent placements in the plan at the 31 March within the year; null where it names no type for them. */
    readonly planned: number | null;
  })[];
  readonly slippage: readonly SchemeSlippage[];
  readonly range: SlippageRange | null;
  /** How full all schemes were to be, and will be with the openings known now [children]. */
  readonly filling: readonly { readonly month: Month; readonly planned: number; readonly known: number }[];
  /** What the allocation is asked on. */
  readonly ground: {
    readonly needYears: readonly NeedYear[];
    readonly cut: readonly CutScheme[];
    readonly prices: PriceBook;
    readonly base: Month | null;
  };
};

/** Last month that is reckoned where there is no plan: ten years on. */
const MONTHS_AHEAD = 120;

/**
 * Reckon. The same facts, seed and draws give the same answer.
 * @source Method note 13.
 */
export function reckonPlaces(
  { record, asAt, plan, need }: PlacesFacts,
  chance: { readonly seed: number; readonly draws: number },
): PlacesReckoning {
  const cut = cutSchemes(record.schemes);
  const prices = openPrices(record.prices, plan?.years ?? []);
  const growth = growthSource(record, plan);
  const base = need === null ? null : academicYearOfMonth(need.month);
  const needYears = need === null || base === null ? [] : needByYear(need.counts, record.areas, base, growth);
  const ground: SlippageGround = {
    cut,
    prices,
    asAt,
    last: lastMonth(asAt, plan),
    need: need === null ? null : { years: needYears, base: need.month },
  };
  const due = cut.filter(({ scheme }) => scheme.due <= asAt);
  const sum = (pick: (scheme: PlannedScheme) => number) =>
    due.reduce((all, { scheme }) => all + pick(scheme), 0);
  return {
    asAt,
    due: sum(({ placesDue }) => placesDue),
    delivered: sum(({ placesDelivered }) => placesDelivered),
    pipeline: cut.map((one) => pipelineLine(one, asAt)),
    capacity:
      need === null
        ? []
        : needAgainstCapacity({ years: needYears, cut, base: need.month, prices }).map((year) => ({
            ...year,
            planned: plannedIndependent(record, plan, year.year),
          })),
    slippage: placeSlippage(ground),
    range: record.delay === null ? null : slippageRange({ ground, delay: record.delay, ...chance }),
    filling: monthsOf(ground).map((month) => ({ month, ...allFilling(cut, month) })),
    ground: { needYears, cut, prices, base: need?.month ?? null },
  };
}

function allFilling(cut: readonly CutScheme[], month: Month) {
  const fillings = cut.map(({ batches }) => fillingOf(batches, month));
  return {
    planned: fillings.reduce((sum, { planned }) => sum + planned, 0),
    known: fillings.reduce((sum, { known }) => sum + known, 0),
  };
}

/** The plan's types of special school places: what a special place is priced as, and what it stands in for. */
function growthSource({ prices }: PlacesRecord, plan: PlacesFacts['plan']): GrowthSource | null {
  const special = prices.find(({ countsAs }) => countsAs === 'special');
  if (plan === null || special === undefined) return null;
  const { local, instead } = special;
  if (local.kind !== 'plan' || instead.kind !== 'plan') return null;
  return { inputs: plan.inputs, types: [local.type, instead.type] };
}

function plannedIndependent(
  { prices }: PlacesRecord,
  plan: PlacesFacts['plan'],
  year: AcademicYear,
): number | null {
  const special = prices.find(({ countsAs }) => countsAs === 'special');
  if (plan === null || special === undefined || special.instead.kind !== 'plan') return null;
  const plans = plansIn(plan.inputs, [special.instead.type], year);
  return plans === null ? null : Number(plans);
}

function lastMonth(asAt: Month, plan: PlacesFacts['plan']): Month {
  const last = plan?.inputs.years.at(-1);
  return last === undefined ? addMonths(asAt, MONTHS_AHEAD) : `${last + 1}-03`;
}

function pipelineLine({ scheme, batches }: CutScheme, asAt: Month): PipelineLine {
  const opens = batches.map((batch) => batch.opens);
  return {
    scheme,
    usableFrom: opens.reduce<Month | null>(
      (latest, month) => (latest === null || month === null || month > latest ? month : latest),
      opens[0] ?? null,
    ),
    usable: usableIn(batches, asAt),
    expected: fillingOf(batches, asAt).known,
    onRoll: scheme.site?.onRoll.filter(({ month }) => month <= asAt).at(-1) ?? null,
  };
}
