/** Corrections in the other forms of a return: a message, the entry template and a list of children. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { codesOf, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';
import type { Fix, IssueLine } from '../../../core/domain/issue.ts';
import { FixBook } from './fix-book.ts';

/** Read content with fixes and gather the lines of its issue sheet. */
async function readFixed(content: string | Uint8Array, name: string, fixes: readonly Fix[] = []) {
  const lines: IssueLine[] = [];
  const book = new FixBook(fixes);
  const fixing = { fixes: book, onIssue: (line: IssueLine) => lines.push(line) };
  const { report, rows } = await readContent(content, { fixing }, name);
  assert.ok(rowsAccounted(report));
  const told = report.problems.filter(({ code }) => code.startsWith('fix.'));
  const tables = (table: string) => rows.filter((row) => row.table === table).length;
  return { report, lines, tables, book, told: told.map(({ code, count }) => `${code} ${count}`) };
}

/** Decide on a line as the sheet gives it back: its column, or the whole row where it names none of ours. */
function decide(line: IssueLine | undefined, action: Fix['action'], value: string | null = null): Fix {
  assert.ok(line !== undefined && line.recordKey !== null && line.fingerprint !== null, 'the line is bound');
  const { table, recordKey, tableColumn: column, fingerprint } = line;
  return {
    ...{ table, recordKey, column, action, value },
    oldFingerprint: fingerprint,
    isPersonal: false,
    note: null,
  };
}

const request = (day: string, outcome = 'A') =>
  `<Requests>\n<ReceivedDate>${day}</ReceivedDate><RequestOutcome>${outcome}</RequestOutcome></Requests>`;
const child = (number: string, inside: string, birth = '2015-01-01') =>
  `<Person><PersonBirthDate>${birth}</PersonBirthDate><Sex>M</Sex>${number}\n${inside}\n</Person>`;
const FIRST = '<UPN>T999000000002</UPN>';
const SECOND = '<UPN>F999000000003</UPN>';
const message = (...children: readonly string[]) =>
  `<Message>\n<Header><Collection>SEN2</Collection><Year>2025</Year><ReferenceDate>2025-01-16</ReferenceDate></Header>\n${children.join('\n')}</Message>`;

const dayLines = (lines: readonly IssueLine[]) =>
  lines.filter(({ tableColumn }) => tableColumn?.toLowerCase() === 'receiveddate');

test('a correction of a message holds for a later one, where the child stands elsewhere', async () => {
  const [wrong, right] = [request('2024-02-31'), request('2024-03-01')];
  const first = await readFixed(message(child(FIRST, wrong), child(SECOND, wrong)), 'return.xml');
  assert.equal(first.tables('requests'), 0);
  const [own] = dayLines(first.lines);
  assert.equal(own?.table, 'requests');
  const fixes = [decide(own, 'correct', '2024-02-29')];
  // The second child comes first by now, the first has another request after this one.
  const later = message(child(SECOND, wrong), child(FIRST, `${wrong}\n${right}`));
  const second = await readFixed(later, 'later.xml', fixes);
  assert.deepEqual(second.told, ['fix.applied 1']);
  assert.equal(second.tables('requests'), 2);
  const changed = await readFixed(message(child(FIRST, request('2024-02-32'))), 'return.xml', fixes);
  assert.deepEqual([changed.told, changed.tables('requests')], [['fix.outdated 1'], 0]);
});

test('a child of a message that is left out takes its own records with it, in a later message too', async () => {
  const wrong = child(FIRST, request('2024-02-01'), '2015-02-30');
  const { lines } = await readFixed(message(wrong), 'return.xml');
  const own = lines.find(({ table, recordKey }) => table === 'person' && recordKey !== null);
  const later = message(child(SECOND, request('2024-02-01')), wrong);
  const second = await readFixed(later, 'later.xml', [decide(own, 'leave-out')]);
  assert.deepEqual(second.told.toSorted(), ['fix.left-out 1', 'fix.left-out-with-parent 1']);
  assert.deepEqual([second.tables('persons'), second.tables('requests')], [1, 1]);
});

test('two children of a message with one number are told apart', async () => {
  const twice = message(child(FIRST, request('2024-02-31')), child(FIRST, request('2024-02-31')));
  const { lines } = await readFixed(twice, 'return.xml');
  const [one, other] = dayLines(lines);
  assert.notEqual(one?.recordKey, other?.recordKey);
  const second = await readFixed(twice, 'return.xml', [decide(other, 'leave-out')]);
  assert.deepEqual(second.told, ['fix.left-out 1']);
});

