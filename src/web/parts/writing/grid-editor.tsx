/** A table of the officer's own: its cells as fields, its first row the headings; a long one as lines with tabs. */
import type { CommentaryPart } from '../../../core/programme/programme.ts';
import { TextArea } from './text-area.tsx';

type Grid = Extract<CommentaryPart, { kind: 'grid' }>;

/** Beyond this many cells a field for each would be too slow to reach by keyboard [cells]. */
const MOST_FIELDS = 160;

/** Edit a table. `say` is told the table, and the place of the cell where one was typed in. */
export function GridEditor({
  id,
  name,
  grid,
  isReadOnly,
  say,
}: {
  readonly id: string;
  readonly name: string;
  readonly grid: Grid;
  readonly isReadOnly: boolean;
  readonly say: (grid: Grid, cell: string | null) => void;
}) {
  const width = grid.rows.reduce((most, row) => Math.max(most, row.length), 1);
  const rows = grid.rows.map((row) => Array.from({ length: width }, (_, k) => row[k] ?? ''));
  const put = (next: readonly (readonly string[])[], cell: string | null = null) =>
    say({ ...grid, rows: next.length === 0 ? [['']] : next }, cell);
  return (
    <>
      <input
        id={id}
        aria-label={`${name}: title of the table`}
        className="govuk-input keel-grid-title"
        value={grid.caption}
        readOnly={isReadOnly}
        autoComplete="off"
        onChange={(event) => say({ ...grid, caption: event.currentTarget.value }, 'caption')}
      />
      {width * rows.length > MOST_FIELDS ? (
        <TextArea
          id={`${id}-lines`}
          label={`${name}: rows, one a line, cells parted by tabs`}
          value={rows.map((row) => row.join('\t')).join('\n')}
          isReadOnly={isReadOnly}
          say={(text) =>
            put(
              text.split('\n').map((line) => line.split('\t')),
              'lines',
            )
          }
        />
      ) : (
        <Cells name={name} rows={rows} isReadOnly={isReadOnly} put={put} />
      )}
      {!isReadOnly && (
        <div className="keel-tools">
          <button
            type="button"
            className="keel-tool"
            onClick={() => put([...rows, Array.from({ length: width }, () => '')])}
          >
            Add a row<span className="govuk-visually-hidden"> to {name}</span>
          </button>
          <button type="button" className="keel-tool" onClick={() => put(rows.map((row) => [...row, '']))}>
            Add a column<span className="govuk-visually-hidden"> to {name}</span>
          </button>
          {rows.length > 1 && (
            <button type="button" className="keel-tool" onClick={() => put(rows.slice(0, -1))}>
              Take out the last row<span className="govuk-visually-hidden"> of {name}</span>
            </button>
          )}
          {width > 1 && (
            <button
              type="button"
              className="keel-tool"
              onClick={() => put(rows.map((row) => row.slice(0, -1)))}
            >
              Take out the last column<span className="govuk-visually-hidden"> of {name}</span>
            </button>
          )}
        </div>
      )}
    </>
  );
}

function Cells({
  name,
  rows,
  isReadOnly,
  put,
}: {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly isReadOnly: boolean;
  readonly put: (rows: readonly (readonly string[])[], cell: string | null) => void;
}) {
  const change = (row: number, column: number, text: string) =>
    put(
      rows.map((cells, r) => (r === row ? cells.with(column, text) : cells)),
      `${row},${column}`,
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of fields set out as a grid; a table would promise a screen reader data that it could read
    <div className="keel-cells" role="group" aria-label={`${name}: cells`}>
      {rows.map((cells, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone
        <div key={row} className="keel-cells-row">
          {cells.map((cell, column) => (
            <input
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place alone
              key={column}
              aria-label={`${row === 0 ? 'Heading' : `Row ${row}`}, column ${column + 1}`}
              className={`govuk-input${row === 0 ? ' keel-cell-head' : ''}`}
              value={cell}
              readOnly={isReadOnly}
              autoComplete="off"
              onChange={(event) => change(row, column, event.currentTarget.value)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
