/** Made-up answers taken into review for tests, with their themes proposed and approved. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MarlshireStore, PEOPLE } from './marlshire-store.ts';

const { lead } = PEOPLE;
const NAMED: readonly string[] = [lead.id];
/** How the source is looked at. */
export const SOURCE = { readers: NAMED, flaggedHours: 4, otherDays: 5, mayQuote: true };

/** Sentences of two subjects, so that two themes are there to be found. */
const BUS = [
  'The taxi transport is late and the escort is rude.',
  'Transport by taxi is great but the escort shouts.',
];
const FORMS = ['The forms are confusing and the portal crashed.', 'Portal forms were easy and clear.'];

/** Work on a file of answers. */
async function withFile<T>(lines: readonly string[], work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-review-'));
  const path = join(folder, 'answers.csv');
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await writeFile(path, ['id,Your words', ...lines.map((line, at) => `${at},${cell(line)}`)].join('\n'));
  try {
    return await work(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Take answers into review as a file. */
export async function taken({ app, scope }: MarlshireStore, lines: readonly string[], wish = SOURCE) {
  return await withFile(lines, (path) =>
    app.review.takeFile(lead, scope, {
      ...wish,
      path,
      column: 'your words',
      title: 'Autumn letters',
      from: '2024-11-01',
      consent: 'You may quote me without my name.',
    }),
  );
}

/** Sixty answers, half of each subject. */
const SIXTY = Array.from(
  { length: 60 },
  (_, at) => (at % 2 === 0 ? BUS : FORMS)[Math.floor(at / 2) % 2] ?? '',
);

/** Take sixty answers, and approve every theme that is proposed. */
export async function themed(marlshire: MarlshireStore) {
  const { app, scope } = marlshire;
  await taken(marlshire, SIXTY);
  await app.review.propose(lead, scope);
  const { themes } = await app.review.look(lead, scope);
  for (const { id } of themes)
    await app.review.changeTheme(lead, scope, { act: 'approve', themeId: id, reason: '' });
  return (await app.review.look(lead, scope)).themes;
}
