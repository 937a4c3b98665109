/** Each rule finds what its first example holds and nothing in its second; no rule fires on another's clean example. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES } from './catalogue.ts';
import { checkDocument } from './check-document.ts';
import { KINDS } from './finding.ts';
import { readPlain } from './read-plain.ts';

function codesIn(text: string): string[] {
  return checkDocument(readPlain('example.md', text)).findings.map(({ rule }) => rule);
}

test('there are at least 45 rules, each with a code and an example of its own', () => {
  const codes = RULES.map(({ code }) => code);
  assert.ok(codes.length >= 45);
  assert.equal(new Set(codes).size, codes.length);
  assert.equal(new Set(RULES.map(({ fires }) => fires)).size, codes.length);
});

test('every kind of the closed list has a rule, save those of two files and of stored figures', () => {
  const used = new Set(RULES.map(({ kind }) => kind));
  const bare = Object.keys(KINDS).filter((kind) => ![...used].some((one) => one === kind));
  assert.deepEqual(bare, ['carried-forward', 'stored-figure']);
});

for (const rule of RULES) {
  test(`${rule.code} finds its example`, () => {
    assert.ok(
      codesIn(rule.fires).includes(rule.code),
      `found only ${codesIn(rule.fires).join(', ') || 'nothing'}`,
    );
  });
  test(`${rule.code} is silent on its counter-example`, () => {
    assert.ok(!codesIn(rule.silent).includes(rule.code));
  });
}

test('no error or warning of any rule stands on a clean example', () => {
  const noisy = RULES.flatMap(({ code, silent }) => {
    const found = checkDocument(readPlain('example.md', silent)).findings.filter(
      ({ severity }) => severity !== 'info',
    );
    return found.map(({ rule, arithmetic }) => `${code}: ${rule} (${arithmetic})`);
  });
  assert.deepEqual(noisy, []);
});
