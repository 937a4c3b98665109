/** The product's server as a process of its own, so that a test can end it amid its work. */
import type { ChildProcess } from 'node:child_process';
import { startCommand } from './run-command.ts';

/** Start it on a free port. @returns the process and its address, once it listens. @throws Error with what it said where it ends before. */
export async function serving(
  home: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<{ readonly server: ChildProcess; readonly url: string }> {
  const server = startCommand(home, ['serve', '--port', '0'], environment);
  const url = await new Promise<string>((done, fail) => {
    let out = '';
    server.once('close', () => fail(new Error(out)));
    server.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const found = /http:\/\/[^\s/]+/.exec(out)?.[0];
      if (found !== undefined) done(found);
    });
  });
  return { server, url };
}

/** End it as a power cut would. */
export async function kill(server: ChildProcess): Promise<void> {
  const closed = new Promise((done) => server.once('close', done));
  server.kill('SIGKILL');
  await closed;
}
