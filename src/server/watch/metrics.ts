/** The counts of a server in the text format that Prometheus reads: requests, durations, jobs, store, forecasts. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Watched } from './watch-requests.ts';

/** What is asked of others at each reading. */
export type MetricSources = {
  /** Jobs by state; null where there is no queue. */
  readonly jobs: () => Promise<Readonly<Record<string, number>> | null>;
  /** How large the store is [bytes]. */
  readonly storeSize: () => Promise<number>;
};

export type Metrics = {
  readonly observe: (watched: Watched) => void;
  readonly countForecast: (kind: 'plan' | 'cohort' | 'published') => void;
  /** The text, and the media type that it is answered with. */
  readonly read: () => Promise<{ readonly text: string; readonly mediaType: string }>;
};

/** Bounds of the durations [seconds]: the budget of a page is 0.2. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10];

/** Make the counts of one server, all at zero. */
export function makeMetrics({ jobs, storeSize }: MetricSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'evenkeel_requests_total',
    help: 'Requests that were answered, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'evenkeel_request_duration_seconds',
    help: 'Time until an answer began, by method and route',
    labelNames: ['method', 'route'],
    buckets: BOUNDS,
    registers,
  });
  const forecasts = new Counter({
    name: 'evenkeel_forecasts_total',
    help: 'Forecasts that this server computed, by kind',
    labelNames: ['kind'],
    registers,
  });
  for (const kind of ['plan', 'cohort', 'published']) forecasts.inc({ kind }, 0);
  const byState = new Gauge({
    name: 'evenkeel_jobs',
    help: 'Jobs of the queue that are kept, by state',
    labelNames: ['state'],
    registers,
  });
  const size = new Gauge({ name: 'evenkeel_store_bytes', help: 'Size of the store', registers });
  return {
    observe: ({ method, route, status, milliseconds }) => {
      requests.inc({ method, route, status: String(status) });
      durations.observe({ method, route }, milliseconds / 1000);
    },
    countForecast: (kind) => forecasts.inc({ kind }),
    read: async () => {
      size.set(await storeSize());
      byState.reset();
      for (const [state, count] of Object.entries((await jobs()) ?? {})) byState.set({ state }, count);
      return { text: await registry.metrics(), mediaType: registry.contentType };
    },
  };
}
