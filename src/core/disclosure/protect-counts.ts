/** The easy way for callers: counts and their sums in, what readers may see out. */
import type { CountTable } from './count-table.ts';
import { type Beside, protectTable } from './protect-table.ts';
import type { Release, ShownCount } from './release.ts';
import type { DisclosureRule } from './rule.ts';

/** A protected table as callers put it on an output. */
export type ProtectedCounts = {
  /** Cell to what readers see of it. */
  readonly shown: ReadonlyMap<string, ShownCount>;
  /** The rule's name, to record on the output. */
  readonly rule: string;
  /** The rule in plain words, for the foot of the output. */
  readonly ruleText: string;
  /** To keep with the output in the authority's own record: the next publication is protected beside it. */
  readonly release: Release;
};

/**
 * Protect a table for publication.
 * @param name  what the publication is called in later findings.
 * @throws ProblemError as `protectTable` does.
 */
export function protectCounts(
  table: CountTable,
  rule: DisclosureRule,
  { name = 'this publication', ...beside }: Beside & { readonly name?: string } = {},
): ProtectedCounts {
  const { shown, ruleText } = protectTable(table, rule, beside);
  return {
    shown: new Map(shown.map((cell) => [cell.id, cell])),
    rule: rule.id,
    ruleText,
    release: { name, table, rule, shown },
  };
}
