/** What a workbook that came back would change in the plan: cell by cell, old and new, and where the plan has moved meanwhile. */
import { pence } from '../base/pence.ts';
import { showCount, showPence } from '../base/show.ts';
import { monthInWords } from '../base/time.ts';
import { showValue } from '../plan/show-assumption.ts';
import { type Assumption, type AssumptionKind, shownValue } from './open-cells.ts';
import type { OpenReading } from './read-open-cells.ts';

/** One cell of the plan that the workbook holds with another value. */
export type WorkbookChange = {
  /** As `plan set` names it. */
  readonly cell: string;
  /** What the cell is, in words. */
  readonly label: string;
  /** As it would stand in plan.json: a number, a fraction, or a month. */
  readonly value: number | string | { readonly n: number; readonly d: number };
  /** In words: "£1,234.56", "3.25% (1,325 over 40,000)". */
  readonly before: string;
  readonly after: string;
  /** True where the plan has been changed since the workbook was written, so that both sides moved. */
  readonly hasMoved: boolean;
};

/** Changes in the order of the sheets, and cells that only the plan has changed since. */
export type WorkbookChanges = {
  readonly changes: readonly WorkbookChange[];
  /** Cells that the workbook still has as it was written, while the plan has another value by now: left as the plan has them. */
  readonly movedInPlan: readonly string[];
};

/** Set what was read against the plan of today. */
export function workbookChanges(
  assumptions: readonly Assumption[],
  { values, asWritten }: OpenReading,
): WorkbookChanges {
  const changes: WorkbookChange[] = [];
  const movedInPlan: string[] = [];
  for (const [cell, parts] of Map.groupBy(assumptions, (one) => one.cell)) {
    const now = parts.map(({ key }) => values.get(key));
    // A cell of which a part could not be read is asked about, and stays as it is.
    if (now.some((value) => value === undefined)) continue;
    const kind = parts[0]?.kind ?? 'pounds';
    const read = now.map((value) => value ?? 0n);
    const stored = parts.map(({ value }) => value);
    const written = parts.map(({ key, value }) => asWritten.get(key) ?? value);
    if (isSame(kind, read, stored)) continue;
    if (isSame(kind, read, written)) movedInPlan.push(cell);
    else changes.push(changeOf(cell, parts, { read, stored, hasMoved: !isSame(kind, written, stored) }));
  }
  return { changes, movedInPlan };
}

type Values = readonly bigint[];

/** The same number, or the same fraction whatever its terms. */
function isSame(kind: AssumptionKind, a: Values, b: Values): boolean {
  const [an = 0n, ad] = a;
  const [bn = 0n, bd] = b;
  if (kind === 'year') return an === bn && ad === bd;
  return ad === undefined || bd === undefined ? an === bn : an * bd === bn * ad;
}

function changeOf(
  cell: string,
  parts: readonly Assumption[],
  { read, stored, hasMoved }: { readonly read: Values; readonly stored: Values; readonly hasMoved: boolean },
): WorkbookChange {
  const [n = 0n, d] = read;
  const kind = parts[0]?.kind ?? 'pounds';
  return {
    cell,
    label: parts[0]?.label ?? cell,
    value: valueAs(kind, n, d),
    before: shownAs(cell, kind, stored),
    after: shownAs(cell, kind, read),
    hasMoved,
  };
}

function valueAs(kind: AssumptionKind, n: bigint, d: bigint | undefined): WorkbookChange['value'] {
  if (kind === 'year') return `${n}-${String(d ?? 1n).padStart(2, '0')}`;
  if (d !== undefined) return { n: Number(n), d: Number(d) };
  return kind === 'decimal' ? shownValue(kind, n) : Number(n);
}

function shownAs(cell: string, kind: AssumptionKind, [n = 0n, d]: Values): string {
  if (kind === 'year') return monthInWords(String(valueAs(kind, n, d)));
  if (kind === 'decimal') return String(shownValue(kind, n));
  if (d !== undefined) {
    const unit = cell.includes('transferRate') ? 'share' : 'growth';
    return `${showValue({ n, d }, unit)} (${showCount(Number(n))} over ${showCount(Number(d))})`;
  }
  return kind === 'pounds' ? showPence(pence(n)) : showCount(Number(n));
}
