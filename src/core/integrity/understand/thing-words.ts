/** The words that name a thing, whatever the thing is: content words in the singular, without times, numbers and common words. */
import { singular } from '../lex/quantities.ts';
import { tokensOf } from '../lex/tokens.ts';

/** Words of any sentence that name nothing. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  'the a an of in at on to by for from with and or is are was were be been have has had this that these those we our its it as now there their which who will across during since over under into also all both each than more not but so through after before within between about what when where how'.split(
    ' ',
  ),
);
/** Beside these, of labels and captions. */
const OF_LABELS = new Set('would per no none other others i e eg'.split(' '));
const TIMES = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec year month week quarter day date end q1 q2 q3 q4'.split(
    ' ',
  ),
);
/** Words that many things share: a label of these alone names none of them. */
const GENERIC = new Set(
  'total number count value amount figure sum cost spend spending budget place plan ehcp child pupil actual forecast planned target agreed latest current position measure line item area type overall net gross average rate share percentage status note rag rating change variance difference trajectory baseline'.split(
    ' ',
  ),
);

/** Give the words of a text that name something. */
export function thingWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  // "Post-16" is no post.
  const plain = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/\bpost[- ]16\b/g, 'postsixteen');
  for (const { kind, low } of tokensOf(plain)) {
    if (kind !== 'word' || low.length < 2 || COMMON_WORDS.has(low) || OF_LABELS.has(low) || TIMES.has(low))
      continue;
    words.add(singular(low));
  }
  return words;
}

/** Whether words name a thing of their own, and not only that something is counted. */
export function isNamed(words: ReadonlySet<string>): boolean {
  return [...words].some((word) => word.length > 2 && !GENERIC.has(word));
}

/** Whether all of some words are among others. */
export function isWithin(words: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...words].every((word) => all.has(word));
}
