/** The plan's mitigations on flows in the lab: the forecast's own figures over the same draws, spared once, left out to the last digit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeLab } from '../../../test/make/fake-lab.ts';
import { tenAMonth } from '../../../test/make/management-plan.ts';
import { runCohort } from '../model/cohort/run-cohort.ts';
import { drawnFewer, drawnLevers } from '../plan/flow-draws.ts';
import { flowEffects } from '../plan/flow-effects.ts';
import { PLANS_BY_SETTING } from '../plan/flow-levers.ts';
import { forecastPlan } from '../plan/forecast-plan.ts';
import { widenCaseload } from '../plan/widen-caseload.ts';
import { centralCase } from './central-case.ts';
import { meanCaseload, simulatePiece } from './lab-caseload.ts';
import { type FlowSetting, flowLeftAlone } from './lab-flows.ts';
import { LAB_LEVELS, type LabInput } from './lab-input.ts';
import { actingOf, labMitigations } from './lab-mitigations.ts';
import { answerOfDraws } from './lab-money.ts';
import { COUNTED } from './money-settings.ts';

const DRAWS = 80;
const FEWER: FlowSetting = { ...flowLeftAlone('requests'), low: -0.5, size: -0.5, high: -0.5 };

/** A lab whose plan's mitigations act on flows. */
function labOnFlows(...mitigations: LabInput['plan']['mitigations'][number][]): LabInput {
  const lab = fakeLab({ capacity: null });
  const files = { population: null, establishments: null, area: null };
  const cohort = { folder: 'records', ...files, lookBack: null, types: {} };
  return { ...lab, plan: { ...lab.plan, caseload: null, cohort, mitigations }, hasFlows: true };
}

const UNSURE = { size: 3, low: 1, high: 4, delay: 4, ramp: 6, pWorks: 0.7, months: null } as const;
const LAB = labOnFlows(
  tenAMonth('new', UNSURE),
  tenAMonth('asked', { ...UNSURE, flow: 'requests', size: 2, low: 1, high: 3 }),
);
const alone = { flows: [], acting: 'turned-out' } as const;
const none = { flows: [], acting: 'left-out' } as const;
const planned = { flows: [], acting: 'as-planned' } as const;

test('over the same draws the lab says of mitigations on flows what the forecast from records says, and the central case is the forecast’s to the penny', () => {
  const { plan, model, years, seed } = LAB;
  const { onFlows } = labMitigations(LAB);
  assert.ok(onFlows !== null);
  const without = simulatePiece(LAB, none, 0, DRAWS);
  const options = { years, draws: DRAWS, seed, keep: PLANS_BY_SETTING };
  const levers = drawnLevers(plan, onFlows, { seed, draws: DRAWS });
  const settings = { start: model.start, stepMonths: 12 / model.grain, stock: onFlows.stock };
  const fewer = drawnFewer(
    plan,
    onFlows,
    { ...settings, run: runCohort(model, options) },
    { ...settings, run: runCohort(model, { ...options, levers }) },
  );
  const flows = flowEffects(plan, onFlows, fewer);
  const forecast = forecastPlan(plan, { seed, draws: DRAWS, levels: LAB_LEVELS, caseload: without, flows });
  const answer = answerOfDraws(LAB, simulatePiece(LAB, alone, 0, DRAWS), []);
  assert.deepEqual(
    answer.inYear,
    forecast.years.map(({ inYear }) => inYear),
  );
  assert.deepEqual(
    answer.after,
    forecast.years.map(({ after }) => after),
  );
  const sizes = Float64Array.from(plan.mitigations, ({ size }) => size);
  const onFinancePage = flows.avoided({ sizes, delays: new Float64Array(sizes.length) });
  const central = centralCase({ ...LAB, onFinancePage }, []);
  assert.ok(forecast.jointValue.some((amount) => amount > 0n));
  assert.deepEqual(
    central.map(({ brings }) => brings),
    forecast.jointValue,
  );
  assert.deepEqual(
    central.map(({ asPlanned }) => asPlanned),
    forecast.central.years.map(({ inYearDeficitPence }) => inYearDeficitPence),
  );
});

