/** Every indicator of the dictionary, in the order of its id. */
import { DECISION_MEASURES } from './catalogue/decisions.ts';
import { DEMAND_MEASURES } from './catalogue/demand.ts';
import { DISPUTE_MEASURES } from './catalogue/disputes.ts';
import { FINANCE_MEASURES } from './catalogue/finance.ts';
import { FORECAST_MEASURES } from './catalogue/forecast-quality.ts';
import { INCLUSION_MEASURES } from './catalogue/inclusion.ts';
import { PLACEMENT_MEASURES } from './catalogue/placement.ts';
import { ADULTHOOD_MEASURES, REVIEW_MEASURES } from './catalogue/review.ts';
import { STOCK_MEASURES } from './catalogue/stock-and-flow.ts';
import { SUFFICIENCY_MEASURES } from './catalogue/sufficiency.ts';
import { TIMELINESS_MEASURES } from './catalogue/timeliness.ts';
import type { MeasureDefinition } from './measure-definition.ts';

/** All indicators, A01 to L07; one id may have two entries with different names. @source Domain rules for indicators, section 3. */
export const MEASURES: readonly MeasureDefinition[] = [
  ...DEMAND_MEASURES,
  ...DECISION_MEASURES,
  ...TIMELINESS_MEASURES,
  ...STOCK_MEASURES,
  ...PLACEMENT_MEASURES,
  ...REVIEW_MEASURES,
  ...ADULTHOOD_MEASURES,
  ...DISPUTE_MEASURES,
  ...SUFFICIENCY_MEASURES,
  ...INCLUSION_MEASURES,
  ...FINANCE_MEASURES,
  ...FORECAST_MEASURES,
];

const BY_NAME: ReadonlyMap<string, MeasureDefinition> = new Map(MEASURES.map((entry) => [entry.name, entry]));

/** Find an indicator by its name, "req_n". @throws RangeError where the dictionary has none of that name. */
export function measureNamed(name: string): MeasureDefinition {
  const found = BY_NAME.get(name);
  if (found === undefined) throw new RangeError(`The dictionary has no measure called ${name}`);
  return found;
}
