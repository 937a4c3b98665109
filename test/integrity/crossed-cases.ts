/** Runs facts told apart: each wording of one fact with each wording of another that contradicts it, and of one that does not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDocument } from '../../src/core/integrity/check-document.ts';
import { readPlain } from '../../src/core/integrity/read-plain.ts';

/** `told` stands in one section; what stands in the next contradicts it, or agrees with it. */
export type CrossedCase = {
  readonly about: string;
  readonly told: readonly string[];
  readonly wrong: readonly string[];
  readonly right: readonly string[];
};

/** What is found of a paper with both facts, each under its own heading. */
function found(told: string, other: string): readonly string[] {
  const text = `## Summary\n\n${told}\n\n## Detail\n\n${other}`;
  return checkDocument(readPlain('return.md', text)).findings.flatMap(({ severity, rule }) =>
    severity === 'info' ? [] : [rule],
  );
}

/** Every wording meets the first one of the other side: each pair that contradicts is found, and each that agrees is let pass. */
export function testCrossed(cases: readonly CrossedCase[]): void {
  for (const { about, told, wrong, right } of cases) {
    const [first = ''] = told;
    const meet = (others: readonly string[]) => [
      ...told.flatMap((one) => others.slice(0, 1).map((other) => [one, other] as const)),
      ...others.slice(1).map((other) => [first, other] as const),
    ];
    test(`${about}: found where it contradicts`, () => {
      for (const [one, other] of meet(wrong)) assert.notDeepEqual(found(one, other), [], `${one} / ${other}`);
    });
    test(`${about}: let pass where it agrees`, () => {
      for (const [one, other] of meet(right)) assert.deepEqual(found(one, other), [], `${one} / ${other}`);
    });
  }
}
