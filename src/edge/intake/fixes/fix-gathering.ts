/** The fixes of one issue sheet gathered: lines that repeat one another count once, lines that contradict one another are refused. */
import type { Fix } from '../../../core/domain/issue.ts';
import { type RefusedLine, refusedLine } from './fix-lines.ts';

/** What lines that speak of the same value or row must agree on. */
function decisionOf({ action, value }: Fix): string {
  return JSON.stringify([action, value]);
}

/** Gathers fixes, and sets apart those that contradict one another. */
export class FixGathering {
  readonly #bySubject = new Map<string, { readonly row: number; readonly fix: Fix }[]>();
  readonly #leftOut = new Set<string>();
  readonly #corrected = new Set<string>();
  repeated = 0;

  add(row: number, fix: Fix): void {
    const subject = JSON.stringify([fix.table, fix.recordKey, fix.column]);
    const known = this.#bySubject.get(subject);
    if (fix.action === 'leave-out') this.#leftOut.add(recordOf(fix));
    if (fix.action === 'correct') this.#corrected.add(recordOf(fix));
    if (known === undefined) this.#bySubject.set(subject, [{ row, fix }]);
    else if (known.some((other) => decisionOf(other.fix) === decisionOf(fix))) this.repeated++;
    else known.push({ row, fix });
  }

  /** Give the fixes that stand, and refuse those that another line contradicts. */
  settle(): { readonly fixes: Fix[]; readonly refused: RefusedLine[] } {
    const fixes: Fix[] = [];
    const refused: RefusedLine[] = [];
    for (const lines of this.#bySubject.values())
      for (const { row, fix } of lines) {
        if (lines.length > 1 || this.#isTorn(fix)) refused.push(refusedLine(row, 'fix.contradiction'));
        else fixes.push(fix);
      }
    return { fixes, refused };
  }

  /** A row cannot both be left out and be corrected. */
  #isTorn({ action, ...fix }: Fix): boolean {
    const record = recordOf(fix);
    return action !== 'accept' && this.#leftOut.has(record) && this.#corrected.has(record);
  }
}

function recordOf({ table, recordKey }: Pick<Fix, 'table' | 'recordKey'>): string {
  return `${table}\n${recordKey}`;
}
