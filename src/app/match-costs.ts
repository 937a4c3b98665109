/** Joins a programme's placement costs to the placements of its newest SEN2 return. */
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import type { CostMatch } from '../core/matching/cost-match.ts';
import { matchCosts } from '../core/matching/match-costs.ts';
import { type Scope, SHARED_SCOPE } from '../edge/store/store.ts';
import type { AppDependencies } from './dependencies.ts';
import { requirePermission } from './require-permission.ts';

/**
 * Match costs to placements open on the return's own day. Establishments come from the programme's files and from the
 * shelf that all share; the programme's own say the last word.
 * @throws ProblemError `access.refused`; `costs.none` or `costs.no-placements` where a side has no rows at all.
 */
export async function matchProgrammeCosts(
  { store }: Pick<AppDependencies, 'store'>,
  actor: Actor,
  scope: Scope,
): Promise<CostMatch> {
  requirePermission(actor, 'import.read', scope.authorityCode, 'to see the costs of this authority');
  const { rows } = store.read;
  const costs = await rows.all(scope, 'costs');
  if (costs.length === 0)
    return raise({
      code: 'costs.none',
      place: `${scope.authorityCode}/${scope.programmeId}`,
      message: 'The programme holds no placement costs',
      advice: 'Import the finance team\'s list with "evenkeel import FILE --into PROGRAMME".',
    });
  const placements = await rows.all(scope, 'placements');
  if (placements.length === 0)
    return raise({
      code: 'costs.no-placements',
      place: `${scope.authorityCode}/${scope.programmeId}`,
      message: 'The programme holds no placements of children',
      advice: 'Import the SEN2 return with "evenkeel import FOLDER --into PROGRAMME".',
    });
  const [header] = (await rows.all(scope, 'sen2Headers')).toReversed();
  return matchCosts({
    costs,
    placements,
    persons: await rows.all(scope, 'persons'),
    requests: await rows.all(scope, 'requests'),
    activePlans: await rows.all(scope, 'activePlans'),
    establishments: [
      ...(await rows.all(SHARED_SCOPE, 'establishments')),
      ...(await rows.all(scope, 'establishments')),
    ],
    asAt: header?.record.asAt ?? null,
  });
}
