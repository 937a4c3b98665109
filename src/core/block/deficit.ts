/** A cumulative deficit with its basis in its type, so that two bases cannot be compared, added or shown as one. */
import type { DeficitBasis } from '../programme/definitions.ts';

/** The three bases, none of which may stand for another. */
export const DEFICIT_BASES = ['gross', 'net-of-paid', 'net-of-all-planned'] as const satisfies DeficitBasis[];
/** Whether the authority's own contribution is counted. */
export const OWN_CONTRIBUTION = ['without-own', 'with-own'] as const;
export type OwnContribution = (typeof OWN_CONTRIBUTION)[number];

/** A deficit is positive [pence]. The basis is part of the type. */
export type Deficit<B extends DeficitBasis, O extends OwnContribution> = {
  readonly basis: B;
  readonly own: O;
  readonly deficitPence: bigint;
};

/** Every basis at one 31 March. */
export type DeficitSet = {
  readonly [B in DeficitBasis]: { readonly [O in OwnContribution]: Deficit<B, O> };
};

/** What moved the deficit in a year, or before the first: each amount above nil as it is spoken of [pence]. */
export type DeficitMovement = {
  readonly inYearPence: bigint;
  readonly paidPence: bigint;
  /** Planned and not received yet. */
  readonly duePence: bigint;
  readonly ownPence: bigint;
};

const NIL: DeficitSet = sixOf(() => 0n);

/** The deficits that stand before anything moved. */
export function openingDeficits(opening: Omit<DeficitMovement, 'duePence'>): DeficitSet {
  return moveDeficits(NIL, { ...opening, duePence: 0n });
}

/**
 * Move every basis by one year. A payment that is held back is on none; once it is made up it counts as paid.
 * @source Method note 12, equation 12.8.
 */
export function moveDeficits(before: DeficitSet, moved: DeficitMovement): DeficitSet {
  const counted = {
    gross: 0n,
    'net-of-paid': moved.paidPence,
    'net-of-all-planned': moved.paidPence + moved.duePence,
  };
  return sixOf(
    (basis, own) =>
      before[basis][own].deficitPence +
      moved.inYearPence -
      counted[basis] -
      (own === 'with-own' ? moved.ownPence : 0n),
  );
}

/** How far a deficit is below its ceiling, negative above it [pence]. Only a ceiling of the same basis is taken. */
export function headroom<B extends DeficitBasis, O extends OwnContribution>(
  ceiling: Deficit<B, O>,
  deficit: Deficit<NoInfer<B>, NoInfer<O>>,
): bigint {
  return ceiling.deficitPence - deficit.deficitPence;
}

/** Say the basis: "before programme payments, before the authority’s own contribution". */
export function basisInWords(basis: DeficitBasis, ownContribution: boolean): string {
  const payments = {
    gross: 'before programme payments',
    'net-of-paid': 'after the programme payments received so far',
    'net-of-all-planned': 'after all planned programme payments',
  }[basis];
  return `${payments}, ${ownContribution ? 'after' : 'before'} the authority’s own contribution`;
}

function sixOf(amount: (basis: DeficitBasis, own: OwnContribution) => bigint): DeficitSet {
  const pair = <B extends DeficitBasis>(basis: B) => ({
    'without-own': one(basis, 'without-own', amount),
    'with-own': one(basis, 'with-own', amount),
  });
  return {
    gross: pair('gross'),
    'net-of-paid': pair('net-of-paid'),
    'net-of-all-planned': pair('net-of-all-planned'),
  };
}

function one<B extends DeficitBasis, O extends OwnContribution>(
  basis: B,
  own: O,
  amount: (basis: DeficitBasis, own: OwnContribution) => bigint,
): Deficit<B, O> {
  return { basis, own, deficitPence: amount(basis, own) };
}
