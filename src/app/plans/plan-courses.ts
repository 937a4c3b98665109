/** Every course of a plan on disk side by side: the plan itself and each of its scenarios, by placement type. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { yearInWords } from '../../core/base/time.ts';
import { readCell } from '../../core/plan/plan-cell.ts';
import { type Course, spendByType } from '../../core/plan/spend-by-type.ts';
import { parseExactJson } from '../../edge/intake/programme/exact-json.ts';
import { parseManagementPlan } from '../../edge/intake/programme/management-plan-file.ts';
import { readPlanFolder } from '../forecast-plan.ts';

/** Name of the plan itself among its courses. */
const MAIN = 'plan';

export type CoursesAnswer = Awaited<ReturnType<typeof planCourses>>;

/** Lay out the courses. A scenario with a caseload of its own has no unmitigated side. @throws ProblemError `plan.*`, `file.*`. */
export async function planCourses(folder: string) {
  const { plan, input } = await readPlanFolder(folder, null);
  const file = folder.endsWith('.json') ? folder : join(folder, 'plan.json');
  const value = parseExactJson(await readFile(file, 'utf8'), file);
  const scenarios = readCell(value, 'scenarios');
  const names = typeof scenarios === 'object' && scenarios !== null ? Object.keys(scenarios) : [];
  const others = names.map((scenario) => {
    const read = parseManagementPlan(value, { file, scenario });
    return courseAnswer(scenario, spendByType(read.finance, read.unmitigatedCaseload));
  });
  return {
    schema: 'evenkeel/plan-courses@1',
    inputs: [input],
    courses: [courseAnswer(MAIN, spendByType(plan.finance, plan.unmitigatedCaseload)), ...others],
  };
}

function courseAnswer(id: string, { years, types, inYearPence, residualPence, firstBalance }: Course) {
  const byYear = (amounts: readonly bigint[] | null) =>
    amounts === null
      ? null
      : Object.fromEntries(years.map((year, n) => [yearInWords(year), amounts[n] ?? 0n]));
  return {
    id,
    years: years.map(yearInWords),
    types: types.map((one) => ({
      type: one.type,
      unmitigatedPence: byYear(one.unmitigatedPence),
      mitigatedPence: byYear(one.mitigatedPence),
      differencePence: byYear(one.differencePence),
    })),
    inYearDeficitPence: byYear(inYearPence),
    residualPence,
    firstSustainedBalance: firstBalance === null ? null : yearInWords(firstBalance),
  };
}
