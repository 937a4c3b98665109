/** Starts the real product on a store of its own with the fictional county in it, and takes it down again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildPagesIfNeeded } from '../../scripts/build-pages.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export type RunningProduct = {
  readonly url: string;
  /** Address of the fictional county's pages, without a slash at the end. */
  readonly county: string;
  /** The folder of its store. */
  readonly home: string;
  readonly stop: () => Promise<void>;
};

type Run = { readonly words: readonly string[]; readonly home: string };

/**
 * Build the pages where needed, load the fictional county, and serve it on a free port.
 * @throws Error with what the product said where a step fails or it is not ready within two minutes.
 */
export async function startProduct(): Promise<RunningProduct> {
  const home = mkdtempSync(join(tmpdir(), 'evenkeel-browser-'));
  let child: ChildProcess | null = null;
  const stop = async () => {
    if (child !== null) await ended(child);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await buildPagesIfNeeded();
    const folder = join(home, 'demo');
    await finished(run({ words: ['demo', '--out', folder], home }));
    await finished(run({ words: ['programme', 'load', folder], home }));
    child = run({ words: ['serve', '--port', '0'], home });
    const url = await readyAt(child);
    return { url, county: `${url}${await countyPath(url)}`, home, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function run({ words, home }: Run): ChildProcess {
  return spawn(
    join(ROOT, 'node_modules', '.bin', 'node'),
    ['--no-warnings', join(ROOT, 'src', 'main', 'command-line.ts'), ...words],
    {
      cwd: ROOT,
      env: { ...process.env, EVENKEEL_HOME: home, DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

function finished(child: ChildProcess): Promise<void> {
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

function readyAt(child: ChildProcess): Promise<string> {
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

async function countyPath(url: string): Promise<string> {
  const reply: unknown = await (await fetch(`${url}/api/programmes`)).json();
  const [first] = (reply as { programmes: { authorityCode: string; programmeId: string }[] }).programmes; // the contract's shape, held by the server's tests
  if (first === undefined) throw new Error('The product started without the fictional county');
  return `/programmes/${first.authorityCode}/${first.programmeId}`;
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once('exit', () => done());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
  });
}
