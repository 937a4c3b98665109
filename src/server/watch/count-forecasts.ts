/** Counts the forecasts that come out of the use cases of a server. */
import type { App } from '../../app/app.ts';
import type { Metrics } from './metrics.ts';

/** The same use cases, where each forecast that comes out is counted. */
export function countForecasts(app: App, { countForecast }: Pick<Metrics, 'countForecast'>): App {
  const counted = <Given extends unknown[], T>(
    kind: Parameters<Metrics['countForecast']>[0],
    work: (...given: Given) => Promise<T>,
  ) => {
    return async (...given: Given): Promise<T> => {
      const answer = await work(...given);
      countForecast(kind);
      return answer;
    };
  };
  return {
    ...app,
    forecastPlan: counted('plan', app.forecastPlan),
    forecastCohort: counted('cohort', app.forecastCohort),
    issueForecast: counted('published', app.issueForecast),
    cohort: { ...app.cohort, outlook: counted('cohort', app.cohort.outlook) },
  };
}
