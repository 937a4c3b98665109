/** Interventions on flows, as people describe them, made into levers; and what a scenario changes, draw by draw. */
import { toMonthNumber } from '../../base/day-number.ts';
import { addMonths, type Month } from '../../base/time.ts';
import { checkIntervention } from './check-intervention.ts';
import type { CohortLever, LeverFlow } from './cohort-levers.ts';
import type { CohortModel, CohortPlace } from './cohort-model.ts';
import type { LeverPlan, LeverSize } from './lever-sizes.ts';
import type { CohortRun } from './run-cohort.ts';

/** Which plans an intervention acts on; what is not given is no limit. */
export type InterventionScope = {
  /** Ages on 31 August, both ends in [years]. */
  readonly ages?: { readonly from: number; readonly to: number };
  readonly needs?: readonly string[];
  readonly settings?: readonly string[];
  readonly bands?: readonly string[];
};

/**
 * One intervention: the flow it changes and by how much. Several act in the order given, each on what the earlier ones left, so
 * no plan is prevented twice.
 */
export type CohortIntervention = {
  readonly name: string;
  /**
   * 'requests' (joiners where there is no pipeline), 'assess' (share of decided requests assessed), 'issue' (share of assessments
   * that give a plan), 'capacity' (assessments a month), 'ceases', 'moves' (from the scope's settings to `to`: step-down or
   * step-up), 'placement' (joiners of the scope's settings placed in `to` instead), 'price'.
   */
  readonly flow: LeverFlow;
  /** 'relative': -0.1 is a tenth less. 'absolute': a number per month; of shares, of 1; of placement, always the share sent on; of prices, pence a year. */
  readonly change: 'relative' | 'absolute';
  readonly size: Omit<LeverSize, 'chance'>;
  /** Chance that it works at all [0..1]. */
  readonly chance: number;
  /** First month it could act. */
  readonly start: Month;
  /** Months from `start` until it acts. */
  readonly delay: number;
  /** Months over which it grows to its full size; 0 or 1 is at once. */
  readonly ramp: number;
  /** Last month it acts; null for no end. */
  readonly end: Month | null;
  readonly scope: InterventionScope;
  /** Settings (and bands of them) moved to, of moves and placement. */
  readonly to: { readonly settings: readonly string[]; readonly bands?: readonly string[] } | null;
};

/**
 * Make interventions into levers.
 * @throws ProblemError `cohort.intervention-*`, with the key where the fault stands: a name that the model does not have, a share
 * out of its bounds, months that are none, a flow that the model does not have.
 * @source Method note 6, equations 6.17 to 6.19.
 */
export function compileScenario(
  model: CohortModel,
  years: number,
  interventions: readonly CohortIntervention[],
): LeverPlan {
  const levers = interventions.map((intervention, at): CohortLever => {
    checkIntervention(model, intervention, at);
    const { axes } = model;
    const { scope, to } = intervention;
    const ages = scope.ages ?? { from: axes.firstAge, to: axes.firstAge + axes.ageCount };
    const hasPlace = (place: CohortPlace): boolean => isIn(place, scope.settings, scope.bands);
    const targets = axes.places.map((place) => (to !== null && isIn(place, to.settings, to.bands) ? 1 : 0));
    return {
      flow: flowOf(model, intervention),
      relative: intervention.change === 'relative' || intervention.flow === 'placement',
      profile: profileOf(model.start, years, intervention),
      ages: Uint8Array.from({ length: axes.ageCount }, (_, age) =>
        axes.firstAge + age >= ages.from && axes.firstAge + age <= ages.to ? 1 : 0,
      ),
      needs: Uint8Array.from(axes.needs, (need) => (scope.needs?.includes(need) === false ? 0 : 1)),
      // Whoever is where the intervention leads is not moved.
      places: Uint8Array.from(axes.places, (place, k) => (hasPlace(place) && targets[k] === 0 ? 1 : 0)),
      to: Float64Array.from(targets),
    };
  });
  return { levers, sizes: interventions.map(({ size, chance }) => ({ ...size, chance })) };
}

function isIn(place: CohortPlace, settings?: readonly string[], bands?: readonly string[]): boolean {
  const inBand = bands === undefined || (place.band !== null && bands.includes(place.band));
  return (settings === undefined || settings.includes(place.setting)) && inBand;
}

/** Without a pipeline, requests are joiners. */
function flowOf(model: CohortModel, { flow }: CohortIntervention): LeverFlow {
  return flow === 'requests' && model.joining.pipeline === null ? 'joiners' : flow;
}

/** How much of the full size acts in each month from the start [0..1]. */
function profileOf(
  from: Month,
  years: number,
  { start, delay, ramp, end }: CohortIntervention,
): Float64Array {
  return Float64Array.from({ length: years * 12 }, (_, k) => {
    const month = addMonths(from, k);
    if (end !== null && month > end) return 0;
    const acting = monthsBetween(addMonths(start, delay), month) + 1;
    return Math.min(1, Math.max(0, acting / Math.max(1, ramp)));
  });
}

/** Count the months from one to another, below 0 where the other comes first. */
export function monthsBetween(from: Month, to: Month): number {
  return toMonthNumber(to) - toMonthNumber(from);
}

/**
 * Give what a scenario changes, draw by draw: the run with it less the run without, of the same model, seed, draws and series.
 * @throws RangeError where the runs are not alike.
 */
export function changeBetween(without: CohortRun, withIt: CohortRun): CohortRun {
  if (without.counts.length !== withIt.counts.length || without.draws !== withIt.draws)
    throw new RangeError('Two runs must have the same steps, series and draws to be told apart');
  return {
    ...withIt,
    counts: withIt.counts.map((count, k) => count - without.counts[k]!),
    costs: withIt.costs.map((cost, k) => cost - (without.costs[k] ?? 0)),
  };
}
