/** Runs the server over the configured store until it is told to stop, then closes everything in order. */
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { machineActor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import { createServer } from '../server/create-server.ts';
import { listen } from '../server/listen.ts';
import { type Configuration, ROOT } from './configuration.ts';
import { openApp } from './open-app.ts';

export type ServeOptions = { readonly port: number | null; readonly say: (text: string) => void };

/** Start, print the address, and wait for an interrupt or a termination signal. */
export async function serve(configuration: Configuration, { port, say }: ServeOptions): Promise<void> {
  const actor = machineActor(configuration.person);
  if (
    configuration.host !== '127.0.0.1' &&
    configuration.host !== 'localhost' &&
    configuration.host !== '::1'
  )
    raise({
      code: 'configuration.no-sign-in',
      place: 'EVENKEEL_HOST',
      message: 'This version serves only the machine it runs on, because it has no sign-in yet',
      advice: 'Unset EVENKEEL_HOST, or reach it through a tunnel that checks who is there.',
    });
  const app = await openApp(configuration);
  const server = createServer({
    app,
    actor,
    pagesFolder: join(ROOT, 'dist', 'pages'),
    uploadsFolder: join(dirname(configuration.storePath), 'uploads'),
    reference: () => randomBytes(4).toString('hex'),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const { url, close } = await listen({ server, host: configuration.host, port: port ?? configuration.port });
  say(`Evenkeel is ready at ${url}`);
  await untilToldToStop();
  await close();
  await app.close();
}

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
