/** Keyed pseudonyms as they stand in files that the product writes, so that it knows them again and does not make keys of keys. */

const WRITTEN = /^evk-([0-9a-f]{32})$/i;

/** Write a key of 32 hex digits for a file: "evk-…". */
export function writtenKey(key: string): string {
  return `evk-${key}`;
}

/** Give the key that a text in a file stands for; null where it is no key that the product wrote. */
export function readWrittenKey(text: string): string | null {
  // Looked at for every identifier of a return: most do not begin so.
  const first = text.charCodeAt(0);
  if (first !== 101 && first !== 69) return null;
  return WRITTEN.exec(text)?.[1]?.toLowerCase() ?? null;
}
