/** Reads one printed rating: sure where word, letter and key say the same, asked about wherever they could mean two things. */
import type { RatingLevel, RatingScale } from '../programme/rating-scale.ts';

/** What a document's own key says a letter stands for: letter in capitals to level id. */
export type PrintedKey = ReadonlyMap<string, string>;

/** What a cell says. `level` is null where it says that nothing was rated. */
export type RatingReading =
  | { readonly certainty: 'sure'; readonly level: string | null }
  | { readonly certainty: 'ask'; readonly why: RatingDoubt; readonly offered: readonly string[] };

/** Why a rating is asked about. */
export type RatingDoubt =
  | 'empty'
  | 'bare-letter'
  | 'letter-against-word'
  | 'several-words'
  | 'no-word-of-the-scale';

/** The marks that documents put before a rating say nothing that the word does not. */
const MARKS = /[\u2714\u25cf\u25b2\u2716\u00a0]/g;
const NOT_RATED = /^(?:[-\u2013\u2014]\s*)?not rated$/i;

/**
 * Read a cell. Colour alone, position and shape are never taken for a rating.
 * @param key  the letters that the document itself explains; a letter that it does not explain is asked about.
 */
export function readRating(text: string, scale: RatingScale, key: PrintedKey): RatingReading {
  const plain = text.replaceAll(MARKS, ' ').replaceAll(/\s+/g, ' ').trim();
  const all = scale.levels.map(({ id }) => id);
  if (NOT_RATED.test(plain)) return { certainty: 'sure', level: null };
  if (plain === '') return { certainty: 'ask', why: 'empty', offered: all };
  const bare = /^\(?([A-Za-z])\)?$/.exec(plain)?.[1]?.toUpperCase();
  if (bare !== undefined) return readLetter(bare, scale, key);
  const named = scale.levels.filter(({ word }) => hasWord(plain, word));
  const [level, ...others] = named;
  if (level === undefined) return { certainty: 'ask', why: 'no-word-of-the-scale', offered: all };
  if (others.length > 0)
    return { certainty: 'ask', why: 'several-words', offered: named.map(({ id }) => id) };
  const letter = /\(([A-Za-z])\)/.exec(plain)?.[1]?.toUpperCase();
  return letter === undefined
    ? { certainty: 'sure', level: level.id }
    : withLetter(level, letter, scale, key);
}

function readLetter(letter: string, { levels }: RatingScale, key: PrintedKey): RatingReading {
  const explained = key.get(letter);
  if (explained !== undefined) return { certainty: 'sure', level: explained };
  // "A" is on target in one key and the first letter of Amber in another: both are offered, neither is taken.
  const offered = levels.filter(
    (level) => level.letter?.toUpperCase() === letter || level.word.toUpperCase().startsWith(letter),
  );
  const ids = (offered.length === 0 ? levels : offered).map(({ id }) => id);
  return { certainty: 'ask', why: 'bare-letter', offered: ids };
}

function withLetter(
  level: RatingLevel,
  letter: string,
  { levels }: RatingScale,
  key: PrintedKey,
): RatingReading {
  const meant = key.get(letter) ?? levels.find((one) => one.letter?.toUpperCase() === letter)?.id;
  if (meant === undefined || meant === level.id) return { certainty: 'sure', level: level.id };
  return { certainty: 'ask', why: 'letter-against-word', offered: [level.id, meant] };
}

function hasWord(text: string, word: string): boolean {
  const words: readonly string[] = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.includes(word.toLowerCase());
}

/**
 * Read the key that a document prints: rows of a rating beside its meaning. A letter that stands for two levels is left out.
 * @param tables  rows of cells; only tables of two columns are keys, so that a row of ratings never explains a letter.
 */
export function readPrintedKey(
  tables: readonly (readonly (readonly string[])[])[],
  scale: RatingScale,
): PrintedKey {
  const found = new Map<string, string | null>();
  for (const cells of tables.filter((rows) => rows.every(({ length }) => length === 2)).flat()) {
    const [first = '', meaning = ''] = cells;
    const printed = /^\(?([A-Za-z])\)?$|\(([A-Za-z])\)/.exec(first.replaceAll(MARKS, ' ').trim());
    const letter = (printed?.[1] ?? printed?.[2])?.toUpperCase();
    const level = explained(first, meaning, scale);
    if (letter === undefined || level === null) continue;
    found.set(letter, found.has(letter) && found.get(letter) !== level.id ? null : level.id);
  }
  return new Map([...found].flatMap(([letter, id]) => (id === null ? [] : [[letter, id] as const])));
}

/** A row explains a letter by the word of one level, or by the very definition of one. */
function explained(first: string, meaning: string, { levels }: RatingScale): RatingLevel | null {
  const same = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const defined = levels.find(({ definition }) => same(definition) === same(meaning));
  const named = levels.filter(({ word }) => hasWord(`${first} ${meaning}`, word));
  const [level = defined] = named;
  if (level === undefined || named.length > 1) return null;
  return defined === undefined || defined === level ? level : null;
}
