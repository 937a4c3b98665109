/** The simulations of a cohort as means and quantiles by step and cut, in months or added up to years. */
import { countQuantiles } from '../../num/count-quantiles.ts';
import { type CohortCut, type CohortMeasure, cohortMembers, FULL_KEEP } from '../cohort/cohort-series.ts';
import type { CohortRun } from '../cohort/run-cohort.ts';

/** A count with its range. */
export type Spread = { readonly mean: number; readonly quantiles: Readonly<Record<string, number>> };

/** One cut of one step. Movers of age cuts are those who had a birthday of the school year. */
export type CutSummary = {
  readonly by: 'total' | 'age-band' | 'year-group' | 'need' | 'setting' | 'band';
  readonly key: string;
  readonly plans: Spread;
  readonly joiners: Spread;
  readonly leavers: Spread;
  readonly moversIn: Spread;
  readonly moversOut: Spread;
};

/** Which draws of which measure: every count of one cut in one shown step. */
export type CutCounts = Readonly<Record<CohortMeasure, Int32Array>>;

const MEASURES: readonly CohortMeasure[] = ['plans', 'joiners', 'leavers', 'came-in', 'went-out'];
const CUTS: readonly { readonly cut: CohortCut; readonly by: CutSummary['by'] }[] = [
  { cut: 'total', by: 'total' },
  { cut: 'age-band', by: 'age-band' },
  { cut: 'age', by: 'year-group' },
  { cut: 'need', by: 'need' },
  { cut: 'setting', by: 'setting' },
  { cut: 'band', by: 'band' },
];
/** Age on 31 August before Reception, which is national curriculum year 0 [years]. */
const AGE_OF_RECEPTION = 4;

/** A cut's member with its draws. */
export type CutMember = { readonly by: CutSummary['by']; readonly key: string; readonly counts: CutCounts };

/**
 * List every cut of one shown step. A year of months takes the plans of its last month and adds up what flowed.
 * @param run  kept in full (`FULL_KEEP`); its counts are not changed.
 * @param from  first step of the run, `to` the last, both counted.
 */
export function cutsOfStep(run: CohortRun, from: number, to: number): readonly CutMember[] {
  return CUTS.flatMap(({ cut, by }) =>
    run.plan.members.names[cut].map((member) => ({
      by,
      key: keyOf(by, member),
      counts: Object.fromEntries(
        MEASURES.map((measure) => [measure, drawsOf(run, measure, cut, member, from, to)]),
      ) as CutCounts, // one entry a measure
    })),
  );
}

function keyOf(by: CutSummary['by'], member: string): string {
  if (by === 'total') return 'all';
  return by === 'year-group' ? String(Number(member) - AGE_OF_RECEPTION) : member;
}

/** Find a series in a plan; -1 where it is not kept. */
export function seriesAt(
  run: Pick<CohortRun, 'plan'>,
  measure: string,
  cut: CohortCut,
  member: string,
): number {
  return run.plan.series.findIndex(
    (series) => series.measure === measure && series.cut === cut && series.member === member,
  );
}

function drawsOf(
  run: CohortRun,
  measure: CohortMeasure,
  cut: CohortCut,
  member: string,
  from: number,
  to: number,
): Int32Array {
  const series = seriesAt(run, measure, cut, member);
  if (series < 0) return new Int32Array(run.draws);
  const at = (step: number) => {
    const start = (step * run.plan.series.length + series) * run.draws;
    return run.counts.subarray(start, start + run.draws);
  };
  if (measure === 'plans' || from === to) return at(to);
  const sum = new Int32Array(run.draws);
  for (let step = from; step <= to; step++) {
    const counts = at(step);
    for (let draw = 0; draw < sum.length; draw++) sum[draw]! += counts[draw]!;
  }
  return sum;
}

/** Summarise one cut. @param levels  ascending, between 0 and 1. */
export function summariseCut({ by, key, counts }: CutMember, levels: readonly number[]): CutSummary {
  const of = (measure: CohortMeasure) => spreadOf(counts[measure], levels);
  return {
    by,
    key,
    plans: of('plans'),
    joiners: of('joiners'),
    leavers: of('leavers'),
    moversIn: of('came-in'),
    moversOut: of('went-out'),
  };
}

/** Give mean and quantiles of draws, to four decimals. */
export function spreadOf(counts: Int32Array, levels: readonly number[]): Spread {
  const found = new Float64Array(levels.length);
  const mean = countQuantiles(counts, Float64Array.from(levels), found, 0);
  const shown = (value: number) => Math.round(value * 10_000) / 10_000;
  return {
    mean: shown(mean),
    quantiles: Object.fromEntries(levels.map((level, at) => [String(level), shown(found[at]!)])),
  };
}

/** How many times the stock-flow identity was looked at, and how often it did not hold. */
export type IdentityCheck = { readonly checks: number; readonly failures: number };

/**
 * Check in every draw and cut that opening + joiners + movers in - leavers - movers out = closing.
 * @param opening  draws of the step before, in the same order; null for the start, where `stock` stands.
 * @param stock  plans at the start of each member, in the order of `closing` [plans].
 */
export function checkIdentity(
  opening: readonly CutMember[] | null,
  closing: readonly CutMember[],
  stock: readonly number[],
): IdentityCheck {
  let [checks, failures] = [0, 0];
  closing.forEach(({ counts }, member) => {
    const before = opening?.[member]?.counts.plans;
    for (let draw = 0; draw < counts.plans.length; draw++) {
      const from = before === undefined ? stock[member]! : before[draw]!;
      const flows =
        counts.joiners[draw]! + counts['came-in'][draw]! - counts.leavers[draw]! - counts['went-out'][draw]!;
      checks++;
      if (from + flows !== counts.plans[draw]!) failures++;
    }
  });
  return { checks, failures };
}

/** Plans at the start by cut, in the order of `cutsOfStep`. @param stock  `[age][need][place]`. */
export function stockByCut(run: CohortRun, model: Parameters<typeof cohortMembers>[0]): readonly number[] {
  const members = cohortMembers(model, FULL_KEEP.ageBands);
  const { needs, places } = model.axes;
  const sums = new Map<string, number>();
  const add = (cut: CohortCut, member: string | undefined, by: number): void => {
    if (member !== undefined) sums.set(`${cut} ${member}`, (sums.get(`${cut} ${member}`) ?? 0) + by);
  };
  model.stock.forEach((plans, cell) => {
    const place = cell % places.length;
    const age = Math.floor(cell / (needs.length * places.length));
    add('total', '', plans);
    add('age', members.names.age[age], plans);
    add('age-band', members.names['age-band'][members.ageBandOfAge[age]!], plans);
    add('need', needs[Math.floor(cell / places.length) % needs.length], plans);
    add('setting', members.names.setting[members.settingOfPlace[place]!], plans);
    add('band', members.names.band[members.bandOfPlace[place]!], plans);
  });
  return CUTS.flatMap(({ cut }) =>
    run.plan.members.names[cut].map((member) => sums.get(`${cut} ${member}`) ?? 0),
  );
}
