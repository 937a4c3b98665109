/** What fixing rows promises: each decision reaches its own record and value, and nothing else changes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fix } from '../../../core/domain/issue.ts';
import { pseudonymMaker } from '../sen2/pseudonyms.ts';
import type { RowReader } from '../tables/reading.ts';
import { FixBook } from './fix-book.ts';
import { fixedReader } from './fixed-reader.ts';
import { fingerprintOf, REPEATED, recordKeyFrom, valueAt } from './record-binding.ts';

const PSEUDONYM = pseudonymMaker('cd'.repeat(32));
const HEADERS = ['requeststableid', 'receiveddate', 'requestoutcome'];
const FINGERPRINT = fingerprintOf('requests', PSEUDONYM);

/** A reader that only remembers what it was given. */
function plainReader(): RowReader & { readonly seen: string[] } {
  const seen: string[] = [];
  return {
    seen,
    waiting: () => seen.length,
    take: () => [],
    readRow: (cells, row) => {
      seen.push(`${row}:${cells.join(',')}`);
      return 'accepted';
    },
  };
}

/** A fix of the request with an id, made when its row was `cells`. */
function fixOf(cells: readonly string[], column: string | null, more: Partial<Fix>): Fix {
  const recordKey = more.recordKey ?? PSEUDONYM('requests', cells[0] ?? '');
  const value = valueAt(cells, column === null ? null : HEADERS.indexOf(column));
  return {
    table: 'requests',
    recordKey,
    column,
    oldFingerprint: FINGERPRINT(recordKey, column, value),
    action: 'correct',
    value: null,
    isPersonal: false,
    note: null,
    ...more,
  };
}

function read(rows: readonly (readonly string[])[], fixes: readonly Fix[], headers = HEADERS) {
  const reader = plainReader();
  const told: string[] = [];
  const leftOut: string[] = [];
  const book = new FixBook(fixes);
  const log = {
    add: (code: string, row: number | null, column?: string | null) => {
      told.push(`${code}@${row ?? '-'}${column ? ` ${column}` : ''}`);
    },
  };
  const fixed = fixedReader(reader, {
    table: 'requests',
    headers,
    fixes: book,
    recordKeyOf: recordKeyFrom('requests', 'requeststableid', headers, PSEUDONYM),
    isKeyUnique: true,
    fingerprint: FINGERPRINT,
    made: 0,
    log,
    onLeftOut: (cells) => leftOut.push(cells[0] ?? ''),
  });
  const outcomes = rows.map((cells, at) => fixed.readRow(cells, at + 2));
  book.tellUnused(log);
  return { reader, fixed, outcomes, told, leftOut };
}

const ROW_7 = ['7', '31/02/2024', 'Y'];
const ROW_8 = ['8', '31/02/2024', 'N'];

test('a correction reaches its own record only, although another has the same wrong value', () => {
  const fix = fixOf(ROW_7, 'receiveddate', { value: '2024-02-29' });
  const { reader, told } = read([ROW_7, ROW_8], [fix]);
  assert.deepEqual(reader.seen, ['2:7,2024-02-29,Y', '3:8,31/02/2024,N']);
  assert.deepEqual(told, ['fix.applied@2 receiveddate']);
});

test('the cells that were handed in are not changed', () => {
  const cells = [...ROW_7];
  read([cells], [fixOf(ROW_7, 'receiveddate', { value: '2024-02-29' })]);
  assert.deepEqual(cells, ROW_7);
});

test('a correction holds for a later file with the same record, its columns in another order and under another case', () => {
  const fix = fixOf(ROW_7, 'receiveddate', { value: '2024-02-29' });
  const later = ['RequestOutcome', 'ReceivedDate', 'RequestsTableId'];
  const { reader, told } = read([['A', ' 31/02/2024 ', '7.0']], [fix], later);
  assert.deepEqual(reader.seen, ['2:A,2024-02-29,7.0']);
  assert.deepEqual(told, ['fix.applied@2 receiveddate']);
});

