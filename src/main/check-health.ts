/** Asks the server of this machine whether it is ready, for the health check of a container; leaves with 1 where it is not. */
import { get } from 'node:http';
import { readConfiguration } from './configuration.ts';

/** How long an answer is waited for [milliseconds]. */
const PATIENCE = 4_000;

/** The server answers to its own name only, so the question carries it. */
function isReady(): Promise<boolean> {
  const { port, host, signIn } = readConfiguration(process.env);
  const own = signIn?.address?.host ?? `127.0.0.1:${port}`;
  const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return new Promise((done) => {
    const request = get(
      { host: reached, port, path: '/ready', headers: { host: own }, timeout: PATIENCE },
      (answer) => {
        answer.resume();
        done(answer.statusCode === 200);
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => done(false)); // nobody answers: not ready
  });
}

process.exitCode = (await isReady()) ? 0 : 1;
