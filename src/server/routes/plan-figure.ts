/** GET /api/programmes/:authority/:programme/plan/figure?name=…: how one figure of the plan came about. */
import { figureView } from '../../app/views/figure-view.ts';
import { PlanFigureParams, PlanFigureReply } from '../../contract/plan-figure.ts';
import { route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const planFigureRoute = route({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/plan/figure',
  permission: 'programme.read',
  params: PlanFigureParams,
  reply: PlanFigureReply,
  mayPrepare: true,
  handle: async ({ actor, params }, app) => {
    const told = await app.explainPlanFigure(actor, scopeOf(params), params.name ?? null);
    return told.kind === 'making' ? { preparing: told.making } : figureView(told);
  },
});
