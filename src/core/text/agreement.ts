/** How well two readings of the same texts agree: shares, kappa and F1. */

/** One text as two readers (or a reader and a machine) have marked it. */
export type TwoReadings = { readonly first: string; readonly second: string };

/**
 * Mean over classes of F1, `first` being the truth; a class that neither reader used does not exist.
 *
 * @returns 0 to 1, or null where there is no text: never a zero.
 */
export function macroF1(pairs: readonly TwoReadings[]): number | null {
  const classes = new Set(pairs.flatMap(({ first, second }) => [first, second]));
  if (classes.size === 0) return null;
  let sum = 0;
  for (const name of classes) {
    const both = pairs.filter(({ first, second }) => first === name && second === name).length;
    const either = pairs.reduce(
      (n, { first, second }) => n + Number(first === name) + Number(second === name),
      0,
    );
    sum += (2 * both) / either;
  }
  return sum / classes.size;
}

/**
 * Cohen's kappa: agreement beyond what the two readers' own shares would give by chance.
 *
 * @returns -1 to 1, or null where there is no text or both used one class alone, where kappa says nothing.
 */
export function kappa(pairs: readonly TwoReadings[]): number | null {
  const n = pairs.length;
  const classes = new Set(pairs.map(({ first }) => first));
  let byChance = 0;
  for (const name of classes) {
    const own = pairs.filter(({ first }) => first === name).length;
    byChance += (own * pairs.filter(({ second }) => second === name).length) / (n * n);
  }
  if (n === 0 || byChance === 1) return null;
  const agreed = pairs.filter(({ first, second }) => first === second).length / n;
  return (agreed - byChance) / (1 - byChance);
}
