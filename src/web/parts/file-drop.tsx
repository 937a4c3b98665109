/** Where files are dropped or chosen: many at once, a whole folder, by mouse or by keyboard. */
import { type ChangeEvent, type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { type Chosen, filesOfDrop, filesOfField } from '../collect-files.ts';

type Drop = {
  readonly heading: string;
  /** What to put here, one sentence. */
  readonly lead: string;
  /** True while files are on their way: nothing more is taken. */
  readonly isBusy: boolean;
  readonly onFiles: (chosen: Chosen) => void;
  /** True where only a whole folder makes sense. */
  readonly isFolderOnly?: boolean;
  /** Choices that stand below the buttons. */
  readonly children?: ReactNode;
};

/** Show the place. Dropping is only a shorter way to what the two buttons do. */
export function FileDrop({ heading, lead, isBusy, onFiles, isFolderOnly = false, children }: Drop) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(!isBusy);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (!isBusy) void filesOfDrop(event.dataTransfer).then(onFiles);
  };
  return (
    <section
      aria-labelledby={id}
      className={`keel-drop keel-no-print${isOver ? ' keel-drop-over' : ''}`}
      onDragOver={over}
      onDragEnter={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <h2 id={id} className="keel-h3">
        {heading}
      </h2>
      <p>{lead}</p>
      <p className="keel-drop-buttons">
        {!isFolderOnly && (
          <Chooser label="Choose files" isFolder={false} isMain isBusy={isBusy} onFiles={onFiles} />
        )}
        <Chooser
          label="Choose a folder"
          isFolder={true}
          isMain={isFolderOnly}
          isBusy={isBusy}
          onFiles={onFiles}
        />
      </p>
      {children}
    </section>
  );
}

/** A button that opens the browser's own choice; the field itself is out of sight and out of the tab order. */
function Chooser({
  label,
  isFolder,
  isMain,
  isBusy,
  onFiles,
}: {
  readonly label: string;
  readonly isFolder: boolean;
  readonly isMain: boolean;
  readonly isBusy: boolean;
  readonly onFiles: (chosen: Chosen) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const { files } = event.target;
    if (files !== null && files.length > 0) onFiles(filesOfField(files));
    event.target.value = ''; // so that the same file can be chosen again
  };
  return (
    <>
      <button
        type="button"
        className={`govuk-button${isMain ? '' : ' govuk-button--secondary'}`}
        disabled={isBusy}
        onClick={() => field.current?.click()}
      >
        {label}
      </button>
      <input
        ref={(input) => {
          field.current = input;
          if (input !== null) input.webkitdirectory = isFolder;
        }}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={choose}
      />
    </>
  );
}
