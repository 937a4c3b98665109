/** Makes a pair of signing keys as files for an officer to keep. */
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { raise } from '../core/base/problem.ts';
import { makeOfficerKey, publicKeyFingerprint } from '../edge/keys/officer-key.ts';
import { requirePassphrase } from './sealed/officer-keys.ts';

/** The files made. */
export type MadeKeys = {
  readonly privatePath: string;
  readonly publicPath: string;
  readonly fingerprint: string;
};

/**
 * Make a pair in a folder: "NAME.private.pem" and "NAME.public.pem", readable by their owner only.
 * @param passphrase  locks the private key; null leaves it open.
 * @throws ProblemError `keys.already-there`, `keys.passphrase-short`; nothing is overwritten.
 */
export async function makeKeyFiles(
  folder: string,
  name: string,
  passphrase: string | null,
): Promise<MadeKeys> {
  if (passphrase !== null) requirePassphrase(passphrase);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const privatePath = join(folder, `${name}.private.pem`);
  const publicPath = join(folder, `${name}.public.pem`);
  const pair = makeOfficerKey(passphrase);
  await writeNew(privatePath, pair.privateKey);
  try {
    await writeNew(publicPath, pair.publicKey);
  } catch (error) {
    await rm(privatePath, { force: true });
    throw error;
  }
  return { privatePath, publicPath, fingerprint: publicKeyFingerprint(pair.publicKey) ?? '' };
}

async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    return raise({
      code: 'keys.already-there',
      place: path,
      message: 'A key of this name is there already, and keys are never overwritten',
      advice: 'Give another folder, or another name with --name.',
    });
  });
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
