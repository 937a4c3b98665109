/** The file that holds the key ring, readable by its owner only, made once whoever comes first. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { raise } from '../../core/base/problem.ts';
import type { KeyRing } from './key-ring.ts';

const HEX_KEY = z.string().regex(/^[0-9a-f]{64}$/);
const KEYS = { pseudonymKey: HEX_KEY, caseReferenceKey: HEX_KEY };
const SCHEMA = z.discriminatedUnion('schema', [
  z.object({ schema: z.literal('evenkeel/keys@1'), ...KEYS }),
  z.object({
    schema: z.literal('evenkeel/keys@2'),
    ...KEYS,
    earlierCaseReferenceKeys: z.array(HEX_KEY).min(1),
  }),
]);

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
  const earlierCaseReferenceKeys =
    checked.data.schema === 'evenkeel/keys@2' ? checked.data.earlierCaseReferenceKeys : [];
  return { pseudonymKey, caseReferenceKey, earlierCaseReferenceKeys };
}

/** A ring that was never renewed is written as before, so that an older Evenkeel still reads it. */
function textOf({ earlierCaseReferenceKeys, ...keys }: KeyRing): string {
  const body =
    earlierCaseReferenceKeys.length === 0
      ? { schema: 'evenkeel/keys@1', ...keys }
      : { schema: 'evenkeel/keys@2', ...keys, earlierCaseReferenceKeys };
  return `${JSON.stringify(body, null, 2)}\n`;
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
  try {
    // A link, unlike a rename, refuses to take the place of a file that is there.
    await putInPlace(path, keys, link);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

/** Put keys in the place of those in the file, whole or not at all; on the disk once this is done. */
export async function replaceKeyFile(path: string, keys: KeyRing): Promise<void> {
  await putInPlace(path, keys, rename);
  const folder = await open(dirname(path), 'r');
  await folder.sync();
  await folder.close();
}

async function putInPlace(
  path: string,
  keys: KeyRing,
  put: (from: string, to: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const passing = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(passing, 'wx', 0o600);
  try {
    await file.writeFile(textOf(keys));
    await file.sync();
    await file.close();
    await put(passing, path);
  } finally {
    await rm(passing, { force: true });
  }
}
