/** What kind of number a figure of the book is, for those who decide whether a reader outside may see it. */
import type { Figure } from '../blocks.ts';

/** Figures that anybody makes from two others: shown where both are shown, and only there. */
export const DIFFERENCE_METHODS: ReadonlySet<string> = new Set([
  'actual less agreed',
  '(actual less agreed) ÷ agreed',
  'later less earlier',
  '(later less earlier) ÷ 6',
]);

export const SHARE_METHOD = 'placements ÷ active plans';

type CountFigure = Figure & { readonly value: number };

/** Say whether a figure counts children, plans, requests or places; a difference of two counts is no count. */
export function isWholeCount(figure: Figure): figure is CountFigure {
  const { unit, value, source } = figure;
  const isDifference = source.kind === 'computed' && DIFFERENCE_METHODS.has(source.method);
  return unit === 'count' && !isDifference && Number.isSafeInteger(value) && Number(value) >= 0;
}

/** Read the id of a number of plans of a scenario; `type` is null for all types. Null for any other id. */
export function caseloadOf(
  id: string,
): { readonly scenario: string; readonly type: string | null; readonly month: string } | null {
  const found = /^finance\.([^.]+)\.caseload\.(?:([^.]+)\.)?(\d{4}-\d{2})$/.exec(id);
  const [, scenario, type, month] = found ?? [];
  return scenario === undefined || month === undefined ? null : { scenario, type: type ?? null, month };
}

/** Read the id of money spent on a placement type: its line of the projection, or its unit cost. Null for any other id. */
export function spendOf(
  id: string,
): { readonly scenario: string; readonly type: string; readonly year: string } | null {
  const found = /^finance\.([^.]+)\.(?:line|unit-cost)\.([^.]+)\.(\d{4}\/\d{2})$/.exec(id);
  const [, scenario, type, year] = found ?? [];
  return scenario === undefined || type === undefined || year === undefined ? null : { scenario, type, year };
}

/** Give the scenario whose placement types a figure tells something of; null where it tells nothing. */
export function scenarioOf(id: string): string | null {
  return caseloadOf(id)?.scenario ?? spendOf(id)?.scenario ?? null;
}
