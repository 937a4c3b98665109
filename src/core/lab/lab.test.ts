/** The lab: nothing set changes no digit, pieces join to the whole, money keeps the draws, the plan's own forecast is met. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fakeLab } from '../../../test/make/fake-lab.ts';
import { tenAMonth } from '../../../test/make/management-plan.ts';
import { projectFinance } from '../finance/project-finance.ts';
import type { CaseloadDraws } from '../plan/caseload-draws.ts';
import { forecastPlan } from '../plan/forecast-plan.ts';
import { joinPieces, meanCaseload, simulatePiece } from './lab-caseload.ts';
import { type FlowSetting, flowLeftAlone, interventionsOf, labFlows } from './lab-flows.ts';
import { LAB_LEVELS, type LabInput } from './lab-input.ts';
import { labFromText, labToText, NOTHING_SET } from './lab-link.ts';
import { answerOfDraws, answerOfTurned } from './lab-money.ts';
import { COUNTED, labMoney, planWith } from './money-settings.ts';
import { packValue, unpackValue } from './pack-value.ts';
import { meanMiss, turnDraws, turnMean } from './turned-draws.ts';

const LAB = fakeLab();
/** Flows as set, the plan's mitigations not on them. */
const left = (flows: readonly FlowSetting[]) => ({ flows, acting: 'left-out' }) as const;
const FEWER: FlowSetting = { ...flowLeftAlone('requests'), low: -0.5, size: -0.4, high: -0.3 };

test('any cut of the simulations into pieces gives the same plans, whatever is set', () => {
  const whole = simulatePiece(LAB, left([FEWER]), 0, 30);
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 29 }), { maxLength: 4 }), (cuts) => {
      const ends = [0, ...cuts.sort((a, b) => a - b), 30];
      const pieces = ends.slice(1).map((to, k) => simulatePiece(LAB, left([FEWER]), ends[k] ?? 0, to));
      assert.deepEqual(joinPieces(pieces), whole);
    }),
    { numRuns: 8 },
  );
});

test('months never seen widen the fan and not its middle, in any piece alike; a range factor widens it too', () => {
  const { ends, types } = simulatePiece(LAB, left([]), 0, 1);
  const unsure = Float64Array.from({ length: ends * types }, (_, cell) => (cell < types ? 0 : 30));
  const lab: LabInput = { ...LAB, unseen: [unsure] };
  const whole = simulatePiece(lab, left([]), 0, 200);
  assert.deepEqual(
    joinPieces([simulatePiece(lab, left([]), 0, 70), simulatePiece(lab, left([]), 70, 200)]),
    whole,
  );
  const widthOf = (input: LabInput, draws: CaseloadDraws) => {
    const { quantiles = [] } = answerOfDraws(input, draws, []).plans.at(-1) ?? {};
    return (quantiles[3] ?? 0) - (quantiles[1] ?? 0);
  };
  const base = simulatePiece(LAB, left([]), 0, 200);
  const width = widthOf(LAB, base);
  assert.ok(widthOf(lab, whole) > width);
  const wider = widthOf({ ...LAB, rangeFactor: 2 }, base);
  assert.ok(wider > 1.5 * width && wider < 2.5 * width, `${wider} against ${width}`);
});

test('flows that are left alone change no digit, and flows that are changed do', () => {
  const alone = labFlows(LAB).map(({ id }) => flowLeftAlone(id));
  const base = simulatePiece(LAB, left([]), 0, 20);
  assert.deepEqual(simulatePiece(LAB, left(alone), 0, 20), base);
  assert.notDeepEqual(simulatePiece(LAB, left([FEWER]), 0, 20), base);
  // Even a lever that is there, sure to fail, leaves every draw as it was.
  const failing: FlowSetting = { ...FEWER, chance: Number.MIN_VALUE };
  assert.equal(interventionsOf(LAB, [failing]).length, 1);
  assert.deepEqual(simulatePiece(LAB, left([failing]), 0, 20), base);
});

