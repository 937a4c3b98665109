/** Runs the server over the configured store until it is told to stop, then closes everything in order. */
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { App } from '../app/app.ts';
import { machineActor } from '../core/access/access.ts';
import { createServer } from '../server/create-server.ts';
import { listen } from '../server/listen.ts';
import { type Configuration, ROOT } from './configuration.ts';
import { openApp } from './open-app.ts';

export type ServeOptions = { readonly port: number | null; readonly say: (text: string) => void };

/** Start, print the address, and wait for an interrupt or a termination signal. */
export async function serve(configuration: Configuration, { port, say }: ServeOptions): Promise<void> {
  const { signIn } = configuration;
  const app = await openApp(configuration);
  const server = createServer({
    app,
    actor: signIn === null ? machineActor(configuration.person) : null,
    address: signIn?.address ?? null,
    pagesFolder: join(ROOT, 'dist', 'pages'),
    uploadsFolder: join(dirname(configuration.storePath), 'uploads'),
    reference: () => randomBytes(4).toString('hex'),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const { url, close } = await listen({ server, host: configuration.host, port: port ?? configuration.port });
  say(`Evenkeel is ready at ${url}`);
  if (signIn !== null) await sayFirstLink(app, signIn.address?.origin ?? url, say);
  await untilToldToStop();
  await close();
  await app.close();
}

/** Where nobody has an account yet, whoever started the server makes the first one: nobody else sees this line. */
async function sayFirstLink(app: App, home: string, say: (text: string) => void): Promise<void> {
  const token = await app.identity.firstLink();
  if (token === null) return;
  say(
    `Nobody has an account yet. Make the first administrator's, once, within a week, at ${home}/set-up#${token}`,
  );
}

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
