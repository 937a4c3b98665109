/** The county's return pack as a reader has it: built by the command, opened in LibreOffice, every figure in every format. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { runCommand } from '../make/run-command.ts';

const has = (program: string) => spawnSync('which', [program]).status === 0;
const noOffice = has('soffice') ? false : 'LibreOffice is not installed';
const noPdf = has('pdftotext') ? false : 'pdftotext is not installed';

type ReturnFile = {
  readonly schema: string;
  readonly figures: readonly {
    readonly id: string;
    readonly value: unknown;
    readonly shown: string;
    readonly source: { readonly kind: string; readonly inputs?: readonly string[] };
  }[];
  readonly conditions: readonly unknown[];
  readonly risks: readonly unknown[];
};

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-pack-'));
const pack = join(folder, 'pack');

before(async () => {
  const demo = await runCommand(folder, ['demo', '--out', join(folder, 'demo')]);
  assert.equal(demo.code, 0, demo.err);
  const built = await runCommand(folder, [
    'return',
    'build',
    join(folder, 'demo'),
    '--update',
    '2024-25/3',
    '--out',
    pack,
  ]);
  assert.equal(built.code, 0, built.err);
});
after(() => rmSync(folder, { recursive: true, force: true }));

function readReturn(): ReturnFile {
  return JSON.parse(readFileSync(join(pack, 'return.json'), 'utf8')) as ReturnFile; // our own file
}

function textOfPdf(file: string): string {
  const done = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout.replaceAll(/\s+/g, ' ');
}

function throughOffice(file: string): string {
  const done = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'office')}`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      join(folder, 'office-out'),
      join(pack, file),
    ],
    { encoding: 'utf8', timeout: 120_000 },
  );
  assert.equal(done.status, 0, done.stderr);
  return join(folder, 'office-out', file.replace(/\.\w+$/, '.pdf'));
}

test('the data file has the schema first, every condition and risk, and sources that exist', () => {
  const found = readReturn();
  assert.equal(Object.keys(found)[0], 'schema');
  assert.equal(found.schema, 'evenkeel/return@1');
  assert.deepEqual([found.conditions.length, found.risks.length], [7, 5]);
  const ids = new Set(found.figures.map(({ id }) => id));
  for (const { id, source } of found.figures)
    for (const input of source.inputs ?? [])
      assert.ok(ids.has(input) || input.startsWith('plan, version'), `${id} rests on ${input}`);
  assert.equal(found.figures.find(({ id }) => id === 'plans_n.actual.2024-10')?.value, 6161);
});

test('every key figure stands in the PDF, the web page and the Word document alike', {
  skip: noOffice || noPdf,
}, () => {
  const html = readFileSync(join(pack, 'return.html'), 'utf8');
  const pdf = textOfPdf(join(pack, 'return.pdf'));
  const docx = textOfPdf(throughOffice('return.docx'));
  const wanted = [
    'plans_n.actual.2024-10',
    'plans_n.gap.2024-10',
    'in-year-forecast.q2',
    'condition.2.tested.2024/25',
    'finance.mitigated.residual',
    'inmss_n.share.2024-10',
    'places.shortfall',
    'req_n.rolling12.2024-10',
  ];
  const { figures } = readReturn();
  for (const id of wanted) {
    const shown = figures.find((figure) => figure.id === id)?.shown;
    assert.ok(shown !== undefined, id);
    for (const [name, text] of [
      ['web page', html],
      ['PDF', pdf],
      ['Word', docx],
    ] as const)
      assert.ok(text.includes(shown), `${id} (${shown}) is missing from the ${name}`);
  }
});

test('the workbook opens in LibreOffice and its formulas come to the stored totals', {
  skip: noOffice || noPdf,
}, () => {
  const text = textOfPdf(throughOffice('return.xlsx'));
  assert.doesNotMatch(text, /#(REF|NAME|VALUE|DIV\/0)|Err:\d/);
  assert.match(text, /119,630,687\.00/);
  assert.match(text, /43,459,000\.00/);
});

test('the same data give the same bytes', async () => {
  const again = join(folder, 'again');
  const built = await runCommand(folder, [
    'return',
    'build',
    join(folder, 'demo'),
    '--update',
    '2024-25/3',
    '--out',
    again,
  ]);
  assert.equal(built.code, 0, built.err);
  for (const format of ['docx', 'pdf', 'xlsx', 'html']) {
    const name = `return.${format}`;
    assert.ok(readFileSync(join(pack, name)).equals(readFileSync(join(again, name))), name);
  }
});

test('a public copy names no officer', async () => {
  const out = join(folder, 'public');
  const built = await runCommand(folder, [
    'return',
    'build',
    join(folder, 'demo'),
    '--update',
    '2024-25/3',
    '--out',
    out,
    '--formats',
    'html,json',
    '--public',
  ]);
  assert.equal(built.code, 0, built.err);
  for (const name of ['return.html', 'return.json'])
    assert.doesNotMatch(readFileSync(join(out, name), 'utf8'), /@marlshire\.example/);
});
