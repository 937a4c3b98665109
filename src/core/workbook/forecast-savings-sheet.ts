/** What each mitigation brings as the forecast reckons it, beside the workbook's own live reckoning: figures as written, and why they differ. */
import type { FlowEffects } from '../plan/flow-effects.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { frameEffects } from '../plan/mitigation-effect.ts';
import { type Reckoning, reckoningOf } from '../plan/reckoning.ts';
import { type MitigationValues, valueMitigations } from '../plan/value-mitigations.ts';
import { type BookCell, pounds, type SheetDraft, words } from './book.ts';
import { type Results, yearSheet } from './money-sheets.ts';

/** The forecast's savings of a plan. */
export type ForecastSavings = {
  readonly values: MitigationValues;
  readonly reckoned: readonly Reckoning[];
  /** What flows of records make of them on the mean; null where all are counted. */
  readonly flows: FlowEffects | null;
  /** Why mitigations are counted though the caseload comes from records; null where they are not, or it does not. */
  readonly why: string | null;
};

/** Reckon them as the forecast does. @param flows  what flows of records make of the mitigations on the mean; null where all are counted. */
export function forecastSavings(
  plan: ManagementPlan,
  { flows, why }: { readonly flows: FlowEffects | null; readonly why: string | null },
): ForecastSavings {
  return {
    values: valueMitigations(plan, frameEffects(plan, flows)),
    reckoned: plan.mitigations.map((_, place) => reckoningOf(plan, place, flows)),
    flows,
    why,
  };
}

/** Make the sheet: a row for each mitigation with its share of the joint value, then the joint value. @source Method note 9, section 5. */
export function forecastSavingsSheet(
  results: Pick<Results, 'plan'>,
  { values, reckoned, why }: ForecastSavings,
): SheetDraft {
  const hasFlows = reckoned.some(({ basis }) => basis === 'flow');
  const apart = hasFlows
    ? 'Those on a flow were run on the authority’s records, in which a plan spared may end or move by itself: the plans that each spares so stand on “Effects on flows”. Shares of the worth add up with plans whole; “Savings by workstream” shares plans, in fractions.'
    : 'Shares add up to what all bring together, each child counted once and plans whole; “Savings by workstream” shares plans, in fractions.';
  const draft = yearSheet(
    results,
    'Savings in the forecast',
    'Savings as the forecast reckons them, £',
    `Each mitigation’s share of the joint value as planned; above nil it improves the position. These figures stand as written and do not move with what is changed here. ${apart}${why === null ? '' : ` They are counted here: ${why}`}`,
  );
  const cells = (byYear: readonly bigint[]): BookCell[] =>
    byYear.map((amount) => ({ is: 'number', value: pounds(amount), look: 'pounds' }));
  for (const [place, { name }] of results.plan.mitigations.entries())
    draft.add(String(place), [
      words(name),
      words(reckoned[place]?.inWords ?? ''),
      ...cells(values.values[place]?.share ?? []),
    ]);
  draft.add('joint', [words('All together'), words('Sum of the shares'), ...cells(values.joint)], true);
  return draft;
}
