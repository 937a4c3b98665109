/** Finds every stored figure that a list of blocks shows, wherever it stands in them. */
import type { Block } from './blocks.ts';
import { blocksWithRuns } from './figure-runs.ts';

/** List the ids of all figures shown in the blocks, in order of appearance, each once. */
export function figureIdsIn(blocks: readonly Block[]): readonly string[] {
  const ids = new Set<string>();
  for (const { run } of blocksWithRuns(blocks, '')) if (run.figure !== undefined) ids.add(run.figure);
  return [...ids];
}
