/** Finds every stored figure that a list of blocks shows, wherever it stands in them. */
import type { Block, Inline, TableBlock } from './blocks.ts';

/** List the ids of all figures shown in the blocks, in order of appearance, each once. */
export function figureIdsIn(blocks: readonly Block[]): readonly string[] {
  const ids = new Set<string>();
  for (const run of inlinesOf(blocks)) if (run.figure !== undefined) ids.add(run.figure);
  return [...ids];
}

function* inlinesOf(blocks: readonly Block[]): Generator<Inline> {
  for (const block of blocks) yield* inlinesOfBlock(block);
}

function* inlinesOfBlock(block: Block): Generator<Inline> {
  switch (block.kind) {
    case 'paragraph':
    case 'notice':
      yield* block.content;
      break;
    case 'list':
      for (const item of block.items) yield* item;
      break;
    case 'table':
      yield* inlinesOfTable(block);
      break;
    case 'chart':
      yield* inlinesOfTable(block.table);
      break;
    case 'rating-row':
    case 'question':
      yield* inlinesOf(block.details);
      break;
    case 'summary-list':
      for (const row of block.rows) yield* row.content;
      break;
    case 'heading':
    case 'rating-key':
    case 'page-break':
      break;
  }
}

function* inlinesOfTable(table: TableBlock): Generator<Inline> {
  for (const row of table.rows) for (const cell of row) yield* cell.content;
}
