/** Income of the block in a year, line by line: the allocation between floor and cap, net pupils, deductions, the rest. */
import { type Rational, roundHalfUp } from '../num/rational.ts';
import { minus, over, times } from '../num/rational-arithmetic.ts';
import type { Allocation, BlockTransfer, IncomeKind, IncomeLine } from './high-needs-block.ts';
import { penceAt, roundOnce, stated } from './money-path.ts';

/** What a line brings in; a deduction is below nil. `heldBy` says what set the allocation. */
export type IncomeYear = {
  readonly id: string;
  readonly name: string;
  readonly kind: IncomeKind;
  readonly amountPence: bigint;
  readonly heldBy: 'known' | 'growth' | 'floor' | 'cap' | null;
};

/** Give a line's income. @throws RangeError where it is not stated. @source Method note 12, equations 12.6 and 12.7. */
export function incomeOf(line: IncomeLine, n: number): IncomeYear {
  const { id, name, kind } = line;
  const plain = (amountPence: bigint): IncomeYear => ({ id, name, kind, amountPence, heldBy: null });
  switch (line.kind) {
    case 'allocation': {
      const { exact, heldBy } = allocationAt(line, n);
      return { ...plain(roundOnce(exact)), heldBy };
    }
    case 'import-export':
      return plain(stated(line.netPupils[n], 'the net pupils') * line.ratePence);
    case 'deduction':
      return plain(-penceAt(line.path, n));
    case 'other':
      return plain(penceAt(line.path, n));
  }
}

type Held = { readonly exact: Rational; readonly heldBy: 'known' | 'growth' | 'floor' | 'cap' };

/** The allocation of a year: known, or the year before times a growth that floor and cap hold; never rounded on the way. */
function allocationAt(line: Allocation, n: number): Held {
  const known = line.path.known[n] ?? null;
  if (known !== null) return { exact: { n: known, d: 1n }, heldBy: 'known' };
  if (n === 0) throw new RangeError('The block does not state the first allocation');
  const before = allocationAt(line, n - 1).exact;
  const asked = stated(line.path.growth[n], 'the growth of the allocation');
  const heads = headsFactor(line, n);
  const least = line.floor === null ? null : times(line.floor, heads);
  const most = line.cap === null ? null : times(line.cap, heads);
  if (least !== null && isLess(asked, least)) return { exact: times(before, least), heldBy: 'floor' };
  if (most !== null && isLess(most, asked)) return { exact: times(before, most), heldBy: 'cap' };
  return { exact: times(before, asked), heldBy: 'growth' };
}

function headsFactor({ population, floor, cap }: Allocation, n: number): Rational {
  if (population === null || (floor === null && cap === null)) return { n: 1n, d: 1n };
  return over(stated(population[n], 'the population'), stated(population[n - 1], 'the population'));
}

function isLess(a: Rational, b: Rational): boolean {
  return minus(a, b).n < 0n;
}

/** The transfer of a year, with how far it has been allowed. */
export type TransferYear = {
  readonly schoolsBlockPence: bigint;
  readonly amountPence: bigint;
  readonly status: BlockTransfer['status'][number];
  readonly isAboveLimit: boolean;
  /** Whether whoever may allow it has: the forum up to the limit, the Secretary of State any. Nothing to allow is allowed. */
  readonly isApproved: boolean;
};

/** The most that a schools forum may agree: half of one per cent of the Schools Block. */
export function isAboveForumLimit(rate: Rational): boolean {
  return rate.n * 200n > rate.d;
}

/** Give the transfer of a year. @source Method note 1, equation 1.9. */
export function transferOf({ schoolsBlock, rate, status }: BlockTransfer, n: number): TransferYear {
  const share = stated(rate[n], 'the rate of the transfer');
  const schoolsBlockPence = penceAt(schoolsBlock, n);
  const isAboveLimit = isAboveForumLimit(share);
  const state = status[n] ?? null;
  return {
    schoolsBlockPence,
    amountPence: roundHalfUp(schoolsBlockPence * share.n, share.d),
    status: state,
    isAboveLimit,
    isApproved:
      share.n === 0n || state === 'department-approved' || (state === 'forum-approved' && !isAboveLimit),
  };
}
