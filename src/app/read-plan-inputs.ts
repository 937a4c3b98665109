/** Projection inputs from the text of a file, for commands and pages that need no store. */
import type { PlanInputs } from '../core/finance/plan-inputs.ts';
import { readPlanInputs as readFromText } from '../edge/intake/programme/plan-file.ts';

/**
 * Read one scenario's inputs.
 * @param scenario  its name where the file holds several; null otherwise.
 * @throws ProblemError `plan.*` or `file.not-json`, with the place inside the file.
 */
export function readPlanInputs(text: string, file: string, scenario: string | null): PlanInputs {
  return readFromText(text, file, scenario);
}
