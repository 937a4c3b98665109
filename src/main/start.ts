/** `./script/start`: the fictional county loaded where the store is empty, the server running. */
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { App } from '../app/app.ts';
import { describeProblem } from '../cli/describe-problem.ts';
import { machineActor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import type { Scope } from '../edge/store/store.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { reportFault } from './report-fault.ts';

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/**
 * Load the fictional county where the store holds no programme yet.
 * @returns the programme where it was loaded now, else null.
 */
async function loadDemo(configuration: Configuration): Promise<Scope | null> {
  const { openApp } = await import('./open-app.ts');
  const app = await openApp(configuration, { say });
  try {
    const actor = machineActor('start');
    if ((await app.listProgrammes(actor)).length > 0) return null;
    say('Loading the fictional county of Marlshire…');
    const folder = demoFolder(configuration);
    await mkdir(dirname(folder), { recursive: true });
    await rm(folder, { recursive: true, force: true });
    const { writeDemo } = await import('../app/write-demo.ts');
    await writeDemo({ out: folder });
    const scope = await app.loadProgramme(actor, folder);
    const { sealEarlierUpdates } = await import('../app/sealed/seal-earlier-updates.ts');
    await sealEarlierUpdates(app, actor, scope);
    return scope;
  } finally {
    await app.close();
  }
}

function demoFolder({ storePath }: Configuration): string {
  return join(dirname(storePath), 'demo');
}

async function start(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const scope = await loadDemo(configuration);
  const { serve } = await import('./serve.ts');
  const port = process.argv.indexOf('--port');
  await serve(configuration, {
    port: port === -1 ? null : Number(process.argv[port + 1]),
    say,
    ...(scope === null
      ? {}
      : {
          beside: async (app: App, told: AbortSignal) => {
            const { loadBeside } = await import('./load-beside.ts');
            const visitor = machineActor(configuration.person);
            await loadBeside(app, visitor, { scope, folder: demoFolder(configuration), say, told });
          },
        }),
  });
}

try {
  await start();
} catch (error) {
  if (error instanceof ProblemError) {
    process.stderr.write(`${describeProblem(error.problem)}\n`);
    process.exitCode = 2;
  } else {
    process.stderr.write(`${await reportFault(error)}\n`);
    process.exitCode = 70;
  }
}
