/** What an officer puts their name to: the words, the moment and the key, bound to one content. */
import { canonicalJson } from '../seal/canonical-json.ts';
import type { Attestation, SigningRole } from './sealed-return.ts';

/** The words that each officer signs unless others are given. */
const STATEMENTS: Readonly<Record<SigningRole, string>> = {
  s151: 'As section 151 officer I have read this return. Its figures agree with the authority’s financial records and its statements of finance are complete and fair.',
  dcs: 'As director of children’s services I have read this return. Its account of the programme, its ratings and its risks is complete and fair.',
};

/** Give the standard words of an officer. */
export function statementOf(role: SigningRole): string {
  return STATEMENTS[role];
}

/** Give the text whose UTF-8 bytes are signed: the canonical JSON of the attestation. */
export function signedText(attestation: Attestation): string {
  return canonicalJson(attestation);
}
