/** The security checklist: each line of the standard once, with evidence that is there, and every gap told in words. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const ROOT = resolve(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs', 'security-checklist.md'), 'utf8');
/** Lines of levels 1 and 2 of the standard's version 5.0.0 [count]. */
const LINES_OF_STANDARD = 253;

const ROWS = [...PAGE.matchAll(/^\| (V[\d.]+) \| (.+) \| (.+) \| (.*) \|$/gm)].map(
  ([, id = '', what = '', state = '', evidence = '']) => ({ id, what, state, evidence }),
);
/** Lines that are told together, because their part of the standard has no counterpart here: "V4.3 (2)". */
const TOGETHER = [...PAGE.matchAll(/^- V[\d.]+ [^(]+\((\d+)\)/gm)].map(([, count]) => Number(count));

function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => /^(?:src|docs|test|bench|deploy)\/|^[\w.-]+\.(?:json|ts)$|^\.\w+$/.test(path));
}

test('every line of the two levels is told once', () => {
  assert.equal(new Set(ROWS.map(({ id }) => id)).size, ROWS.length);
  assert.equal(
    TOGETHER.reduce((sum, count) => sum + count, ROWS.length),
    LINES_OF_STANDARD,
  );
});

test('a line that holds names files, and every file that the page names is there', () => {
  for (const { id, state, evidence } of ROWS)
    if (state === 'holds') assert.ok(pathsIn(evidence).length > 0, `${id} holds without evidence`);
  assert.deepEqual(
    pathsIn(PAGE).filter((path) => !existsSync(join(ROOT, path))),
    [],
  );
});

test('what does not hold whole is said in words, and the counts at the head are those of the table', () => {
  const counts = Map.groupBy(ROWS, ({ state }) => state);
  for (const { id, state, evidence } of ROWS) {
    assert.ok(['holds', 'partly', 'gap', 'operator', 'none here'].includes(state), `${id}: ${state}`);
    if (state === 'gap' || state === 'partly') assert.ok(evidence.length > 10, id);
  }
  for (const [state, rows] of counts)
    assert.ok(PAGE.includes(`${rows.length} ${state}`), `${rows.length} ${state}`);
});
