/** How each figure of a plan's High Needs Block comes about, and the lines of the plan that go into it. */
import type { HighNeedsBlock } from '../core/block/high-needs-block.ts';
import { pencePath } from '../core/block/money-path.ts';
import { overPriceInWords, overPriceOf } from '../core/block/over-price.ts';
import type { Rule } from './explain-rule.ts';

const METHOD = 'docs/method/0012-high-needs-block.md';
const of =
  (...names: readonly string[]) =>
  (year: string) =>
    names.map((name) => `block.years.${year}.${name}`);

/** The first rule that fits a figure's name explains it. */
export const BLOCK_RULES: readonly Rule[] = [
  {
    of: /^block\.chances\./,
    equation:
      'the draws of the plan run through the lines: numbers × (drawn plans of their type ÷ planned ones) × price, places as commissioned, each line rounded once; a chance is the share of the draws in which it is so',
    method: `${METHOD}, 12.9 to 12.11`,
    inputs: ['block.spend', 'ranges'],
    madeOf: () => [],
  },
  {
    of: /^block\.sensitivities\./,
    equation: 'the block projected again with this assumption at another value and the rest as they are',
    method: `${METHOD}, section 7`,
    inputs: ['ranges'],
    madeOf: () => [],
  },
  {
    of: /^block\.years\..*\.(overPence|overPlacesPence)$/,
    equation:
      'children beyond the places × months ÷ 12 × the price named here, rounded once for each line: what the line states, else the one independent fee by child of the block, else a place',
    method: `${METHOD}, 12.4`,
    inputs: ['block.overPrice'],
    madeOf: () => [],
  },
  {
    of: /^block\.years\..*\.spend\./,
    equation:
      'cost = sum over months of number × price ÷ 12, rounded once; September to March is 7/12 of a school’s new year, April to August 5/12 of the one before; an empty place costs its price, a child beyond the places the independent fee where one is stated',
    method: `${METHOD}, 12.2 to 12.5`,
    inputs: ['block.spend', 'block.overPrice'],
    madeOf: () => [],
  },
  {
    of: /^block\.years\..*\.income\./,
    equation:
      'allocation = the known one, or that of the year before × growth held between floor and cap; net pupils × rate; deductions taken off',
    method: `${METHOD}, 12.6 and 12.7`,
    inputs: ['block.income'],
    madeOf: () => [],
  },
  {
    of: /^block\.years\..*\.(transfer|inYearWithoutUnapprovedPence)/,
    equation: 'transfer = Schools Block of the year × rate of the year, rounded once',
    method: `${METHOD}, section 3`,
    inputs: ['block.transfer'],
    madeOf: () => [],
  },
  {
    of: /^block\.years\..*\.savings\./,
    equation:
      'saving = base of the year × all growth up to it, rounded once; unexplained where it has no source',
    method: `${METHOD}, section 2`,
    inputs: ['block.savings'],
    madeOf: () => [],
  },
  {
    of: /^block\.years\..*\.(inYearDeficitPence|spendPence|incomePence|emptyPlacesPence|overPlacesPence)/,
    equation:
      'in-year deficit = spend lines − savings − income lines − transfer; payments and own contribution never enter it',
    method: `${METHOD}, section 4`,
    inputs: [],
    madeOf: of('spendPence', 'incomePence', 'transfer.amountPence'),
  },
  {
    of: /^block\.years\..*\.(otherBlocks|grantInYear)/,
    equation:
      'deficit of a block = its spend − its income, the Schools Block’s with the transfer out of it; the grant’s is all of them',
    method: `${METHOD}, section 4`,
    inputs: ['block.otherBlocks'],
    madeOf: of('inYearDeficitPence'),
  },
  {
    of: /^block\.(years\..*\.(deficits|payments|ownContributionPence|otherBlocksDeficitPence)|opening|residual|first)/,
    equation:
      'deficit = that of the year before + in-year deficit of the grant − payments that the basis counts − own contribution where counted',
    method: `${METHOD}, 12.8`,
    inputs: ['block.opening', 'block.payments', 'block.contributions'],
    madeOf: of('grantInYearDeficitPence', 'payments.paidPence', 'payments.duePence', 'ownContributionPence'),
  },
  {
    of: /^block\.terms/,
    equation:
      'grant = share × high needs deficit held at the date; carrying cost = rate × mean of opening and closing deficit',
    method: `${METHOD}, section 5`,
    inputs: ['block.terms'],
    madeOf: () => [],
  },
];

/** Give a part of the block; of a list of lines only the one that the figure is of. */
export function blockInput(block: HighNeedsBlock | null, name: string, figure: string): unknown {
  if (name === 'block.overPrice') return overPricesFor(block, figure);
  const part: unknown = block === null ? undefined : Reflect.get(block, name.slice('block.'.length));
  if (!Array.isArray(part)) return part;
  const lines: readonly unknown[] = part;
  const own = lines.filter((line) => {
    const id: unknown = typeof line === 'object' && line !== null ? Reflect.get(line, 'id') : undefined;
    return typeof id === 'string' && figure.includes(`.${id}.`);
  });
  return own.length === 0 ? lines : own;
}

/** What a child beyond the places of a line costs, for the line that a figure is of, or for all: where from, and the prices by entry. */
function overPricesFor(block: HighNeedsBlock | null, figure: string): unknown {
  const lines = (block?.spend ?? []).flatMap((line) => {
    if (line.cost.form !== 'places') return [];
    const over = overPriceOf(block ?? { spend: [] }, line, line.cost);
    const { per, path } = over.price;
    return [{ id: line.id, counted: overPriceInWords(over), per, pence: pencePath(path) }];
  });
  const own = lines.filter(({ id }) => figure.includes(`.${id}.`));
  return figure.includes('.spend.') ? own : lines;
}
