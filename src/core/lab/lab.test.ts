/** The lab: nothing set changes no digit, pieces join to the whole, money keeps the draws, the plan's own forecast is met. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fakeLab } from '../../../test/make/fake-lab.ts';
import { forecastPlan } from '../plan/forecast-plan.ts';
import { joinPieces, meanCaseload, simulatePiece } from './lab-caseload.ts';
import { type FlowSetting, flowLeftAlone, interventionsOf, labFlows } from './lab-flows.ts';
import { LAB_LEVELS } from './lab-input.ts';
import { labFromText, labToText, NOTHING_SET } from './lab-link.ts';
import { answerOfDraws, answerOfMean, labMoney, planWith } from './lab-money.ts';
import { packValue, unpackValue } from './pack-value.ts';

const LAB = fakeLab();
const FEWER: FlowSetting = { ...flowLeftAlone('requests'), low: -0.5, size: -0.4, high: -0.3 };

test('any cut of the simulations into pieces gives the same plans, whatever is set', () => {
  const whole = simulatePiece(LAB, [FEWER], 0, 30);
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 29 }), { maxLength: 4 }), (cuts) => {
      const ends = [0, ...cuts.sort((a, b) => a - b), 30];
      const pieces = ends.slice(1).map((to, k) => simulatePiece(LAB, [FEWER], ends[k] ?? 0, to));
      assert.deepEqual(joinPieces(pieces), whole);
    }),
    { numRuns: 8 },
  );
});

test('flows that are left alone change no digit, and flows that are changed do', () => {
  const alone = labFlows(LAB).map(({ id }) => flowLeftAlone(id));
  const base = simulatePiece(LAB, [], 0, 20);
  assert.deepEqual(simulatePiece(LAB, alone, 0, 20), base);
  assert.notDeepEqual(simulatePiece(LAB, [FEWER], 0, 20), base);
  // Even a lever that is there, sure to fail, leaves every draw as it was.
  const failing: FlowSetting = { ...FEWER, chance: Number.MIN_VALUE };
  assert.equal(interventionsOf(LAB, [failing]).length, 1);
  assert.deepEqual(simulatePiece(LAB, [failing], 0, 20), base);
});

test('with nothing set the lab says what the forecast of the plan says over the same draws', () => {
  const caseload = simulatePiece(LAB, [], 0, 60);
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
  const caseload = simulatePiece(LAB, [], 0, 40);
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
    meanCaseload(fakeLab({ capacity: null, needShockShape: Number.POSITIVE_INFINITY }), []).notes,
    [],
  );
  assert.ok(meanCaseload(fakeLab({ capacity: 1 }), []).notes.includes('capacity-binds'));
});

test('the mean answers fewer requests with fewer plans', () => {
  const plans = (flows: readonly FlowSetting[]) =>
    answerOfMean(LAB, meanCaseload(LAB, flows).caseload, []).plans.at(-1)?.mean ?? 0;
  assert.ok(plans([FEWER]) < plans([]));
});

test('a lab packed as text and read again is the same to the last digit, and gives the same draws', () => {
  const again = unpackValue(packValue(LAB)) as typeof LAB; // what was packed
  assert.deepEqual(again, LAB);
  assert.deepEqual(simulatePiece(again, [FEWER], 0, 10), simulatePiece(LAB, [FEWER], 0, 10));
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
