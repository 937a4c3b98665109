/** The sums of a DSG management plan: totals against their lines, and mitigated against unmitigated less savings. */

import type { ProblemLog } from '../tables/problem-log.ts';
import type { MoneyCell } from './money-cell.ts';
import type { PlanColumn } from './plan-header.ts';
import type { PlanBlock } from './plan-words.ts';
import { showSum } from './show-sum.ts';

type Sums = {
  /** By column [pence]. */
  readonly lines: bigint[];
  readonly contributions: bigint[];
  /** Columns in which a line could not be read or is not known. */
  readonly unsure: boolean[];
  /** Totals as stated, by column, with the row they stand in. */
  total: { readonly row: number; readonly amounts: readonly (bigint | null)[] } | null;
};

/** Adds up the blocks of one table as its rows are read. */
export class PlanSums {
  readonly #columns: readonly PlanColumn[];
  readonly #log: ProblemLog;
  readonly #blocks = new Map<PlanBlock | null, Sums>();

  constructor(columns: readonly PlanColumn[], log: ProblemLog) {
    this.#columns = columns;
    this.#log = log;
  }

  #of(block: PlanBlock | null): Sums {
    const known = this.#blocks.get(block);
    if (known !== undefined) return known;
    const zeros = () => this.#columns.map(() => 0n);
    const sums: Sums = {
      lines: zeros(),
      contributions: zeros(),
      unsure: this.#columns.map(() => false),
      total: null,
    };
    this.#blocks.set(block, sums);
    return sums;
  }

  /** Take in a line; null where it could not be read, and no total can be held against its block any more. */
  line(block: PlanBlock | null, isContribution: boolean, cells: readonly MoneyCell[] | null): void {
    const sums = this.#of(block);
    const target = isContribution ? sums.contributions : sums.lines;
    for (const index of this.#columns.keys()) {
      const cell = cells?.[index];
      if (cell === undefined || cell.is === 'not-known') sums.unsure[index] = true;
      if (cell?.is === 'amount') target[index] = (target[index] ?? 0n) + BigInt(cell.amount);
    }
  }

  /** Take in a total and hold it against its block's lines; contributions may be written above or below zero. */
  total(block: PlanBlock | null, row: number, cells: readonly MoneyCell[]): void {
    const sums = this.#of(block);
    const amounts = cells.map((cell) => (cell.is === 'amount' ? BigInt(cell.amount) : null));
    sums.total = { row, amounts };
    for (const [index, stated] of amounts.entries()) {
      const [lines, given] = [sums.lines[index] ?? 0n, sums.contributions[index] ?? 0n];
      if (
        stated === null ||
        sums.unsure[index] === true ||
        [lines + given, lines - given, lines].includes(stated)
      )
        continue;
      const message = `A total of ${showSum(stated)} stands under lines that sum to ${showSum(lines - abs(given))}`;
      this.#log.add('plan.total-apart', row, this.#columns[index]?.heading ?? null, { message });
    }
  }

  /** The most that the lines of one column come to, over all blocks [pence]. */
  largest(): bigint {
    const sums = [...this.#blocks.values()].flatMap(({ lines }) => lines.map(abs));
    return sums.reduce((most, sum) => (sum > most ? sum : most), 0n);
  }

  /** Hold the mitigated spend against the unmitigated less the savings, where all three are there. */
  finish(): void {
    const [unmitigated, savings, mitigated] = (['Unmitigated', 'Savings', 'Mitigated'] as const).map(
      (block) => this.#blocks.get(block),
    );
    if (unmitigated === undefined || savings === undefined || mitigated === undefined) return;
    for (const [index, { heading }] of this.#columns.entries()) {
      if ([unmitigated, savings, mitigated].some(({ unsure }) => unsure[index] === true)) continue;
      const before = spendOf(unmitigated, index);
      const after = spendOf(mitigated, index);
      const saved = savings.total?.amounts[index] ?? savings.lines[index] ?? 0n;
      if (before - abs(saved) === after) continue;
      const message = `Mitigated is ${showSum(after)}, but unmitigated ${showSum(before)} less savings ${showSum(abs(saved))} is ${showSum(before - abs(saved))}`;
      this.#log.add('plan.mitigated-apart', mitigated.total?.row ?? null, heading, { message });
    }
  }
}

function spendOf(sums: Sums, index: number): bigint {
  return sums.total?.amounts[index] ?? (sums.lines[index] ?? 0n) - abs(sums.contributions[index] ?? 0n);
}

function abs(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
