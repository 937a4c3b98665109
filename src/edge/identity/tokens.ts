/** Tokens that stand for a sign-in or a link: long, drawn by chance, and kept only as a hash. */
import { hash, randomBytes } from 'node:crypto';

/** 256 bits; nobody guesses it. */
const TOKEN_BYTES = 32;

/** A new token, safe in an address and in a cookie. */
export function makeToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What is kept of a token: whoever reads the store cannot sign in with it. */
export function tokenHash(token: string): string {
  return hash('sha256', `evenkeel token|${token}`, 'hex');
}
