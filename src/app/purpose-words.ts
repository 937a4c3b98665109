/** Why somebody looks at records of a child, as it stands in the audit trail: masked, short, and never empty. */
import { maskText } from '../core/domain/mask-text.ts';

/** Shorter than this says nothing of why [characters]. */
const SHORTEST_PURPOSE = 8;
const LONGEST_PURPOSE = 200;

/** Make a purpose fit to be kept. @returns null where it says nothing. */
export function purposeWords(purpose: string): string | null {
  const why = maskText(purpose.trim()).slice(0, LONGEST_PURPOSE);
  return why.length < SHORTEST_PURPOSE ? null : why;
}
