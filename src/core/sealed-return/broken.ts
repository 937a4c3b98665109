/** The first place at which a sealed return does not hold, and the tools of the machine that checking needs. */
import type { Sha256 } from '../seal/hash-chain.ts';

/** What is checked, in this order. */
export type SealCheck =
  | 'text'
  | 'form'
  | 'content'
  | 'chain'
  | 'signatures'
  | 'figures'
  | 'printed'
  | 'model'
  | 'document'
  | 'stage'
  | 'expected';

/** A broken place: `at` is a JSON pointer into the file, "" for the file as a whole. */
export type Broken = { readonly check: SealCheck; readonly at: string; readonly message: string };

/** Hashing and signatures, handed in because the core has no machine. */
export type SealTools = {
  readonly sha256: Sha256;
  /** Say whether an Ed25519 signature (base64) over a text's UTF-8 bytes is of a public key (PEM). */
  readonly isSigned: (publicKey: string, text: string, signature: string) => boolean;
  /** SHA-256 of a public key's DER form as 64 hex digits; null where the text is no Ed25519 key. */
  readonly fingerprintOf: (publicKey: string) => string | null;
};