test('where the value has changed since, the correction is told and not applied', () => {
  const fix = fixOf(ROW_7, 'receiveddate', { value: '2024-02-29' });
  const { reader, told } = read([['7', '30/02/2024', 'Y']], [fix]);
  assert.deepEqual(reader.seen, ['2:7,30/02/2024,Y']);
  assert.deepEqual(told, ['fix.outdated@2 receiveddate']);
});

test('where the file has been corrected since, that is told as no fault', () => {
  const fix = fixOf(ROW_7, 'receiveddate', { value: '2024-02-29' });
  assert.deepEqual(read([['7', '2024-02-29', 'Y']], [fix]).told, ['fix.already-corrected@2 receiveddate']);
});

test('a row that is left out is skipped, told, and named to what belongs to it', () => {
  const fix = fixOf(ROW_7, 'receiveddate', { action: 'leave-out' });
  const { reader, outcomes, told, leftOut } = read([ROW_7, ROW_8], [fix]);
  assert.deepEqual(outcomes, ['skipped', 'accepted']);
  assert.equal(reader.seen.length, 1);
  assert.deepEqual(told, ['fix.left-out@2']);
  assert.deepEqual(leftOut, ['7']);
});

test('a value that is accepted is read as it stands and counted', () => {
  const { reader, told } = read([ROW_7], [fixOf(ROW_7, 'receiveddate', { action: 'accept' })]);
  assert.deepEqual(reader.seen, ['2:7,31/02/2024,Y']);
  assert.deepEqual(told, ['fix.accepted@2 receiveddate']);
});

test('a decision about a whole row holds while every cell is the same', () => {
  const fix = fixOf(ROW_7, null, { action: 'leave-out' });
  assert.deepEqual(read([ROW_7], [fix]).outcomes, ['skipped']);
  const changed = read([['7', '31/02/2024', 'N']], [fix]);
  assert.deepEqual(changed.outcomes, ['accepted']);
  assert.deepEqual(changed.told, ['fix.outdated@2']);
});

test('of two rows with the same identifier only the one that was meant is left out', () => {
  const again = PSEUDONYM('requests', '7') + REPEATED;
  const fix = fixOf(ROW_7, 'requeststableid', { action: 'leave-out', recordKey: again });
  assert.deepEqual(read([ROW_7, ROW_7, ROW_8], [fix]).outcomes, ['accepted', 'skipped', 'accepted']);
});

test('two columns of one record are corrected together, each against its own old value', () => {
  const fixes = [
    fixOf(ROW_7, 'receiveddate', { value: '2024-02-29' }),
    fixOf(ROW_7, 'requestoutcome', { value: 'A' }),
  ];
  assert.deepEqual(read([ROW_7], fixes).reader.seen, ['2:7,2024-02-29,A']);
});

test('a cell that a short row of a sheet does not reach can be filled, and a cell can be emptied', () => {
  const short = ['7', '31/02/2024'];
  const fill = fixOf([...short, ''], 'requestoutcome', { value: 'A' });
  const empty = fixOf(short, 'receiveddate', { value: '' });
  assert.deepEqual(read([short], [fill, empty]).reader.seen, ['2:7,,A']);
});

test('fixes whose record is not there are counted once, at the end', () => {
  const gone = fixOf(['99', 'x', 'Y'], 'receiveddate', { value: '2024-02-29' });
  assert.deepEqual(read([ROW_7], [gone]).told, ['fix.unused@-']);
});

test('without fixes of the table the reader itself is given', () => {
  const other: Fix = { ...fixOf(ROW_7, 'receiveddate', { value: '' }), table: 'person' };
  const { reader, fixed } = read([], [other]);
  assert.equal(fixed, reader);
});

test('a row without an identifier is read as it stands', () => {
  const fix = fixOf(ROW_7, 'receiveddate', { value: '2024-02-29' });
  assert.deepEqual(read([['', '31/02/2024', 'Y']], [fix]).reader.seen, ['2:,31/02/2024,Y']);
});

test('a fingerprint tells neither its value nor that two children share it', () => {
  const [one, two] = ['7', '8'].map((id) => FINGERPRINT(PSEUDONYM('requests', id), 'receiveddate', 'x'));
  assert.match(one ?? '', /^[0-9a-f]{32}$/);
  assert.notEqual(one, two);
});
