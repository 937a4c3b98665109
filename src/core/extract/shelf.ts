/** Where lines wait by number, on disk or in memory, until they are asked for: what is too much to hold at once. */

/** Lines put by under whole numbers from 0, given back in the order in which they came. A line holds no line break. */
export type Shelf = {
  put(bucket: number, line: string): void;
  lines(bucket: number): readonly string[];
  /** Length of all lines of a bucket together [bytes], exact to their line breaks. */
  size(bucket: number): number;
};

/** A shelf in memory: for what is small, and as the plain way that tests compare with. */
export function memoryShelf(): Shelf {
  const buckets = new Map<number, string[]>();
  const of = (bucket: number) => buckets.get(bucket) ?? [];
  return {
    put(bucket, line) {
      const lines = of(bucket);
      lines.push(line);
      buckets.set(bucket, lines);
    },
    lines: of,
    size: (bucket) => of(bucket).reduce((sum, line) => sum + line.length + 1, 0),
  };
}
