/** What must hold between the inputs of a projection before it may run: lengths, types, consecutive years. */
import type { Problem } from '../base/problem.ts';
import { yearInWords } from '../base/time.ts';
import type { PlanInputs } from './plan-inputs.ts';

/**
 * Check one scenario's inputs against each other.
 * @returns every problem found, none where the projection may run.
 */
export function checkPlanInputs(inputs: PlanInputs): readonly Problem[] {
  return [...checkYears(inputs), ...checkTables(inputs), ...checkLists(inputs)];
}

function checkYears({ years, types }: PlanInputs): Problem[] {
  const problems: Problem[] = [];
  if (years.length === 0)
    problems.push(problem('plan.no-years', 'years', 'The plan has no years', 'Give at least one year.'));
  if (types.length === 0)
    problems.push(
      problem(
        'plan.no-types',
        'types',
        'The plan has no placement types',
        'Name at least one placement type.',
      ),
    );
  for (const [k, year] of years.entries())
    if (k > 0 && year !== (years[k - 1] ?? 0) + 1)
      problems.push(
        problem(
          'plan.years-not-consecutive',
          `years[${k}]`,
          `${yearInWords(year)} does not follow ${yearInWords(years[k - 1] ?? 0)}`,
          'List the financial years in order, without a gap.',
        ),
      );
  return problems;
}

function checkTables({ years, types, caseload, baseUnitCostPence }: PlanInputs): Problem[] {
  const problems: Problem[] = [];
  for (const type of types) {
    const numbers = caseload[type];
    if (numbers === undefined) problems.push(missing(`caseload.${type}`, `the caseload of ${type}`));
    else if (numbers.length !== years.length + 1)
      problems.push(wrongLength(`caseload.${type}`, years.length + 1, numbers.length));
    if (baseUnitCostPence[type] === undefined)
      problems.push(missing(`baseUnitCostPence.${type}`, `the unit cost of ${type}`));
  }
  return problems;
}

function checkLists(inputs: PlanInputs): Problem[] {
  const problems: Problem[] = [];
  const perYear = [
    'furtherSavingBasePence',
    'transferRate',
    'safetyValvePaymentPence',
    'laContributionPence',
  ] as const;
  for (const name of perYear)
    if (inputs[name].length !== inputs.years.length)
      problems.push(wrongLength(name, inputs.years.length, inputs[name].length));
  for (const name of ['hnbIncomePence', 'schoolsBlockPence'] as const)
    if (inputs[name].length === 0) problems.push(missing(name, 'the first year'));
  return problems;
}

function wrongLength(place: string, expected: number, found: number): Problem {
  return problem(
    'plan.wrong-length',
    place,
    `The list has ${found} entries where the plan's years need ${expected}`,
    'Give one entry for each year; the caseload has one more, for the opening.',
  );
}

function missing(place: string, what: string): Problem {
  return problem(
    'plan.missing',
    place,
    `The plan lacks ${what}`,
    'Add it; a missing value is never taken as nil.',
  );
}

function problem(code: string, place: string, message: string, advice: string): Problem {
  return { code, place, message, advice };
}
