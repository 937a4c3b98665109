/** The rows of the High Needs Block by line and year, for terminals and pages alike: income, spend, position, bases. */
import type { BlockYear } from '../core/block/block-projection.ts';
import { basisInWords, DEFICIT_BASES, OWN_CONTRIBUTION } from '../core/block/deficit.ts';
import { OTHER_BLOCK_WORDS } from '../core/block/high-needs-block.ts';

/** One row: whole pence, one entry a year; `isSum` where it sums rows above it. */
export type BlockRow = {
  readonly label: string;
  readonly pence: readonly bigint[];
  readonly isSum: boolean;
};

/** Lay out every line of a block. A deficit is positive; a saving and a deduction stand below nil. */
export function blockRows(years: readonly BlockYear[]): readonly BlockRow[] {
  const [first] = years;
  if (first === undefined) return [];
  const row = (label: string, take: (year: BlockYear) => bigint, isSum = false): BlockRow => ({
    label,
    pence: years.map(take),
    isSum,
  });
  // With other blocks stated the roll is of the whole grant, while a year's deficit is of high needs.
  const ofWhat = first.otherBlocks.length === 0 ? '' : 'of the whole grant ';
  const unlessNil = (made: BlockRow) => (made.pence.some((amount) => amount !== 0n) ? [made] : []);
  return [
    ...first.income.map(({ name }, k) => row(name, (year) => year.income[k]?.amountPence ?? 0n)),
    row('Schools Block transfer', ({ transfer }) => transfer.amountPence),
    row('Income and transfer', (year) => year.incomePence + year.transfer.amountPence, true),
    ...first.spend.map(({ name }, k) => row(name, (year) => year.spend[k]?.costPence ?? 0n)),
    ...first.savings.map(({ name, isExplained }, k) =>
      row(
        isExplained ? name : `${name} (unexplained: no named source)`,
        (year) => -(year.savings[k]?.amountPence ?? 0n),
      ),
    ),
    row('Spend', ({ spendPence }) => spendPence, true),
    row('of the spend, places that stand empty', ({ emptyPlacesPence }) => emptyPlacesPence),
    ...unlessNil(row('of the spend, children beyond the places', ({ overPlacesPence }) => overPlacesPence)),
    row(
      first.otherBlocks.length === 0 ? 'In-year deficit' : 'In-year deficit of high needs',
      ({ inYearDeficitPence }) => inYearDeficitPence,
      true,
    ),
    row('In-year deficit without transfers nobody has approved', (year) => year.inYearWithoutUnapprovedPence),
    ...first.otherBlocks.map(({ block }, k) =>
      row(`${OTHER_BLOCK_WORDS[block]}, in-year deficit`, (year) => year.otherBlocks[k]?.deficitPence ?? 0n),
    ),
    row('Programme payments received', ({ payments }) => payments.paidPence),
    row('Programme payments due', ({ payments }) => payments.duePence),
    ...unlessNil(row('Programme payments withheld', ({ payments }) => payments.withheldPence)),
    row('The authority’s own contribution', ({ ownContributionPence }) => ownContributionPence),
    ...DEFICIT_BASES.flatMap((basis) =>
      OWN_CONTRIBUTION.map((own) =>
        row(
          `Cumulative deficit ${ofWhat}${basisInWords(basis, own === 'with-own')}`,
          ({ deficits }) => deficits[basis][own].deficitPence,
          true,
        ),
      ),
    ),
  ];
}
