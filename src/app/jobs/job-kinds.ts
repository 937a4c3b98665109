/** The kinds of work that can be handed to workers: each safe to do twice, each with the permission that asking for it takes. */
import type { Actor, Permission } from '../../core/access/access.ts';
import { showCount } from '../../core/base/show.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { App } from '../app.ts';

/** How far ahead a forecast looks [years], and on how many draws it stands: the same as on a page. */
const HORIZON = 5;
const DRAWS = 1000;
const SEED = 1;

export type JobKind = {
  readonly name: string;
  readonly inWords: string;
  readonly permission: Permission;
  /**
   * Do it. What it stores is known by its content, so that doing it twice stores one thing.
   * @returns what it came to, in a sentence without any personal value.
   */
  readonly run: (app: App, actor: Actor, scope: Scope, version: string) => Promise<string>;
};

export const JOB_KINDS: readonly JobKind[] = [
  {
    name: 'forecast-cohort',
    inWords: 'forecast plans by cohorts from the newest SEN2 extract, and keep the forecast',
    permission: 'forecast.issue',
    run: async (app, actor, scope, version) => {
      const answer = await app.forecastCohort(actor, scope, {
        horizon: HORIZON,
        grain: null,
        seed: SEED,
        draws: DRAWS,
        lookBack: null,
        capacity: null,
        scenario: null,
        // A worker is one thread of many: more workers do more, not more threads of one.
        workers: 0,
        version,
      });
      const last = answer.steps.at(-1);
      const total = last?.cuts.find(({ by }) => by === 'total')?.plans.mean;
      return total === undefined
        ? 'Forecast kept'
        : `Forecast kept: ${showCount(Math.round(total))} plans at the end of ${last?.period}, on average of ${showCount(DRAWS)} draws`;
    },
  },
  {
    name: 'forecast-panel',
    inWords: "forecast the authority's published plan numbers, and keep the forecast",
    permission: 'forecast.issue',
    run: async (app, actor, scope, version) => {
      const { isNew, vintage } = await app.issueForecast(actor, scope, {
        horizon: HORIZON,
        seed: SEED,
        draws: DRAWS,
        version,
      });
      return isNew ? `Forecast ${vintage.id} kept` : `Forecast ${vintage.id} was kept before`;
    },
  },
];
