/** An answer on its way into review: masked twice over, by what is no known word and by form, and flagged where it may tell of a risk. */
import { maskText as maskByForm } from '../domain/mask-text.ts';
import type { DisclosureKind } from '../text/disclosure-kinds.ts';
import { findDisclosures } from '../text/find-disclosures.ts';
import type { KnownSchools } from '../text/known-schools.ts';
import { isNoName, type Lexicon } from '../text/known-word.ts';
import type { LinearModel } from '../text/linear-model.ts';
import { maskText } from '../text/mask-text.ts';

/** What masking goes by: known words, and the schools of the authority's register. */
export type MaskingBase = { readonly lexicon: Lexicon; readonly schools: KnownSchools };

/** What is kept of an answer. */
export type MaskedAnswer = { readonly text: string; readonly flags: readonly DisclosureKind[] };

/**
 * Mask an answer and look for words that may tell of a risk, before and after masking. Unseen signs that could part a name
 * are taken out, and runs of blanks made one; what is left is all that review keeps.
 *
 * @param concerns the learnt model of tellings; null where flags are not asked for.
 * @source Method note 15, sections 1 and 5; note 18, section 1.
 */
export function maskAnswer(
  given: string,
  { lexicon, schools }: MaskingBase,
  concerns: LinearModel | null,
): MaskedAnswer {
  const plain = withoutStrayCapitals(given)
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
  const text = maskByForm(maskText(plain, lexicon, schools).text, (word) => isNoName(word, lexicon));
  return { text, flags: findDisclosures(plain, text, { known: lexicon.everyday, concerns }) };
}

/** "I" for "i" throughout, as some scanners give it, is told by one within a word. */
const STRAY = /\p{Ll}I\p{Ll}/u;

/** Write "InformatIve" small where a text has such capitals within its words. */
function withoutStrayCapitals(text: string): string {
  return STRAY.test(text) ? text.replace(/I(?=\p{L})|(?<=\p{L})I/gu, 'i') : text;
}
