/** The key of a return, made from the ratings that stand in it: each level that is used, and no other. */
import { levelsInUse } from '../programme/rating/levels-in-use.ts';
import type { RatingLevel } from '../programme/rating-scale.ts';
import { allBlocks } from './block-walk.ts';
import type { Block } from './blocks.ts';
import type { LiveSource } from './live/live-source.ts';

/** List the levels that blocks show: in rows of ratings and in cells of tables, in the order of the scale. */
export function levelsShown({ facts }: LiveSource, blocks: readonly Block[]): readonly RatingLevel[] {
  const ids = allBlocks(blocks).flatMap((block) => {
    if (block.kind === 'rating-row') return block.ratings.flatMap(({ level }) => level?.id ?? []);
    return block.kind === 'table' ? block.rows.flat().flatMap(({ rating }) => rating?.id ?? []) : [];
  });
  return levelsInUse(facts.programme.scale, [], ids);
}

/**
 * Fill every key of composed blocks with the levels in use. A form that asks for ratings and for no key gets one
 * after its last row of ratings; where nothing is rated there is no key, for there is nothing to explain.
 * Returns that were sealed before keys were made so keep the whole scale: they must compose as they were signed.
 */
export function withKeyInUse(source: LiveSource, blocks: readonly Block[]): readonly Block[] {
  const { facts, update } = source;
  if (facts.hasWholeKey === true) return blocks;
  const { programme } = facts;
  const shown = new Set(allBlocks(blocks).flatMap((one) => (one.kind === 'rating-row' ? [one.id] : [])));
  // The words of activity and effect stand under a row, for the newest update alone.
  const told = programme.ratings.filter(
    ({ updateId, subject }) => updateId === update.id && shown.has(rowId(subject)),
  );
  const levels = levelsInUse(
    programme.scale,
    told,
    levelsShown(source, blocks).map(({ id }) => id),
  );
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
