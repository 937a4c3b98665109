/** Finds a figure among all that the programme has, by its words, and puts a reference to it into the text. */
import { useContext, useId, useState } from 'react';
import { FiguresContext } from './figures-in-words.tsx';

/** More than this is not listed: more words make it fewer. */
const MOST_SHOWN = 12;

/** Show the search; `take` is told the id that was chosen. */
export function FigurePicker({
  take,
  close,
}: {
  readonly take: (id: string) => void;
  readonly close: () => void;
}) {
  const id = useId();
  const { book } = useContext(FiguresContext);
  const [sought, setSought] = useState('');
  const words = sought
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = [...book.values()].filter(({ id: name, label, shown }) => {
    const text = `${label} ${name} ${shown}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what the button opened; every control in it is reached by Tab
    <div className="keel-picker" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <label className="govuk-label" htmlFor={id}>
        Find a figure
      </label>
      <div id={`${id}-hint`} className="govuk-hint">
        Words of it, such as: plans October 2024. The text then follows the figure.
      </div>
      <input
        id={id}
        className="govuk-input"
        type="search"
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        // biome-ignore lint/a11y/noAutofocus: the writer asked for it with the button just pressed
        autoFocus
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      <p className="keel-quiet" aria-live="polite">
        {words.length === 0
          ? `${book.size} figures`
          : `${found.length} ${found.length === 1 ? 'figure' : 'figures'}${found.length > MOST_SHOWN ? `, the first ${MOST_SHOWN} are shown` : ''}`}
      </p>
      {words.length > 0 && (
        <ul>
          {found.slice(0, MOST_SHOWN).map(({ id: name, label, shown }) => (
            <li key={name}>
              <button type="button" className="keel-tool" onClick={() => take(name)}>
                <strong>{shown}</strong> {label}
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="govuk-button govuk-button--secondary" onClick={close}>
        Close without a figure
      </button>
    </div>
  );
}
