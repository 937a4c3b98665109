/** The count of a file's rows, in which every row stands exactly once. */
import type { RowOutcome } from './reading.ts';

/** Counts rows by what became of them. */
export class RowCount {
  accepted = 0;
  withErrors = 0;
  skipped = 0;

  get rowsRead(): number {
    return this.accepted + this.withErrors + this.skipped;
  }

  add(outcome: RowOutcome): void {
    if (outcome === 'accepted') this.accepted++;
    else if (outcome === 'error') this.withErrors++;
    else this.skipped++;
  }
}
