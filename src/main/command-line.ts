/** The way in: reads the configuration, runs one command, and leaves with the exit code of the contract. */
import type { App } from '../app/app.ts';
import { createProgram, HelpShown, type ProgramContext } from '../cli/create-program.ts';
import { describeProblem } from '../cli/describe-problem.ts';
import { machineActor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import { readConfiguration } from './configuration.ts';

const opened: App[] = [];
let exitCode = 0;

async function open(make: (module: typeof import('./open-app.ts')) => Promise<App>): Promise<App> {
  const app = await make(await import('./open-app.ts'));
  opened.push(app);
  return app;
}

function say(stream: NodeJS.WriteStream, text: string): void {
  stream.write(`${text}\n`);
}

/** Run the command line. @returns the exit code: 0 done, 1 the answer is no, 2 the call is wrong, 70 our fault. */
async function run(words: readonly string[]): Promise<number> {
  const configuration = readConfiguration(process.env);
  let app: Promise<App> | null = null;
  const context: ProgramContext = {
    openApp: () => {
      app ??= open((module) => module.openApp(configuration));
      return app;
    },
    openPassingApp: () => open((module) => module.openPassingApp(configuration)),
    actor: machineActor(configuration.person),
    now: () => new Date().toISOString(),
    version: configuration.version,
    out: (text) => say(process.stdout, text),
    err: (text) => say(process.stderr, text),
    // Back to the start of the line, the text, and nothing after it.
    status: (text) => process.stderr.write(`\r${text}\u001b[K`),
    isTerminal: process.stderr.isTTY === true,
    setExit: (code) => {
      exitCode = code;
    },
    doctor: async () => (await import('./doctor.ts')).doctor(configuration),
    keysPath: configuration.keysPath,
    jobs: {
      openQueue: async () => (await import('./worker.ts')).openQueue(configuration),
      work: async (options) => (await import('./worker.ts')).work(configuration, options),
    },
    serve: async (options) => (await import('./serve.ts')).serve(configuration, options),
  };
  const program = await createProgram(context, words);
  await program.parseAsync(words, { from: 'user' });
  return exitCode;
}

/** A reader that closes the pipe early (such as `head`) ends the command quietly. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof HelpShown) exitCode = 0;
  else if (error instanceof ProblemError) {
    say(process.stderr, describeProblem(error.problem));
    exitCode = 2;
  } else {
    const { reportFault } = await import('./report-fault.ts');
    say(process.stderr, await reportFault(error));
    exitCode = 70;
  }
} finally {
  for (const app of opened) await app.close();
}
process.exitCode = exitCode;
