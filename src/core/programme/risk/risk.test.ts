/** Risks: closing needs nothing left to do and little left of the risk, or a reason; live records stand before loaded ones. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Risk } from '../programme.ts';
import type { ProgrammeRecord } from '../records/programme-record.ts';
import { checkClosure } from './check-closure.ts';
import { liveRisks, riskRecord } from './live-risks.ts';

const RISK: Risk = {
  id: 'R1',
  title: 'Staff',
  cause: 'c',
  event: 'e',
  effect: 'f',
  owner: 'Lead',
  likelihood: 2,
  impact: 4,
  status: 'open',
};
const action = (done: string | null): ProgrammeRecord => ({
  kind: 'action',
  id: `a-${done ?? 'open'}`,
  title: 'Recruit',
  owner: 'Lead',
  fields: { due: '2025-03-31', ...(done === null ? {} : { done }) },
  links: [{ kind: 'treats', to: { kind: 'risk', id: 'R1' } }],
  isWithdrawn: false,
  version: 1,
  reason: 'r',
  recordedAt: '',
  recordedBy: '',
});

test('a risk with an open action, or above what is accepted, is closed only with a reason', () => {
  const closing = { id: 'R1', likelihood: 2, impact: 4, appetite: null, actions: [] };
  const open = { id: 'a', what: 'Recruit', owner: 'Lead', due: '2025-03-31', done: null };
  const told = (more: Partial<Parameters<typeof checkClosure>[0]>, reason = '') =>
    checkClosure({ ...closing, ...more }, reason).map(({ code }) => code);
  assert.deepEqual(told({}), []);
  assert.deepEqual(told({ actions: [open] }), ['risk.open-actions']);
  assert.deepEqual(told({ actions: [{ ...open, done: '2025-01-01' }] }), []);
  assert.deepEqual(told({ likelihood: 3 }), ['risk.above-appetite']);
  assert.deepEqual(told({ likelihood: 3, actions: [open] }), ['risk.open-actions', 'risk.above-appetite']);
  assert.deepEqual(told({ likelihood: 3, actions: [open] }, 'The school is built'), []);
});

test('for any scores: a risk above what is accepted never closes in silence', () => {
  const score = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(score, score, fc.integer({ min: 1, max: 25 }), (likelihood, impact, appetite) => {
      const problems = checkClosure({ id: 'R', likelihood, impact, appetite, actions: [] }, '');
      assert.equal(problems.length > 0, likelihood * impact > appetite);
    }),
  );
});

test('a loaded risk counts until a record of it stands, a withdrawn one is gone, and actions come with their risk', () => {
  const [loaded] = liveRisks([RISK], [action(null), action('2025-01-01')]);
  assert.deepEqual(
    loaded?.actions?.map(({ done }) => done),
    ['2025-01-01', null],
  );
  const record = { ...riskRecord(RISK), version: 1, fields: { ...riskRecord(RISK).fields, likelihood: 5 } };
  assert.equal(liveRisks([RISK], [record])[0]?.likelihood, 5);
  assert.deepEqual(liveRisks([RISK], [{ ...record, isWithdrawn: true }]), []);
  const another = { ...record, id: 'R9' };
  assert.deepEqual(
    liveRisks([RISK], [another]).map(({ id }) => id),
    ['R1', 'R9'],
  );
});

test('a risk as a record and back is the same risk', () => {
  const full: Risk = { ...RISK, inherentLikelihood: 4, inherentImpact: 5, appetite: 6, exposure: 'saving:x' };
  assert.deepEqual(liveRisks([], [riskRecord(full)]), [full]);
});
