/** Reads a file that a command names, as text; what cannot be read is the caller's to mend. */
import { readFile } from 'node:fs/promises';
import { raise } from '../core/base/problem.ts';

/** Read it. @throws ProblemError `file.cannot-read`. */
export async function readTextFile(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    raise({
      code: 'file.cannot-read',
      place: file,
      message: error.code === 'ENOENT' ? 'There is no such file' : 'The file cannot be read',
      advice: 'Check its name and that you may read it.',
    }),
  );
}
