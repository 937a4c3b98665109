/** A return made of the reference case's figures, in words of our own: every known inconsistency is found, and none on a cleaned copy. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { checkDocument } from '../../src/core/integrity/check-document.ts';
import { readPlain } from '../../src/core/integrity/read-plain.ts';
import { caseReturn, type Fact } from './case-return.ts';

const CASE = resolve(import.meta.dirname, '../../../shared/reference/case.json');
const skip = existsSync(CASE) ? false : 'the reference case is not beside the project';

/** Which rules answer each known inconsistency. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  X01: ['chart.end-and-residual', 'chart.balance-year'],
  X02: ['average.no-whole-number'],
  X03: ['rate.no-whole-count', 'denominator.count-and-share'],
  X04: ['baseline.below-present'],
  X05: ['mitigation.more-than-gap', 'implied.plan-year'],
  X06: ['direction.cause-against-count'],
  X07: ['value.assumption'],
  X08: ['answer.capital'],
  X09: ['count.list'],
  X10: ['answer.zero-but-planned'],
  X11: ['chart.under-cap'],
  X12: ['implied.new-plans'],
};

function readFacts(): { readonly facts: readonly Fact[]; readonly known: readonly string[] } {
  // The file's shape is that of its README.
  const file = JSON.parse(readFileSync(CASE, 'utf8')) as {
    facts: readonly Fact[];
    knownInconsistencies: readonly { readonly id: string }[];
  };
  return { facts: file.facts, known: file.knownInconsistencies.map(({ id }) => id) };
}

test('each known inconsistency of the reference case is found by the rules made for it', { skip }, () => {
  const { facts, known } = readFacts();
  const { findings } = checkDocument(readPlain('case.md', caseReturn(facts, 'as printed')));
  const found = new Set(findings.map(({ rule }) => rule));
  const missed = known.filter((id) => (ANSWERS[id] ?? []).some((rule) => !found.has(rule)));
  assert.deepEqual(missed, []);
});

test('a cleaned copy of the reference case has no error and no warning', { skip }, () => {
  const { facts } = readFacts();
  const { findings } = checkDocument(readPlain('case.md', caseReturn(facts, 'cleaned')));
  const firm = findings.filter(({ severity }) => severity !== 'info');
  assert.deepEqual(
    firm.map(({ rule, arithmetic }) => `${rule}: ${arithmetic}`),
    [],
  );
});
