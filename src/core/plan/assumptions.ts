/** Every assumption of a plan that can be moved: its central value, how far it may be off, and the plan with another value. */
import type { PlanInputs, Ratio } from '../finance/plan-inputs.ts';
import { roundHalfUp } from '../num/rational.ts';
import { caseWith, type ExactCase } from './exact-case.ts';
import type { ManagementPlan } from './management-plan.ts';
import { type EffectFrame, effectOf } from './mitigation-effect.ts';
import { isShareOfFlow } from './unit-plans.ts';

/** One assumption. Values are exact fractions; a growth of 3% is 103/100, a share or a scale is 1 where all comes. */
export type Assumption = {
  readonly id: string;
  readonly label: string;
  readonly unit: 'growth' | 'share' | 'scale' | 'per month' | 'months' | 'spreads';
  readonly central: Ratio;
  readonly low: Ratio;
  readonly high: Ratio;
  /** Whether the range is the product's own because the plan states none. */
  readonly isDefaultRange: boolean;
  /** Steps that are looked at first where a goal is sought, of assumptions that take a run of the flows for each value. */
  readonly looks?: bigint;
  /** The plan with the assumption at a value. */
  readonly at: (value: Ratio) => ExactCase;
};

const NONE: Ratio = { n: 0n, d: 1n };
const WHOLE: Ratio = { n: 1n, d: 1n };
/** One tenth of the draws lie further out on either side. */
const TENTH_SCORE: Ratio = { n: 12_816n, d: 10_000n };
/** Each value of a mitigation on a flow is a run of its own. */
const LOOKS_ON_FLOWS = 4n;
/** A mitigation without an expected delay is tried half a year late. */
const LATE_MONTHS = 6;

/**
 * List the assumptions of a plan: growth and inflation, levels, prices by type, caseload, transfers not yet approved,
 * payments not yet received, the own contribution, the unexplained saving, and each mitigation's size and delay.
 * @source Method note 9, section 7, with the ranges used where the plan states none.
 */
export function listAssumptions(plan: ManagementPlan, frame: EffectFrame): readonly Assumption[] {
  const { finance } = plan;
  const known = new Map(plan.ranges.map((range) => [range.id, range]));
  const made: Omit<Assumption, 'isDefaultRange'>[] = [
    ...growths(finance),
    ...levels(finance),
    ...shares(plan),
    ...caseloadShift(plan),
    ...mitigationSizes(plan, frame),
    ...mitigationDelays(plan, frame),
  ];
  return made.map((one) => {
    const range = known.get(one.id);
    const isOwn = /^(caseload|mitigation\.)/.test(one.id);
    return { ...one, ...(range ?? {}), isDefaultRange: range === undefined && !isOwn };
  });
}

/** Find one assumption by its name. */
export function findAssumption(assumptions: readonly Assumption[], id: string): Assumption | undefined {
  return assumptions.find((one) => one.id === id);
}

type Made = Omit<Assumption, 'isDefaultRange'>;
const plain = (inputs: PlanInputs): ExactCase => ({ inputs, dearer: null });

function growths(finance: PlanInputs): Made[] {
  const labels = {
    hnbGrowth: 'Growth of the High Needs Block',
    unitCostInflation: 'Inflation of unit costs',
    otherHighNeedsInflation: 'Inflation of other high needs spend',
    schoolsBlockGrowth: 'Growth of the Schools Block',
  } as const;
  const keys = ['hnbGrowth', 'unitCostInflation', 'otherHighNeedsInflation', 'schoolsBlockGrowth'] as const;
  return keys.map((id) => ({
    id,
    label: labels[id],
    unit: 'growth',
    central: finance[id],
    low: plus(finance[id], { n: -1n, d: 100n }),
    high: plus(finance[id], { n: 1n, d: 100n }),
    at: (value) => plain({ ...finance, [id]: value }),
  }));
}

function levels(finance: PlanInputs): Made[] {
  const scaled = (id: string, label: string, off: bigint, at: (value: Ratio) => PlanInputs): Made => ({
    id,
    label,
    unit: 'scale',
    central: WHOLE,
    low: { n: 100n - off, d: 100n },
    high: { n: 100n + off, d: 100n },
    at: (value) => plain(at(value)),
  });
  return [
    scaled('hnbIncome', 'Level of the newest known High Needs Block', 1n, (value) => ({
      ...finance,
      hnbIncomePence: finance.hnbIncomePence.map((amount, place) =>
        place === finance.hnbIncomePence.length - 1 ? times(amount, value) : amount,
      ),
    })),
    scaled('otherHighNeedsBase', 'Level of other high needs spend', 5n, (value) => ({
      ...finance,
      otherHighNeedsBasePence: times(finance.otherHighNeedsBasePence, value),
    })),
    ...finance.types.map((type) =>
      scaled(`baseUnitCost.${type}`, `Unit cost of ${type}`, 5n, (value) => ({
        ...finance,
        baseUnitCostPence: {
          ...finance.baseUnitCostPence,
          [type]: times(finance.baseUnitCostPence[type] ?? 0n, value),
        },
      })),
    ),
  ];
}

