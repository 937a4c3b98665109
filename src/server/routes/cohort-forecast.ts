/** GET …/cohort-forecast: plans to come from the authority's own records; POST …/cohort-forecast/basis: the look-back chosen, with a reason. */
import { cohortView } from '../../app/views/cohort-view.ts';
import { ChooseBasisBody, ChooseBasisReply, CohortForecastReply } from '../../contract/cohort-forecast.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { may } from '../../core/access/access.ts';
import { actRoute, preparedRoute, type Route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const COHORT_ROUTES: readonly Route[] = [
  preparedRoute({
    method: 'GET',
    path: '/api/programmes/:authority/:programme/cohort-forecast',
    permission: 'programme.read',
    params: ProgrammeParams,
    reply: CohortForecastReply,
    handle: async ({ actor, params }, app) => {
      const open = await app.openProgramme(actor, scopeOf(params));
      return cohortView(open, await app.cohort.outlook(actor, scopeOf(params)));
    },
    forPerson: (reply, actor, { authorityCode }) => ({
      ...reply,
      choice:
        reply.choice === null
          ? null
          : { ...reply.choice, mayChoose: may(actor, 'look-back.choose', authorityCode) },
    }),
  }),
  actRoute({
    method: 'POST',
    path: '/api/programmes/:authority/:programme/cohort-forecast/basis',
    permission: 'look-back.choose',
    params: ProgrammeParams,
    body: ChooseBasisBody,
    reply: ChooseBasisReply,
    handle: async ({ actor, params, body }, app) => {
      const basis = body.basis === '' ? null : body.basis;
      const chosen = await app.cohort.chooseBasis(actor, scopeOf(params), { ...body, basis });
      return { warnings: [...chosen.warnings] };
    },
  }),
];
