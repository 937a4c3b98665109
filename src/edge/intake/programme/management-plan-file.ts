/** A management plan from JSON, `evenkeel/plan@1`: every part checked, whole numbers exact, nothing taken for granted. */
import { z } from 'zod';
import { raise } from '../../../core/base/problem.ts';
import { isMonth, parseYear } from '../../../core/base/time.ts';
import type { PlanInputs } from '../../../core/finance/plan-inputs.ts';
import {
  type CohortCaseload,
  FLOWS,
  type Flow,
  type ManagementPlan,
  type PlanCondition,
} from '../../../core/plan/management-plan.ts';
import { WHOLE_COST_KINDS } from '../../../core/plan/whole-cost.ts';
import { parseBlock } from './block-file.ts';
import { parseExactJson } from './exact-json.ts';
import { parsePlanInputs } from './plan-file.ts';
import { inPlainWords, planProblem } from './plan-problem.ts';
import { PAYMENT_STATES, TRANSFER_STATES } from './plan-states.ts';

/** How a fault of its shape is told. */
const FORM = { part: 'plan', advice: 'See the format of plan.json in docs/formats/plan.md.' };

/** Whole numbers arrive exact; where a measured number is meant, either kind will do. */
const Num = z.union([z.number(), z.bigint().transform(Number)], { error: 'a number is needed here' });
const Whole = z.bigint({ error: 'a whole number is needed here' });
const Fraction = z
  .strictObject({ n: Whole, d: Whole })
  .refine((ratio) => ratio.d > 0n, { error: 'a fraction needs a denominator above 0' });
const Year = z.string().transform((text, context) => {
  const year = parseYear(text);
  if (year !== null) return year;
  context.addIssue({ code: 'custom', message: 'a financial year such as "2024/25" is needed here' });
  return z.NEVER;
});
const Month = z.string().refine(isMonth, { error: 'a month such as "2025-04" is needed here' });
const Weights = z.record(z.string(), Num);
const Paths = z.record(z.string(), z.array(Num));
const Id = z.string().min(1);

/** Limits by year as a table, or one sum; a sum without a year is of the plan's last. */
const Limits = z.union([
  Whole,
  z.record(z.string(), Whole).transform((table, context) =>
    Object.entries(table).map(([text, limitPence]) => {
      const year = parseYear(text);
      if (year === null) context.addIssue({ code: 'custom', message: 'a limit needs a financial year' });
      return { year: year ?? 0, limitPence };
    }),
  ),
]);

const ConditionShape = z.union([
  z.object({ id: Id, basis: z.literal('in-year'), byYear: Year }),
  z.object({ id: Id, basis: z.literal('spend'), type: Id, limitPence: Limits, year: Year.exactOptional() }),
  z.object({
    id: Id,
    basis: z.enum(['gross', 'net-of-paid', 'net-of-all-planned']),
    ownContribution: z.boolean().default(false),
    limitPence: Limits,
    year: Year.exactOptional(),
  }),
]);

const MitigationShape = z.object({
  id: Id,
  name: z.string().exactOptional(),
  flow: z.string(),
  /** A number a month, or a share of the flow as it would run. */
  change: z.enum(['absolute', 'relative']).exactOptional(),
  /** Whom it reaches; everyone of its types where left out. */
  scope: z
    .strictObject({
      ages: z.strictObject({ from: Num, to: Num }).exactOptional(),
      needs: z.array(z.string()).exactOptional(),
    })
    .nullable()
    .exactOptional(),
  size: Num,
  low: Num,
  high: Num,
  start: Month,
  ramp: Num.pipe(z.number().min(0)),
  delay: Num.pipe(z.number().min(0)),
  pWorks: Num.pipe(z.number().min(0).max(1)),
  months: Num.pipe(z.number().min(0)).nullable().default(null),
  mix: Weights.exactOptional(),
  to: Weights.default({}),
  plans: Paths.default({}),
  achieved: z.array(z.object({ month: Month, plans: Num })).default([]),
});

