/** Text from outside never becomes part of a pattern unescaped: what is put into a pattern is a constant of the source, a pattern's own source, or escaped. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const SOURCE = resolve(import.meta.dirname, '../../src');

/**
 * Local names that hold words of the source itself, with where: numbers, years, and lists that stand as constants above.
 * A name that is added here must never hold what somebody wrote.
 */
const OWN_WORDS: Readonly<Record<string, readonly string[]>> = {
  'core/demo/read-comment.ts': ['parts.join'],
  'core/text/disclosure-classes.ts': ['whole'],
  'core/integrity/read-plain.ts': ['value'],
  'core/integrity/rules/lists.ts': ['word'],
  'core/integrity/rules/overall-ratings.ts': ['names'],
  'core/integrity/rules/answers-and-evidence.ts': ['from', 'to'],
  'core/integrity/understand/bases-told.ts': ['thing', 'leading(BEFORE)', 'leading(AFTER)'],
  'core/integrity/rules/baseline-values.ts': ['year'],
  'core/integrity/understand/comparisons.ts': ['word'],
  'core/integrity/understand/deficit-signs.ts': ['word', 'other', 'joint', 'brackets'],
};

/** Each text that is given to `RegExp(` as a template. */
function templates(text: string): readonly string[] {
  return [
    ...text.matchAll(
      /\bRegExp\(\s*(?:String\.raw)?`((?:[^`\\]|\\.|\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\})*)`/g,
    ),
  ].map(([, template = '']) => template);
}

/** A variable that is given to `RegExp(` whole. */
function variables(text: string): readonly string[] {
  return [...text.matchAll(/\bRegExp\(\s*([a-z][\w.]*)/g)].map(([, name = '']) => name);
}

/** What stands in `${…}` of a template. */
function putIn(template: string): readonly string[] {
  return [...template.matchAll(/\$\{((?:[^{}`]|`(?:[^`{}]|\{[^{}]*\})*`|\{[^{}]*\})*)\}/g)].map(
    ([, piece = '']) => piece.trim(),
  );
}

function isSafe(piece: string, file: string): boolean {
  if (/^[A-Z][A-Z\d_]*(?:\.\w+)*$/.test(piece)) return true; // a constant, or a pattern's source
  if (/^[\w.]+\.source(?:\.replace\(.*\))?$/.test(piece)) return true;
  if (/^RegExp\.escape\(/.test(piece)) return true;
  if (/^(?:\[\.\.\.)?[A-Z][A-Z\d_]*(?:\]?\.(?:map|join|trim|replace)\(|\[)/.test(piece)) return true; // made of a constant
  return OWN_WORDS[file]?.includes(piece) ?? false;
}

function unsafeIn(file: string, text: string): readonly string[] {
  return [...templates(text).flatMap(putIn), ...variables(text)]
    .filter((piece) => !isSafe(piece, file))
    .map((piece) => `${file}: ${piece}`);
}

const FILES = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
);

test('no text from outside becomes part of a pattern unescaped', () => {
  const read = FILES.map((file) => ({ file, text: readFileSync(join(SOURCE, file), 'utf8') }));
  assert.deepEqual(
    read.flatMap(({ file, text }) => unsafeIn(file, text)),
    [],
  );
  assert.ok(read.flatMap(({ text }) => templates(text)).length > 50, 'templates are found at all');
});

test('no name is excused that is not there', () => {
  for (const [file, names] of Object.entries(OWN_WORDS)) {
    const text = readFileSync(join(SOURCE, file), 'utf8');
    const used = [...templates(text).flatMap(putIn), ...variables(text)];
    for (const name of names) assert.ok(used.includes(name), `${file} puts in no ${name}`);
  }
});

test('the rule finds what is put in as it came, and lets escaped text through', () => {
  const template = (...pieces: readonly string[]) =>
    `new RegExp(\`${pieces.map((one) => `$\{${one}}`).join(' ')}\`)`;
  assert.deepEqual(unsafeIn('core/x.ts', template('name')), ['core/x.ts: name']);
  assert.deepEqual(unsafeIn('core/x.ts', template('RegExp.escape(name)', 'NAMES.source', 'MONTH')), []);
  assert.deepEqual(unsafeIn('core/x.ts', template('first.unit')), ['core/x.ts: first.unit']);
  assert.deepEqual(unsafeIn('core/x.ts', 'new RegExp(asked, flags)'), ['core/x.ts: asked']);
});
