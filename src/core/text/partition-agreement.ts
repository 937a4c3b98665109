/** How well one way of parting texts agrees with another: purity, mutual information and pairs. */

export type PartitionAgreement = {
  /** Share of texts whose group's most common label is their own [0..1]. */
  readonly purity: number;
  /** Mutual information over the mean of both entropies [0..1]. */
  readonly nmi: number;
  /** F1 of pairs: of two texts, whether both ways put them together [0..1]. */
  readonly pairF1: number;
};

/**
 * Compare groups with labels. A text of no group stands alone.
 * @param pairs  one a text: group (null where none) and label.
 * @returns null of fewer than two texts.
 * @source Method note 18, section 2.
 */
export function partitionAgreement(
  pairs: readonly { readonly group: string | null; readonly label: string }[],
): PartitionAgreement | null {
  if (pairs.length < 2) return null;
  const groups = new Map<string, number>();
  const labels = new Map<string, number>();
  const both = new Map<string, Map<string, number>>();
  for (const [at, { group, label }] of pairs.entries()) {
    const own = group === null ? `alone ${at}` : `group ${group}`;
    groups.set(own, (groups.get(own) ?? 0) + 1);
    labels.set(label, (labels.get(label) ?? 0) + 1);
    const cells = both.get(own) ?? new Map<string, number>();
    both.set(own, cells.set(label, (cells.get(label) ?? 0) + 1));
  }
  const cells = [...both.values()].flatMap((own) => [...own.values()]);
  const [together, inGroups, inLabels] = [cells, [...groups.values()], [...labels.values()]].map(pairsIn);
  const entropies = [entropy([...groups.values()]), entropy([...labels.values()])] as const;
  const information = entropies[0] + entropies[1] - entropy(cells);
  const mean = (entropies[0] + entropies[1]) / 2;
  const right = [...both.values()].reduce((sum, own) => sum + Math.max(...own.values()), 0);
  const size = (inGroups ?? 0) + (inLabels ?? 0);
  return {
    purity: right / pairs.length,
    nmi: mean === 0 ? 1 : information / mean,
    pairF1: size === 0 ? 0 : (2 * (together ?? 0)) / size,
  };
}

function pairsIn(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}

function entropy(counts: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return -counts.reduce((sum, count) => sum + (count / all) * Math.log(count / all), 0);
}
