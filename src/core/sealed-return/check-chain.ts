/** Whether the acts of a return stand in one unbroken chain, each possible after the last, each over this content. */

import { canonicalJson } from '../seal/canonical-json.ts';
import { type ChainHead, EMPTY_CHAIN, isWhole } from '../seal/hash-chain.ts';
import { signedText } from './attestation.ts';
import type { Broken, SealTools } from './broken.ts';
import { type ReturnStage, ROLE_WORDS, stageOf } from './return-stage.ts';
import type { ChainedAct, SealedReturn } from './sealed-return.ts';

/** What checking the chain gives: how far the return has come, or the first broken place. */
export type CheckedChain = { readonly stage: ReturnStage } | { readonly broken: Broken };

/** Check order, hashes and signatures. @param file  its content already found whole. */
export function checkChain(
  file: Pick<SealedReturn, 'contentHash' | 'chain' | 'parts'>,
  tools: SealTools,
): CheckedChain {
  const { chain, contentHash } = file;
  const partsHash = tools.sha256(canonicalJson(file.parts));
  let head: ChainHead = EMPTY_CHAIN;
  for (const [k, entry] of chain.entries()) {
    const at = `/chain/${k}`;
    const broken = checkEntry(entry, at, { contentHash, partsHash }, tools);
    if (broken !== null) return { broken };
    if (!isWhole(entry, head, tools.sha256))
      return {
        broken: {
          check: 'chain',
          at,
          message: `Entry ${k + 1} of the chain (${entry.act}) was changed, or the one before it was`,
        },
      };
    head = entry;
  }
  const found = stageOf(chain);
  if ('stage' in found) return found;
  const { message } = found.problem;
  return { broken: { check: 'chain', at: `/chain/${found.at}`, message } };
}

function checkEntry(
  entry: ChainedAct,
  at: string,
  { contentHash, partsHash }: { readonly contentHash: string; readonly partsHash: string },
  tools: SealTools,
): Broken | null {
  if (entry.act === 'frozen' && entry.partsHash !== partsHash)
    return { check: 'chain', at: '/parts', message: 'The list of parts is not the one that was frozen' };
  if (entry.act === 'frozen' || entry.act === 'sealed')
    return entry.contentHash === contentHash
      ? null
      : { check: 'chain', at: `${at}/contentHash`, message: 'This act is over another content' };
  return entry.act === 'signed' ? checkSignature(entry, at, contentHash, tools) : null;
}

function checkSignature(
  { attestation, publicKey, signature }: Extract<ChainedAct, { readonly act: 'signed' }>,
  at: string,
  contentHash: string,
  tools: SealTools,
): Broken | null {
  const officer = ROLE_WORDS[attestation.role].toLowerCase();
  const broken = (place: string, message: string): Broken => ({
    check: 'signatures',
    at: `${at}/${place}`,
    message,
  });
  if (attestation.contentHash !== contentHash)
    return broken(
      'attestation/contentHash',
      `The ${officer} signed another content than the one in this file`,
    );
  if (tools.fingerprintOf(publicKey) !== attestation.keyFingerprint)
    return broken('publicKey', `The public key is not the one that the ${officer} signed with`);
  if (!tools.isSigned(publicKey, signedText(attestation), signature))
    return broken('signature', `The signature is not the ${officer}’s over these words and this content`);
  return null;
}
