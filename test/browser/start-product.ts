/** Starts the real product on a store of its own with the fictional county in it, and takes it down again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPagesIfNeeded } from '../../scripts/build-pages.ts';
import { serving, stop } from '../make/serve-command.ts';
import { COUNTY, preparedCounty } from './prepared-county.ts';

export type RunningProduct = {
  readonly url: string;
  /** Address of the fictional county's pages, without a slash at the end. */
  readonly county: string;
  /** What the product said as it started, where it fits a pattern: its first group. */
  readonly said: (pattern: RegExp) => string;
  /** The folder of its store. */
  readonly home: string;
  readonly stop: () => Promise<void>;
};

/**
 * Build the pages where needed, load the fictional county, and serve it on a free port.
 * @throws Error with what the product said where a step fails or it is not ready within two minutes.
 */
export function startProduct(environment: NodeJS.ProcessEnv = {}): Promise<RunningProduct> {
  return startOn(async (home) => {
    await cp(await preparedCounty(), home, { recursive: true });
  }, environment);
}

/** The same on a store with nothing in it. */
export function startEmptyProduct(): Promise<RunningProduct> {
  return startOn(() => Promise.resolve(), {});
}

async function startOn(
  fill: (home: string) => Promise<void>,
  environment: NodeJS.ProcessEnv,
): Promise<RunningProduct> {
  const home = mkdtempSync(join(tmpdir(), 'evenkeel-browser-'));
  try {
    await buildPagesIfNeeded();
    await fill(home);
    // Nothing is made ahead of what a test asks for: many servers share two processors.
    const { server, url, said } = await serving(home, { EVENKEEL_AHEAD: 'off', ...environment });
    return {
      url,
      county: `${url}${COUNTY}`,
      said: (pattern) => pattern.exec(said())?.[1] ?? '',
      home,
      stop: async () => {
        await stop(server);
        rmSync(home, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}
