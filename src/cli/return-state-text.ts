/** How far a frozen return has come, for people and as `evenkeel/return-state@1`. */

import { readableHash } from '../core/seal/readable-hash.ts';
import { requireStage, sealOf } from '../core/sealed-return/append-act.ts';
import { questionsOf } from '../core/sealed-return/department-questions.ts';
import { ROLE_WORDS, STAGE_WORDS } from '../core/sealed-return/return-stage.ts';
import type { SealedReturn } from '../core/sealed-return/sealed-return.ts';

/** Width of the labels [characters]. */
const LABEL = 32;

/** The state as data. @param path  the file it stands in, or null for the store. */
export function returnState(file: SealedReturn, path: string | null) {
  const { content, contentHash, chain } = file;
  const seal = sealOf(chain);
  return {
    update: content.updateId,
    revision: content.revision,
    file: path,
    stage: requireStage(chain).stage,
    contentHash,
    readable: readableHash(contentHash),
    seal,
    readableSeal: seal === null ? null : readableHash(seal),
    signatures: chain.flatMap((act) => (act.act === 'signed' ? [act.attestation] : [])),
    questions: questionsOf(chain),
  };
}

/** The state as one JSON document. */
export function returnStateJson(file: SealedReturn, path: string | null): string {
  return JSON.stringify({ schema: 'evenkeel/return-state@1', ...returnState(file, path) }, null, 2);
}

/** The state for people. */
export function returnStateText(file: SealedReturn, path: string | null): string {
  const state = returnState(file, path);
  const rows = [
    ['Update', `${state.update}, revision ${state.revision}`],
    ['State', STAGE_WORDS[state.stage]],
    ['Content', `${state.readable}  (SHA-256 ${state.contentHash})`],
    ...state.signatures.map(({ role, name, signedAt, keyFingerprint }) => [
      ROLE_WORDS[role],
      `${name}, ${signedAt}, key ${readableHash(keyFingerprint)}`,
    ]),
    ...(state.seal === null ? [] : [['Seal', `${readableHash(state.seal)}  (${state.seal})`]]),
    ...state.questions.map(({ question, on, text, reply }) => [
      question,
      `${on}: ${text}${reply === null ? ' (no reply yet)' : ` Reply: ${reply}`}`,
    ]),
    ...(path === null ? [] : [['File', path]]),
  ];
  return rows.map(([label = '', text = '']) => `${label.padEnd(LABEL)}  ${text}`).join('\n');
}
