/** Keeps opened programmes between requests for as long as nothing in the store has changed. */
import type { App } from '../app/app.ts';
import type { Actor } from '../core/access/access.ts';

/** More would only hold memory: what the pages of a few people need, who look at one programme each. */
const MOST = 32;
/** What is told can depend on the day, so that nothing is kept beyond it [milliseconds]. */
const DAY = 24 * 3_600_000;

/**
 * Give the same use cases, where opening, listing, measuring, composing, records, ratings, surveys and places
 * read the store again only after a change. What is kept stands under the moment of the newest change as it was *before* reading, so
 * that a change during the reading is seen at the next request. Permission is the route's question and is asked before; what
 * is kept is kept per actor besides.
 */
export function rememberOpened(app: App): App {
  const kept = new Map<string, Promise<unknown>>();
  const remember = async <T>(
    key: string,
    read: () => Promise<T>,
    isWhole: (made: T) => boolean = () => true,
  ): Promise<T> => {
    const changedAt = await app.changedAt();
    if (changedAt === null) return await read();
    const name = `${changedAt}\n${Math.floor(Date.now() / DAY)}\n${key}`;
    const found = kept.get(name) as Promise<T> | undefined; // the key names the use case, and so its type
    if (found !== undefined) return await found;
    const reading = read();
    kept.set(name, reading);
    const forget = () => kept.delete(name);
    reading.then((made) => isWhole(made) || forget(), forget);
    for (const old of kept.keys()) if (kept.size > MOST) kept.delete(old);
    return await reading;
  };
  const of = (
    what: string,
    { id }: Actor,
    { authorityCode, programmeId }: Parameters<App['openProgramme']>[1],
    more = '',
  ): string => [what, id, authorityCode, programmeId, more].join('\n');
  return {
    ...app,
    listProgrammes: (actor) => remember(`list\n${actor.id}`, () => app.listProgrammes(actor)),
    openProgramme: (actor, scope) =>
      remember(of('open', actor, scope), () => app.openProgramme(actor, scope)),
    places: (actor, scope, request) =>
      remember(of('places', actor, scope, JSON.stringify(request)), () => app.places(actor, scope, request)),
    measureProgramme: (actor, scope, asAt, copy) =>
      copy === undefined
        ? remember(of('measures', actor, scope, asAt ?? ''), () => app.measureProgramme(actor, scope, asAt))
        : app.measureProgramme(actor, scope, asAt, copy),
    monthEnd: (actor, scope, month) =>
      remember(of('month', actor, scope, month ?? ''), () => app.monthEnd(actor, scope, month)),
    composeReturn: (actor, scope, updateId, copy, form) =>
      copy === undefined && form === undefined
        ? remember(of('return', actor, scope, updateId), () => app.composeReturn(actor, scope, updateId))
        : app.composeReturn(actor, scope, updateId, copy, form),
    records: {
      ...app.records,
      list: (actor, scope, kind) =>
        remember(of('records', actor, scope, kind ?? ''), () => app.records.list(actor, scope, kind)),
      graph: (actor, scope) =>
        remember(
          of('graph', actor, scope),
          () => app.records.graph(actor, scope),
          ({ making }) => making === undefined,
        ),
    },
    ratings: {
      ...app.ratings,
      list: (actor, scope, updateId) =>
        remember(of('ratings', actor, scope, updateId ?? ''), () => app.ratings.list(actor, scope, updateId)),
    },
    surveys: {
      ...app.surveys,
      results: (actor, scope, waveId) =>
        remember(of('survey', actor, scope, waveId), () => app.surveys.results(actor, scope, waveId)),
      watch: (actor, scope) => remember(of('waves', actor, scope), () => app.surveys.watch(actor, scope)),
    },
    cohort: {
      ...app.cohort,
      outlook: (actor, scope) => remember(of('cohort', actor, scope), () => app.cohort.outlook(actor, scope)),
    },
  };
}
