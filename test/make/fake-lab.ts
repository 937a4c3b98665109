/** A lab for tests: a made-up model with a pipeline, and a small plan whose types its settings are paid under. */

import type { SavedScenario } from '../../src/app/lab-scenarios.ts';
import type { LabInput } from '../../src/core/lab/lab-input.ts';
import type { PlanVersion } from '../../src/edge/store/store.ts';
import { type CohortMake, makeCohortModel } from './make-cohort-model.ts';
import { smallManagementPlan } from './management-plan.ts';

/** Make a lab. It starts in the plan's first year and ends with its last. */
export function fakeLab(make: Partial<CohortMake> = {}): LabInput {
  const plan = smallManagementPlan();
  const first = plan.finance.years[0] ?? 2024;
  const { types, years } = plan.finance;
  const model = makeCohortModel({
    seed: 'lab',
    plans: 400,
    places: 4,
    pipeline: true,
    grain: 12,
    start: `${first}-04`,
    ...make,
  });
  const settings = [...new Set(model.axes.places.map(({ setting }) => setting))];
  return {
    model,
    plan,
    types: settings.map((setting, k) => [setting, types[k % types.length] ?? ''] as const),
    years: years.length,
    seed: 7,
    unseen: [],
    rangeFactor: 1,
    hasFlows: false,
    onFinancePage: null,
  };
}

/** A saved scenario with nothing set. */
export const FAKE_SCENARIO: SavedScenario = {
  id: 'nothing set',
  name: 'Nothing set',
  reason: 'To have one to look at.',
  settings: '[["Nothing set",[],[]]]',
  version: 1,
  savedAt: '2024-12-11T12:00:00.000Z',
  savedBy: 'rowan',
};

/** A version of the plan as a lab locks one. */
export const FAKE_VERSION: PlanVersion = {
  id: 'nothing-set-1',
  sequence: 1,
  planVersion: 1,
  body: {},
  sha256: '0'.repeat(64),
  reason: 'To have one to look at.',
  lockedAt: '2024-12-11T12:00:00.000Z',
  lockedBy: 'rowan',
};
