/** Writes the management plan of a reference calibration to a folder. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeExactJson } from '../core/base/exact-json-text.ts';
import { raise } from '../core/base/problem.ts';
import { planOfReference, REFERENCE_PLAN_NAME } from '../core/plan/reference-plan.ts';
import { factsFileOf, readReferenceCase } from '../edge/intake/programme/reference-file.ts';

/**
 * Make `plan.json` from a calibration; the facts it names are read where their file stands beside it.
 * @returns the file written.
 * @throws ProblemError `plan.*`, `file.cannot-read`, or `import.cannot-write` where another plan stands there already.
 */
export async function writePlanFromReference(reference: string, out: string): Promise<string> {
  const text = await read(reference);
  const name = factsFileOf(text, reference);
  const facts =
    name === null ? null : await readFile(join(dirname(reference), name), 'utf8').catch(() => null);
  const document = planOfReference(readReferenceCase(text, reference, facts));
  const file = join(out, 'plan.json');
  await mkdir(out, { recursive: true });
  await requireFree(file);
  await writeFile(file, `${writeExactJson(document)}\n`).catch(() =>
    raise(cannotWrite(file, 'The file cannot be written')),
  );
  return file;
}

/** Refuse to put the plan in the place of one that was not made from a reference. */
async function requireFree(file: string): Promise<void> {
  const there = await readFile(file, 'utf8').catch(() => null);
  if (there !== null && !there.includes(REFERENCE_PLAN_NAME))
    raise(cannotWrite(file, 'Another plan stands there already'));
}

function cannotWrite(file: string, message: string) {
  return { code: 'import.cannot-write', place: file, message, advice: 'Give another folder with --out.' };
}

async function read(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    raise({
      code: 'file.cannot-read',
      place: file,
      message: error.code === 'ENOENT' ? 'There is no such file' : 'The file cannot be read',
      advice: 'Check its name and that you may read it.',
    }),
  );
}
