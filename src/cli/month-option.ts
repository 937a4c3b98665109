/** Reads a month out of a command's option. */
import { raise } from '../core/base/problem.ts';
import { isMonth, type Month } from '../core/base/time.ts';

/** Take "2024-07". @throws ProblemError `call.wrong`. */
export function monthOption(option: string, text: string): Month {
  if (isMonth(text)) return text;
  return raise({
    code: 'call.wrong',
    message: `${option} must be a month`,
    advice: 'Write a year and a month, like 2024-07.',
  });
}