test('what belongs to a child without a number says that it can only be corrected in the file', async () => {
  const reason = '<UPNunknown>UN8</UPNunknown>';
  const { lines } = await readFixed(message(child(reason, request('2024-02-31'))), 'return.xml');
  const [own] = dayLines(lines);
  assert.deepEqual([own?.recordKey, own?.fingerprint], [null, null]);
  assert.match(own?.advice ?? '', /only be corrected in the file itself\.$/);
  assert.ok(!JSON.stringify(lines).includes('2024-02-31'));
});

const TEMPLATE = (upper: readonly string[] = []) => [
  ['SEN2 data entry'],
  ['Person Record'],
  ['Record Type', 'Person ID', 'Surname', 'Date of Birth', 'Sex', 'UPN'],
  ['Person', '1', 'Inventedname', '2012-03-05', 'F', 'C999000000001'],
  ['Requests Records'],
  ['Record Type', 'Requests record ID', 'Person ID', 'Date request was received', 'Request Outcome'],
  ...(upper.length > 0 ? [upper] : []),
  ['Requests', '11', '1', '2024-02-31', 'A'],
  ['Requests', '12', '9', '2024-02-01', 'A'],
  ['Active Plan Records'],
  ['Record Type', 'Person ID', 'Requests record ID', 'Annual Review Meeting Date', 'Annual Review Decision'],
  ['ActivePlans', '1', '11', '2024-12-01', 'A'],
];
const workbook = (rows: readonly (readonly string[])[]) =>
  writeXlsx({ sheets: [{ name: 'Data Entry Template', rows: rows.map((row) => [...row]) }] });

test('a correction of the entry template holds for the same template filled in further', async () => {
  const first = await readFixed(await workbook(TEMPLATE()), 'template.xlsx');
  assert.equal(first.report.kind, 'sen2-xlsx');
  const [own] = dayLines(first.lines);
  assert.deepEqual(
    [own?.row, own?.column, own?.sheet],
    [7, 'Date request was received', 'Data Entry Template'],
  );
  const fixes = [decide(own, 'correct', '2024-02-29')];
  const longer = await workbook(TEMPLATE(['Requests', '10', '1', '2023-02-01', 'A']));
  const second = await readFixed(longer, 'later.xlsx', fixes);
  assert.deepEqual(second.told, ['fix.applied 1']);
  assert.equal(second.tables('requests'), first.tables('requests') + 2);
  assert.equal(second.tables('activePlans'), 1);
});

test('a row of the template without its parent can be left out, but its parent is not written on the sheet', async () => {
  const first = await readFixed(await workbook(TEMPLATE()), 'template.xlsx');
  const own = first.lines.find(({ code }) => code === 'sen2.orphan');
  assert.deepEqual([own?.column, own?.tableColumn], ['Person ID', null]);
  const second = await readFixed(await workbook(TEMPLATE()), 'template.xlsx', [decide(own, 'leave-out')]);
  assert.deepEqual(second.told, ['fix.left-out 1']);
  assert.ok(!codesOf(second.report).includes('sen2.orphan@8'));
});

const LIST = 'UPN,Date of birth,Sex,Date request was received,Request outcome,Primary need,Plan start date';
const ROW = 'T999000000002,05/03/2012,F,01/02/2024,A,Otherwise,';

test('a correction of a list of children holds for a later list, where other cells of the row have changed', async () => {
  const first = await readFixed(
    [LIST, ROW, ROW.replace('T999000000002', 'F999000000003')].join('\n'),
    'list.csv',
  );
  assert.equal(first.report.kind, 'sen2-csv');
  assert.equal(first.report.recordsAccepted, 0);
  const own = first.lines.find(({ row, column }) => row === 2 && column === 'Primary need');
  assert.equal(own?.tableColumn, 'sentype');
  const fixes = [decide(own, 'correct', 'ASD')];
  const later = [LIST, 'F999000000003,05/03/2013,M,02/02/2024,A,SLCN,', ROW.replace(',F,', ',M,')].join('\n');
  const second = await readFixed(later, 'later.csv', fixes);
  assert.deepEqual([second.told, second.report.recordsAccepted], [['fix.applied 1'], 2]);
});

test('two rows of a list for one child and one day are told apart', async () => {
  const twice = [LIST, ROW, ROW].join('\n');
  const { lines } = await readFixed(twice, 'list.csv');
  const keys = lines.filter(({ column }) => column === 'Primary need').map(({ recordKey }) => recordKey);
  assert.equal(new Set(keys).size, 2);
});
