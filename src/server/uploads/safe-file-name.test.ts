/** Names that a browser sends, made safe. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { safeFileName } from './safe-file-name.ts';

test('keeps an ordinary name as it is', () => {
  for (const name of ['costs.csv', 'SEN2 extract (October) – final.xlsx', 'Bläckhuvud.ods', 'a.tar.gz'])
    assert.equal(safeFileName(name), name);
});

test('keeps only the last part of a path, of either kind of machine', () => {
  assert.equal(safeFileName('../../etc/passwd'), 'passwd');
  assert.equal(safeFileName('C:\\data\\costs.csv'), 'costs.csv');
  for (const name of ['..', '.', '/', '', '...', ' . ', '\\']) assert.equal(safeFileName(name), 'file');
});

test('takes out what hides what a file is', () => {
  assert.equal(safeFileName('costs\u202Evsc.exe'), 'costs-vsc.exe');
  assert.equal(safeFileName('a\u0000b\nc.csv'), 'a-b-c.csv');
  assert.equal(safeFileName('.hidden'), 'hidden');
});

test('any name at all gives one that stays in its folder and fits a file system', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (name) => {
      const safe = safeFileName(name);
      assert.ok(safe.length > 0 && Buffer.byteLength(safe) <= 255);
      assert.doesNotMatch(safe, /[/\\\p{Cc}]/u);
      assert.doesNotMatch(safe, /^\./);
    }),
  );
});

test('a long name keeps its ending, because the ending says what the file is', () => {
  assert.match(safeFileName(`${'x'.repeat(500)}.xlsx`), /^x+\.xlsx$/);
});
