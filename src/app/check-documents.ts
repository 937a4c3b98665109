/** Checks return documents: each by itself, against the one given before it, and against a programme's stored figures. */
import { type ProblemError, raise } from '../core/base/problem.ts';
import { checkDocument, type DocumentCheck } from '../core/integrity/check-document.ts';
import type { StoredFigure } from '../core/integrity/compare-stored.ts';
import type { ReturnDocument } from '../core/integrity/document.ts';
import { rulesRunOn } from '../core/integrity/rules-run.ts';
import { readReturn } from '../edge/intake/returns/read-return.ts';
import { FileRefusal } from '../edge/intake/tables/reading.ts';

/** One document and what was found in it. */
export type CheckedFile = DocumentCheck & { readonly file: string };

export type CheckAnswer = { readonly files: readonly CheckedFile[]; readonly rulesRun: number };

async function readNamed(path: string): Promise<ReturnDocument> {
  try {
    return await readReturn(path);
  } catch (fault) {
    if (fault instanceof FileRefusal) return raise(placed(fault, path));
    throw fault;
  }
}

function placed({ problem }: ProblemError, path: string) {
  return { ...problem, place: path };
}

/**
 * Check documents in the order given. Needs no store.
 * @param stored  a programme's figures; null where none is named.
 * @throws ProblemError `file.…` or `document.…` with the file's path where one cannot be read.
 */
export async function checkDocuments(
  paths: readonly string[],
  stored: readonly StoredFigure[] | null = null,
): Promise<CheckAnswer> {
  const files: CheckedFile[] = [];
  let earlier: ReturnDocument | null = null;
  for (const path of paths) {
    const document: ReturnDocument = await readNamed(path);
    const beside = { ...(earlier === null ? {} : { earlier }), ...(stored === null ? {} : { stored }) };
    files.push({ file: path, ...checkDocument(document, beside) });
    earlier = document;
  }
  return { files, rulesRun: rulesRunOn({ documents: paths.length, hasStored: stored !== null }) };
}
