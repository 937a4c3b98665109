/** An amount that grows by a rate of its own in each year, reckoned exactly by a spreadsheet: limbs of a million and digits below the penny. */
import type { MoneyPath } from '../block/money-path.ts';
import { floorDivide } from '../num/rational.ts';
import { live, NOTHING, type SheetDraft, words } from './book.ts';
import { countable } from './exact-growth.ts';
import { FIRST_YEAR } from './input-sheets.ts';

/** A limb of an amount in pence: ten billion pounds are a million of them. */
const LIMB = 1_000_000n;

/** A path with the addresses of its open cells. */
export type PathPlaces = {
  readonly id: string;
  readonly label: string;
  readonly path: MoneyPath;
  /** Address of the amount of a year where it is known [£]. */
  readonly amount: (n: number) => string;
  /** Addresses of the growth from the year before. */
  readonly growth: (n: number) => { readonly n: string; readonly d: string };
};

/** One year of a path: whole pence as two limbs, and what lies below as digits, the newest base first. */
type Step = {
  readonly high: bigint;
  readonly low: bigint;
  readonly digits: readonly bigint[];
  /** Products of the year before with this year's numerator, from the high limb down; empty where the amount is known. */
  readonly products: readonly bigint[];
  /** Numerator and denominator, both doubled so that half of the base is whole; null where the amount is known. */
  readonly rate: { readonly n: bigint; readonly d: bigint } | null;
};

/** Walk a path; null from the first year that is not stated and that no growth leads to. */
function stepsOf({ known, growth }: MoneyPath): (Step | null)[] {
  const steps: (Step | null)[] = [];
  const bases: bigint[] = [];
  for (const [n, amount] of known.entries()) {
    const before = steps[n - 1] ?? null;
    const ratio = growth[n] ?? null;
    if (amount !== null) {
      const high = floorDivide(amount, LIMB);
      steps.push({ high, low: amount - LIMB * high, digits: [], products: [], rate: null });
    } else if (before === null || ratio === null) steps.push(null);
    else {
      const { n: top, d: bottom } = countable(ratio);
      const rate = { n: 2n * top, d: 2n * bottom };
      steps.push(grown(before, rate, bases));
      bases.unshift(rate.d);
      continue;
    }
    bases.length = 0;
  }
  return steps;
}

function grown(
  before: Step,
  rate: { readonly n: bigint; readonly d: bigint },
  bases: readonly bigint[],
): Step {
  const products: bigint[] = [];
  let carry = 0n;
  const kept: bigint[] = [];
  for (let place = before.digits.length - 1; place >= 0; place--) {
    const base = bases[place] ?? 1n;
    const product = (before.digits[place] ?? 0n) * rate.n + carry;
    products.unshift(product);
    carry = floorDivide(product, base);
    kept.unshift(product - base * carry);
  }
  const low = before.low * rate.n + carry;
  const high = before.high * rate.n + floorDivide(low, LIMB);
  const whole = floorDivide(high, rate.d);
  const rest = (high - rate.d * whole) * LIMB + (low - LIMB * floorDivide(low, LIMB));
  const newLow = floorDivide(rest, rate.d);
  return {
    high: whole,
    low: newLow,
    digits: [rest - rate.d * newLow, ...kept],
    products: [high, low, ...products],
    rate,
  };
}

/**
 * Add the workings of a path. Every number in them is whole and below 10^13.
 * @returns for each year the formula of the amount in whole pence, rounded once, for another sheet; null where it is not stated.
 * @source Method note 12, equation 12.1; decision record 34.
 */
