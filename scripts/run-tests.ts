/** Runs the checks and test suites named on the command line, or all, and closes with one line of counts. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const BIN = join(ROOT, 'node_modules', '.bin');
const NODE = join(BIN, 'node');
/** A test that waits for what never comes fails after this, by its name [milliseconds]. */
const LONGEST_TEST = 480_000;
/** Room for values that live briefly: a process that runs thousands of tests spends less on clearing up [mebibytes]. */
const YOUNG_ROOM = 64;
/** When what still runs is told to end, and then made to, so that every run closes with its counts [milliseconds from its start]. */
const TOLD_TO_END = 28 * 60_000;
const MADE_TO_END = TOLD_TO_END + 20_000;

type Counts = { passed: number; failed: number; skipped: number; names: readonly string[] };
type Suite = { readonly name: string; readonly run: () => Promise<Counts> };

/** Run a program and give its exit code with its output, which is shown when it has ended: suites run side by side. */
function runProgram(
  program: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((done) => {
    const child = spawn(program, words, {
      cwd: ROOT,
      env: { ...process.env, ...environment, PATH: `${BIN}:${process.env['PATH'] ?? ''}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const told = setTimeout(() => {
      output += `Told to end: ${program} ${words.join(' ')} was still running.\n`;
      child.kill('SIGTERM');
    }, TOLD_TO_END - performance.now());
    const made = setTimeout(() => {
      child.kill('SIGKILL');
      child.stdout.destroy();
      child.stderr.destroy();
    }, MADE_TO_END - performance.now());
    const end = (code: number) => {
      clearTimeout(told);
      clearTimeout(made);
      process.stdout.write(output);
      done({ code, output });
    };
    child.on('error', () => end(127));
    child.on('close', (code) => end(code ?? 1));
  });
}

/** One program whose success is one passed check. */
function check(name: string, program: string, words: readonly string[]): Suite {
  return {
    name,
    run: async () => {
      const { code } = await runProgram(program, words);
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, names: [] };
    },
  };
}

/** The names of the tests that failed, from the runner's own summary; each once, without its time. */
function namesOfFailed(output: string): readonly string[] {
  const names = [...output.matchAll(/^\s*✖ (?!failing tests:)(.+?)(?: \(\d[\d.]*ms\))?$/gm)].map(
    ([, name]) => name ?? '',
  );
  return [...new Set(names)];
}

/** Read the runner's own closing counts; a run without them, or one that ends badly without a failure, has failed. */
function countsOf({ code, output }: { readonly code: number; readonly output: string }): Counts {
  const last = (word: string) => {
    const found = [...output.matchAll(new RegExp(`^(?:ℹ|#) ${word} (\\d+)$`, 'gm'))].at(-1)?.[1];
    return found === undefined ? null : Number(found);
  };
  const passed = last('pass');
  const names = namesOfFailed(output);
  if (passed === null) return { passed: 0, failed: 1, skipped: 0, names };
  const failed = (last('fail') ?? 0) + (last('cancelled') ?? 0);
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: last('skipped') ?? 0, names };
}

type SuiteOptions = {
  /** Words of a program that runs the suite beside something it made ready. */
  readonly before?: readonly string[];
  /** How many files run at a time, each in a process of its own; without it all run in one process, one after another. */
  readonly atOnce?: number;
};

/** A suite of test files. */
function tests(name: string, globs: readonly string[], { before = [], atOnce }: SuiteOptions = {}): Suite {
  return {
    name,
    run: async () => {
      const apart = atOnce === undefined ? ['--test-isolation=none'] : [`--test-concurrency=${atOnce}`];
      const runner = [
        '--no-warnings',
        `--max-semi-space-size=${YOUNG_ROOM}`,
        '--test',
        ...apart,
        `--test-timeout=${LONGEST_TEST}`,
      ];
      const words = [...before, NODE, ...runner, ...globs];
      const [program = NODE, ...rest] = words;
      return countsOf(await runProgram(program, rest));
    },
  };
}

/**
 * Suites side by side: those of a lane run one after another. Pages, servers and killed processes are waited for more than
 * they reckon, so three lanes on two cores end sooner than two; they take about as long as each other.
 */
const LANES: readonly (readonly Suite[])[] = [
  [
    check('format', join(BIN, 'biome'), ['format', '.']),
    check('lint', join(BIN, 'biome'), ['lint', '--error-on-warnings', '.']),
    check('types', join(BIN, 'tsc'), ['-p', 'tsconfig.json']),
    check('types-core', join(BIN, 'tsc'), ['-p', 'tsconfig.core.json']),
    check('types-web', join(BIN, 'tsc'), ['-p', 'tsconfig.web.json']),
    check('types-browser', join(BIN, 'tsc'), ['-p', 'tsconfig.browser.json']),
    tests('unit', ['src/**/*.test.ts', 'test/house/*.test.ts', 'test/integrity/*.test.ts']),
    tests('public', ['test/public/*.test.ts']),
  ],
  [
    tests('browser', ['test/browser/*.test.ts'], {
      before: [NODE, '--no-warnings', 'test/browser/with-county.ts'],
      atOnce: 2,
    }),
    tests('documents', ['test/documents/*.test.ts']),
    tests('privacy', ['test/privacy/*.test.ts']),
  ],
  [
    tests('postgres', ['test/postgres/*.test.ts'], { before: [NODE, 'scripts/with-postgres.ts'] }),
    tests('command-line', ['test/command-line/*.test.ts']),
    tests('crash', ['test/crash/*.test.ts']),
  ],
];
const SUITES = LANES.flat();

/** Run suites one after another, adding to the total. */
async function runLane(suites: readonly Suite[], total: Counts, toMend: string[]): Promise<void> {
  for (const suite of suites) {
    console.log(`== ${suite.name} began`);
    const began = performance.now();
    const counts = await suite.run();
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    if (counts.failed > 0) toMend.push(suite.name, ...counts.names.map((name) => `  ${name}`));
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(
      `== ${suite.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped, in ${seconds} s\n`,
    );
  }
}

async function runAll(names: readonly string[]): Promise<Counts> {
  const toMend: string[] = [];
  const total: Counts = { passed: 0, failed: 0, skipped: 0, names: toMend };
  const unknown = names.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    console.error(
      `No such suite: ${unknown.join(', ')}. There are: ${SUITES.map((suite) => suite.name).join(', ')}.`,
    );
    return { passed: 0, failed: unknown.length, skipped: 0, names: [] };
  }
  const chosen = ({ name }: Suite): boolean => names.length === 0 || names.includes(name);
  await Promise.all(LANES.map((lane) => runLane(lane.filter(chosen), total, toMend)));
  return total;
}

if (!existsSync(NODE)) {
  console.error('The parts are not installed yet: run ./script/bootstrap first.');
  process.exit(2);
}
const total = await runAll(process.argv.slice(2));
if (total.names.length > 0) console.log(`\nFailed, by suite:\n${total.names.join('\n')}`);
const mustNotSkip = process.env['EVENKEEL_NO_SKIPS'] === '1';
if (mustNotSkip && total.skipped > 0) {
  console.log(`\n${total.skipped} skipped here count as failed, because nothing may be skipped in this run.`);
  total.failed += total.skipped;
  total.skipped = 0;
}
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed > 0 ? 1 : 0;
