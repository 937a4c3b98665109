/** Further work on sealed returns as files: replay, comparison, documents, and the parts for checking with other tools. */
import { canonicalJson } from '../../core/seal/canonical-json.ts';
import { signedText } from '../../core/sealed-return/attestation.ts';
import { diffReturns, type ReturnDiff } from '../../core/sealed-return/diff-returns.ts';
import { type Replay, replayReturn } from '../../core/sealed-return/replay-return.ts';
import type { SealedReturn } from '../../core/sealed-return/sealed-return.ts';
import { readCompared } from '../../edge/intake/sealed/read-compared.ts';
import { readTextFile } from '../read-text-file.ts';
import { renderReturn } from '../render-return.ts';
import type { ReturnFormat } from '../return-format.ts';
import { type PackFile, writeFiles } from '../write-files.ts';
import { drawSealed } from './sealed-document.ts';
import { readSealedFile } from './sign-file.ts';

/** Run the model of a sealed return again and compare. @throws ProblemError `file.cannot-read`, `seal.broken`. */
export async function replayFile(path: string): Promise<Replay & { readonly file: SealedReturn }> {
  const { file, facts } = await readSealedFile(path);
  return { ...replayReturn(file.content, facts), file };
}

/** Compare two files, each a sealed return or a built one. @throws ProblemError `file.cannot-read`, `seal.not-a-return`. */
export async function diffFiles(before: string, after: string): Promise<ReturnDiff> {
  return diffReturns(
    readCompared(await readTextFile(before), before),
    readCompared(await readTextFile(after), after),
  );
}

/**
 * Write the documents of a sealed return, from nothing but its file.
 * @throws ProblemError `file.cannot-read`, `seal.broken`.
 */
export async function writeSealedPack(
  path: string,
  folder: string,
  formats: readonly ReturnFormat[],
): Promise<readonly PackFile[]> {
  const { file, facts } = await readSealedFile(path);
  const { document } = drawSealed(file, facts, 'internal');
  const made: { readonly name: string; readonly content: Uint8Array }[] = [];
  for (const format of formats)
    made.push({ name: `return.${format}`, content: await renderReturn(document, format) });
  return await writeFiles(folder, made);
}

/**
 * Write what other tools check a sealed return with: the canonical content whose SHA-256 was signed and, for each
 * officer, the text signed, the signature as bytes, and the public key.
 * @throws ProblemError `file.cannot-read`, `seal.broken`.
 */
export async function extractParts(path: string, folder: string): Promise<readonly PackFile[]> {
  const { file } = await readSealedFile(path);
  const files: { readonly name: string; readonly content: Uint8Array | string }[] = [
    { name: 'content.json', content: canonicalJson(file.content) },
  ];
  for (const act of file.chain)
    if (act.act === 'signed') {
      const { role } = act.attestation;
      files.push(
        { name: `${role}.attestation.json`, content: signedText(act.attestation) },
        { name: `${role}.signature`, content: Buffer.from(act.signature, 'base64') },
        { name: `${role}.public.pem`, content: act.publicKey },
      );
    }
  return await writeFiles(folder, files);
}
