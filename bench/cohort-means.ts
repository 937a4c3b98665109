/** How far the mean of draws lies from the mean at mean rates (method note 6, section 7): a made-up case of 6,000 plans with a pipeline, steps of a year. */
import { expectCohort } from '../src/core/model/cohort/expect-cohort.ts';
import { openCohortPool } from '../src/edge/compute/cohort-pool.ts';
import { makeCohortModel } from '../test/make/make-cohort-model.ts';

const YEARS = 10;
const DRAWS = 10_000;

const model = makeCohortModel({
  seed: 5,
  grain: 1,
  pipeline: true,
  needShockShape: Number.POSITIVE_INFINITY,
});
const keep = {
  plans: ['total'],
  joiners: [],
  leavers: [],
  changes: [],
  queues: false,
  ageBands: [],
} as const;
const pool = openCohortPool(2);
const run = await pool.run(model, { years: YEARS, draws: DRAWS, seed: 11, keep });
await pool.close();
const expected = expectCohort(model, { years: YEARS });
const isTotal = ({ measure, cut }: { readonly measure: string; readonly cut: string }) =>
  measure === 'plans' && cut === 'total';
const [at, drawn] = [expected.plan.series.findIndex(isTotal), run.plan.series.findIndex(isTotal)];

for (const step of [0, YEARS - 1]) {
  const from = (step * run.plan.series.length + drawn) * DRAWS;
  const plans = [...run.counts.subarray(from, from + DRAWS)];
  const mean = plans.reduce((sum, count) => sum + count, 0) / DRAWS;
  const spread = Math.sqrt(plans.reduce((sum, count) => sum + (count - mean) ** 2, 0) / DRAWS);
  const exact = expected.means[step * expected.plan.series.length + at] ?? Number.NaN;
  const above = mean - exact;
  console.log(
    `after ${step + 1} years: ${mean.toFixed(0)} plans on the mean of the draws, ${exact.toFixed(0)} at mean rates: ${above.toFixed(0)} more, ` +
      `${((100 * above) / exact).toFixed(2)} %, ${(above / spread).toFixed(2)} standard deviations, ${((above / spread) * Math.sqrt(DRAWS)).toFixed(0)} standard errors`,
  );
}
