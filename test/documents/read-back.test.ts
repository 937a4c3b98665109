/** A return goes out as DOCX, is edited in LibreOffice and comes in again: every edit is told exactly, and nothing else. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { editInOffice, hasOffice, type OfficeEdit } from '../make/edit-in-office.ts';
import { runCommand } from '../make/run-command.ts';

const skip = hasOffice() ? false : 'LibreOffice is not installed';
const home = mkdtempSync(join(tmpdir(), 'evenkeel-read-back-'));
const DOCX = join(home, 'pack', 'return.docx');

type Found = {
  readonly blocksRead: number;
  readonly blocksUnchanged: number;
  readonly findings: readonly {
    readonly id: string;
    readonly kind: string;
    readonly certainty: string;
    readonly where: string;
    readonly before: string;
    readonly after: string;
    readonly words: readonly { readonly kind: string; readonly text: string }[];
    readonly offered: readonly { readonly value: string }[];
  }[];
};

before(async () => {
  if (skip !== false) return;
  for (const words of [
    ['demo', '--out', join(home, 'demo')],
    ['programme', 'load', join(home, 'demo'), '--unreviewed'],
    [
      'return',
      'build',
      'marlshire',
      '--update',
      '2024-25/3',
      '--out',
      join(home, 'pack'),
      '--formats',
      'docx',
    ],
  ]) {
    const { code, err } = await runCommand(home, words);
    assert.equal(code, 0, err);
  }
});
after(() => rmSync(home, { recursive: true, force: true }));

function edited(name: string, edits: readonly OfficeEdit[]): string {
  const to = join(home, `${name}.docx`);
  editInOffice(home, DOCX, to, edits);
  assert.ok(existsSync(to), 'LibreOffice saved the document');
  return to;
}

/** Call the command on a document of update 3. */
function callReadBack(file: string, ...more: readonly string[]) {
  const words = ['return', 'read-back', 'marlshire', '--update', '2024-25/3', '--file', file];
  return runCommand(home, [...words, ...more]);
}

async function readBack(file: string): Promise<Found> {
  const { out, err } = await callReadBack(file, '--json');
  assert.notEqual(out, '', err);
  return JSON.parse(out) as Found; // our own answer
}

test('a document that was only opened and saved again differs in nothing', { skip }, async () => {
  for (const file of [DOCX, edited('saved', [])]) {
    const { findings, blocksRead, blocksUnchanged } = await readBack(file);
    assert.deepEqual(findings, []);
    assert.ok(blocksRead > 100);
    assert.equal(blocksUnchanged, blocksRead);
  }
});

const EDITS: readonly OfficeEdit[] = [
  // words only: the figures around them keep their references
  { kind: 'replace', text: 'It has worsened by', by: 'It has grown worse by' },
  // a number typed over a stored figure
  {
    kind: 'replace',
    text: 'There were 6,161 plans at the end of October',
    by: 'There were 6,160 plans at the end of October',
  },
  // a new paragraph without numbers
  {
    kind: 'add-after',
    text: 'No plan is ended to meet a number',
    paragraph: 'Young people chose the new routes themselves.',
  },
  // an item of a list
  {
    kind: 'replace',
    text: 'Advisory teachers for schools have been recruited and have started.',
    by: 'Advisory teachers have started.',
  },
  // a cell of a live table
  { kind: 'replace', text: '97.83', by: '97.84' },
];

