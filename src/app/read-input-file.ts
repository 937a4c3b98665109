/** Reads one text file whole, in whatever encoding it is, with its hash. */
import { readFile } from 'node:fs/promises';
import { type Problem, ProblemError, raise } from '../core/base/problem.ts';
import { inspectBytes } from '../edge/intake/files/file-bytes.ts';
import { LIMITS } from '../edge/intake/tables/reading.ts';

/** A file that a figure rests on. */
export type InputFile = { readonly file: string; readonly sha256: string };

/** @throws ProblemError where the file is absent or not text. */
export async function readInputFile(
  path: string,
): Promise<{ readonly text: string; readonly sha256: string }> {
  const bytes = await inspectBytes({ path, member: null }, LIMITS);
  if (bytes.form !== 'text')
    raise({
      code: 'panel.not-csv',
      message: 'The file is a workbook, not comma-separated text',
      advice: 'Save the sheet as CSV and name that file.',
    });
  const content = await readFile(path);
  const text = new TextDecoder(bytes.encoding).decode(content.subarray(bytes.markLength));
  return { text, sha256: bytes.sha256 };
}

/** Add the file's name to a problem that does not say where it is. */
export async function placed<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const problem: Problem = error.problem;
    throw new ProblemError({
      ...problem,
      place: problem.place === undefined ? file : `${file}, ${problem.place}`,
    });
  }
}
