/** Issues a forecast for a programme: stored for ever, with its audit entry. */
import { createHash } from 'node:crypto';
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import type { Vintage } from '../../core/monitor/vintage.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { openStoredProgramme } from '../open-programme.ts';
import { readProgrammePanel } from '../read-panel-forecast.ts';
import { requirePermission } from '../require-permission.ts';
import { logRangeFactor } from './log-range-factor.ts';
import { makePanelVintage } from './panel-vintage.ts';
import { storeVintage } from './stored-vintages.ts';
import { outcomesOf, PUBLISHED_PLANS } from './vintage-outcomes.ts';
import { panelRangeFactor } from './widen-panel.ts';

export type IssueRequest = {
  /** Years ahead [years]. */
  readonly horizon: number;
  readonly seed: number;
  readonly draws: number;
  readonly version: string;
};

/** The document `evenkeel/forecast-issued@1`. */
export type IssuedForecast = {
  readonly schema: 'evenkeel/forecast-issued@1';
  readonly programme: string;
  /** False where the same forecast was issued before: nothing is added then. */
  readonly isNew: boolean;
  readonly vintage: Vintage;
};

/**
 * Forecast the authority's published plan numbers and keep the forecast as a vintage. Its ranges are multiplied by what
 * outcomes known up to its origin ask for; a change of that factor is logged as a record of its own.
 * @throws ProblemError `access.refused`, `programme.not-found`, `forecast.nothing-published`.
 */
export async function issueForecast(
  { store, now, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  request: IssueRequest,
): Promise<IssuedForecast> {
  requirePermission(actor, 'forecast.issue', scope.authorityCode, 'to issue a forecast for this authority');
  const open = await openStoredProgramme(store.read, scope);
  const panel = await readProgrammePanel(store.read, scope);
  const newest = panel.history.at(-1)?.year ?? 0;
  const published = outcomesOf(open).get(PUBLISHED_PLANS) ?? new Map();
  const learnt = panelRangeFactor(open.vintages, published, `${newest}-01`);
  const rangeFactor = learnt.factor;
  const made = makePanelVintage(panel, {
    ...request,
    authorityCode: scope.authorityCode,
    issuedAt: now(),
    rangeFactor,
    mark: (text) => createHash('sha256').update(text).digest('hex'),
  });
  if (made === null)
    return raise({
      code: 'forecast.nothing-published',
      place: scope.authorityCode,
      message:
        'No published January counts are stored for this authority, so nothing can be forecast from them',
      advice: "Import the Department's table of plan numbers.",
    });
  const same = open.vintages.find(({ id }) => id === made.id);
  const answer = { schema: 'evenkeel/forecast-issued@1', programme: scope.programmeId } as const;
  if (same !== undefined) return { ...answer, isNew: false, vintage: same };
  await store.transaction(async (repositories) => {
    const correlationId = newId();
    const act = { actor: actor.id, correlationId };
    await storeVintage(repositories, scope, made, { ...act, action: 'forecast.issued' });
    await logRangeFactor(repositories, scope, { id: `panel.${PUBLISHED_PLANS}`, rangeFactor, learnt }, act);
  });
  return { ...answer, isNew: true, vintage: made };
}
