/** `./script/start`: the fictional county loaded where the store is empty, the server running. */
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describeProblem } from '../cli/describe-problem.ts';
import { machineActor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { reportFault } from './report-fault.ts';

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Load the fictional county where the store holds no programme yet. */
async function loadDemo(configuration: Configuration): Promise<void> {
  const { openApp } = await import('./open-app.ts');
  const app = await openApp(configuration);
  try {
    const actor = machineActor('start');
    if ((await app.listProgrammes(actor)).length > 0) return;
    say('Loading the fictional county of Marlshire…');
    const folder = join(dirname(configuration.storePath), 'demo');
    await mkdir(dirname(folder), { recursive: true });
    await rm(folder, { recursive: true, force: true });
    const { writeDemo } = await import('../app/write-demo.ts');
    await writeDemo({ out: folder });
    const scope = await app.loadProgramme(actor, folder);
    const { sealEarlierUpdates } = await import('../app/sealed/seal-earlier-updates.ts');
    await sealEarlierUpdates(app, actor, scope);
  } finally {
    await app.close();
  }
}

async function start(): Promise<void> {
  const configuration = readConfiguration(process.env);
  await loadDemo(configuration);
  const { serve } = await import('./serve.ts');
  const port = process.argv.indexOf('--port');
  await serve(configuration, { port: port === -1 ? null : Number(process.argv[port + 1]), say });
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
