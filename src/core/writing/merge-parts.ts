/** Brings together what two people wrote in one section since a version both had seen: nothing of either is lost. */
import type { CommentaryPart } from '../programme/programme.ts';

/** A stretch of the merged section: agreed, or two ways of saying it that somebody must choose between. */
export type MergedStretch =
  | { readonly kind: 'agreed'; readonly parts: readonly CommentaryPart[] }
  | {
      readonly kind: 'both';
      readonly mine: readonly CommentaryPart[];
      readonly theirs: readonly CommentaryPart[];
    };

/**
 * Merge by parts: a part that only one of the two changed is taken as changed; where both changed the same stretch
 * in different ways, both stand beside each other. Deterministic.
 * @param base  what both had seen.
 */
export function mergeParts(
  base: readonly CommentaryPart[],
  mine: readonly CommentaryPart[],
  theirs: readonly CommentaryPart[],
): readonly MergedStretch[] {
  const [mineAt, theirsAt] = [placesIn(base, mine), placesIn(base, theirs)];
  const stretches: MergedStretch[] = [];
  let [b, m, t] = [0, 0, 0];
  for (let next = 0; next <= base.length; next++) {
    const [toMine, toTheirs] =
      next < base.length ? [mineAt[next], theirsAt[next]] : [mine.length, theirs.length];
    // A part that both kept ends the stretch before it.
    if (toMine == null || toTheirs == null) continue;
    add(stretches, stretchOf(base.slice(b, next), mine.slice(m, toMine), theirs.slice(t, toTheirs)));
    const kept = base[next];
    if (kept !== undefined) add(stretches, { kind: 'agreed', parts: [kept] });
    [b, m, t] = [next + 1, toMine + 1, toTheirs + 1];
  }
  return stretches;
}

/** The merged section where nobody needs to choose; null where somebody must. */
export function mergedWhole(stretches: readonly MergedStretch[]): readonly CommentaryPart[] | null {
  const parts: CommentaryPart[] = [];
  for (const stretch of stretches) {
    if (stretch.kind === 'both') return null;
    parts.push(...stretch.parts);
  }
  return parts;
}

function stretchOf(
  base: readonly CommentaryPart[],
  mine: readonly CommentaryPart[],
  theirs: readonly CommentaryPart[],
): MergedStretch {
  const [was, one, other] = [base, mine, theirs].map((parts) => JSON.stringify(parts));
  if (one === other || other === was) return { kind: 'agreed', parts: mine };
  if (one === was) return { kind: 'agreed', parts: theirs };
  return { kind: 'both', mine, theirs };
}

function add(stretches: MergedStretch[], stretch: MergedStretch): void {
  const last = stretches.at(-1);
  if (stretch.kind === 'agreed' && stretch.parts.length === 0) return;
  if (stretch.kind === 'agreed' && last?.kind === 'agreed')
    stretches[stretches.length - 1] = { kind: 'agreed', parts: [...last.parts, ...stretch.parts] };
  else stretches.push(stretch);
}

/** Where each part of one list stands in another, by a longest common subsequence; null where it does not. */
function placesIn(
  one: readonly CommentaryPart[],
  other: readonly CommentaryPart[],
): readonly (number | null)[] {
  const [a, b] = [one, other].map((parts) => parts.map((part) => JSON.stringify(part)));
  const [left, right] = [a ?? [], b ?? []];
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const places: (number | null)[] = left.map(() => null);
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length)
    if (left[i] === right[j]) places[i++] = j++;
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  return places;
}
