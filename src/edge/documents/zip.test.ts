/** Archives: what is written is read back, other programs' archives are read, broken ones are refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readZip, writeZip, type ZipEntry } from './zip.ts';

const MOMENT = new Date('2024-12-11T12:34:56Z');

test('what is written is read back, in order, byte for byte', () => {
  const entry = fc.record({
    name: fc.string({ minLength: 1, maxLength: 30 }),
    bytes: fc.uint8Array({ maxLength: 400 }),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
      const read = readZip(writeZip(entries, MOMENT));
      const plain = (list: readonly ZipEntry[]) =>
        list.map(({ name, bytes }) => [name.toWellFormed(), [...bytes]]);
      assert.deepEqual(plain(read), plain(entries));
    }),
  );
});

test('every file carries the moment given, to two seconds', () => {
  const archive = writeZip([{ name: 'a', bytes: new Uint8Array(3) }], MOMENT);
  const view = new DataView(archive.buffer, archive.byteOffset);
  assert.equal(view.getUint16(10, true), (12 << 11) | (34 << 5) | 28);
  assert.equal(view.getUint16(12, true), (44 << 9) | (12 << 5) | 11);
});

test('bytes that are no archive are refused', () => {
  assert.throws(() => readZip(new Uint8Array(100)), /not a zip archive/);
});
