/** Runs one route somewhere else than where requests are answered, so that those who ask for light pages never wait for heavy work. */
import type { App } from '../../app/app.ts';
import type { Actor } from '../../core/access/access.ts';
import type { Route } from '../route.ts';
import { runWork } from '../../app/prepared/works.ts';

/** Which route is to be run, for whom, with what: plain data. Permission and shapes were checked before. */
export type FarCall = {
  /** `MAKE` for a work that is no route's, by its name. */
  readonly method: Route['method'] | 'MAKE';
  readonly path: string;
  readonly actor: Actor;
  readonly params: unknown;
  /** What was sent with it; null where nothing was. */
  readonly body: unknown;
};

/** Runs calls. What the work raises is raised here too. @param tell  is told in words what is being done. */
export type FarRunner = (call: FarCall, tell: (words: string) => void) => Promise<unknown>;

/** Run a call over these use cases, where the work is to be done. */
export async function runFarCall(
  { method, path, actor, params, body }: FarCall,
  routes: readonly Route[],
  app: App,
): Promise<unknown> {
  if (method === 'MAKE') return await runWork(path, params, app);
  const route = routes.find((one) => one.method === method && one.path === path);
  switch (route?.answers) {
    case 'json':
    case 'file':
      return await route.run(actor, params, app);
    case 'act':
      return await route.run(actor, params, app, body);
    default:
      throw new Error(`${method} ${path} cannot be run elsewhere`);
  }
}

/** Where heavy work is done: `quick` is for what reads no records of children; it is done with the rest where not given. */
export type FarPlaces = { readonly far: FarRunner; readonly quick?: FarRunner };

/** The same run near or far: far where the route is heavy and there is somewhere to run it. */
export async function runRoute(
  route: Route & { readonly answers: 'json' | 'act' | 'file' },
  { actor, params, body }: Pick<FarCall, 'actor' | 'params' | 'body'>,
  { app, apart }: { readonly app: App; readonly apart: FarPlaces | null },
): Promise<unknown> {
  const far = route.readsRecords === false ? (apart?.quick ?? apart?.far) : apart?.far;
  if (route.isHeavy && far !== undefined)
    return await far({ method: route.method, path: route.path, actor, params, body }, () => null);
  return route.answers === 'act'
    ? await route.run(actor, params, app, body)
    : await route.run(actor, params, app);
}
