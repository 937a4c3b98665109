/** Where each block stands in its document, looked up and not searched for: many rules ask it of every sentence. */
import type { DocumentBlock, ReturnDocument } from '../document.ts';
import { oncePer } from './once.ts';

const placesIn = oncePer(
  ({ blocks }: ReturnDocument): ReadonlyMap<DocumentBlock, number> =>
    new Map(blocks.map((block, at) => [block, at])),
);

/** Give the place of a block among those of its document; -1 for one that is none of them, as the table that lines were read into. */
export function placeOf(document: ReturnDocument, block: DocumentBlock): number {
  return placesIn(document).get(block) ?? -1;
}