export function addPath(
  draft: SheetDraft,
  { id, label, path, amount, growth }: PathPlaces,
): readonly (string | null)[] {
  const steps = stepsOf(path);
  const depth = Math.max(0, ...steps.map((step) => step?.digits.length ?? 0));
  const column = (n: number) => FIRST_YEAR + n;
  const top = draft.next;
  // Rows in this order: rate, limbs, digits, products; each is found by how far it stands below the first.
  const rows = [
    'n',
    'd',
    'high',
    'low',
    ...digitsOf(depth, 'digit'),
    'highProduct',
    'lowProduct',
    ...digitsOf(depth, 'product'),
  ];
  const at = (row: string, n: number) =>
    draft.addressOfNext(column(n)).replace(/\d+$/, String(top + rows.indexOf(row)));
  const formula = (row: string, n: number, step: Step): string | null => {
    if (row === 'n' || row === 'd') return step.rate === null ? null : `2*${growth(n)[row]}`;
    return step.rate === null ? knownFormula(row, amount(n), at('high', n)) : grownFormula(row, n, step, at);
  };
  // Formulas hold the address of their own row's sheet, so they are made before any row is added.
  const made = rows.map((row) =>
    steps.map((step, n) => {
      const text = step === null ? null : formula(row, n, step);
      return text === null || step === null ? NOTHING : live(text, Number(numberOf(row, step)), 'count');
    }),
  );
  for (const [place, row] of rows.entries())
    draft.add(`${id}.${row}`, [words(`${label}: ${rowWords(row)}`), words(id), ...(made[place] ?? [])]);
  return steps.map((step, n) => {
    if (step === null) return null;
    const [high, low] = [draft.from(`${id}.high`, column(n)), draft.from(`${id}.low`, column(n))];
    const whole = `${high}*${LIMB}+${low}`;
    if (step.rate === null) return whole;
    return `${whole}+IF(2*${draft.from(`${id}.digit1`, column(n))}>=${draft.from(`${id}.d`, column(n))},1,0)`;
  });
}

function digitsOf(depth: number, name: string): string[] {
  return Array.from({ length: depth }, (_, place) => `${name}${place + 1}`);
}

function rowWords(row: string): string {
  const place = /\d+$/.exec(row)?.[0];
  if (row === 'n') return 'numerator of the growth, doubled';
  if (row === 'd') return 'denominator of the growth, doubled';
  if (row === 'high') return 'millions of pence';
  if (row === 'low') return 'pence below a million';
  if (row === 'highProduct') return 'millions × numerator';
  if (row === 'lowProduct') return 'pence × numerator';
  return row.startsWith('digit') ? `digit ${place ?? ''} below the penny` : `product of digit ${place ?? ''}`;
}

function knownFormula(row: string, amount: string, high: string): string | null {
  if (row === 'high') return `INT(ROUND(${amount}*100,0)/${LIMB})`;
  return row === 'low' ? `ROUND(${amount}*100,0)-${LIMB}*${high}` : null;
}

function grownFormula(
  row: string,
  n: number,
  step: Step,
  at: (row: string, n: number) => string,
): string | null {
  const [top, base] = [at('n', n), at('d', n)];
  const depth = step.digits.length - 1;
  // The digit at a place has the base of the year in which it came about.
  const baseOf = (place: number) => at('d', n - place);
  const carry = (place: number) =>
    place <= depth ? `+INT(${at(`product${place}`, n)}/${baseOf(place)})` : '';
  const rest = `(${at('highProduct', n)}-${base}*${at('high', n)})*${LIMB}+${at('lowProduct', n)}-${LIMB}*INT(${at('lowProduct', n)}/${LIMB})`;
  switch (row) {
    case 'lowProduct':
      return `${at('low', n - 1)}*${top}${carry(1)}`;
    case 'highProduct':
      return `${at('high', n - 1)}*${top}+INT(${at('lowProduct', n)}/${LIMB})`;
    case 'high':
      return `INT(${at('highProduct', n)}/${base})`;
    case 'low':
      return `INT((${rest})/${base})`;
    case 'digit1':
      return `${rest}-${base}*${at('low', n)}`;
  }
  const place = Number(/\d+$/.exec(row)?.[0]);
  if (row.startsWith('digit')) {
    if (place > depth + 1) return null;
    const product = at(`product${place - 1}`, n);
    return `${product}-${baseOf(place - 1)}*INT(${product}/${baseOf(place - 1)})`;
  }
  return place > depth ? null : `${at(`digit${place}`, n - 1)}*${top}${carry(place + 1)}`;
}

function numberOf(row: string, step: Step): bigint {
  const place = Number(/\d+$/.exec(row)?.[0]);
  const fixed: Readonly<Record<string, bigint | undefined>> = {
    n: step.rate?.n,
    d: step.rate?.d,
    high: step.high,
    low: step.low,
    highProduct: step.products[0],
    lowProduct: step.products[1],
  };
  return fixed[row] ?? (row.startsWith('digit') ? step.digits[place - 1] : step.products[place + 1]) ?? 0n;
}
