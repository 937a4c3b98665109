/** Checking a sealed return as a file: from end to end, against what is known from elsewhere, and beside the one before it. */

import { sealOf } from '../../core/sealed-return/append-act.ts';
import type { Broken } from '../../core/sealed-return/broken.ts';
import { ROLE_WORDS } from '../../core/sealed-return/return-stage.ts';
import type { SealedReturn, SigningRole } from '../../core/sealed-return/sealed-return.ts';
import type { Verification } from '../../core/sealed-return/verify-return.ts';
import { publicKeyFingerprint } from '../../edge/keys/officer-key.ts';
import { verifyText } from './open-sealed.ts';

/** What the one who checks knows from elsewhere: officers' public keys (PEM), the seal, the text of the return before. */
export type Expected = {
  readonly keys: Readonly<Partial<Record<SigningRole, string>>>;
  readonly seal: string | null;
  readonly previous: string | null;
};

/** What checking a file gives. */
export type CheckedFile = Verification & { readonly file: SealedReturn | null };

/** Check a file's text; whatever stands in it, an answer is given. */
export function checkSealedText(text: string, expected: Expected): CheckedFile {
  const checked = verifyText(text);
  if (checked.file === null || checked.broken !== null) return checked;
  return { ...checked, broken: checkExpected(checked.file, expected) };
}

function checkExpected(file: SealedReturn, { keys, seal, previous }: Expected): Broken | null {
  const broken = (at: string, message: string): Broken => ({ check: 'expected', at, message });
  for (const role of ['s151', 'dcs'] as const) {
    const key = keys[role];
    const at = file.chain.findIndex((act) => act.act === 'signed' && act.attestation.role === role);
    const act = file.chain[at];
    if (key === undefined || act?.act !== 'signed') continue;
    if (publicKeyFingerprint(key) !== act.attestation.keyFingerprint)
      return broken(
        `/chain/${at}/publicKey`,
        `The ${ROLE_WORDS[role].toLowerCase()}’s signature was made with another key than the one given`,
      );
  }
  if (seal !== null && sealOf(file.chain) !== seal.toLowerCase())
    return broken('/chain', 'The seal is not the one given');
  return previous === null ? null : checkPrevious(file, previous);
}

/** The return before must be whole itself, and its seal the one that this return names. */
function checkPrevious(file: SealedReturn, previous: string): Broken | null {
  const before = verifyText(previous);
  if (before.file === null || before.broken !== null)
    return {
      check: 'expected',
      at: '/content/follows',
      message: `The return before it does not hold: ${before.broken?.message ?? 'it cannot be read'}`,
    };
  if (file.content.follows?.seal === sealOf(before.file.chain)) return null;
  return {
    check: 'expected',
    at: '/content/follows',
    message: 'This return does not follow the one given: it names another seal',
  };
}
