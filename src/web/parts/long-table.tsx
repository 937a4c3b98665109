/** A table that may be very long: its first rows, and the rest when asked for, so that a page is no scroll without end. */
import { useState } from 'react';
import type { PageTable } from '../../contract/chart-with-table.ts';
import { showCount } from '../../core/base/show.ts';
import { DataTable } from './data-table.tsx';

/** Rows shown before the rest is asked for. */
const FIRST_ROWS = 25;

/** Show a table's first rows, with a button for all of them. */
export function LongTable({ table }: { readonly table: PageTable }) {
  const [isWhole, setIsWhole] = useState(false);
  const total = table.rows.length;
  if (isWhole || total <= FIRST_ROWS) return <DataTable table={table} />;
  return (
    <>
      <DataTable table={{ ...table, rows: table.rows.slice(0, FIRST_ROWS) }} />
      <p>
        These are the first {FIRST_ROWS} of {showCount(total)} rows.{' '}
        <button type="button" className="keel-text-button keel-no-print" onClick={() => setIsWhole(true)}>
          Show all {showCount(total)} of “{table.caption}”
        </button>
      </p>
    </>
  );
}