const APPROVED: ReadonlySet<string> = new Set(['forum-approved', 'department-approved']);
const RECEIVED: ReadonlySet<string> = new Set(['paid', 'made-up']);

function shares(plan: ManagementPlan): Made[] {
  const { finance, transfers, payments } = plan;
  const isApproved = finance.years.map((year) =>
    transfers.some((one) => one.year === year && APPROVED.has(one.status)),
  );
  const isPaid = finance.years.map((year) =>
    payments.some((one) => one.year === year && RECEIVED.has(one.status)),
  );
  const shared = (id: string, label: string, at: (value: Ratio) => PlanInputs): Made => ({
    id,
    label,
    unit: 'share',
    central: WHOLE,
    low: NONE,
    high: WHOLE,
    at: (value) => plain(at(value)),
  });
  const scaleList = (amounts: readonly bigint[], keep: readonly boolean[], value: Ratio) =>
    amounts.map((amount, place) => (keep[place] === true ? amount : times(amount, value)));
  const nothingKept = finance.years.map(() => false);
  return [
    shared('furtherSaving', 'Saving that no measure explains: share that comes', (value) => ({
      ...finance,
      furtherSavingBasePence: scaleList(finance.furtherSavingBasePence, nothingKept, value),
    })),
    shared('transferRate', 'Schools Block transfers not yet approved: share that comes', (value) => ({
      ...finance,
      transferRate: finance.transferRate.map((rate, place) =>
        isApproved[place] === true ? rate : { n: rate.n * value.n, d: rate.d * value.d },
      ),
    })),
    shared('safetyValvePayment', 'Programme payments not yet received: share that comes', (value) => ({
      ...finance,
      safetyValvePaymentPence: scaleList(finance.safetyValvePaymentPence, isPaid, value),
    })),
    shared('laContribution', 'The authority’s own contribution: share that comes', (value) => ({
      ...finance,
      laContributionPence: scaleList(finance.laContributionPence, nothingKept, value),
    })),
  ];
}

/** All types together off by so many of their spreads, in the same direction. */
function caseloadShift({ finance, caseload }: ManagementPlan): Made[] {
  if (caseload === null) return [];
  return [
    {
      id: 'caseload',
      label: 'Plans in force, all types off the same way',
      unit: 'spreads',
      central: NONE,
      low: { n: -TENTH_SCORE.n, d: TENTH_SCORE.d },
      high: TENTH_SCORE,
      at: (value) =>
        plain({
          ...finance,
          caseload: Object.fromEntries(
            finance.types.map((type) => [
              type,
              (finance.caseload[type] ?? []).map((plans, end) => {
                const off = (caseload.spread[type]?.[end] ?? 0) * (Number(value.n) / Number(value.d));
                const moved = plans + BigInt(Math.round(off));
                return moved < 0n ? 0n : moved;
              }),
            ]),
          ),
        }),
    },
  ];
}

function mitigationSizes(plan: ManagementPlan, frame: EffectFrame): Made[] {
  return plan.mitigations.map(({ id, name, size, low, high, flow, ...rest }, place) => ({
    id: `mitigation.${id}.size`,
    label: `Size of “${name}”`,
    unit:
      flow === 'caseload' || flow === 'unit-cost' || isShareOfFlow({ flow, ...rest }) ? 'share' : 'per month',
    central: ratioOf(size),
    low: ratioOf(low),
    high: ratioOf(high),
    ...(frame.flows?.unitPlans.has(place) === true ? { looks: LOOKS_ON_FLOWS } : {}),
    at: (value) => turned(plan, frame, place, Number(value.n) / Number(value.d), 0),
  }));
}

function mitigationDelays(plan: ManagementPlan, frame: EffectFrame): Made[] {
  return plan.mitigations
    .map((mitigation, place) => ({ ...mitigation, place }))
    .map(({ id, name, size, delay, place }) => ({
      id: `mitigation.${id}.delay`,
      label: `Delay of “${name}”`,
      unit: 'months',
      central: NONE,
      low: NONE,
      high: ratioOf(delay > 0 ? 2 * delay : LATE_MONTHS),
      at: (value) => turned(plan, frame, place, size, Math.round(Number(value.n) / Number(value.d))),
    }));
}

function turned(plan: ManagementPlan, frame: EffectFrame, place: number, size: number, delay: number) {
  const sizes = Float64Array.from(plan.mitigations, (one, k) => (k === place ? size : one.size));
  const delays = Float64Array.from(plan.mitigations, (_, k) => (k === place ? delay : 0));
  return caseWith(plan, frame, effectOf(frame, { sizes, delays }));
}

/** Read a decimal number as the exact fraction its digits say. */
export function ratioOf(value: number): Ratio {
  const text = value.toFixed(9).replace(/0+$/, '');
  const digits = text.length - text.indexOf('.') - 1;
  return { n: BigInt(text.replace('.', '')), d: 10n ** BigInt(digits) };
}

function plus(a: Ratio, b: Ratio): Ratio {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

function times(amount: bigint, ratio: Ratio): bigint {
  return roundHalfUp(amount * ratio.n, ratio.d);
}
