/** Runs a command beside something that was made ready for it, with variables that tell where that is. */
import { spawn } from 'node:child_process';

/** @param words  the command and its words; none is no command. @returns its exit code, 127 where it cannot be started. */
export function runBeside(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const [program, ...rest] = words;
  if (program === undefined) return Promise.resolve(0);
  return new Promise((done) => {
    const child = spawn(program, rest, { stdio: 'inherit', env: { ...process.env, ...environment } });
    child.on('error', () => done(127));
    child.on('close', (code) => done(code ?? 1));
  });
}
