/** What a document says of the year in which income covers spending, and the in-year deficit that it shows for each year. */
import { monthOfDay, toMonth } from '../../base/day-number.ts';
import { yearInWords } from '../../base/time.ts';
import type { Period } from '../lex/periods.ts';
import { asItStands } from './as-it-stands.ts';
import type { Fact } from './facts.ts';
import type { Sentence } from './sentence.ts';
import type { Understanding } from './understanding.ts';

const BALANCE =
  /\b(?:in[- ]year (?:\w+ )?(?:balance|surplus|break[- ]?even)|balanced?(?: (?:in[- ]year|position|budget|high needs))|balance in[- ]year|positive (?:in[- ]year )?(?:balance|position)|(?:reach|achiev|return to|come|back to|get to|into|be in|is in|in) ?(?:es|ed|e|ing)? ?(?:an? )?(?:in[- ]year )?balance|break[- ]?even|in[- ]year (?:deficit|overspend|line|result|position)\b[^.;]{0,40}\b(?:reach\w*|at|to|is|becomes?|touch\w*|cross\w*|pass\w*|hits?) (?:nil|zero|£0|the (?:zero|nought) line|nought|into surplus|a surplus)|income (?:will )?(?:cover|meet|match|equal)s? (?:its |our |the )?spend(?:ing)?)\b/;

/** Say whether words speak of balance. */
export function speaksOfBalance(low: string): boolean {
  return BALANCE.test(low);
}

/** The financial year of a time, as "2027/28": itself, or the one that a day or month at the end of March closes. */
export function financialYearOf(period: Period): string | null {
  if (period.kind === 'financial-year') return period.key;
  if ((period.kind !== 'day' && period.kind !== 'month') || period.to === null) return null;
  const key = toMonth(monthOfDay(period.to));
  const year = Number(key.slice(0, 4)) - (Number(key.slice(5)) <= 3 ? 1 : 0);
  return key.endsWith('-03') ? yearInWords(year) : null;
}

/** A year for which balance is named, and the sentence. */
export type BalanceYear = { readonly year: string; readonly sentence: Sentence };

/** Give the years named beside balance: the first that stands behind the word, or the only one of the sentence. */
export function balanceYears({ sentences }: Understanding): BalanceYear[] {
  return sentences.flatMap((sentence): BalanceYear[] => {
    const match = BALANCE.exec(sentence.low);
    if (match === null) return [];
    const years = sentence.periods.flatMap((period) => {
      const year = financialYearOf(period);
      return year === null ? [] : [{ year, start: period.start }];
    });
    const behind = years.find(({ start }) => start > match.index);
    const meant = behind ?? (years.length === 1 ? years[0] : undefined);
    return meant === undefined ? [] : [{ year: meant.year, sentence }];
  });
}

/**
 * Give the figure that shows a deficit in a year beyond doubt: as it is forecast, its sign said by its name. Null where a figure
 * of that year shows none.
 */
export function deficitIn({ facts }: Understanding, year: string): Fact | null {
  const own = asItStands(facts, 'in-year deficit').filter(
    ({ period, grid, sentence }) =>
      period !== null &&
      financialYearOf(period) === year &&
      (grid !== null || /deficit|overspend/.test(sentence?.low ?? '')),
  );
  const named = own.filter(
    ({ grid, spots, sentence }) =>
      /deficit|overspend|minus is|surplus in brackets/i.test(
        `${grid?.caption ?? ''} ${spots.map(({ quote }) => quote).join(' ')} ${sentence?.low ?? ''}`,
      ) || grid?.columns.some(({ low }) => /\bin[- ]year\b.*(?:deficit|overspend|surplus)/.test(low)),
  );
  const isClear = own.length > 0 && own.every(({ value, step }) => value > step / 2);
  return isClear ? (named[0] ?? null) : null;
}
