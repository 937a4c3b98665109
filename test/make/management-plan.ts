/** Made-up management plans for tests: one small by hand, and any of the format's shape around a generator of inputs. */
import fc from 'fast-check';
import type { PlanInputs } from '../../src/core/finance/plan-inputs.ts';
import type { ManagementPlan, PlanMitigation } from '../../src/core/plan/management-plan.ts';
import { anyPlan, smallPlan } from './plan-inputs.ts';

/** A plan around inputs with nothing else said. */
export function bareManagementPlan(finance: PlanInputs): ManagementPlan {
  return {
    finance,
    unmitigatedCaseload: null,
    caseload: null,
    conditions: [],
    mitigations: [],
    flows: [],
    ranges: [],
    transfers: [],
    payments: [],
    runRate: null,
    terms: null,
    block: null,
    sources: {},
  };
}

/** A mitigation of ten new plans a month from the plan's first April, all mainstream. */
export function tenAMonth(id: string, more: Partial<PlanMitigation> = {}): PlanMitigation {
  return {
    id,
    name: id,
    flow: 'new-plans',
    size: 10,
    low: 10,
    high: 10,
    start: '2024-04',
    ramp: 0,
    delay: 0,
    pWorks: 1,
    months: null,
    mix: { mainstream: 1 },
    to: {},
    plans: {},
    achieved: [],
    ...more,
  };
}

/** The small plan of two years with two mitigations that share an inflow, conditions on every basis, and a spread. */
export function smallManagementPlan(): ManagementPlan {
  return {
    ...bareManagementPlan(smallPlan()),
    caseload: { mean: null, spread: { mainstream: [0, 5, 9], inmss: [0, 1, 2] }, common: 0.5 },
    conditions: [
      { id: 'balance', basis: 'in-year', byYear: 2025 },
      {
        id: 'ceiling',
        basis: 'gross',
        ownContribution: false,
        limits: [{ year: 2025, limitPence: 35_000_000n }],
      },
      { id: 'spend', basis: 'spend', type: 'inmss', limits: [{ year: 2025, limitPence: 80_000_000n }] },
    ],
    mitigations: [tenAMonth('one'), tenAMonth('two', { start: '2025-04' })],
    flows: [{ flow: 'new-plans', perMonth: 40, plansPer: 1 }],
  };
}

/** Any bare plan of the contract's shape. */
export const anyManagementPlan: fc.Arbitrary<ManagementPlan> = anyPlan.map(bareManagementPlan);

/** A plan whose mitigations are of every kind that changes plan numbers, with any sizes. */
export const anyMitigatedPlan: fc.Arbitrary<ManagementPlan> = fc
  .record({ plan: anyPlan, count: fc.integer({ min: 0, max: 5 }) })
  .chain(({ plan, count }) =>
    fc
      .array(
        fc.record({
          flow: fc.constantFrom('new-plans', 'ceases', 'caseload'),
          size: fc.integer({ min: 0, max: 60 }),
          ramp: fc.integer({ min: 0, max: 12 }),
          offset: fc.integer({ min: -6, max: 30 }),
          path: fc.array(fc.integer({ min: -200, max: 200 }), {
            minLength: plan.years.length + 1,
            maxLength: plan.years.length + 1,
          }),
        }),
        { minLength: count, maxLength: count },
      )
      .map((parts): ManagementPlan => {
        const type = plan.types[0] ?? 'type0';
        return {
          ...bareManagementPlan(plan),
          flows: [{ flow: 'new-plans', perMonth: 50, plansPer: 1 }],
          mitigations: parts.map(({ flow, size, ramp, offset, path }, place) => {
            const month = 3 + offset;
            const start = `${2024 + Math.floor(month / 12)}-${String((((month % 12) + 12) % 12) + 1).padStart(2, '0')}`;
            const scale = flow === 'caseload' ? 1 : size;
            return tenAMonth(`m${place}`, {
              flow: flow === 'caseload' || flow === 'ceases' ? flow : 'new-plans',
              size: scale,
              low: scale,
              high: scale,
              ramp,
              start,
              mix: { [type]: 1 },
              plans: flow === 'caseload' ? { [type]: path } : {},
            });
          }),
        };
      }),
  );
