/** A finance projection's inputs from JSON: a plain inputs file, a plan, or the reference file with a scenario's name. */
import { z } from 'zod';
import { raise } from '../../../core/base/problem.ts';
import { parseYear } from '../../../core/base/time.ts';
import { checkPlanInputs } from '../../../core/finance/check-plan-inputs.ts';
import type { PlanInputs } from '../../../core/finance/plan-inputs.ts';
import { parseExactJson } from './exact-json.ts';
import { inPlainWords, planProblem } from './plan-problem.ts';

const FORM = {
  part: 'plan',
  advice: 'Money is whole pence, numbers of plans are whole, and ratios are {"n": …, "d": …}.',
};

const Whole = z.bigint({ error: 'a whole number is needed here' });
const Fraction = z
  .strictObject({ n: Whole, d: Whole })
  .refine((ratio) => ratio.d !== 0n, { error: 'a fraction cannot have the denominator 0' })
  .transform(({ n, d }) => (d < 0n ? { n: -n, d: -d } : { n, d }));
const Year = z.string().transform((text, context) => {
  const year = parseYear(text);
  if (year !== null) return year;
  context.addIssue({ code: 'custom', message: 'a financial year such as "2024/25" is needed here' });
  return z.NEVER;
});

/** Money by year: the first year and, if present, the second; given as a table by year or as a list. */
const ByYear = z.union([z.array(Whole), z.record(z.string(), Whole)]);

const InputsFile = z.object({
  years: z.array(Year),
  types: z.array(z.string()),
  caseload: z.record(z.string(), z.array(Whole)),
  baseUnitCostPence: z.record(z.string(), Whole),
  unitCostInflation: Fraction,
  otherHighNeedsBasePence: Whole,
  otherHighNeedsInflation: Fraction,
  furtherSavingBasePence: z.array(Whole),
  hnbIncomePence: ByYear,
  hnbGrowth: Fraction,
  schoolsBlockPence: ByYear,
  schoolsBlockGrowth: Fraction,
  transferRate: z.array(Fraction),
  safetyValvePaymentPence: z.array(Whole),
  laContributionPence: z.array(Whole),
  openingBeforeContributionsPence: Whole,
  openingAfterContributionsPence: Whole,
});

/**
 * Read one scenario's inputs from the text of a file.
 *
 * @param scenario  name of a scenario, for a file that holds several; null for a plain inputs file.
 * @throws ProblemError `plan.*` or `file.not-json`, with the place inside the file.
 * @source Command-line contract, `evenkeel finance project`.
 */
export function readPlanInputs(text: string, file: string, scenario: string | null): PlanInputs {
  const root = parseExactJson(text, file);
  if (!isTable(root))
    return raise({
      code: 'plan.not-inputs',
      place: file,
      message: 'The file holds no projection inputs',
      advice: 'Give a JSON object with years, types and the inputs of one scenario.',
    });
  return parsePlanInputs(selectInputs(root, file, scenario), file);
}

/**
 * Check a parsed value as projection inputs; whole numbers must be bigint.
 * @throws ProblemError `plan.*` with the place inside the value.
 */
export function parsePlanInputs(value: unknown, place: string): PlanInputs {
  const read = InputsFile.safeParse(value, { error: inPlainWords });
  if (!read.success) return raise(planProblem(read.error, value, place, FORM));
  const { hnbIncomePence, schoolsBlockPence, ...rest } = read.data;
  const inputs: PlanInputs = {
    ...rest,
    hnbIncomePence: inYearOrder(hnbIncomePence, rest.years, `${place}, hnbIncomePence`),
    schoolsBlockPence: inYearOrder(schoolsBlockPence, rest.years, `${place}, schoolsBlockPence`),
  };
  const [first] = checkPlanInputs(inputs);
  if (first !== undefined) return raise({ ...first, place: `${place}, ${first.place ?? ''}` });
  return inputs;
}

function selectInputs(root: Record<string, unknown>, file: string, scenario: string | null): unknown {
  const scenarios = root['scenarios'];
  if (scenario === null)
    return isTable(scenarios) && !('caseload' in root) ? raise(needsScenario(scenarios, file)) : root;
  const found = isTable(scenarios) ? scenarios[scenario] : undefined;
  if (!isTable(scenarios) || !isTable(found)) return raise(needsScenario(scenarios, file));
  const inputs = isTable(found['inputs']) ? found['inputs'] : found;
  return { years: root['years'], types: root['types'], ...inputs };
}

function needsScenario(scenarios: unknown, file: string) {
  const names = isTable(scenarios) ? Object.keys(scenarios).join(', ') : 'none';
  return {
    code: 'plan.which-scenario',
    place: file,
    message: `The file holds these scenarios: ${names}`,
    advice: 'Name one of them with --scenario.',
  };
}

/**
 * Put money by year in the order of the plan's years; at most the first two may be given.
 */
function inYearOrder(
  known: readonly bigint[] | Readonly<Record<string, bigint>>,
  years: readonly number[],
  place: string,
): bigint[] {
  if (Array.isArray(known)) return known.length > 2 ? raise(tooManyYears(place)) : [...known];
  const byYear = Object.entries(known).map(([text, amount]) => ({ year: parseYear(text), amount }));
  const amounts: bigint[] = [];
  for (const [k, year] of years.entries()) {
    const found = byYear.find((item) => item.year === year);
    if (found === undefined) break;
    if (k > 1) return raise(tooManyYears(place));
    amounts.push(found.amount);
  }
  if (amounts.length === 0 || (amounts.length === 1 && byYear.length > 1 && years.length > 1))
    return raise({
      code: 'plan.missing',
      place,
      message: 'The first year of the plan is not among the years given, or the second is misnamed',
      advice: 'Give the first year and, if known, the second, named as in "years".',
    });
  return amounts;
}

function tooManyYears(place: string) {
  return {
    code: 'plan.too-many-years',
    place,
    message: 'More than two years are given here; later years are grown from the second',
    advice: 'Give the first year and, if known, the second only.',
  };
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
