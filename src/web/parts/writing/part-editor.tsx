/** One part of a section to write in, with its tools: a figure put in, the part moved or taken out. */
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import type { CommentaryPart } from '../../../core/programme/programme.ts';
import { cleanParts } from '../../../core/writing/clean-parts.ts';
import {
  type EditItem,
  type EditItems,
  type EditMove,
  joinWithPrevious,
  movePart,
  pasteInto,
  removePart,
  replacePart,
  splitParagraph,
} from '../../../core/writing/edit-parts.ts';
import { readPasted } from '../../../core/writing/read-pasted.ts';
import { FigurePicker } from './figure-picker.tsx';
import { FiguresInWords } from './figures-in-words.tsx';
import { GridEditor } from './grid-editor.tsx';
import { PartText } from './part-text.tsx';
import { TextArea } from './text-area.tsx';

/** What the editor of a section gives each of its parts. */
export type PartGiven = {
  readonly item: EditItem;
  readonly items: EditItems;
  readonly isReadOnly: boolean;
  /** Take a change in the text; of one stretch where they are undone together. */
  readonly change: (items: EditItems, stretch: string | null) => void;
  /** Take a move, and go on where it says. */
  readonly move: (move: EditMove) => void;
};

const NAMES: Readonly<Record<CommentaryPart['kind'], string>> = {
  paragraph: 'Paragraph',
  list: 'List',
  grid: 'Table of your own',
  table: 'Live table',
  chart: 'Live chart',
};

/** The id of the field of a part. */
export function fieldOf(key: number): string {
  return `words-${key}`;
}

/** Show a part to write in. */
export function PartEditor(given: PartGiven) {
  const { item, items, isReadOnly, move } = given;
  const { key, part } = item;
  const [isFinding, setIsFinding] = useState(false);
  const place = items.indexOf(item);
  const name = `${NAMES[part.kind]}, part ${place + 1} of ${items.length}`;
  const shift = (by: -1 | 1) =>
    move({ items: movePart(items, key, by), focus: { key, caret: caretIn(key) } });
  const hasText = part.kind === 'paragraph' || part.kind === 'list';
  return (
    <li
      className="keel-part"
      onKeyDown={(event) => {
        const by = event.altKey && (event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' && 1);
        if (by === false || isReadOnly) return;
        event.preventDefault();
        shift(by);
      }}
    >
      <p className="keel-part-name" id={`${fieldOf(key)}-name`}>
        {NAMES[part.kind]}
        {part.kind === 'list' && <span className="keel-quiet"> – one entry a line</span>}
      </p>
      <PartField {...given} name={name} />
      {isFinding && (
        <FigurePicker
          close={() => {
            setIsFinding(false);
            move({ items, focus: { key, caret: caretIn(key) } });
          }}
          take={(id) => {
            setIsFinding(false);
            move(withFigure(items, item, id));
          }}
        />
      )}
      {!isReadOnly && (
        <div className="keel-tools">
          {hasText && !isFinding && (
            <Tool name={name} act={() => setIsFinding(true)}>
              Put in a figure
            </Tool>
          )}
          {place > 0 && (
            <Tool name={name} act={() => shift(-1)}>
              Move up
            </Tool>
          )}
          {place < items.length - 1 && (
            <Tool name={name} act={() => shift(1)}>
              Move down
            </Tool>
          )}
          <Tool name={name} act={() => move(removePart(items, key))}>
            Take out
          </Tool>
        </div>
      )}
    </li>
  );
}

function PartField(given: PartGiven & { readonly name: string }) {
  const { item, items, isReadOnly, change, name } = given;
  const { key, part } = item;
  if (part.kind === 'paragraph') return <ParagraphField {...given} text={part.text} />;
  if (part.kind === 'list') return <ListField {...given} entries={part.items} />;
  if (part.kind !== 'grid') return <PartText part={part} />;
  return (
    <GridEditor
      id={fieldOf(key)}
      name={name}
      grid={part}
      isReadOnly={isReadOnly}
      say={(grid, cell) => change(replacePart(items, key, grid), cell === null ? null : `${key} ${cell}`)}
    />
  );
}

function Tool({
  name,
  act,
  children,
}: {
  readonly name: string;
  readonly act: () => void;
  readonly children: string;
}) {
  return (
    <button type="button" className="keel-tool" onClick={act}>
      {children}
      <span className="govuk-visually-hidden"> ({name})</span>
    </button>
  );
}

type Field = PartGiven & { readonly name: string };

function ParagraphField({
  item: { key },
  items,
  isReadOnly,
  change,
  move,
  name,
  text,
}: Field & { readonly text: string }) {
  const put = (next: string) =>
    change(replacePart(items, key, { kind: 'paragraph', text: next }), stretchOf(key, next));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const next = isReadOnly ? null : moveByKey(event, items, key);
    if (next === null) return;
    event.preventDefault();
    move(next);
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = isReadOnly ? [] : pastedIn(event);
    if (pasted.length === 0) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    move(pasteInto(items, key, [selectionStart, selectionEnd], pasted));
  };
  const id = fieldOf(key);
  return (
    <>
      <TextArea
        id={id}
        label={name}
        value={text}
        describedBy={`${id}-reads`}
        isReadOnly={isReadOnly}
        say={put}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <Reads id={`${id}-reads`} texts={[text]} />
    </>
  );
}