test('past outcomes widen the caseload as it goes and not what a mitigation spares, in the lab as in the forecast from records', () => {
  const draws = 400;
  const lab = {
    ...labOnFlows(
      tenAMonth('new', { ...UNSURE, size: 3, low: 0, high: 6 }),
      tenAMonth('asked', { ...UNSURE, flow: 'requests', size: 2, low: 1, high: 3 }),
    ),
    rangeFactor: 2.4,
  };
  const without = simulatePiece(lab, none, 0, draws);
  const withThem = simulatePiece(lab, alone, 0, draws);
  const { onFlows } = labMitigations(lab);
  assert.ok(onFlows !== null);
  const fewer = without.plans.map((plans, cell) => plans - (withThem.plans[cell] ?? 0));
  const caseload = widenCaseload(without, lab.rangeFactor);
  const flows = flowEffects(lab.plan, onFlows, Float64Array.from(fewer));
  const { seed } = lab;
  const forecast = forecastPlan(lab.plan, { seed, draws, levels: LAB_LEVELS, caseload, flows });
  const answer = answerOfDraws(lab, withThem, []);
  const width = ({ quantiles }: (typeof answer.inYear)[number]) => (quantiles[3] ?? 0) - (quantiles[1] ?? 0);
  // Widened as a whole, as it was once, with what mitigations spare in it.
  const asWhole = answerOfDraws({ ...lab, rangeFactor: 1 }, widenCaseload(withThem, lab.rangeFactor), []);
  const last = forecast.years.length - 1;
  const [own, wanted, whole] = [answer.inYear[last], forecast.years[last]?.inYear, asWhole.inYear[last]];
  assert.ok(own !== undefined && wanted !== undefined && whole !== undefined);
  const off = (one: typeof own) => Math.abs(width(one) / width(wanted) - 1);
  // The lab knows what a mitigation spares on the mean, not what it spares by chance: in a town of 400 plans that shows.
  assert.ok(off(own) < 0.08, `${width(own)} in the lab, ${width(wanted)} in the forecast`);
  assert.ok(off(whole) > 0.25, `${width(whole)} as a whole`);
  assert.ok(Math.abs(own.mean - wanted.mean) < 0.01 * width(wanted), `${own.mean} against ${wanted.mean}`);
});

test('left out, they change no digit: neither of the draws nor of what is set beside them', () => {
  const bare = { ...LAB, plan: { ...LAB.plan, mitigations: [] } };
  for (const flows of [[], [FEWER]])
    assert.deepEqual(
      simulatePiece(LAB, { flows, acting: 'left-out' }, 0, 20),
      simulatePiece(bare, { flows, acting: 'left-out' }, 0, 20),
    );
  assert.equal(actingOf(LAB, false), 'left-out');
  assert.equal(actingOf(bare, true), 'left-out');
  const off = [{ id: COUNTED.mitigations, value: 0 }];
  const draws = simulatePiece(LAB, none, 0, 20);
  assert.deepEqual(answerOfDraws(LAB, draws, off), answerOfDraws(bare, draws, []));
  const idle = labOnFlows(tenAMonth('idle', { ...UNSURE, pWorks: 0 }));
  assert.deepEqual(simulatePiece(idle, alone, 0, 20), simulatePiece(idle, none, 0, 20));
});

test('the mean with them is that of the draws, and what is set leaves them less to spare', () => {
  const total = ({ plans, types, ends, draws }: ReturnType<typeof simulatePiece>) => {
    let sum = 0;
    for (let draw = 0; draw < draws; draw++)
      for (let cell = (draw * ends + ends - 1) * types; cell < (draw + 1) * ends * types; cell++)
        sum += plans[cell] ?? 0;
    return sum / draws;
  };
  const fewerIn = (make: (acting: typeof alone | typeof none) => ReturnType<typeof simulatePiece>) =>
    total(make(none)) - total(make(alone));
  const drawn = fewerIn((set) => simulatePiece(LAB, set, 0, 600));
  const mean = fewerIn((set) => meanCaseload(LAB, set).caseload);
  assert.ok(mean > 5 && Math.abs(drawn / mean - 1) < 0.1, `${drawn} in the draws, ${mean} on the mean`);
  const half = fewerIn(({ acting }) => meanCaseload(LAB, { flows: [FEWER], acting }).caseload);
  assert.ok(half < 0.8 * mean, `${half} of ${mean} with half the requests`);
  assert.ok(total(meanCaseload(LAB, planned).caseload) < total(meanCaseload(LAB, alone).caseload));
});
