/** The key of a return, made from the ratings that stand in it: each level that is used, and no other. */
import { levelsInUse } from '../programme/rating/levels-in-use.ts';
import { allBlocks } from './block-walk.ts';
import type { Block } from './blocks.ts';
import type { LiveSource } from './live/live-source.ts';

/**
 * Fill every key of composed blocks with the levels in use. A form that asks for ratings and for no key gets one
 * after its last row of ratings; where nothing is rated there is no key, for there is nothing to explain.
 * Returns that were sealed before keys were made so keep the whole scale: they must compose as they were signed.
 */
export function withKeyInUse({ facts, update }: LiveSource, blocks: readonly Block[]): readonly Block[] {
  if (facts.hasWholeKey === true) return blocks;
  const { programme } = facts;
  const all = allBlocks(blocks);
  const rows = all.flatMap((block) => (block.kind === 'rating-row' ? [block] : []));
  const cells = all.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []));
  const shown = new Set(rows.map(({ id }) => id));
  // The words of activity and effect stand under a row, for the newest update alone.
  const told = programme.ratings.filter(
    ({ updateId, subject }) => updateId === update.id && shown.has(rowId(subject)),
  );
  const levels = levelsInUse(programme.scale, told, [
    ...rows.flatMap(({ ratings }) => ratings.map(({ level }) => level?.id ?? null)),
    ...cells.map(({ rating }) => rating?.id ?? null),
  ]);
  if (levels.length === 0) return blocks.filter(({ kind }) => kind !== 'rating-key');
  if (blocks.some(({ kind }) => kind === 'rating-key'))
    return blocks.map((block) => (block.kind === 'rating-key' ? { ...block, levels } : block));
  const last = blocks.findLastIndex(({ kind }) => kind === 'rating-row');
  const key: Block = { kind: 'rating-key', id: 'ratings-in-use', levels };
  return last < 0 ? blocks : [...blocks.slice(0, last + 1), key, ...blocks.slice(last + 1)];

  function rowId({ kind, id }: { readonly kind: string; readonly id: string }): string {
    const number = programme.agreement.conditions.find((condition) => condition.id === id)?.number;
    return kind === 'condition' ? `condition-${number ?? ''}` : `risk-${id}`;
  }
}
