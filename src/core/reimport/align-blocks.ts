/** Which block of an edited document is which of the printed one: unchanged, changed, added or gone. */
import type { DocumentBlock } from '../integrity/document.ts';

/** A pair in the order of the edited document; what is gone stands where it stood. */
export type BlockPair = { readonly before: DocumentBlock | null; readonly after: DocumentBlock | null };

/** Blocks of the same words are the same; a paragraph that became an item is not. */
export function blockKey(block: DocumentBlock): string {
  return block.kind === 'table'
    ? `table ${JSON.stringify([...(block.header === null ? [] : [block.header.cells]), ...block.rows.map(({ cells }) => cells)])}`
    : `${block.kind} ${block.text}`;
}

/** Align two runs of blocks: the longest run in common stays; between its parts blocks of a kind are paired in order. */
export function alignBlocks(before: readonly DocumentBlock[], after: readonly DocumentBlock[]): BlockPair[] {
  const pairs: BlockPair[] = [];
  let [i, j] = [0, 0];
  for (const [from, to] of [
    ...commonPairs(before.map(blockKey), after.map(blockKey)),
    [before.length, after.length] as const,
  ]) {
    pairs.push(...pairGap(before.slice(i, from), after.slice(j, to)));
    const [one, other] = [before[from], after[to]];
    if (one !== undefined && other !== undefined) pairs.push({ before: one, after: other });
    [i, j] = [from + 1, to + 1];
  }
  return pairs;
}

/** The places of a longest common subsequence. */
function commonPairs(
  one: readonly string[],
  other: readonly string[],
): readonly (readonly [number, number])[] {
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length)
    if (one[i] === other[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  return pairs;
}

/** A changed block keeps its kind and enough of its words; others are gone and added. */
function pairGap(before: readonly DocumentBlock[], after: readonly DocumentBlock[]): BlockPair[] {
  const pairs: BlockPair[] = [];
  let next = 0;
  for (const one of after) {
    const found = before.findIndex((other, k) => k >= next && isLike(other, one));
    if (found === -1) {
      pairs.push({ before: null, after: one });
      continue;
    }
    for (const gone of before.slice(next, found)) pairs.push({ before: gone, after: null });
    pairs.push({ before: before[found] ?? null, after: one });
    next = found + 1;
  }
  for (const gone of before.slice(next)) pairs.push({ before: gone, after: null });
  return pairs;
}

/** At least two words in five are shared. */
function isLike(one: DocumentBlock, other: DocumentBlock): boolean {
  if (one.kind !== other.kind) return false;
  const words = (block: DocumentBlock) =>
    new Set(
      blockKey(block)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    );
  const [a, b] = [words(one), words(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared >= 0.4 * Math.min(a.size, b.size);
}
