/** Loads the fictional county's returns of earlier years, and the forecasts it made from them, once its pages are served. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '../app/app.ts';
import { writeCohortForecasts, writeEarlierReturns } from '../app/write-demo.ts';
import { machineActor } from '../core/access/access.ts';
import type { Scope } from '../edge/store/store.ts';
import { reportFault } from './report-fault.ts';

/** The first page is asked for by then: what is loaded beside it must not slow it [ms]. */
const AFTER = 4000;

type Wish = {
  readonly scope: Scope;
  readonly folder: string;
  readonly say: (text: string) => void;
  /** Told when the server ends: no further return is begun then. */
  readonly told: AbortSignal;
};

/** Write and load the returns, newest first, so that the past is never with a hole, then make the forecasts and keep them. A fault is reported and ends the loading, not the server. */
export async function loadEarlierReturns(app: App, { scope, folder, say, told }: Wish): Promise<void> {
  try {
    // The wait ends early, with a fault that says nothing more, where the server ends.
    await wait(AFTER, undefined, { signal: told }).catch(() => null);
    if (told.aborted) return;
    const folders = await writeEarlierReturns(folder);
    say(`Loading ${folders.length} returns of earlier years beside the pages…`);
    for (const [place, path] of folders.entries()) {
      if (told.aborted) return;
      await app.importFiles(machineActor('start'), { paths: [path], scope });
      say(`Earlier return ${place + 1} of ${folders.length} is loaded`);
    }
    if (told.aborted) return;
    const forecasts = await writeCohortForecasts(folder, folders, told);
    for (const path of forecasts)
      await app.registerForecast(machineActor('start'), scope, { path: join(folder, path) });
    say(`The ${forecasts.length} forecasts that the county made from them are kept`);
  } catch (error) {
    say(await reportFault(error));
  }
}
