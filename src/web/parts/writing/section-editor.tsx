/** The editor of a section: its parts one below the other, undo and redo, what can be added, and how the saving stands. */
import { type KeyboardEvent, useContext, useEffect, useState } from 'react';
import type { SectionReply } from '../../../contract/writing.ts';
import type { CommentaryPart } from '../../../core/programme/programme.ts';
import {
  type EditItems,
  type EditMove,
  insertAfter,
  placeOfChange,
} from '../../../core/writing/edit-parts.ts';
import { AnswerField } from './answer-field.tsx';
import { ChooseWords } from './choose-words.tsx';
import { fieldOf, PartEditor } from './part-editor.tsx';
import { LiveContext } from './part-text.tsx';
import { Saving } from './saving.tsx';
import type { SectionEditing } from './use-section-draft.ts';

type Section = SectionReply['section'];
type Given = { readonly section: Section; readonly editing: SectionEditing; readonly isReadOnly: boolean };

/** Questions whose first part is the answer itself. */
const TYPED: readonly Section['type'][] = ['choice', 'number', 'money', 'date', 'text'];

/** Show the editor, or the choice between two ways of saying something. */
export function SectionEditor({ section, editing, isReadOnly }: Given) {
  const { items, choice, change } = editing;
  const [focus, setFocus] = useState<EditMove['focus']>(null);
  useEffect(() => {
    if (focus === null) return;
    const field = document.getElementById(fieldOf(focus.key));
    field?.focus();
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(focus.caret, focus.caret);
  }, [focus]);
  if (choice !== null) return <ChooseWords choice={choice} choose={editing.choose} />;
  const move = (next: EditMove) => {
    if (next.items !== items) change(next.items);
    setFocus(next.focus === null ? null : { ...next.focus });
  };
  // The field in which the focus was may be gone: the browser would then undo in a field of its own choice.
  const stepTo = (step: () => EditItems) => () => setFocus(placeOfChange(items, step()));
  const [undo, redo] = [stepTo(editing.undo), stepTo(editing.redo)];
  const isTyped = TYPED.includes(section.type);
  const isAnswer = isTyped && items[0]?.part.kind === 'paragraph';
  const onKeyDown = (event: KeyboardEvent) => {
    const isOurs = (event.ctrlKey || event.metaKey) && !event.altKey;
    const isSearch = event.target instanceof Element && event.target.closest('.keel-picker') !== null;
    const act = isOurs && !isSearch ? shortcut(event) : null;
    if (act === null || isReadOnly) return;
    event.preventDefault();
    act();
  };
  const shortcut = ({ key, shiftKey }: KeyboardEvent) => {
    const name = key.toLowerCase();
    if (name === 'z') return shiftKey ? redo : undo;
    if (name === 'y') return redo;
    return name === 's' ? editing.saveNow : null;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the keyboard; each has a button
    <div onKeyDown={onKeyDown} className="keel-no-print">
      {isTyped && <AnswerField section={section} editing={editing} isReadOnly={isReadOnly} />}
      {items.length === 0 && !isTyped && <p className="keel-empty">Nothing is written here yet.</p>}
      <ol className="keel-parts">
        {items.map((item, k) =>
          k === 0 && isAnswer ? null : (
            <PartEditor
              key={item.key}
              item={item}
              items={items}
              isReadOnly={isReadOnly}
              change={change}
              move={move}
            />
          ),
        )}
      </ol>
      {!isReadOnly && <Add add={(added) => move(insertAfter(items, null, [added]))} />}
      {!isReadOnly && <Saving editing={editing} undo={undo} redo={redo} />}
    </div>
  );
}

function Add({ add }: { readonly add: (part: CommentaryPart) => void }) {
  const { tables, charts } = useContext(LiveContext);
  const [live, setLive] = useState('');
  const [kind, id] = live.split(':');
  return (
    <fieldset className="keel-add">
      <legend className="keel-h3">Add at the end</legend>
      <div className="keel-tools">
        <AddButton add={() => add({ kind: 'paragraph', text: '' })}>A paragraph</AddButton>
        <AddButton add={() => add({ kind: 'list', items: [''] })}>A list</AddButton>
        <AddButton
          add={() =>
            add({
              kind: 'grid',
              caption: 'Table',
              rows: [
                ['', ''],
                ['', ''],
              ],
            })
          }
        >
          A table of your own
        </AddButton>
      </div>
      <div className="keel-add-live">
        <label className="govuk-label" htmlFor="add-live">
          A live table or chart: it follows the records
        </label>
        <select
          id="add-live"
          className="govuk-select"
          value={live}
          onChange={(event) => setLive(event.currentTarget.value)}
        >
          <option value="">Choose one</option>
          <optgroup label="Tables">
            {tables.map((one) => (
              <option key={one.id} value={`table:${one.id}`}>
                {one.title}
              </option>
            ))}
          </optgroup>
          <optgroup label="Charts">
            {charts.map((one) => (
              <option key={one.id} value={`chart:${one.id}`}>
                {one.title}
              </option>
            ))}
          </optgroup>
        </select>
        <AddButton
          add={() => {
            if (id === undefined) return;
            add({ kind: kind === 'table' ? 'table' : 'chart', id });
            setLive('');
          }}
        >
          Put it in
        </AddButton>
      </div>
    </fieldset>
  );
}

function AddButton({ add, children }: { readonly add: () => void; readonly children: string }) {
  return (
    <button type="button" className="govuk-button govuk-button--secondary" onClick={add}>
      {children}
    </button>
  );
}