/** What a key does beyond typing: Enter parts the paragraph, Backspace at its beginning joins it or takes it out. */
function moveByKey(
  event: KeyboardEvent<HTMLTextAreaElement>,
  items: EditItems,
  key: number,
): EditMove | null {
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  const isPlain = !(event.shiftKey || event.ctrlKey || event.altKey || event.nativeEvent.isComposing);
  if (event.key === 'Enter' && isPlain) return splitParagraph(items, key, selectionStart);
  if (event.key !== 'Backspace' || selectionStart > 0 || selectionEnd > 0) return null;
  const joined = joinWithPrevious(items, key);
  if (joined.focus !== null) return joined;
  return value === '' && items.length > 1 ? removePart(items, key) : null;
}

function ListField({
  item: { key },
  items,
  isReadOnly,
  change,
  move,
  name,
  entries,
}: Field & { readonly entries: readonly string[] }) {
  const value = entries.join('\n');
  const listOf = (text: string): CommentaryPart => ({ kind: 'list', items: text.split('\n') });
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const lines = isReadOnly ? [] : pastedIn(event).flatMap(linesOf);
    if (lines.length === 0) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    const head = `${value.slice(0, selectionStart)}${lines.join('\n')}`;
    move({
      items: replacePart(items, key, listOf(`${head}${value.slice(selectionEnd)}`)),
      focus: { key, caret: head.length },
    });
  };
  const id = fieldOf(key);
  return (
    <>
      <TextArea
        id={id}
        label={`${name}, one entry a line`}
        value={value}
        describedBy={`${id}-reads`}
        isReadOnly={isReadOnly}
        say={(text) => change(replacePart(items, key, listOf(text)), stretchOf(key, text))}
        onPaste={onPaste}
      />
      <Reads id={`${id}-reads`} texts={entries} />
    </>
  );
}

/** Below the words that name figures, how they read today. */
function Reads({ id, texts }: { readonly id: string; readonly texts: readonly string[] }) {
  const naming = texts.filter((text) => /[{}]/.test(text));
  return (
    <div id={id} className="keel-reads">
      {naming.map((text, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place alone
        <p key={k}>
          <span className="keel-quiet">Reads: </span>
          <FiguresInWords text={text} />
        </p>
      ))}
    </div>
  );
}

/** What was pasted, as parts: the page's own markup is read, never placed; plain lines are paragraphs; nothing where it is one line. */
function pastedIn({ clipboardData }: ClipboardEvent): readonly CommentaryPart[] {
  const html = clipboardData.getData('text/html');
  if (html !== '') return readPasted(html);
  const lines = clipboardData.getData('text/plain').split(/\r?\n/);
  return lines.length < 2 ? [] : cleanParts(lines.map((text) => ({ kind: 'paragraph', text })));
}

function linesOf(part: CommentaryPart): readonly string[] {
  if (part.kind === 'paragraph') return [part.text];
  if (part.kind === 'list') return part.items;
  return part.kind === 'grid' ? part.rows.map((row) => row.join(' ')) : [];
}

/** A sentence is undone as one. */
function stretchOf(key: number, text: string): string {
  return `${key} ${text.split(/[.!?\n]\s/).length}`;
}

/** Where the caret was when the field last had it. */
function caretIn(key: number): number {
  const field = document.getElementById(fieldOf(key));
  return field instanceof HTMLTextAreaElement ? field.selectionStart : 0;
}

function withFigure(items: EditItems, { key, part }: EditItem, id: string): EditMove {
  const value = part.kind === 'list' ? part.items.join('\n') : part.kind === 'paragraph' ? part.text : '';
  const caret = caretIn(key);
  const [head, tail] = [value.slice(0, caret), value.slice(caret)];
  const before = `${head}${head === '' || /[\s(£{]$/.test(head) ? '' : ' '}{${id}}`;
  const text = `${before}${tail}`;
  const next: CommentaryPart =
    part.kind === 'list' ? { kind: 'list', items: text.split('\n') } : { kind: 'paragraph', text };
  return { items: replacePart(items, key, next), focus: { key, caret: before.length } };
}
