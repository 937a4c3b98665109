/** Writes docs/formats/shared-files.md: what becomes of every file of a folder of published data, measured by reading it. */
import { existsSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import type { FileReport, RowProblem } from '../src/core/domain/intake.ts';
import { lookAt, readFileInto } from '../src/edge/intake/read-file.ts';

const PAGE = resolve(import.meta.dirname, '../docs/formats/shared-files.md');
const SHARED = resolve(import.meta.dirname, '../../shared/data');
/** A key for pseudonyms that is no secret: nothing read here is kept. */
const KEY = '00'.repeat(32);

type Described = { readonly file: string; readonly report: FileReport };

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((file) => basename(file) !== 'README.md').sort();
}

async function describe(path: string): Promise<Described> {
  const file = relative(SHARED, path);
  const look = await lookAt({ name: file, source: { path, member: null }, refusal: null });
  return { file, report: await readFileInto(look, { pseudonymKey: KEY }, () => Promise.resolve()) };
}

const number = (value: number) => value.toLocaleString('en-GB');

/** One row a folder and outcome: how many files, what became of their rows. */
function rowsByFolder(all: readonly Described[]): string[] {
  const groups = Map.groupBy(all, ({ file, report }) => `${file.split('/')[0] ?? ''} | ${outcomeOf(report)}`);
  return [...groups].map(([name, described]) => {
    const sum = (of: (report: FileReport) => number) =>
      number(described.reduce((total, { report }) => total + of(report), 0));
    const counts = [
      sum(({ rowsRead }) => rowsRead),
      sum(({ recordsAccepted }) => recordsAccepted),
      sum(({ rowsWithErrors }) => rowsWithErrors),
      sum(({ rowsSkipped }) => rowsSkipped),
    ];
    return `| ${name} | ${described.length} | ${counts.join(' | ')} |`;
  });
}

function outcomeOf({ kind, problems }: FileReport): string {
  if (kind !== 'unknown') return `\`${kind}\``;
  return `refused: \`${problems.find(({ severity }) => severity === 'error')?.code ?? 'file.unreadable'}\``;
}

type Told = Pick<RowProblem, 'code' | 'severity' | 'message'> & {
  readonly file: string;
  readonly rows: number;
};

/** What was told of files that were read: errors and warnings by file and code, with how often. */
function toldOf({ file, report }: Described): Told[] {
  if (report.kind === 'unknown') return [];
  const told = report.problems.filter(({ severity }) => severity !== 'info');
  return [...Map.groupBy(told, ({ code }) => code).values()].flatMap((alike) => {
    const [first] = alike;
    const rows = alike.reduce((sum, { count }) => sum + count, 0);
    return first === undefined ? [] : [{ ...first, file, rows }];
  });
}

function toldRow({ file, code, severity, message, rows }: Told): string {
  return `| ${file} | ${severity} | \`${code}\` | ${number(rows)} | ${message} |`;
}

function refusals(all: readonly Described[]): string[] {
  const problems = all
    .filter(({ report }) => report.kind === 'unknown')
    .flatMap(({ report }) => report.problems.filter(({ severity }) => severity === 'error'));
  const byCode = Map.groupBy(problems, ({ code }) => code);
  return [...byCode].flatMap(([code, [first]]) =>
    first === undefined ? [] : [`| \`${code}\` | ${first.message} | ${first.advice} |`],
  );
}

function page(all: readonly Described[]): string {
  const told = all.flatMap(toldOf).map(toldRow);
  return `# Published files that were tried

Made by \`node scripts/describe-shared-files.ts\`, which reads every file of the folder of published data that this
product is tested with (\`shared/data\` beside the checkout) and writes down what came of it. Rows read = accepted + with
errors + passed over. Passed over are headers, blank rows, totals, notes and rows without an answer, each counted by its
reason in the report of the import. Notes for people (README) are refused as such and not listed.

| folder | read as | files | rows read | accepted | with errors | passed over |
| --- | --- | ---: | ---: | ---: | ---: | ---: |
${rowsByFolder(all).join('\n')}

## What was told

Errors keep a row out; warnings let it in as it stands. Nothing was mended in silence.

| file | how grave | code | rows | what |
| --- | --- | --- | ---: | --- |
${told.join('\n')}

## Refusals

| code | what is said | what to do |
| --- | --- | --- |
${refusals(all).join('\n')}
`;
}

/** Read every file of the folder and write the page as it should stand. */
export async function sharedFilesPage(): Promise<string> {
  const all: Described[] = [];
  for (const path of await listFiles(SHARED)) all.push(await describe(path));
  return page(all);
}

if (process.argv[1] === import.meta.filename) {
  if (!existsSync(SHARED))
    throw new Error(`There is no folder of published data at ${relative('.', SHARED)}`);
  writeFileSync(PAGE, await sharedFilesPage());
}
