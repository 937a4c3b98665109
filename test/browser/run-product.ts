/** The product's programs as a browser's tests run them: started on a store of their own, waited for, ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { COMPILED } from '../make/run-command.ts';

const ROOT = resolve(import.meta.dirname, '../..');

type Run = {
  readonly words: readonly string[];
  readonly home: string;
  readonly environment?: NodeJS.ProcessEnv;
};

/** Start the product with these words. */
export function run({ words, home, environment = {} }: Run): ChildProcess {
  return spawn(
    join(ROOT, 'node_modules', '.bin', 'node'),
    ['--no-warnings', join(ROOT, 'src', 'main', 'command-line.ts'), ...words],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        ...environment,
        EVENKEEL_HOME: home,
        DATABASE_URL: '',
        NODE_COMPILE_CACHE: COMPILED,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

/** Wait for its end. @throws Error with what it said where it ends badly */
export function finished(child: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code, signal) => {
      if (code === 0) done();
      else failed(new Error(`A command ended with ${code ?? signal}: ${said}`));
    });
  });
}

/** Wait for the address that it serves. @throws Error with what it said after two minutes, or where it ends before */
export function readyAt(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    const timer = setTimeout(
      () => failed(new Error(`The product is not ready after two minutes: ${said}`)),
      120_000,
    );
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /ready at (http:\/\/\S+)/.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      found(url);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      failed(new Error(`The product ended with ${code ?? signal}: ${said}`));
    });
  });
}

/** Tell it to end, and wait until it has. */
export function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once('exit', () => done());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
  });
}