/** Amounts by financial year, in the order of the years. */
function yearAmounts(table: Readonly<Record<string, bigint>>, context: z.RefinementCtx) {
  return Object.entries(table)
    .map(([text, amountPence]) => {
      const year = parseYear(text);
      if (year === null) context.addIssue({ code: 'custom', message: 'an amount needs a financial year' });
      if (amountPence < 0n) context.addIssue({ code: 'custom', message: 'a cost is not below nil' });
      return { year: year ?? 0, amountPence };
    })
    .sort((a, b) => a.year - b.year);
}

const Path = z.string().min(1);
const CohortShape = z.strictObject({
  folder: Path,
  population: Path.nullable().default(null),
  establishments: Path.nullable().default(null),
  area: Path.nullable().default(null),
  lookBack: Path.nullable().default(null),
  types: z.record(z.string(), z.string()).default({}),
});

const PlanShape = z.looseObject({
  finance: z.unknown(),
  scenarios: z.record(z.string(), z.unknown()).default({}),
  unmitigatedCaseload: z.record(z.string(), z.array(Whole)).nullable().default(null),
  caseload: z
    .union([
      z.string().min(1),
      z.strictObject({ cohort: z.union([z.string().min(1), CohortShape]) }),
      z.object({
        mean: Paths.nullable().default(null),
        spread: Paths,
        common: Num.pipe(z.number().min(0).max(1)).default(0.5),
      }),
    ])
    .nullable()
    .default(null),
  conditions: z.array(ConditionShape).default([]),
  mitigations: z.array(MitigationShape).default([]),
  flows: z
    .array(
      z.object({
        flow: z.enum(FLOWS),
        perMonth: Num.pipe(z.number().min(0)),
        plansPer: Num.pipe(z.number().min(0).max(1)).default(1),
      }),
    )
    .default([]),
  ranges: z.array(z.object({ id: Id, low: Fraction, high: Fraction })).default([]),
  transfers: z.array(z.object({ year: Year, status: z.enum(TRANSFER_STATES) })).default([]),
  payments: z.array(z.object({ year: Year, status: z.enum(PAYMENT_STATES) })).default([]),
  runRate: z
    .object({ from: Month, to: Month, opening: Num, closing: Num })
    .refine(({ from, to }) => from < to, { error: 'the run rate needs two months, the earlier first' })
    .nullable()
    .default(null),
  terms: z
    .object({
      overrideEnds: Year.nullable().default(null),
      grant: z.object({ share: Fraction, at: Year }).nullable().default(null),
      carryingRate: Fraction.nullable().default(null),
    })
    .nullable()
    .default(null),
  block: z.unknown().default(null),
  wholeCost: z
    .array(
      z.strictObject({
        id: Id,
        name: Id,
        kind: z.enum(WHOLE_COST_KINDS),
        amountsPence: z.record(z.string(), Whole).transform(yearAmounts),
      }),
    )
    .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, {
      error: 'two costs have the same id',
    })
    .nullable()
    .default(null),
  sources: z.record(z.string(), z.string()).default({}),
});

/** What a caller may say beside the text. */
export type PlanFileCall = {
  /** Where it stands, for problems. */
  readonly file: string;
  /** Another scenario of the plan in place of the main one; null for the main one. */
  readonly scenario: string | null;
};

/**
 * Read a management plan from the text of `plan.json`.
 * @throws ProblemError `plan.*` or `file.not-json`, with the place inside the file.
 * @source File format note "plan".
 */
export function readManagementPlan(text: string, call: PlanFileCall): ManagementPlan {
  return parseManagementPlan(parseExactJson(text, call.file), call);
}

