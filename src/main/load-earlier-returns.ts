/** Loads the fictional county's returns of earlier years beside its pages, one after the other, and the forecasts it made from them. */
import { join } from 'node:path';
import type { App } from '../app/app.ts';
import { writeCohortForecasts, writeEarlierReturns } from '../app/write-demo.ts';
import { machineActor } from '../core/access/access.ts';
import type { Scope } from '../edge/store/store.ts';
import { reportFault } from './report-fault.ts';

/** What is loaded for whom, and who is told. */
export type Wish = {
  readonly scope: Scope;
  readonly folder: string;
  readonly say: (text: string) => void;
  /** Told when the server ends: no further return is begun then. */
  readonly told: AbortSignal;
};

/** Write and load the returns, newest first, so that the past is never with a hole, then make the forecasts and keep them. A fault is reported and ends the loading, not the server. */
export async function loadEarlierReturns(app: App, { scope, folder, say, told }: Wish): Promise<void> {
  try {
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
