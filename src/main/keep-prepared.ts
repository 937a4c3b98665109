/** Has answers that take long made before anybody asks: after a change, as soon as the programme has been left alone for a while. */
import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '../app/app.ts';
import { machineActor } from '../core/access/access.ts';
import type { PreparedReplies } from '../server/prepared/prepare-answers.ts';
import { ROUTES } from '../server/routes/all-routes.ts';
import type { AddressScope } from '../server/scope-of.ts';

/** How often it is looked whether anything changed [milliseconds]. */
const LOOK_EVERY = 5000;

export type Keeping = {
  readonly app: Pick<App, 'listProgrammes' | 'prepared'>;
  readonly prepared: PreparedReplies;
  readonly signal: AbortSignal;
  /** Takes one line of a fault; the next look tries again. */
  readonly log: (line: string) => void;
};

/** Look until told to stop. A programme whose state is the same at two looks has been left alone for so long. */
export async function keepPrepared(keeping: Keeping): Promise<void> {
  const { app, signal, log } = keeping;
  const seen = new Map<string, string>();
  const made = new Map<string, string>();
  const look = async () => {
    for (const { authorityCode, programmeId } of await app.listProgrammes(machineActor('pages'))) {
      if (signal.aborted) return;
      const scope = { authorityCode, programmeId };
      const key = `${authorityCode}/${programmeId}`;
      const state = await app.prepared.state(scope);
      const isQuiet = seen.get(key) === state;
      seen.set(key, state);
      if (!isQuiet || made.get(key) === state) continue;
      made.set(key, state);
      await makeAll(keeping, scope);
    }
  };
  while (!signal.aborted) {
    // The wait ends early, with a fault that says nothing more, where the server ends.
    await wait(LOOK_EVERY, undefined, { signal, ref: false }).catch(() => null);
    if (!signal.aborted)
      await look().catch((error: unknown) => log(`Answers are not prepared: ${String(error)}`));
  }
}

/** Make what is out of date of one programme, one answer after the other. */
async function makeAll({ prepared, signal }: Keeping, scope: AddressScope): Promise<void> {
  const params = { authority: scope.authorityCode, programme: scope.programmeId };
  const { authorityCode, programmeId } = scope;
  await prepared.ahead({ work: { name: 'plan-forecast', params: { authorityCode, programmeId } }, scope });
  for (const route of ROUTES) {
    if (signal.aborted || route.answers !== 'json' || route.forPerson === null) continue;
    if (!asksMore(route)) await prepared.ahead({ route, scope, params });
  }
}

/** Whether an address has more parts than a programme's name: what they are asked for is made when somebody asks. */
function asksMore({ path }: { readonly path: string }): boolean {
  return path.split('/').filter((part) => part.startsWith(':')).length > 2;
}
