/** What each part of a stored commentary looks like when it is printed, so that a printed line leads back to its part. */
import { plainText } from '../report/block-walk.ts';
import type { Block } from '../report/blocks.ts';
import { composeParts } from '../report/compose-commentary.ts';
import type { LiveSource } from '../report/live/live-source.ts';
import type { SlotSubject } from './slots.ts';

/** One printed line of a part. */
export type PrintedLine = {
  readonly fieldId: string;
  readonly part: number;
  /** Of a list; null for any other part. */
  readonly item: number | null;
  /** As stored, with references; null where it is drawn from records: a live table or chart. */
  readonly stored: string | null;
  /** As a reader takes it from a document. */
  readonly shown: string;
  /** Printed before the words of the part: "Mitigation: ". */
  readonly lead: string;
};

/** The fields that a part of the form is written in, with what the form prints before each. */
export function fieldsOf(
  subject: SlotSubject,
): readonly { readonly fieldId: string; readonly lead: string }[] {
  if (subject.kind === 'question') return [{ fieldId: subject.fieldId, lead: '' }];
  if (subject.kind === 'condition') return [{ fieldId: `condition:${subject.number}`, lead: '' }];
  if (subject.kind !== 'risk') return [];
  return [
    { fieldId: `risk:${subject.id}/mitigation`, lead: 'Mitigation: ' },
    { fieldId: `risk:${subject.id}/progress`, lead: 'Progress: ' },
  ];
}

/** Make one space of every run of white space, as readers of documents do. */
export function oneSpaced(text: string): string {
  return text.replaceAll(/[\s\u00a0]+/g, ' ').trim();
}

/** List the printed lines of everything that is stored for a part of the form. */
export function printedLines(source: LiveSource, subject: SlotSubject): readonly PrintedLine[] {
  return fieldsOf(subject).flatMap(({ fieldId, lead }) => {
    const written = source.facts.programme.commentary.find(
      (one) => one.updateId === source.update.id && one.fieldId === fieldId,
    );
    return (written?.parts ?? []).flatMap((part, k): PrintedLine[] => {
      const isFirst = k === 0 && part.kind === 'paragraph';
      const base = { fieldId, part: k, lead: isFirst ? lead : '' };
      const { blocks } = composeParts(source, [part], fieldId);
      if (part.kind === 'paragraph')
        return [{ ...base, item: null, stored: part.text, shown: wordsOf(blocks)[0] ?? '' }];
      if (part.kind === 'list')
        return wordsOf(blocks).map((shown, item) => ({
          ...base,
          item,
          stored: part.items[item] ?? '',
          shown,
        }));
      return drawnLines(blocks).map((shown) => ({ ...base, item: null, stored: null, shown }));
    });
  });
}

function wordsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [oneSpaced(plainText(block.content))];
    return block.kind === 'list' ? block.items.map((item) => oneSpaced(plainText(item))) : [];
  });
}

/** What stands around a table or chart in print: its caption, sentence and note. Its cells are compared as a table. */
function drawnLines(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return [block.caption, block.note ?? ''].map(oneSpaced);
    if (block.kind !== 'chart') return [];
    const { title, summary } = block.chart;
    return [title, summary, `Chart: ${title}. ${summary}`].map(oneSpaced);
  });
}

/** Say whether a line of a document is this one; a chart's caption has its number before it. */
export function isLine(line: PrintedLine, text: string): boolean {
  return (
    text === line.shown ||
    text === `${line.lead}${line.shown}` ||
    text.replace(/^Chart \d+: /, '') === line.shown
  );
}
