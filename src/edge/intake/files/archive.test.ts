/** Archives are read through in place; whatever tries to lead out of one, or to fill the memory, is refused in a sentence. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import { lookAt, readFileInto } from '../read-file.ts';
import { listFiles } from './list-files.ts';

type Member = {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the archive claims of the member, where it is not the truth. */
  readonly claims?: { readonly size?: number; readonly flags?: number; readonly mode?: number };
};

/** Pack members as an archive made by other hands would be, lies and all. */
function pack(members: readonly Member[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims } of members) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const label = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(claims?.flags ?? 0x0800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims?.size ?? plain.length, 18);
    fields.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), fields, label, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((claims?.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 3]), fields, tail, label]));
    locals.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, list, end]);
}

async function readPacked(bytes: Buffer) {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  try {
    const path = join(folder, 'bundle.zip');
    await writeFile(path, bytes);
    const reports = [];
    for (const file of await listFiles([path])) {
      const look = await lookAt(file);
      const report = await readFileInto(look, { pseudonymKey: 'ab'.repeat(32) }, () => Promise.resolve());
      reports.push({ ...report, file: report.file.slice(folder.length + 1) });
    }
    return reports;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const MONTHS = 'month,measure,actual\n2024-09,plans_n,6100\n2024-10,plans_n,6161\n';

test('every member of an archive is read as a file of its own, in a fixed order, hidden ones left out', async () => {
  const reports = await readPacked(
    pack([
      { name: 'finance/', content: '' },
      { name: 'finance/months.csv', content: MONTHS },
      { name: '__MACOSX/._months.csv', content: 'x' },
      { name: 'a note.txt', content: 'Some words.\n' },
    ]),
  );
  assert.deepEqual(
    reports.map(({ file, kind, recordsAccepted }) => [file, kind, recordsAccepted]),
    [
      ['bundle.zip/a note.txt', 'unknown', 0],
      ['bundle.zip/finance/months.csv', 'monthly-actuals', 2],
    ],
  );
});

const REFUSED: readonly (readonly [claim: string, bytes: Buffer, code: string])[] = [
  ['a name that climbs out', pack([{ name: '../months.csv', content: MONTHS }]), 'file.archive-path'],
  ['an absolute name', pack([{ name: '/etc/months.csv', content: MONTHS }]), 'file.archive-path'],
  ['a name with a drive', pack([{ name: 'C:/months.csv', content: MONTHS }]), 'file.archive-path'],
  [
    'a name that climbs out with backslashes',
    pack([{ name: '..\\months.csv', content: MONTHS }]),
    'file.archive-path',
  ],
  [
    'a link to another place',
    pack([{ name: 'months.csv', content: '/etc/passwd', claims: { mode: 0o120777 } }]),
    'file.archive-link',
  ],
  [
    'a member with a password',
    pack([{ name: 'months.csv', content: MONTHS, claims: { flags: 1 } }]),
    'file.encrypted',
  ],
  [
    'a member that unpacks to far more than it packs',
    pack([{ name: 'months.csv', content: Buffer.alloc(8_000_000, 0x20) }]),
    'file.unpacks-too-large',
  ],
  [
    'a member that unpacks to more than it says',
    pack([{ name: 'months.csv', content: MONTHS.repeat(1000), claims: { size: 100 } }]),
    'file.unpacks-too-large',
  ],
  [
    'an archive within an archive',
    pack([{ name: 'inner.zip', content: pack([{ name: 'months.csv', content: MONTHS }]) }]),
    'file.archive-in-archive',
  ],
  ['an archive of nothing but folders', pack([{ name: 'empty/', content: '' }]), 'file.archive-empty'],
  [
    'half an archive',
    pack([{ name: 'months.csv', content: MONTHS }]).subarray(0, 90),
    'file.archive-damaged',
  ],
];

for (const [claim, bytes, code] of REFUSED)
  test(`${claim} is refused: ${code}`, async () => {
    const [report, ...others] = await readPacked(bytes);
    assert.equal(others.length, 0);
    assert.deepEqual(
      report?.problems.map((problem) => problem.code),
      [code],
    );
    assert.deepEqual([report?.kind, report?.rowsRead], ['unknown', 0]);
  });

test('one bad member does not keep the others out', async () => {
  const reports = await readPacked(
    pack([
      { name: 'a.csv', content: Buffer.alloc(8_000_000, 0x20) },
      { name: 'b.csv', content: MONTHS },
    ]),
  );
  assert.deepEqual(
    reports.map(({ recordsAccepted }) => recordsAccepted),
    [0, 2],
  );
});

test('an archive of more files than any extract has is refused before they are listed', async () => {
  const members = Array.from({ length: 2001 }, (_, at) => ({ name: `${at}.csv`, content: '' }));
  const [report] = await readPacked(pack(members));
  assert.equal(report?.problems[0]?.code, 'file.archive-too-many');
});