test('five edits are five findings, word by word, sure or asked as they must be', { skip }, async () => {
  const { findings } = await readBack(edited('edited', EDITS));
  const told = findings.map(({ kind, certainty, where, words }) => ({
    kind,
    certainty,
    where,
    gone: words.flatMap((run) => (run.kind === 'gone' ? [run.text.trim()] : [])).join(' … '),
    added: words.flatMap((run) => (run.kind === 'added' ? [run.text.trim()] : [])).join(' … '),
  }));
  assert.deepEqual(told, [
    {
      kind: 'commentary',
      certainty: 'sure',
      where: 'Will this year’s projected deficit in the agreement be met?',
      gone: 'worsened',
      added: 'grown … worse',
    },
    {
      kind: 'commentary',
      certainty: 'sure',
      where: 'What has done most to move things forward?',
      gone: 'for schools … been recruited and have',
      added: '',
    },
    {
      kind: 'commentary',
      certainty: 'ask',
      where: '3.1 Earlier support and inclusion',
      gone: '6,161',
      added: '6,160',
    },
    {
      kind: 'table',
      certainty: 'ask',
      where: '3.1 Earlier support and inclusion',
      gone: '97.83',
      added: '97.84',
    },
    {
      kind: 'commentary',
      certainty: 'sure',
      where: '3.4 Transition and adulthood',
      gone: '',
      added: 'Young people chose the new routes themselves.',
    },
    // the same figure once more, in the annex of the charts' figures
    {
      kind: 'table',
      certainty: 'ask',
      where: 'Annex: the figures of the charts',
      gone: '97.83',
      added: '97.84',
    },
  ]);
});

test('a rating is taken over by its word, and a bare letter by what the document’s own key says of it', {
  skip,
}, async () => {
  const file = edited('rated', [
    { kind: 'replace', text: '✖\u00a0Red (R)', by: 'Amber (O)' },
    // the key's own row loses the word with the others, and still says what A means
    { kind: 'replace', text: '●\u00a0Green (A)', by: 'A' },
  ]);
  const { findings } = await readBack(file);
  const rated = findings.flatMap(({ kind, certainty, after, offered, where }) =>
    kind === 'rating' && offered.length !== 1
      ? [{ certainty, after, where, offered: offered.map(({ value }) => value) }]
      : [],
  );
  assert.deepEqual(rated, [
    { certainty: 'sure', after: 'Amber (O)', where: '1 In-year balance', offered: [] },
    { certainty: 'sure', after: 'Amber (O)', where: '2 Cumulative deficit within the ceiling', offered: [] },
  ]);
});

test('taking over needs every question decided, keeps references, and writes a version with its audit entry', {
  skip,
}, async () => {
  const file = edited('taken', EDITS);
  const take = (...more: readonly string[]) => callReadBack(file, '--take', ...more);
  const refused = await take();
  assert.equal(refused.code, 2);
  assert.match(refused.err, /not decided/);
  const decisions = join(home, 'decisions.json');
  const asked = (await readBack(file)).findings.filter(({ certainty }) => certainty === 'ask');
  writeFileSync(decisions, JSON.stringify(Object.fromEntries(asked.map(({ id }) => [id, 'record']))));
  const taken = await take('--decisions', decisions);
  assert.equal(taken.code, 0, taken.err);
  const out = join(home, 'again');
  const built = await runCommand(home, [
    'return',
    'build',
    'marlshire',
    '--update',
    '2024-25/3',
    '--out',
    out,
    '--formats',
    'json',
  ]);
  assert.equal(built.code, 0, built.err);
  type Passage = { readonly text: string; readonly figures: readonly string[] };
  const { narrative } = JSON.parse(readFileSync(join(out, 'return.json'), 'utf8')) as {
    readonly narrative: readonly Passage[];
  }; // our own file
  const passage = (text: string) => narrative.find((one) => one.text.includes(text));
  assert.deepEqual(passage('It has grown worse by £5.1m')?.figures.length, 3);
  assert.ok(passage('There were 6,161 plans')?.figures.includes('plans_n.actual.2024-10'));
  assert.ok(passage('Young people chose the new routes themselves.'));
  assert.ok(passage('Advisory teachers have started.'));
  // What was taken over is now what is printed: the decided record is all that still differs.
  const left = (await readBack(file)).findings.map(({ kind, certainty }) => [kind, certainty]);
  assert.deepEqual(left, [
    ['commentary', 'ask'],
    ['table', 'ask'],
    ['table', 'ask'],
  ]);
});