/** The same from a value whose whole numbers are bigint. @throws ProblemError `plan.*`. */
export function parseManagementPlan(value: unknown, { file, scenario }: PlanFileCall): ManagementPlan {
  const read = PlanShape.safeParse(value, { error: inPlainWords });
  if (!read.success) return raise(planProblem(read.error, value, file, FORM));
  const { finance: main, scenarios, caseload, mitigations, conditions, ...rest } = read.data;
  const { spread, cohort } = caseloadForms(caseload);
  if (main === undefined)
    return raise({
      code: 'plan.not-inputs',
      place: file,
      message: 'The file holds no plan: there is no "finance" in it',
      advice: 'Give "finance" with years, types and the inputs of one scenario.',
    });
  const finance = chosen(main, scenarios, file, scenario);
  // A scenario with a caseload of its own is another course, not the plan's with its mitigations in it.
  const isOwnCourse = scenario !== null && !sameCaseload(finance, parsePlanInputs(main, `${file}, finance`));
  return {
    finance,
    unmitigatedCaseload: isOwnCourse ? null : rest.unmitigatedCaseload,
    caseload: isOwnCourse ? spreadOnly(spread) : spread,
    cohort: isOwnCourse ? null : cohort,
    conditions: conditions.map((one) => toCondition(one, finance)),
    mitigations: isOwnCourse
      ? []
      : mitigations.map((one) => ({
          ...one,
          name: one.name ?? one.id,
          flow: knownFlow(one.flow, `${file}, mitigations.${one.id}`),
          mix: one.mix ?? openingMix(finance),
        })),
    flows: rest.flows,
    ranges: rest.ranges,
    transfers: rest.transfers,
    payments: rest.payments,
    runRate: rest.runRate,
    terms: rest.terms,
    // The block is of the main course: another scenario has other plans and prices.
    block:
      scenario !== null || rest.block === null
        ? null
        : parseBlock(rest.block, finance.years, `${file}, block`),
    wholeCost: rest.wholeCost,
    sources: rest.sources,
  };
}

/** A caseload is given as mean and spread, or as where it is simulated from: a folder's name alone, or more of it. */
function caseloadForms(given: z.infer<typeof PlanShape>['caseload']): {
  readonly spread: ManagementPlan['caseload'];
  readonly cohort: CohortCaseload | null;
} {
  if (given === null) return { spread: null, cohort: null };
  if (typeof given !== 'string' && !('cohort' in given)) return { spread: given, cohort: null };
  const cohort = typeof given === 'string' ? given : given.cohort;
  return {
    spread: null,
    cohort: typeof cohort === 'string' ? CohortShape.parse({ folder: cohort }) : cohort,
  };
}

/** Keep the spread and leave the mean, which belongs to the main course. */
function spreadOnly(caseload: ManagementPlan['caseload']): ManagementPlan['caseload'] {
  return caseload === null ? null : { ...caseload, mean: null };
}

function chosen(
  main: unknown,
  scenarios: Readonly<Record<string, unknown>>,
  file: string,
  scenario: string | null,
): PlanInputs {
  if (scenario === null) return parsePlanInputs(main, `${file}, finance`);
  const found = scenarios[scenario];
  if (found === undefined)
    return raise({
      code: 'plan.which-scenario',
      place: file,
      message: `The file holds these scenarios: ${Object.keys(scenarios).join(', ')}`,
      advice: 'Name one of them with --scenario.',
    });
  return parsePlanInputs(found, `${file}, scenarios.${scenario}`);
}

function sameCaseload(a: PlanInputs, b: PlanInputs): boolean {
  return a.types.every((type) =>
    (a.caseload[type] ?? []).every((plans, end) => plans === b.caseload[type]?.[end]),
  );
}

function toCondition(shape: z.infer<typeof ConditionShape>, { years }: PlanInputs): PlanCondition {
  if (shape.basis === 'in-year') return shape;
  const { limitPence, year, ...rest } = shape;
  const limits =
    typeof limitPence === 'bigint' ? [{ year: year ?? years.at(-1) ?? 0, limitPence }] : limitPence;
  return { ...rest, limits };
}

/** What cohort scenarios call by another name. */
const OTHER_NAMES: ReadonlyMap<string, Flow> = new Map([
  ['joiners', 'new-plans'],
  ['price', 'unit-cost'],
]);

function knownFlow(flow: string, place: string): Flow {
  return (
    FLOWS.find((known) => known === flow) ??
    OTHER_NAMES.get(flow) ??
    raise({
      code: 'plan.unknown-flow',
      place,
      message: `There is no flow “${flow}” that a mitigation could change`,
      advice: `Name one of: ${FLOWS.join(', ')}.`,
    })
  );
}

/** Where a mitigation does not say which placements it spares: those of the opening caseload, in proportion. */
function openingMix({ types, caseload }: PlanInputs): Record<string, number> {
  return Object.fromEntries(types.map((type) => [type, Number(caseload[type]?.[0] ?? 0n)]));
}
