/** Made-up values of a child that are planted in files, and the search for any trace of them. */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readZip } from '../../src/edge/documents/zip.ts';

/** Values that no file of the product holds by chance, by what they stand for. */
export const MARKERS = {
  surname: 'Quillfeather',
  forename: 'Zebediah',
  postcode: 'ZZ97 3QX',
  street: '14 Thistledown Lane',
  upn: 'H801200473691',
  uln: '9173846205',
  birth: '2011-03-17',
  case: 'MARL-CASE-77431',
  phone: '07700 900461',
  mail: 'z.quillfeather@example.org',
} as const;

/** The birth date as files write it. */
export const BIRTH_FORMS = [MARKERS.birth, '17/03/2011', '2011-Mar-17', '17 March 2011', '20110317'] as const;

/** A way in which a value could leak, with the value that it is a trace of. */
export type Trace = { readonly of: string; readonly text: string };

function formsOf(of: string, value: string): Trace[] {
  const bare = value.replaceAll(/[\s-]/g, '');
  const texts = [value, bare, value.toUpperCase()];
  // A hash without a key, or another alphabet, hides nothing: anyone can try all values of a child.
  const hidden = [value, bare, value.toLowerCase()].flatMap((text) => [
    ...['sha256', 'sha1', 'md5'].map((name) => hash(name, text).slice(0, 24)),
    Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1),
    Buffer.from(text).toString('hex'),
  ]);
  return [...new Set([...texts, ...hidden].map((text) => text.toLowerCase()))].map((text) => ({ of, text }));
}

/** Every trace that is searched for, in lower case. */
export const TRACES: readonly Trace[] = [
  ...Object.entries(MARKERS).flatMap(([of, value]) => formsOf(of, value)),
  ...BIRTH_FORMS.flatMap((value) => formsOf('birth', value)),
];

/** Name the values of which a text holds a trace. */
export function tracesIn(text: string): string[] {
  const lower = text.toLowerCase();
  return [...new Set(TRACES.filter(({ text: trace }) => lower.includes(trace)).map(({ of }) => of))];
}

/** Name the values of which bytes hold a trace, read as UTF-8 and as UTF-16. */
export function tracesInBytes(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes);
  const odd = buffer.subarray(1);
  return [
    ...new Set(
      [buffer.toString('utf8'), buffer.toString('utf16le'), odd.toString('utf16le')].flatMap(tracesIn),
    ),
  ];
}

/** Name the values of which an archive holds a trace, in its bytes or in any of its parts, unpacked. */
export function tracesInArchive(archive: Uint8Array): string[] {
  return [
    ...new Set([...tracesInBytes(archive), ...readZip(archive).flatMap(({ bytes }) => tracesInBytes(bytes))]),
  ];
}

/** Search every file below a folder, whatever it is; gives "file: what". */
export function tracesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .flatMap((path) => tracesInBytes(readFileSync(path)).map((of) => `${basename(path)}: ${of}`));
}
