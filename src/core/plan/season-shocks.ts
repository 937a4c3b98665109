/** What months of the calendar that no record tells make unsure in a plan's caseload: shocks by type and 31 March, laid over its draws. */
import { toMonthNumber } from '../base/day-number.ts';
import { addMonths } from '../base/time.ts';
import type { CohortModel } from '../model/cohort/cohort-model.ts';
import { type CohortKeep, PUBLISHED_AGE_BANDS } from '../model/cohort/cohort-series.ts';
import { type CohortExpectation, expectCohort } from '../model/cohort/expect-cohort.ts';
import { seriesAt } from '../model/summary/run-cuts.ts';
import { UNSEEN_SPREAD } from '../model/summary/unseen-season.ts';
import { createStream, normal } from '../num/random.ts';
import type { CaseloadDraws } from './caseload-draws.ts';
import { endsOf } from './cohort-caseload.ts';
import type { ManagementPlan } from './management-plan.ts';

/** One thing that is unsure: plans more for each standard score of it, `[end][type]` [plans]. */
export type SeasonShock = Float64Array;

const KEEP: CohortKeep = {
  plans: [],
  joiners: ['setting'],
  leavers: ['setting'],
  changes: ['setting'],
  queues: false,
  ageBands: PUBLISHED_AGE_BANDS,
};

/** Flows and the sign with which they reach the plans; coming in and going out are one flow, unsure by type apart. */
const FLOWS = [
  { measures: ['joiners'], isByType: false },
  { measures: ['leavers'], isByType: false },
  { measures: ['came-in', 'went-out'], isByType: true },
] as const;

/** What is reckoned from. */
export type SeasonFrom = {
  /** In steps of months. */
  readonly model: CohortModel;
  /** From the model's start to the end of the plan [years]. */
  readonly years: number;
  /** Months of the calendar that were never seen, from 0 for January. */
  readonly unseen: ReadonlySet<number>;
  readonly typeOf: ReadonlyMap<string, string>;
};

/**
 * Reckon the shocks of a plan. Joining and leaving in a month deviate alike for every type, so that the total is as unsure as the
 * forecast says it is; moves deviate by type.
 * @returns none where every month was seen, or the model steps by years.
 * @source Method note 7, equation 7.15.
 */
export function seasonShocks(
  plan: ManagementPlan,
  { model, years, unseen, typeOf }: SeasonFrom,
): readonly SeasonShock[] {
  if (model.grain === 1 || unseen.size === 0) return [];
  const { types } = plan.finance;
  const expected = expectCohort(model, { years, keep: KEEP });
  const steps = endsOf(plan).map((date) => date - toMonthNumber(model.start));
  const shocks = [...unseen].flatMap((month) =>
    FLOWS.flatMap(({ measures, isByType }) => {
      const table = new Float64Array(steps.length * types.length);
      for (const [setting, type] of typeOf)
        for (const measure of measures)
          addUpTo(table, types, {
            type,
            steps,
            flow: flowIn(expected, model, month, seriesAt(expected, measure, 'setting', setting)),
          });
      return isByType ? types.map((_, type) => ofType(table, types.length, type)) : [table];
    }),
  );
  return shocks.filter((shock) => shock.some((plans) => plans !== 0));
}

/** A series in one month of the calendar, nought in all others, by step. */
function flowIn(
  { means, steps, plan }: CohortExpectation,
  { start }: CohortModel,
  month: number,
  series: number,
): Float64Array {
  return Float64Array.from({ length: steps }, (_, step) => {
    const isIn = Number(addMonths(start, step).slice(5, 7)) - 1 === month;
    return isIn ? (means[step * plan.series.length + series] ?? 0) : 0;
  });
}

/** Add what has flowed by each 31 March, as unsure as a month never seen. @param to  its steps by 31 March, 0 or less before the start. */
function addUpTo(
  table: SeasonShock,
  types: readonly string[],
  to: { readonly type: string; readonly steps: readonly number[]; readonly flow: Float64Array },
): void {
  const column = types.indexOf(to.type);
  for (const [end, steps] of to.steps.entries()) {
    let sum = 0;
    for (let step = 0; step < steps; step++) sum += to.flow[step] ?? 0;
    const cell = end * types.length + column;
    table[cell] = (table[cell] ?? 0) + UNSEEN_SPREAD * sum;
  }
}

function ofType(table: SeasonShock, types: number, type: number): SeasonShock {
  return table.map((plans, cell) => (cell % types === type ? plans : 0));
}

/**
 * Lay shocks over draws. Draw k gets the same ones in whatever piece it is; plans go no lower than 0.
 * @param from  number of the first draw of the piece.
 */
export function withSeasonShocks(
  caseload: CaseloadDraws,
  shocks: readonly SeasonShock[],
  seed: number,
  from = 0,
): CaseloadDraws {
  if (shocks.length === 0) return caseload;
  const { draws, ends, types } = caseload;
  const cells = ends * types;
  const plans = Float64Array.from(caseload.plans);
  for (let draw = 0; draw < draws; draw++) {
    const stream = createStream(seed, 'season of a plan', from + draw);
    const row = plans.subarray(draw * cells, (draw + 1) * cells);
    for (const shock of shocks) {
      const score = normal(stream);
      for (let cell = 0; cell < cells; cell++) row[cell] = (row[cell] ?? 0) + score * (shock[cell] ?? 0);
    }
    for (let cell = 0; cell < cells; cell++) row[cell] = Math.max(0, row[cell] ?? 0);
  }
  return { ...caseload, plans };
}
