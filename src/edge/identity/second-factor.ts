/** The second factor: codes of an authenticator app, six digits every thirty seconds, and codes for when it is lost. */
import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** @source RFC 6238; 160 bits as RFC 4226 recommends. SHA-1 is what every authenticator app can do. */
const SECRET_BYTES = 20;
const STEP = 30_000;

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer: 'Evenkeel',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: STEP / 1000,
    secret: Secret.fromBase32(secret),
  });
}

/** A new secret, in base 32 as an authenticator app takes it by hand. */
export function makeFactorSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The address that an authenticator app reads from a picture. @param email  the account, as the app will list it. */
export function factorAddress(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

/**
 * Look at a code: gives its step where it is right and later than the last one taken, null otherwise. The step before
 * and after now are taken too, for clocks that are not quite right.
 * @param at  now [milliseconds since 1970].
 * @param lastStep  the step of the last code that served; a code serves once.
 */
export function stepOfCode(secret: string, code: string, at: number, lastStep: number): number | null {
  const digits = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const off = totpOf(secret).validate({ token: digits, timestamp: at, window: 1 });
  if (off === null) return null;
  const step = Math.floor(at / STEP) + off;
  return step > lastStep ? step : null;
}

/** Letters and digits that nobody takes for one another on paper. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const CODES = 10;

/** Ten codes that serve once each, "ABCDE-FGHJK": 49 bits. */
export function makeRecoveryCodes(): readonly string[] {
  return Array.from({ length: CODES }, () => {
    const letters = Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });
}

/** A recovery code as it is compared: capitals, no spaces or hyphens; null where it cannot be one. */
export function readRecoveryCode(text: string): string | null {
  const plain = text.toUpperCase().replaceAll(/[\s-]/g, '');
  return /^[A-Z0-9]{10}$/.test(plain) ? plain : null;
}