test('with nothing set the lab says what the forecast of the plan says over the same draws', () => {
  const caseload = simulatePiece(LAB, left([]), 0, 60);
  const forecast = forecastPlan(LAB.plan, { seed: LAB.seed, draws: 60, levels: LAB_LEVELS, caseload });
  const answer = answerOfDraws(LAB, caseload, []);
  assert.deepEqual(
    answer.inYear,
    forecast.years.map(({ inYear }) => inYear),
  );
  assert.deepEqual(
    answer.after,
    forecast.years.map(({ after }) => after),
  );
  assert.equal(answer.noBalance, forecast.noBalance);
});

test('money is set over the same draws: they are not touched, more income means less deficit, the central value changes nothing', () => {
  const caseload = simulatePiece(LAB, left([]), 0, 40);
  const before = caseload.plans.slice();
  const base = answerOfDraws(LAB, caseload, []);
  assert.deepEqual(answerOfDraws(LAB, caseload, [{ id: 'hnbIncome', value: 1 }]), base);
  const more = answerOfDraws(LAB, caseload, [{ id: 'hnbIncome', value: 1.05 }]);
  assert.ok((more.inYear.at(-1)?.mean ?? 0) < (base.inYear.at(-1)?.mean ?? 0));
  assert.ok(labMoney(LAB.plan).some(({ id }) => id === 'hnbGrowth'));
  assert.deepEqual(caseload.plans, before);
  assert.throws(() => planWith(LAB.plan, [{ id: 'no-such', value: 1 }]), RangeError);
});

test('the mean says so where a capacity binds, and is exact where nothing does', () => {
  assert.deepEqual(
    meanCaseload(fakeLab({ capacity: null, needShockShape: Number.POSITIVE_INFINITY }), left([])).notes,
    [],
  );
  assert.ok(meanCaseload(fakeLab({ capacity: 1 }), left([])).notes.includes('capacity-binds'));
});

test('the mean answers fewer requests with fewer plans', () => {
  const plans = (flows: readonly FlowSetting[]) =>
    answerOfTurned(LAB, turnMean(LAB, meanCaseload(LAB, left(flows)).caseload, meanMiss(LAB)), []).plans.at(
      -1,
    )?.mean ?? 0;
  assert.ok(plans([FEWER]) < plans([]));
});

/** A lab whose plan has a mitigation of plans and one of prices, both unsure, and a saving that nothing explains. */
function labWithMitigations(): LabInput {
  const { plan } = LAB;
  const unsure = { delay: 4, ramp: 6, pWorks: 0.7 };
  const fewer = tenAMonth('fewer', { ...unsure, size: 3, low: 1, high: 4 });
  const cheaper = tenAMonth('cheaper', { ...unsure, flow: 'unit-cost', size: 0.1, low: 0, high: 0.2 });
  const finance = { ...plan.finance, furtherSavingBasePence: plan.finance.years.map(() => 5_000_000n) };
  return { ...LAB, plan: { ...plan, finance, mitigations: [fewer, cheaper] } };
}

/** Average rows of a table `[row][cell]`. */
function average(values: ArrayLike<number>, rows: number): number[] {
  const width = values.length / rows;
  return Array.from({ length: width }, (_, cell) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += values[row * width + cell] ?? Number.NaN;
    return sum / rows;
  });
}

const near = (a: ArrayLike<number>, b: ArrayLike<number>, least: number) => {
  assert.equal(a.length, b.length);
  assert.ok(Array.from(a).every((one, k) => Math.abs(one - (b[k] ?? Number.NaN)) < least));
};

