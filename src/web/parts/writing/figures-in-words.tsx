/** Words of a section as they will read: each figure as it stands today, amber where it moved since the words were read. */
import { createContext, useContext } from 'react';
import type { SectionReply, WritingFiguresReply } from '../../../contract/writing.ts';
import type { CommentaryPart } from '../../../core/programme/programme.ts';
import type { Figure } from '../../../core/report/blocks.ts';
import { countWords } from '../../../core/report/count-words.ts';
import { type ResolvedText, resolveText } from '../../../core/report/resolve-text.ts';

type Moved = SectionReply['section']['movedFigures'][number];

/** The figures that words may name, and those of this section that moved. */
export type Figures = {
  readonly book: ReadonlyMap<string, Figure>;
  readonly moved: ReadonlyMap<string, Moved>;
};

/** Bring the figures to where the words are. */
export const FiguresContext = createContext<Figures>({ book: new Map(), moved: new Map() });

/** Make the book of figures from what the server tells; where they come from stands on the page of the return. */
export function figureBook({ figures }: WritingFiguresReply): ReadonlyMap<string, Figure> {
  return new Map(figures.map((one) => [one.id, { ...one, source: { kind: 'stored', record: '' } }]));
}

/** Resolve a text. */
export function useResolved(): (text: string) => ResolvedText {
  const { book } = useContext(FiguresContext);
  return (text) => resolveText(text, book, '');
}

/** Count the words of a section as the form counts them: figures as shown, tables and charts not counted. */
export function wordsOf(parts: readonly CommentaryPart[], { book }: Figures): number {
  const textOf = (text: string) =>
    resolveText(text, book, '')
      .content.map((run) => run.text)
      .join('');
  return parts
    .flatMap((part) => {
      if (part.kind === 'paragraph') return [part.text];
      return part.kind === 'list' ? part.items : [];
    })
    .reduce((sum, text) => sum + countWords(textOf(text)), 0);
}

/** Show a text with its figures filled in. */
export function FiguresInWords({ text }: { readonly text: string }) {
  const { moved } = useContext(FiguresContext);
  const { content, problems } = useResolved()(text);
  return (
    <>
      {content.map(({ text: run, figure }, k) => {
        const key = `${k}-${run}`;
        if (figure === undefined) return run;
        const change = moved.get(figure);
        return change === undefined ? (
          <b key={key} className="keel-cited">
            {run}
          </b>
        ) : (
          <mark key={key} className="keel-moved">
            {run}
            <span className="keel-was"> (was {change.before})</span>
          </mark>
        );
      })}
      {problems.map(({ code, message }) => (
        <strong key={`${code} ${message}`} className="keel-unresolved">
          {' '}
          {message}.
        </strong>
      ))}
    </>
  );
}
