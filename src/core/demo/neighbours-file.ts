/** Made-up statistical neighbours, in the published layout: a column for each authority, the nearest first. */
import { csvText, type DemoFile, fromLines } from './demo-file.ts';
import type { Authority } from './published-panel.ts';

const NEIGHBOURS = 10;

/** Write `published/statistical-neighbours.csv`: the ten authorities that follow each in the list, wrapped round. */
export function neighboursFile(own: Authority, others: readonly Authority[]): DemoFile {
  const names = [own, ...others].map(({ name }) => name);
  const chunks = fromLines(function* () {
    yield names.map(csvText).join(',');
    for (let rank = 1; rank <= Math.min(NEIGHBOURS, names.length - 1); rank++)
      yield names.map((_, at) => csvText(names[(at + rank * 3) % names.length] ?? '')).join(',');
  });
  return { path: 'published/statistical-neighbours.csv', chunks };
}