test('the mean turned out as the draws are on average is the mean of the draws turned out, in plans and in prices', () => {
  const lab = labWithMitigations();
  const caseload = simulatePiece(lab, left([]), 0, 200);
  const { counted } = turnDraws(lab, caseload);
  const miss = meanMiss(lab, 200);
  const mean = { ...caseload, draws: 1, plans: Float64Array.from(average(caseload.plans, 200)) };
  const turned = turnMean(lab, mean, miss).counted;
  assert.ok(Math.max(...miss.plans) > 1);
  near(turned.caseload.plans, average(counted.caseload.plans, 200), 1e-6);
  near(turned.uplift ?? [], average(counted.uplift ?? [1], 200), 1e-6);
});

test('without the plan’s mitigations the caseload is the simulation’s own and prices are not lowered; without the unexplained saving nothing is saved', () => {
  const lab = labWithMitigations();
  const bare = { ...lab, plan: { ...lab.plan, mitigations: [] } };
  const off = [{ id: COUNTED.mitigations, value: 0 }];
  const { without } = turnDraws(lab, simulatePiece(lab, left([]), 0, 20));
  near(without.caseload.plans, simulatePiece(bare, left([]), 0, 20).plans, 1e-9);
  assert.ok(
    (without.uplift ?? []).every((factor) => factor >= 1) && without.uplift?.some((one) => one > 1.05),
  );
  const caseload = simulatePiece(lab, left([]), 0, 20);
  const [all, none, noSaving] = [[], off, [{ id: COUNTED.saving, value: 0 }]].map((money) =>
    answerOfDraws(lab, caseload, money),
  );
  assert.ok((none?.inYear.at(-1)?.mean ?? 0) > (all?.inYear.at(-1)?.mean ?? 0));
  const saved = projectFinance(lab.plan.finance).years.at(-1)?.furtherSavingPence ?? 0n;
  near([(noSaving?.inYear.at(-1)?.mean ?? 0) - (all?.inYear.at(-1)?.mean ?? 0)], [Number(saved)], 1e-3);
});

test('in steps of a year the mean of the simulations is the mean worked out without chance', () => {
  const first = LAB.plan.finance.years[0] ?? 0;
  // The model starts half a year before the plan, so each 31 March lies between two steps.
  const make = { grain: 1, start: `${first - 1}-10`, capacity: null } as const;
  const lab = { ...fakeLab(make), years: 3 };
  const totalOf = ({ plans, ends, types }: CaseloadDraws, draw: number) => {
    const from = (draw * ends + ends - 1) * types;
    return Array.from(plans.subarray(from, from + types)).reduce((sum, one) => sum + one, 0);
  };
  const drawn = simulatePiece(lab, left([]), 0, 800);
  const totals = Array.from({ length: 800 }, (_, draw) => totalOf(drawn, draw));
  const [mean = 0] = average(totals, 800);
  const sd = Math.sqrt(
    average(
      totals.map((one) => (one - mean) ** 2),
      800,
    )[0] ?? 0,
  );
  const exact = totalOf(meanCaseload(lab, left([])).caseload, 0);
  assert.ok(Math.abs(mean - exact) < (5 * sd) / Math.sqrt(800), `${mean} against ${exact}`);
});

test('a lab packed as text and read again is the same to the last digit, and gives the same draws', () => {
  const again = unpackValue(packValue(LAB)) as typeof LAB; // what was packed
  assert.deepEqual(again, LAB);
  assert.deepEqual(simulatePiece(again, left([FEWER]), 0, 10), simulatePiece(LAB, left([FEWER]), 0, 10));
});

test('what is set comes back from a link as it was, and a link that is no link gives nothing set', () => {
  const set = [
    { name: 'Fewer requests', flows: [FEWER], money: [{ id: 'hnbGrowth', value: 1.04 }] },
    { name: 'É & ü', flows: [], money: [] },
  ];
  assert.deepEqual(labFromText(labToText(set)), set);
  for (const broken of [
    '',
    '{',
    '[1]',
    '[["a"]]',
    '[["a",[["requests",0]],[]]]',
    '[["a",[["other",0,0,0,0,0,0,1]],[]]]',
  ])
    assert.deepEqual(labFromText(broken), NOTHING_SET);
});
