/** The words of a problem: how grave it is, what is wrong, what to do. */
import type { Severity } from '../../../core/domain/intake.ts';

export type ProblemText = {
  readonly severity: Severity;
  readonly message: string;
  readonly advice: string;
};

/** Keeps the row out, or the file. */
export function error(message: string, advice: string): ProblemText {
  return { severity: 'error', message, advice };
}
/** Lets the row in. */
export function warning(message: string, advice: string): ProblemText {
  return { severity: 'warning', message, advice };
}
/** Only tells. */
export function info(message: string, advice = 'Nothing to do.'): ProblemText {
  return { severity: 'info', message, advice };
}
