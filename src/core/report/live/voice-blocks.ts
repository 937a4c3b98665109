/** Live table of culture and trust: each statement as it was asked, who agrees, and the change, with counts and ranges. */
import type { TableBlock } from '../blocks.ts';
import { figureCell, textCell } from '../cells.ts';
import { changeFigure, isTellable, shareFigure } from '../figures/voice-figures.ts';
import type { LiveSource } from './live-source.ts';

/** Every measure up to the cut-off; null where none was taken. */
export function voiceTable({ facts, book }: LiveSource): TableBlock | null {
  const measures = (facts.voice ?? []).filter(isTellable);
  if (measures.length === 0) return null;
  return {
    kind: 'table',
    id: 'voice',
    caption: 'Culture and trust: what people were asked, who agrees, and the change',
    columns: [
      { header: 'Statement as it was asked', align: 'start', width: 0.32 },
      { header: 'Asked', align: 'start', width: 0.2 },
      { header: 'Agree', align: 'start', width: 0.22 },
      { header: 'Change', align: 'start', width: 0.26 },
    ],
    rows: measures.map((measure) => [
      textCell(measure.wording),
      textCell(measure.where),
      figureCell(book, shareFigure(measure)),
      book.has(changeFigure(measure)) ? figureCell(book, changeFigure(measure)) : textCell('asked once'),
    ]),
    note: 'A change is after less before, in points, with the range that chance leaves; where that range spans nought, none is claimed.',
  };
}
