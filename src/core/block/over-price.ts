/** What a child beyond a line's commissioned places costs: as stated, the block's independent fee, or a place where none is told. */
import type { HighNeedsBlock, LineForm, Price, SpendLine } from './high-needs-block.ts';

type PlacesForm = Extract<LineForm, { readonly form: 'places' }>;

/** Which price a child beyond the places is counted at, and where it comes from. */
export type OverPrice =
  | { readonly kind: 'stated'; readonly price: Price }
  | { readonly kind: 'fee'; readonly price: Price; readonly line: SpendLine }
  | { readonly kind: 'place'; readonly price: Price; readonly why: 'no-fee' | 'several-fees' };

/**
 * Find the price of a child beyond the places of a line: the one that the line states; else the one fee by child of the block's
 * independent lines, of the same age first. Where there is none, or more than one, a place's own price: that is said, never a guess.
 * @source Method note 12, equation 12.4.
 */
export function overPriceOf(
  { spend }: Pick<HighNeedsBlock, 'spend'>,
  { age }: Pick<SpendLine, 'age'>,
  cost: PlacesForm,
): OverPrice {
  if (cost.overPrice !== null) return { kind: 'stated', price: cost.overPrice };
  const fees = spend.flatMap((line) =>
    line.category === 'independent-fees' && (line.cost.form === 'mean' || line.cost.form === 'academic')
      ? [{ line, price: line.cost.price }]
      : [],
  );
  const alike = fees.filter(({ line }) => line.age === age);
  const [fee, ...others] = alike.length > 0 ? alike : fees;
  if (fee !== undefined && others.length === 0) return { kind: 'fee', ...fee };
  return { kind: 'place', price: cost.price, why: fee === undefined ? 'no-fee' : 'several-fees' };
}

/** Give a line with the price of a child beyond its places filled in; any other line as it is. */
export function withOverPrice(block: Pick<HighNeedsBlock, 'spend'>, line: SpendLine): SpendLine {
  if (line.cost.form !== 'places') return line;
  return { ...line, cost: { ...line.cost, overPrice: overPriceOf(block, line, line.cost).price } };
}

/** Say in words what a child beyond the places is counted at. */
export function overPriceInWords(over: OverPrice): string {
  switch (over.kind) {
    case 'stated':
      return 'the price that the line states for a child beyond its places';
    case 'fee':
      return `the independent fee of “${over.line.name}”, in place of a place and its top-up`;
    case 'place':
      return over.why === 'no-fee'
        ? 'the price of a place, because the block states no independent fee by child: an independent place may cost far more'
        : 'the price of a place, because the block states several independent fees and not which of them: an independent place may cost far more';
  }
}

/** Say in one sentence what children beyond the places cost, line by line; empty where no line buys places. */
export function overPricesInWords(block: Pick<HighNeedsBlock, 'spend'>): string {
  const byPrice = new Map<string, string[]>();
  for (const line of block.spend) {
    if (line.cost.form !== 'places') continue;
    const words = overPriceInWords(overPriceOf(block, line, line.cost));
    byPrice.set(words, [...(byPrice.get(words) ?? []), `“${line.name}”`]);
  }
  const told = [...byPrice].map(([words, names]) => `of ${names.join(' and ')} at ${words}`);
  return told.length === 0 ? '' : `Each child beyond the places is counted: ${told.join('; ')}.`;
}
