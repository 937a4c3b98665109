/** SEN2 messages in XML: read like the nine tables, and refused where they are broken or hostile. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { codesOf, readAll, readContent } from '../../../../test/make/read-text.ts';
import type { RowProblem } from '../../../core/domain/intake.ts';
import { inspectBytes } from '../files/file-bytes.ts';
import type { KindFound } from '../tables/file-reading.ts';
import { ProblemLog } from '../tables/problem-log.ts';
import { FileRefusal, LIMITS, type ReadOptions } from '../tables/reading.ts';
import { RowCount } from '../tables/row-count.ts';
import { pseudonymMaker } from './pseudonyms.ts';
import { readSen2Xml } from './read-xml.ts';
import { Sen2Links } from './sen2-links.ts';

const SAMPLE = join(import.meta.dirname, '../../../../test/data/intake/sen2-xml/return-2025.xml');

type Read = {
  readonly found: KindFound | null;
  readonly rows: readonly { readonly table: string; readonly row: number; readonly record: unknown }[];
  readonly problems: readonly RowProblem[];
  readonly count: RowCount;
};

async function readXml(content: string | Uint8Array, options: Partial<ReadOptions> = {}): Promise<Read> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  try {
    const path = join(folder, 'return.xml');
    await writeFile(path, content);
    const rows: { table: string; row: number; record: unknown }[] = [];
    const [log, count] = [new ProblemLog(), new RowCount()];
    const found = await readSen2Xml({
      file: await inspectBytes({ path, member: null }, LIMITS),
      name: 'return.xml',
      log,
      count,
      limits: { ...LIMITS, ...options.limits },
      options: { pseudonymKey: 'ab'.repeat(32), ...options },
      links: new Sen2Links(),
      pseudonym: pseudonymMaker('ab'.repeat(32)),
      sink: (batch) => {
        for (const { row, record } of batch.rows) rows.push({ table: batch.table, row, record });
        return Promise.resolve();
      },
    });
    return { found, rows, problems: log.list(), count };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function codes({ problems }: Read): string[] {
  return problems.filter(({ severity }) => severity !== 'info').map(({ code, row }) => `${code}@${row}`);
}

function person(inside: string, header = '<Collection>SEN2</Collection><Year>2025</Year>'): string {
  const about = '<PersonBirthDate>2015-01-01</PersonBirthDate><Sex>M</Sex><UPN>C999000000001</UPN>';
  return `<Message>\n<Header>${header}<ReferenceDate>2025-01-16</ReferenceDate></Header>\n<Person>${about}\n${inside}\n</Person></Message>`;
}

test('a return is read whole, each element as the row of its table, joined to the one it lies in', async () => {
  const read = await readXml(await readFile(SAMPLE));
  assert.deepEqual(read.found, { kind: 'sen2-xml', confidence: 1 });
  assert.deepEqual(codes(read), []);
  assert.deepEqual([read.count.rowsRead, read.count.accepted], [14, 14]);
  const tables = Map.groupBy(read.rows, ({ table }) => table);
  assert.deepEqual(
    [...tables].map(([table, rows]) => [table, rows.map(({ row }) => row)]),
    [
      ['sen2Headers', [4]],
      ['persons', [23, 58]],
      ['requests', [31, 65, 70]],
      ['assessments', [37]],
      ['namedPlans', [41]],
      ['planDetails', [45, 46]],
      ['activePlans', [49]],
      ['placements', [52]],
      ['needs', [53, 54]],
    ],
  );
  const record = (table: string, at = 0) =>
    (tables.get(table)?.[at]?.record ?? {}) as Record<string, unknown>; // looked at by name
  assert.equal(record('activePlans')['requestKey'], record('requests')['requestKey']);
  assert.equal(record('namedPlans')['assessmentKey'], record('assessments')['assessmentKey']);
  assert.equal(record('requests', 2)['personKey'], record('persons', 1)['personKey']);
  const [first, second] = [record('needs'), record('needs', 1)];
  for (const need of [first, second])
    assert.equal(need['activePlanKey'], record('activePlans')['activePlanKey']);
  assert.deepEqual([first['need'], second['need']], ['ASD', 'SLCN']);
});

test('names, numbers and days of birth do not leave the reader', async () => {
  const everything = JSON.stringify(await readXml(await readFile(SAMPLE)));
  for (const secret of ['Inventedname', 'Fabled', 'C999000000001', 'ZZ1', '2012-03-05'])
    assert.ok(!everything.includes(secret), secret);
});

test('identifiers of another file are other identifiers, and the same child is the same child', async () => {
  const [one, other] = [await readXml(person('')), await readXml(person('<!-- again -->'))];
  const [first, second] = [one, other].map(
    ({ rows }) =>
      rows.find(({ table }) => table === 'persons')?.record as { personKey: string; pupilKey: string },
  );
  assert.notEqual(first?.personKey, second?.personKey);
  assert.equal(first?.pupilKey, second?.pupilKey);
});

test('names in any case, with a prefix, within wrappers, are the same elements', async () => {
  const request = '<RECEIVEDDATE>2024-02-01</RECEIVEDDATE><requestOutcome>A</requestOutcome>';
  const read = await readXml(
    person(
      `<a:Requests xmlns:a="urn:a"><a:Request>${request}</a:Request><Request>${request}</Request></a:Requests>`,
    ),
  );
  assert.deepEqual(codes(read), []);
  assert.equal(read.rows.filter(({ table }) => table === 'requests').length, 2);
  assert.equal(read.count.rowsRead, 4);
});

test('rows with errors are counted, and elements that are unknown or repeated are told', async () => {
  const read = await readXml(
    person(
      [
        '<Requests><ReceivedDate>2024-02-31</ReceivedDate><RequestOutcome>A</RequestOutcome></Requests>',
        '<Requests><ReceivedDate>2024-02-01</ReceivedDate><Shoe>9</Shoe><RequestOutcome>A</RequestOutcome><RequestOutcome>Y</RequestOutcome></Requests>',
        '<SENneed><SENtype>ASD</SENtype><SENtypeRank>1</SENtypeRank></SENneed>',
      ].join('\n'),
    ),
  );
  assert.deepEqual(codes(read), [
    'cell.date-not-real@4',
    'sen2.element-unknown@5',
    'sen2.element-repeated@5',
    'sen2.parent-missing@6',
  ]);
  assert.deepEqual([read.count.rowsRead, read.count.accepted, read.count.withErrors], [5, 3, 2]);
});

test('the year of the header judges the elements below it', async () => {
  const read = await readXml(
    person('<GenderCurrent>1</GenderCurrent>', '<Collection>SEN2</Collection><Year>2024</Year>'),
  );
  assert.deepEqual(codes(read), ['sen2.year-and-date@2', 'sen2.column-not-in-year@3']);
});

test('a message of another collection, a page, or text that is no XML is left to others', async () => {
  for (const text of [
    person('', '<Collection>CIN</Collection>'),
    '<!DOCTYPE html><html><body>Persons</body></html>',
    '<Workbook><Person/></Workbook>',
    '< 5 pupils,3\n<10,4\n',
    '<Message></Message>',
  ]) {
    const read = await readXml(text);
    assert.deepEqual(
      [read.found, read.count.rowsRead, read.problems.length],
      [null, 0, 0],
      text.slice(0, 40),
    );
  }
});

test('under a root of any name the header tells that the message is a return', async () => {
  const root = (text: string) => text.replaceAll('Message>', 'PersonLevelReturn>');
  assert.deepEqual((await readXml(root(person('')))).found, { kind: 'sen2-xml', confidence: 1 });
  assert.equal((await readXml(root(person('', '')))).found, null);
  assert.equal((await readXml(root(person('', '')), { kind: 'sen2-xml' })).found?.confidence, 0.8);
  assert.equal((await readXml(person(''), { kind: 'ledger' })).found, null);
});

test('what is hostile or broken is refused by name, with its line', async () => {
  const bomb = `<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n${person('<Requests>&b;</Requests>')}`;
  const refusals: readonly (readonly [string, string, number])[] = [
    [bomb, 'file.xml-entities', 1],
    [`<!DOCTYPE Message SYSTEM "file:///etc/hostname">\n${person('')}`, 'file.xml-entities', 1],
    [person('<Requests>&nothing;</Requests>'), 'file.xml-entities', 4],
    [person('<Requests></Wrong>'), 'file.xml-malformed', 4],
    [person('').slice(0, -12), 'file.xml-malformed', 5],
    [person(`${'<x>'.repeat(50)}${'</x>'.repeat(50)}`), 'file.xml-too-deep', 4],
    [person(`<Requests><RYA>${'1'.repeat(9000)}</RYA></Requests>`), 'file.xml-part-too-large', 4],
    [person('<Requests><RYA>1</RYA></Requests>'.repeat(400)), 'file.xml-part-too-large', 4],
  ];
  for (const [text, code, row] of refusals)
    await assert.rejects(readXml(text, { limits: { rowLength: 8000 } }), (fault) => {
      assert.ok(fault instanceof FileRefusal, String(fault));
      assert.deepEqual([fault.code, fault.row], [code, row], text.slice(0, 60));
      return true;
    });
});

test('a large message is read with one person in memory, across the ends of chunks, in any encoding', async () => {
  const one =
    '<Person><PersonBirthDate>2015-01-01</PersonBirthDate><Sex>M</Sex><Surname>Ünwahr</Surname><UPNunknown>UN1</UPNunknown></Person>\n';
  const many = `<Message><Persons>${one.repeat(12_000)}</Persons></Message>`;
  const read = await readXml(many);
  assert.deepEqual([read.found?.confidence, read.count.accepted, codes(read)], [0.8, 12_000, []]);
  assert.equal(read.rows.at(-1)?.row, 12_000);
  const wide = await readXml(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(person(''), 'utf16le')]));
  assert.deepEqual([wide.count.accepted, codes(wide)], [2, []]);
  const latin = `<?xml version="1.0" encoding="windows-1252"?>${person('<Surname>Müller</Surname>')}`;
  assert.deepEqual(codes(await readXml(Buffer.from(latin, 'latin1'))), []);
});

test('a message is recognised among the files of an import by what it is', async () => {
  const { report } = await readAll(SAMPLE);
  assert.deepEqual(
    [report.kind, report.confidence, report.rowsRead, codesOf(report)],
    ['sen2-xml', 1, 14, []],
  );
  const broken = await readContent(person('<Requests>').slice(0, -10), {}, 'return.xml');
  assert.deepEqual(codesOf(broken.report), ['file.xml-malformed@5']);
  assert.equal(broken.report.rowsRead, 0);
  const page = await readContent('<!DOCTYPE html>\n<html><body>5</body></html>\n', {}, 'page.html');
  assert.deepEqual(codesOf(page.report), ['file.not-a-table']);
});
