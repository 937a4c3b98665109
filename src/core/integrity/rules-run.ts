/** How many rules a check runs: those that read one document, and those that need more beside it. */
import { RULES } from './catalogue.ts';
import { OTHER_RULES } from './other-rules.ts';

/** Count them. @param of  how many documents are checked after one another, and whether stored figures are there. */
export function rulesRunOn(of: { readonly documents: number; readonly hasStored: boolean }): number {
  const others = OTHER_RULES.filter(({ kind }) =>
    kind === 'stored-figure' ? of.hasStored : of.documents > 1,
  );
  return RULES.length + others.length;
}
