/** Every run of text in a list of blocks with its place, so that what is wrong with one can be pointed at. */
import type { Block, Inline, TableBlock } from './blocks.ts';

/** A run and its JSON pointer. */
export type PlacedRun = { readonly run: Inline; readonly at: string };

/** Go through all runs in reading order. @param place  pointer of the list of blocks. */
export function* blocksWithRuns(blocks: readonly Block[], place: string): Generator<PlacedRun> {
  for (const [k, block] of blocks.entries()) yield* runsOfBlock(block, `${place}/${k}`);
}

function* runs(content: readonly Inline[], place: string): Generator<PlacedRun> {
  for (const [k, run] of content.entries()) yield { run, at: `${place}/${k}` };
}

function* runsOfBlock(block: Block, at: string): Generator<PlacedRun> {
  switch (block.kind) {
    case 'paragraph':
    case 'notice':
      yield* runs(block.content, `${at}/content`);
      break;
    case 'list':
      for (const [k, item] of block.items.entries()) yield* runs(item, `${at}/items/${k}`);
      break;
    case 'table':
      yield* runsOfTable(block, at);
      break;
    case 'chart':
      yield* runsOfTable(block.table, `${at}/table`);
      break;
    case 'rating-row':
    case 'question':
      yield* blocksWithRuns(block.details, `${at}/details`);
      break;
    case 'summary-list':
      for (const [k, row] of block.rows.entries()) yield* runs(row.content, `${at}/rows/${k}/content`);
      break;
    case 'heading':
    case 'rating-key':
    case 'page-break':
      break;
  }
}

function* runsOfTable({ rows }: TableBlock, at: string): Generator<PlacedRun> {
  for (const [r, row] of rows.entries())
    for (const [c, cell] of row.entries()) yield* runs(cell.content, `${at}/rows/${r}/${c}/content`);
}
