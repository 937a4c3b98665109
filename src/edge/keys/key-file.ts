/** The file that holds the key ring, readable by its owner only, made once whoever comes first. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { raise } from '../../core/base/problem.ts';
import type { KeyRing } from './key-ring.ts';

const HEX_KEY = z.string().regex(/^[0-9a-f]{64}$/);
const SCHEMA = z.object({
  schema: z.literal('evenkeel/keys@1'),
  pseudonymKey: HEX_KEY,
  caseReferenceKey: HEX_KEY,
});

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/**
 * Read the keys; null where there is no such file.
 * @throws ProblemError `keys.unreadable` where it is there and is no key file.
 */
export async function readKeyFile(path: string): Promise<KeyRing | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    return raiseUnreadable(path);
  }
  const checked = SCHEMA.safeParse(parseJson(text));
  if (!checked.success) return raiseUnreadable(path);
  const { pseudonymKey, caseReferenceKey } = checked.data;
  return { pseudonymKey, caseReferenceKey };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON is no key file either
  }
}

function raiseUnreadable(path: string): never {
  return raise({
    code: 'keys.unreadable',
    place: path,
    message: 'The file of secret keys cannot be read or is not whole',
    advice: 'Put back the copy that was kept of it; without it new rows would not join those stored.',
  });
}

/**
 * Write the keys where no file is yet, whole or not at all, readable by the owner only. Where another process was
 * first its keys stand, so read the file again afterwards.
 */
export async function writeKeyFile(path: string, keys: KeyRing): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const passing = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(passing, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ schema: 'evenkeel/keys@1', ...keys }, null, 2)}\n`);
    await file.sync();
    await file.close();
    // A link, unlike a rename, refuses to take the place of a file that is there.
    await link(passing, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(passing, { force: true });
  }
}
