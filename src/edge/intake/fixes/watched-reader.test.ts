/** What watching a reader promises: a line for each problem of each row, bound to record and value, holding neither. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IssueLine } from '../../../core/domain/issue.ts';
import { pseudonymMaker } from '../sen2/pseudonyms.ts';
import { ProblemLog } from '../tables/problem-log.ts';
import type { RowReader } from '../tables/reading.ts';
import { fingerprintOf, REPEATED, recordKeyFrom } from './record-binding.ts';
import { looseLine, watchedReader } from './watched-reader.ts';

const PSEUDONYM = pseudonymMaker('cd'.repeat(32));
const FINGERPRINT = fingerprintOf('requests', PSEUDONYM);
const HEADERS = ['requeststableid', 'receiveddate'];

/** A reader for which each date but one is wrong and an identifier may be there before. */
function strictReader(log: ProblemLog): RowReader {
  const seen = new Set<string>();
  return {
    waiting: () => 0,
    take: () => [],
    readRow: ([id = '', date = ''], row) => {
      if (seen.has(id)) log.add('sen2.id-repeated', row, 'requeststableid');
      seen.add(id);
      if (date === 'ok') return 'accepted';
      log.add('cell.date-unreadable', row, 'receiveddate');
      log.add('column.unknown', null, 'other');
      return 'error';
    },
  };
}

function watch(rows: readonly (readonly string[])[], ownHeaders = HEADERS) {
  const log = new ProblemLog();
  if (ownHeaders !== HEADERS) log.nameColumns(new Map([['receiveddate', ownHeaders[1] ?? '']]));
  const lines: IssueLine[] = [];
  const watched = watchedReader(strictReader(log), {
    file: 'requests.csv',
    table: 'requests',
    headers: HEADERS,
    ownHeaders,
    recordKeyOf: recordKeyFrom('requests', 'requeststableid', HEADERS, PSEUDONYM),
    fingerprint: FINGERPRINT,
    made: 0,
    problems: () => log.list(),
    onIssue: (line) => lines.push(line),
  });
  for (const [at, cells] of rows.entries()) watched.readRow(cells, at + 2);
  return { lines, log };
}

test('a problem becomes a line with its row, its column and what binds it, and without its value', () => {
  const { lines } = watch([
    ['1', 'ok'],
    ['2', 'Quillfeather'],
  ]);
  const key = PSEUDONYM('requests', '2');
  assert.equal(lines.length, 1);
  const [line] = lines;
  assert.deepEqual([line?.code, line?.row, line?.column], ['cell.date-unreadable', 3, 'receiveddate']);
  assert.deepEqual(
    [line?.recordKey, line?.fingerprint],
    [key, FINGERPRINT(key, 'receiveddate', 'Quillfeather')],
  );
  assert.ok(!JSON.stringify(lines).includes('Quillfeather'));
});

test('each row has its line also where the report counts problems alike together', () => {
  const { lines, log } = watch(Array.from({ length: 250 }, (_, id) => [String(id), 'wrong']));
  assert.ok(log.list().length < 210);
  assert.deepEqual(
    lines.map(({ row }) => row),
    Array.from({ length: 250 }, (_, at) => at + 2),
  );
});

test('a row between two, which no reader saw, gives no line to the next', () => {
  const log = new ProblemLog();
  const lines: IssueLine[] = [];
  const watched = watchedReader(strictReader(log), {
    file: 'requests.csv',
    table: 'requests',
    headers: HEADERS,
    ownHeaders: HEADERS,
    recordKeyOf: () => 'k',
    fingerprint: FINGERPRINT,
    made: 0,
    problems: () => log.list(),
    onIssue: (line) => lines.push(line),
  });
  for (let row = 2; row < 150; row++) log.add('row.too-few-cells', row);
  watched.readRow(['1', 'ok'], 150);
  log.add('row.too-few-cells', 151);
  watched.readRow(['2', 'ok'], 152);
  assert.deepEqual(lines, []);
});

test('the second row with an identifier has a key of its own', () => {
  const { lines } = watch([
    ['1', 'ok'],
    ['1', 'ok'],
  ]);
  assert.deepEqual(
    lines.map(({ code, recordKey }) => [code, recordKey]),
    [['sen2.id-repeated', PSEUDONYM('requests', '1') + REPEATED]],
  );
});

test('a column that the file calls by another name keeps it, and is bound by ours', () => {
  const { lines } = watch([['1', 'wrong']], ['Case', 'Date the request came']);
  assert.equal(lines[0]?.column, 'Date the request came');
  assert.equal(lines[0]?.tableColumn, 'receiveddate');
});

test('a row without an identifier has a line that nothing binds', () => {
  const { lines } = watch([['', 'wrong']]);
  assert.deepEqual([lines[0]?.recordKey, lines[0]?.fingerprint], [null, null]);
});

test('a problem of the whole file has a line that nothing binds', () => {
  const log = new ProblemLog();
  log.add('file.no-rows', null);
  const [problem] = log.list();
  assert.ok(problem !== undefined);
  const line = looseLine('requests.csv', problem);
  assert.deepEqual([line.code, line.row, line.recordKey, line.table], ['file.no-rows', null, null, '']);
});
