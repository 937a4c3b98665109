/** Finds the files that one name stands for: a file, all members of an archive, or one member behind the archive's own name. */
import { stat } from 'node:fs/promises';
import { type ListedFile, listFiles } from '../edge/intake/files/list-files.ts';

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/**
 * Find them, as an import names them: "bundle.zip/lists/november.csv" is a member of "bundle.zip".
 * @returns one file that cannot be read where there is none of that name.
 */
export async function findListedFiles(path: string): Promise<readonly ListedFile[]> {
  if (await isFile(path)) return await listFiles([path]);
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    const archive = path.slice(0, at);
    if (!(await isFile(archive))) continue;
    const member = (await listFiles([archive])).find(({ name }) => name === path);
    if (member !== undefined) return [member];
  }
  return await listFiles([path]);
}
