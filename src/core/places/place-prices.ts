/** What a place costs in a financial year, and what is paid instead: from the plan's unit costs or as stated; never nought for unknown. */
import type { FinancialYear, Month } from '../base/time.ts';
import type { ProjectionYear } from '../finance/projection.ts';
import type { PlaceKind, PlacePrice, PlannedScheme, PriceSource } from './place-scheme.ts';

/** Both prices of a place in a year [pence/year]. */
export type PricePair = { readonly local: bigint; readonly instead: bigint };

/** Looks prices up; null where a price is not stated. */
export type PriceBook = {
  readonly of: (scheme: Pick<PlannedScheme, 'countsAs' | 'site'>, year: FinancialYear) => PricePair | null;
  readonly ofKind: (kind: PlaceKind, year: FinancialYear) => PricePair | null;
};

/** The financial year of a month: 2025-03 is of 2024. */
export function financialYearOfMonth(month: Month): FinancialYear {
  return Number(month.slice(0, 4)) - (month.slice(5, 7) < '04' ? 1 : 0);
}

/**
 * Make the book.
 * @param years  the plan's projection, for unit costs by type; empty where there is no plan.
 */
export function openPrices(
  prices: readonly PlacePrice[],
  years: readonly Pick<ProjectionYear, 'year' | 'unitCostPence'>[],
): PriceBook {
  const unitCosts = new Map(years.map(({ year, unitCostPence }) => [year, unitCostPence]));
  const find = (source: PriceSource, year: FinancialYear): bigint | null =>
    (source.kind === 'plan' ? unitCosts.get(year)?.[source.type] : source.byYear.get(year)) ?? null;
  const pair = (price: PlacePrice, year: FinancialYear, own: bigint | null): PricePair | null => {
    const [local, instead] = [own ?? find(price.local, year), find(price.instead, year)];
    return local === null || instead === null ? null : { local, instead };
  };
  const priceOf = (kind: PlaceKind) => prices.find(({ countsAs }) => countsAs === kind);
  return {
    of: ({ countsAs, site }, year) => {
      const price = priceOf(countsAs);
      const own = site?.pricePence ?? null;
      if (price === undefined || (own !== null && !own.has(year))) return null;
      return pair(price, year, own?.get(year) ?? null);
    },
    ofKind: (kind, year) => {
      const price = priceOf(kind);
      return price === undefined ? null : pair(price, year, null);
    },
  };
}
