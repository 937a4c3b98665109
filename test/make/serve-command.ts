/** The product's server as a process of its own, so that a test can look at it from outside, or end it amid its work. */
import type { ChildProcess } from 'node:child_process';
import { startCommand } from './run-command.ts';

/** How long it may take until it listens, on a busy machine [milliseconds]. */
const PATIENCE = 120_000;

export type Server = {
  readonly server: ChildProcess;
  /** Its address, without a slash at the end. */
  readonly url: string;
  /** All that it has said so far. */
  readonly said: () => string;
};

/**
 * Start it on a free port.
 * @returns it and its address, once it listens. @throws Error with what it said where it ends before, or is not ready within two minutes
 */
export async function serving(home: string, environment: NodeJS.ProcessEnv = {}): Promise<Server> {
  const server = startCommand(home, ['serve', '--port', '0'], environment);
  let said = '';
  const url = await new Promise<string>((done, fail) => {
    const timer = setTimeout(() => {
      server.kill('SIGKILL');
      fail(new Error(`The product is not ready after two minutes: ${said}`));
    }, PATIENCE);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /ready at (http:\/\/\S+)/.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      done(found);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('close', (code, signal) => {
      clearTimeout(timer);
      fail(new Error(`The product ended with ${code ?? signal}: ${said}`));
    });
  });
  return { server, url, said: () => said };
}

/** Tell it to end, and wait until it has. */
export function stop(server: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (server.exitCode !== null || server.signalCode !== null) return done();
    server.once('exit', () => done());
    server.kill('SIGTERM');
    setTimeout(() => server.kill('SIGKILL'), 5000).unref();
  });
}

/** End it as a power cut would. */
export async function kill(server: ChildProcess): Promise<void> {
  const closed = new Promise((done) => server.once('close', done));
  server.kill('SIGKILL');
  await closed;
}
