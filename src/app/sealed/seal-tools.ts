/** The machine's hashing and signature checking, as the core asks for them. */
import { createHash } from 'node:crypto';
import type { SealTools } from '../../core/sealed-return/broken.ts';
import { isSignedBy, publicKeyFingerprint } from '../../edge/keys/officer-key.ts';

/** Give the SHA-256 of a text's UTF-8 bytes, 64 hex digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export const SEAL_TOOLS: SealTools = { sha256, isSigned: isSignedBy, fingerprintOf: publicKeyFingerprint };
