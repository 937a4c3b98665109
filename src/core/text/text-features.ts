/** What a linear model sees of a text: its words and pairs of words, and the pieces of its words, hashed to a fixed width. */

/** Width of the hashed features; a power of two. */
export const FEATURES = 2 ** 17;

export type FeatureKind = 'words' | 'words and pieces';

/** Features present in a text, each once, in no order that matters; weighted alike so that their squares sum to one. */
export type TextFeatures = { readonly places: Int32Array; readonly weight: number };

/**
 * Read a text's words and pairs of words and, where asked, the pieces of two to five letters within its words.
 * Counts are left out: in short comments whether a word stands there says more than how often.
 *
 * @source Method note 15, section 3.
 */
export function readFeatures(text: string, kind: FeatureKind): TextFeatures {
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/\p{L}[\p{L}']*|[!?]+/gu) ?? [];
  const places = new Set<number>();
  let before = '^';
  for (const word of words) {
    places.add(placeOf(`w ${word}`));
    places.add(placeOf(`p ${before} ${word}`));
    before = word;
    if (kind === 'words and pieces') addPieces(`<${word}>`, places);
  }
  return { places: Int32Array.from(places), weight: places.size === 0 ? 0 : 1 / Math.sqrt(places.size) };
}

function addPieces(word: string, places: Set<number>): void {
  for (let length = 2; length <= 5; length++)
    for (let from = 0; from + length <= word.length; from++)
      places.add(placeOf(`c ${word.slice(from, from + length)}`));
}

/** Hash a feature's name to its place (FNV-1a, mixed once more). */
export function placeOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return (hash >>> 0) % FEATURES;
}
