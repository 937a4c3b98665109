/** Writes a file in one step: whoever reads sees the old file or the new one, never half of one. */
import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat, writeFile } from 'node:fs/promises';

/**
 * Write bytes or text and let them take the file's place once they are safely on the disk. What is there and no file (a
 * pipe, a device such as the one that takes everything) is written into: its place must not be taken.
 */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there !== null && !there.isFile()) {
    await writeFile(path, content);
    return;
  }
  const passing = `${path}.${process.pid}-${randomBytes(3).toString('hex')}.part`;
  try {
    const file = await open(passing, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(passing, path);
  } catch (error) {
    await rm(passing, { force: true });
    throw error;
  }
}
