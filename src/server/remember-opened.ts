/** Keeps opened programmes between requests for as long as nothing in the store has changed. */
import type { App } from '../app/app.ts';

/** More would only hold memory: a person looks at one programme at a time. */
const MOST = 8;

/**
 * Give the same use cases, where opening, listing, measuring, forecasting and places read the store again only after a change.
 * What is kept stands under the moment of the newest change as it was *before* reading, so that a change during the
 * reading is seen at the next request. Permission is the route's question and is asked before; what is kept is kept per
 * actor besides.
 */
export function rememberOpened(app: App): App {
  const kept = new Map<string, Promise<unknown>>();
  const remember = async <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const changedAt = await app.changedAt();
    if (changedAt === null) return await read();
    const name = `${changedAt}\n${key}`;
    const found = kept.get(name) as Promise<T> | undefined; // the key names the use case, and so its type
    if (found !== undefined) return await found;
    const reading = read();
    kept.set(name, reading);
    reading.catch(() => kept.delete(name));
    for (const old of kept.keys()) if (kept.size > MOST) kept.delete(old);
    return await reading;
  };
  return {
    ...app,
    listProgrammes: (actor) => remember(`list\n${actor.id}`, () => app.listProgrammes(actor)),
    openProgramme: (actor, scope) =>
      remember(`open\n${actor.id}\n${scope.authorityCode}\n${scope.programmeId}`, () =>
        app.openProgramme(actor, scope),
      ),
    places: (actor, scope, request) =>
      remember(
        `places\n${actor.id}\n${scope.authorityCode}\n${scope.programmeId}\n${JSON.stringify(request)}`,
        () => app.places(actor, scope, request),
      ),
    forecastPlan: (actor, scope) =>
      remember(`plan\n${actor.id}\n${scope.authorityCode}\n${scope.programmeId}`, () =>
        app.forecastPlan(actor, scope),
      ),
    measureProgramme: (actor, scope, asAt, copy) =>
      copy === undefined
        ? remember(`measures\n${actor.id}\n${scope.authorityCode}\n${scope.programmeId}\n${asAt ?? ''}`, () =>
            app.measureProgramme(actor, scope, asAt),
          )
        : app.measureProgramme(actor, scope, asAt, copy),
    monthEnd: (actor, scope, month) =>
      remember(`month\n${actor.id}\n${scope.authorityCode}\n${scope.programmeId}\n${month ?? ''}`, () =>
        app.monthEnd(actor, scope, month),
      ),
    cohort: {
      ...app.cohort,
      outlook: (actor, scope) =>
        remember(`cohort\n${actor.id}\n${scope.authorityCode}\n${scope.programmeId}`, () =>
          app.cohort.outlook(actor, scope),
        ),
    },
  };
}
