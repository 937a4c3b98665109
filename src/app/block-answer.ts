/** The High Needs Block in the answer of a plan's forecast: every line by year, every deficit with its basis in words. */
import { yearInWords } from '../core/base/time.ts';
import type { BlockYear } from '../core/block/block-projection.ts';
import type { Sourced } from '../core/block/block-terms.ts';
import { basisInWords, type DeficitSet } from '../core/block/deficit.ts';
import type { BlockForecast } from '../core/plan/forecast-block.ts';
import { chance, chancesAnswer, spreadByLevel } from './chances-answer.ts';
import { sensitivityAnswer } from './sensitivity-answer.ts';

/** Lay the block out; money in whole pence, years in words. @returns null where the plan has none. */
export function blockAnswer(block: BlockForecast | null, levels: readonly number[]) {
  if (block === null) return null;
  const { projection, terms, termsResult, sensitivities, chances } = block;
  const last = projection.years.at(-1);
  return {
    sensitivities: sensitivities.map(sensitivityAnswer),
    chances: {
      ...chancesAnswer(chances, levels),
      grantInYearDeficitPence: Object.fromEntries(
        projection.years.map(({ year }, place) => [
          yearInWords(year),
          spreadByLevel(chances.grantInYear[place] ?? { mean: Number.NaN, quantiles: [] }, levels),
        ]),
      ),
      grantBalanceWithinPlan: chance(chances.grantBalance),
    },
    opening: deficitsAnswer(projection.opening),
    years: projection.years.map(yearAnswer),
    firstSustainedBalance: yearOrNull(projection.firstSustainedBalance),
    firstGrantBalance: yearOrNull(projection.firstGrantBalance),
    residual:
      last === undefined
        ? null
        : {
            basis: basisInWords('net-of-all-planned', true),
            deficitPence: last.deficits['net-of-all-planned']['with-own'].deficitPence,
          },
    terms: {
      basis: basisInWords('net-of-paid', true),
      overrideEnds: said(terms.overrideEnds, (year) => ({ year: yearInWords(year) })),
      whenOverrideEnds: withYear(termsResult.whenOverrideEnds),
      grant: said(terms.grant, ({ share, accruedTo }) => ({ share, accruedTo: yearInWords(accruedTo) })),
      granted: withYear(termsResult.grant),
      carryingRate: said(terms.carryingRate, (rate) => ({ rate })),
      carryingCostPence: Object.fromEntries(
        termsResult.carryingCost.map(({ year, costPence }) => [yearInWords(year), costPence]),
      ),
    },
  };
}

function yearAnswer({ year, deficits, ...rest }: BlockYear) {
  return { year: yearInWords(year), ...rest, deficits: deficitsAnswer(deficits) };
}

function deficitsAnswer(set: DeficitSet) {
  return Object.fromEntries(
    Object.values(set).flatMap((pair) =>
      Object.values(pair).map(({ basis, own, deficitPence }) => [
        `${basis}.${own}`,
        { basis: basisInWords(basis, own === 'with-own'), deficitPence },
      ]),
    ),
  );
}

function said<T, Shown extends object>(term: Sourced<T> | null, show: (value: T) => Shown) {
  if (term === null) return null;
  const { source, stated, standing } = term;
  return { ...show(term.value), source, stated, standing };
}

function withYear<T extends { readonly year: number }>(dated: T | null) {
  return dated === null ? null : { ...dated, year: yearInWords(dated.year) };
}

function yearOrNull(year: number | null): string | null {
  return year === null ? null : yearInWords(year);
}
