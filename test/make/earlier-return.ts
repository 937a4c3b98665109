/** A return of a year before: the tables of a made-up one with every day moved back by whole years. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The collection year of the made-up county's return. */
const YEAR = 2025;

/**
 * Write the tables of an earlier collection beside those of a return: the same people and flows, so many years before.
 * @param from  folder of the tables, in the collection's own layout.
 */
export async function writeEarlierReturn(from: string, to: string, years: number): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    const text = await readFile(join(from, name), 'utf8');
    const moved = text
      .replaceAll('-Feb-29 ', '-Feb-28 ')
      .replaceAll(/\b(\d{4})-(?=[A-Z][a-z]{2}-\d)/g, (_, year: string) => `${Number(year) - years}-`)
      .replaceAll(`,SEN2,${YEAR},`, `,SEN2,${YEAR - years},`);
    await writeFile(join(to, name.replace(String(YEAR), String(YEAR - years))), moved);
  }
}
