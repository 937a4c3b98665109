/** The steps of a sealed return as a file that goes from hand to hand: sign, seal, and the acts that follow. */
import { raise } from '../../core/base/problem.ts';
import type { Instant } from '../../core/base/time.ts';
import { withAct } from '../../core/sealed-return/append-act.ts';
import { signedText, statementOf } from '../../core/sealed-return/attestation.ts';
import { holderOf } from '../../core/sealed-return/freeze-return.ts';
import { ROLE_WORDS } from '../../core/sealed-return/return-stage.ts';
import type {
  Attestation,
  ReturnAct,
  SealedReturn,
  SigningRole,
} from '../../core/sealed-return/sealed-return.ts';
import { sealedText } from '../../edge/intake/sealed/read-sealed.ts';
import { type OpenedOfficerKey, openOfficerKey } from '../../edge/keys/officer-key.ts';
import { readTextFile } from '../read-text-file.ts';
import { writeWhole } from '../write-whole.ts';
import { type OpenedSealed, openSealed } from './open-sealed.ts';
import { sha256 } from './seal-tools.ts';

/** A signature as it is asked for. */
export type SignRequest = {
  readonly role: SigningRole;
  /** The officer's private key as PEM, and what opens it. */
  readonly privateKey: string;
  readonly passphrase: string | null;
  /** Where the key came from, for problems. */
  readonly keyPlace: string;
  /** Null for the holder that the return itself names. */
  readonly name: string | null;
  /** Null for the standard words. */
  readonly statement: string | null;
  readonly at: Instant;
  /** The account at work. */
  readonly by: string;
};

/**
 * Make the act of signing a return.
 * @throws ProblemError `keys.*`, `seal.signer-unnamed`.
 */
export function signAct(file: SealedReturn, request: SignRequest): ReturnAct & { readonly act: 'signed' } {
  const key = openOfficerKey(request.privateKey, request.passphrase, request.keyPlace);
  const attestation: Attestation = {
    schema: 'evenkeel/attestation@1',
    contentHash: file.contentHash,
    role: request.role,
    name: oneLine(request.name ?? holderOf(file.content.inputs.programme, request.role), request.role),
    statement: request.statement?.trim() || statementOf(request.role),
    signedAt: request.at,
    keyFingerprint: key.fingerprint,
  };
  return { act: 'signed', by: request.by, attestation, ...signature(key, attestation) };
}

function signature(key: OpenedOfficerKey, attestation: Attestation) {
  return { publicKey: key.publicKey, signature: key.sign(signedText(attestation)) };
}

function oneLine(name: string | null, role: SigningRole): string {
  const clean = (name ?? '').replaceAll(/\s+/g, ' ').trim();
  if (clean !== '') return clean;
  return raise({
    code: 'seal.signer-unnamed',
    place: ROLE_WORDS[role],
    message: 'The signature needs the name of the officer',
    advice: 'Give it with --name, or complete the register of contacts.',
  });
}

/** Read a file for work. @throws ProblemError `file.cannot-read`, `seal.broken`. */
export async function readSealedFile(path: string): Promise<OpenedSealed> {
  return openSealed(await readTextFile(path), path);
}

/** Write a return in the place of its file, in one step. */
export async function writeSealedFile(path: string, file: SealedReturn): Promise<void> {
  await writeWhole(path, sealedText(file));
}

/**
 * Add a signature to a file.
 * @throws ProblemError `keys.*`, `seal.*`; the file is as it was then.
 */
export async function signFile(path: string, request: SignRequest): Promise<SealedReturn> {
  const { file } = await readSealedFile(path);
  const signed = withAct(file, signAct(file, request), sha256);
  await writeSealedFile(path, signed);
  return signed;
}

/** Seal a file that both officers have signed. @throws ProblemError `seal.*`; the file is as it was then. */
export async function sealFile(path: string, at: Instant, by: string): Promise<SealedReturn> {
  const { file } = await readSealedFile(path);
  const sealed = withAct(file, { act: 'sealed', contentHash: file.contentHash, at, by }, sha256);
  await writeSealedFile(path, sealed);
  return sealed;
}
