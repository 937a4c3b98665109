/** Reads a text file that a caller named. */
import { readFile } from 'node:fs/promises';
import { raise } from '../core/base/problem.ts';

/** Read a file as UTF-8. @throws ProblemError `file.cannot-read`. */
export async function readText(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) =>
    raise({
      code: 'file.cannot-read',
      place: path,
      message: error.code === 'ENOENT' ? 'There is no such file' : 'The file cannot be read',
      advice: 'Check its name and that you may read it.',
    }),
  );
}
