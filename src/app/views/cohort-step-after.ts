/** Which step of a forecast answers "in so many years". */
import { addMonths } from '../../core/base/time.ts';
import type { CohortForecastAnswer } from '../forecast-cohort.ts';

type Step = CohortForecastAnswer['steps'][number];

/** The step that ends so many years after the start; the last one where the forecast is shorter. */
export function stepAfter({ steps, start }: CohortForecastAnswer, years: number): Step | null {
  const end = addMonths(start, years * 12 - 1);
  return steps.find(({ to }) => to === end) ?? steps.at(-1) ?? null;
}
