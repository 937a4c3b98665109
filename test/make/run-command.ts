/** Runs the product's command line as a process of its own, with a store of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
const MAIN = join(ROOT, 'src', 'main', 'command-line.ts');
/** Where compiled code is kept, as `bin/evenkeel` keeps it: every start after the first is quicker. */
export const COMPILED: string = join(ROOT, 'node_modules', '.cache', 'evenkeel');

export type CommandResult = { readonly code: number | null; readonly out: string; readonly err: string };

/** Start a command with its own store folder; no environment beside it but what a shell has and the kept compiled code. */
export function startCommand(
  home: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  input: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  return spawn(process.execPath, ['--no-warnings', MAIN, ...words], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      EVENKEEL_HOME: home,
      NODE_COMPILE_CACHE: COMPILED,
      ...environment,
    },
    stdio: [input, 'pipe', 'pipe'],
  });
}

/** Run a command to its end. */
export function runCommand(
  home: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<CommandResult> {
  const child = startCommand(home, words, environment);
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

/** Run commands one after another. @throws Error with what was said where one ends badly */
export async function runAll(home: string, commands: readonly (readonly string[])[]): Promise<void> {
  for (const words of commands) {
    const { code, out, err } = await runCommand(home, words);
    if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${out}${err}`);
  }
}

/** Give a test a folder of its own and remove it afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-test-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
