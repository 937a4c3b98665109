/** Runs pairs of wordings: a text in which a rule finds its fault, and a like text in which it finds none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDocument } from '../../src/core/integrity/check-document.ts';
import { readPlain } from '../../src/core/integrity/read-plain.ts';

export type WordingCase = {
  readonly claim: string;
  readonly rule: string;
  readonly wrong: string;
  readonly right: string;
};

/** Make one test of each pair. */
export function testWordings(cases: readonly WordingCase[]): void {
  for (const { claim, rule, wrong, right } of cases)
    test(claim, () => {
      const found = (text: string) =>
        checkDocument(readPlain('return.md', text)).findings.some((finding) => finding.rule === rule);
      assert.equal(found(wrong), true);
      assert.equal(found(right), false);
    });
}

/** A wrong text, and a like one that is in order; null where none was written. */
export type TextPair = { readonly claim: string; readonly wrong: string; readonly right: string | null };

/** Make one test of each pair, whichever rule finds it. @param around  puts a text into the paper that is read. */
export function testPairs(
  pairs: readonly TextPair[],
  around: (text: string) => string = (text) => text,
): void {
  const found = (text: string) =>
    checkDocument(readPlain('return.md', around(text)))
      .findings.filter(({ severity }) => severity !== 'info')
      .map(({ rule, arithmetic }) => `${rule}: ${arithmetic}`);
  for (const { claim, wrong, right } of pairs)
    test(`${claim}: the wrong text is found, and its right neighbour is quiet`, () => {
      assert.notDeepEqual(found(wrong), []);
      if (right !== null) assert.deepEqual(found(right), []);
    });
}
