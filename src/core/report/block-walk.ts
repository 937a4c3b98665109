/** Ways through the blocks of a report: all of them in reading order, the rows of ratings, the plain words. */
import type { Block, Inline, RatingRowBlock, ReportDocument } from './blocks.ts';

/** Give the plain text of a run of inlines. */
export function plainText(content: readonly Inline[]): string {
  return content.map(({ text }) => text).join('');
}

/** List all blocks in reading order, those inside questions and rating rows after their own. */
export function allBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) =>
    block.kind === 'question' || block.kind === 'rating-row' ? [block, ...allBlocks(block.details)] : [block],
  );
}

/** Say whether a row of ratings is a risk; any other is a condition. */
export function isRisk(row: RatingRowBlock): boolean {
  return row.id.startsWith('risk-');
}

/** List the rows of ratings of a report: its conditions, or its risks. */
export function ratingRows(document: ReportDocument, which: 'conditions' | 'risks'): RatingRowBlock[] {
  return document.blocks
    .filter((block) => block.kind === 'rating-row')
    .filter((row) => isRisk(row) === (which === 'risks'));
}
