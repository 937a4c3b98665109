/** The sheet on which powers of the rates are reckoned digit by digit, and amounts are cut at the same base. */
import { yearInWords } from '../base/time.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { floorDivide } from '../num/rational.ts';
import { live, NOTHING, SheetDraft, words } from './book.ts';
import {
  countable,
  grownFormula,
  powerDigits,
  radixFormula,
  radixOf,
  scaledFormula,
} from './exact-growth.ts';
import { FIRST_YEAR, type InputSheets, RATE_COLUMNS, RATE_NAMES, type RateName } from './input-sheets.ts';

/** One amount that grows: where it stands in pounds, and what it is, year by year. */
export type Growing = {
  readonly id: string;
  readonly label: string;
  readonly rate: RateName;
  readonly byYear: readonly {
    /** Address of the amount that grows [£], and its value [pence]. */
    readonly base: string;
    readonly pence: bigint;
    /** How many times it has grown by that year. */
    readonly exponent: number;
  }[];
};

/** Make the sheet with the digits of every power up to the plan's last year. */
export function growthSheet({ years, ...finance }: PlanInputs, { rates }: InputSheets): SheetDraft {
  const draft = new SheetDraft('Exact growth', {
    title: 'Workings: growth to the last digit',
    note: 'A spreadsheet keeps about 15 digits, too few for a rate to the power of six. So each power is kept as digits of a large base, like whole numbers on paper; its exponent is 0 under the first year, 1 under the second. No number here is larger than 10,000,000,000,000. Nothing here is for changing.',
    headings: [
      { words: 'Working', isEnd: false },
      { words: 'Of', isEnd: false },
      ...years.map((year) => ({ words: yearInWords(year), isEnd: true })),
    ],
    widths: [34, 38, ...years.map(() => 20)],
  });
  for (const name of RATE_NAMES) {
    const ratio = countable(finance[name]);
    const [n, d] = [rates.from(name, RATE_COLUMNS.n), rates.from(name, RATE_COLUMNS.d)];
    const radix = radixOf(ratio);
    const scaled = ratio.n * (radix / ratio.d);
    draft.add(`${name}.radix`, [words('Base'), words(name), live(radixFormula(d), Number(radix), 'count')]);
    draft.add(`${name}.scaled`, [
      words('Numerator over that base'),
      words(name),
      live(scaledFormula(n, d), Number(scaled), 'count'),
    ]);
    addPowers(draft, name, years.length, { ratio, radix, scaled });
  }
  return draft;
}

type Scaled = { readonly ratio: PlanInputs['hnbGrowth']; readonly radix: bigint; readonly scaled: bigint };

/** Digits of a power, and below them their products with the numerator, from which the digits of the next power are cut. */
function addPowers(draft: SheetDraft, name: RateName, count: number, { ratio, radix, scaled }: Scaled): void {
  const base = fixed(draft.at(`${name}.radix`, FIRST_YEAR));
  const factor = fixed(draft.at(`${name}.scaled`, FIRST_YEAR));
  const places = Array.from({ length: count }, (_, place) => place);
  const powers = places.map((exponent) => powerDigits(ratio, exponent, count - 1));
  const products = powers.map((digits) => {
    const carried: bigint[] = [];
    for (let place = count - 1; place >= 0; place--)
      carried[place] = (digits[place] ?? 0n) * scaled + (carried[place + 1] ?? 0n) / radix;
    return carried;
  });
  const top = draft.next;
  const digitAt = (place: number, column: number) => cellAt(draft, top + place, column);
  const productAt = (place: number, column: number) => cellAt(draft, top + count + place, column);
  for (const place of places)
    draft.add(`${name}.digit.${place}`, [
      words(place === 0 ? 'Power: whole part' : `Power: digit ${place} after the point`),
      words(name),
      ...places.map((exponent) => {
        const value = Number(powers[exponent]?.[place] ?? 0n);
        if (exponent === 0) return live(place === 0 ? '1' : '0', value, 'count');
        const from = productAt(Math.max(0, place - 1), exponent - 1);
        const formula = place === 0 ? `INT(${from}/${base})` : `${from}-${base}*INT(${from}/${base})`;
        return live(formula, value, 'count');
      }),
    ]);
  for (const place of places)
    draft.add(`${name}.product.${place}`, [
      words(place === 0 ? 'Product of the whole part' : `Product of digit ${place}`),
      words(name),
      ...places.map((exponent) => {
        const carry = place + 1 < count ? `+INT(${productAt(place + 1, exponent)}/${base})` : '';
        return live(
          `${digitAt(place, exponent)}*${factor}${carry}`,
          Number(products[exponent]?.[place] ?? 0n),
          'count',
        );
      }),
    ]);
}

function cellAt(draft: SheetDraft, row: number, column: number): string {
  return draft.addressOfNext(FIRST_YEAR + column).replace(/\d+$/, String(row));
}

function fixed(address: string): string {
  return address.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
}

/**
 * Add the cut of an amount at the base of its rate.
 * @returns for each year the formula of the grown amount in whole pence, for another sheet.
 */
export function addGrowing(
  draft: SheetDraft,
  { id, label, rate, byYear }: Growing,
  finance: PlanInputs,
): readonly string[] {
  const radix = radixOf(countable(finance[rate]));
  const base = fixed(draft.at(`${rate}.radix`, FIRST_YEAR));
  const row = (part: string, name: string, cell: (n: number) => readonly [string, bigint]) =>
    draft.add(`${id}.${part}`, [
      words(`${label}: ${name}`),
      NOTHING,
      ...byYear.map((_, n) => {
        const [formula, value] = cell(n);
        return live(formula, Number(value), 'count');
      }),
    ]);
  row('pence', 'pence', (n) => [`ROUND(${byYear[n]?.base ?? ''}*100,0)`, byYear[n]?.pence ?? 0n]);
  row('high', 'whole bases', (n) => [
    `INT(${draft.at(`${id}.pence`, FIRST_YEAR + n)}/${base})`,
    floorDivide(byYear[n]?.pence ?? 0n, radix),
  ]);
  row('low', 'rest', (n) => {
    const pence = byYear[n]?.pence ?? 0n;
    const [whole, high] = [draft.at(`${id}.pence`, FIRST_YEAR + n), draft.at(`${id}.high`, FIRST_YEAR + n)];
    return [`${whole}-${base}*${high}`, pence - radix * floorDivide(pence, radix)];
  });
  return byYear.map(({ exponent }, n) =>
    grownFormula({
      high: draft.from(`${id}.high`, FIRST_YEAR + n),
      low: draft.from(`${id}.low`, FIRST_YEAR + n),
      radix: draft.from(`${rate}.radix`, FIRST_YEAR),
      digits: Array.from({ length: exponent + 1 }, (_, place) =>
        draft.from(`${rate}.digit.${place}`, FIRST_YEAR + exponent),
      ),
    }),
  );
}
