/** Starts the real product on a store of its own with the fictional county in it, and takes it down again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildPagesIfNeeded } from '../../scripts/build-pages.ts';
import { COMPILED } from '../make/run-command.ts';

const ROOT = resolve(import.meta.dirname, '../..');

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

type Run = {
  readonly words: readonly string[];
  readonly home: string;
  readonly environment?: NodeJS.ProcessEnv;
};

/** The fictional county's pages. */
const COUNTY = '/programmes/E10009901/marlshire';

/** Pages whose answers take long are made once here: each test that looks at one finds it made, as somebody in an office would. */
const MADE_BEFOREHAND = [
  'measures',
  'lab',
  'costs',
  'surveys',
  'plan/figure',
  'plan/on-records',
  'returns/2024-25/3/sign-off/check',
  'cohort-forecast',
  'places',
];

let prepared: Promise<string> | null = null;

/** Load the fictional county once for all tests of a run; each starts on a copy of that store. */
async function preparedHome(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'evenkeel-browser-county-'));
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  const folder = join(home, 'demo');
  await finished(run({ words: ['demo', '--out', folder], home }));
  await finished(run({ words: ['programme', 'load', folder, '--unreviewed'], home }));
  await makeAnswers(home);
  return home;
}

/** Have the long answers made and kept in the store. */
async function makeAnswers(home: string): Promise<void> {
  const child = run({ words: ['serve', '--port', '0'], home, environment: { EVENKEEL_AHEAD: 'off' } });
  try {
    const url = await readyAt(child);
    for (const page of MADE_BEFOREHAND) await made(`${url}/api${COUNTY}/${page}`);
  } finally {
    await ended(child);
  }
}

/** Ask until the answer is there. @throws Error where it is refused, or is not made within four minutes */
async function made(address: string): Promise<void> {
  for (let times = 0; times < 480; times++) {
    const { status } = await fetch(address);
    if (status === 200) return;
    if (status !== 202) throw new Error(`${address} answers ${status}`);
    await pause(500);
  }
  throw new Error(`${address} is not made within four minutes`);
}

/**
 * Build the pages where needed, load the fictional county, and serve it on a free port.
 * @throws Error with what the product said where a step fails or it is not ready within two minutes.
 */
export function startProduct(environment: NodeJS.ProcessEnv = {}): Promise<RunningProduct> {
  return startOn(async (home) => {
    prepared ??= preparedHome();
    await cp(await prepared, home, { recursive: true });
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
  let child: ChildProcess | null = null;
  const stop = async () => {
    if (child !== null) await ended(child);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await buildPagesIfNeeded();
    await fill(home);
    // Nothing is made ahead of what a test asks for: many servers share two processors.
    child = run({
      words: ['serve', '--port', '0'],
      home,
      environment: { EVENKEEL_AHEAD: 'off', ...environment },
    });
    const heard = listenTo(child);
    const url = await readyAt(child);
    return {
      url,
      county: `${url}${COUNTY}`,
      said: (pattern) => pattern.exec(heard())?.[1] ?? '',
      home,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Keep all that a program says. */
function listenTo(child: ChildProcess): () => string {
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return () => said;
}

function run({ words, home, environment = {} }: Run): ChildProcess {
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

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once('exit', () => done());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
  });
}
