/** What the flows of the records make of mitigations, by placement type and 31 March: figures as written, which the live sheets read. */
import type { FlowEffects } from '../plan/flow-effects.ts';
import { flowShares } from '../plan/flow-shares.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { type EffectFrame, plannedMonths } from '../plan/mitigation-effect.ts';
import { placementTypeInWords } from '../report/finance-template.ts';
import { live, SheetDraft, words } from './book.ts';
import { dayOfEntry, FIRST_YEAR } from './input-sheets.ts';

/** The sheet, with what a mitigation spares on its flow beyond what its plans counted come to. */
export type FlowSheet = {
  readonly sheet: SheetDraft;
  /** By place in the plan's list, `[end][type]` [plans]. */
  readonly beyond: ReadonlyMap<number, Float64Array>;
};

/**
 * Make it. Rows "more.PLACE.TYPE" hold what is to be added to the plans counted, so that as written each mitigation spares what the forecast
 * says, and what is changed is counted in plans, as accepting it does.
 * @param frame  with every mitigation counted.
 * @source Method note 9, section 3a.
 */
export function flowSheet(plan: ManagementPlan, frame: EffectFrame, flows: FlowEffects): FlowSheet {
  const { years, types } = plan.finance;
  const draft = new SheetDraft('Effects on flows', {
    title: 'Plans fewer through each mitigation on a flow of the records',
    note: 'Each was run on the flow that it names, as planned and on time, by the exact mean of the authority’s records: a plan spared may end or move by itself, and where people would have been placed is as the records say. What several spare together is spared once and shared among them. These figures stand as written: a workbook cannot run a flow, so what is changed here is counted in plans on top, as it is when the change is accepted; a workbook written afterwards has run the flows anew.',
    headings: [
      { words: 'Line', isEnd: false },
      { words: 'Placement type', isEnd: false },
      ...[...years, null].map((_, end) => ({ words: dayOfEntry(years, end), isEnd: true })),
    ],
    widths: [72, 30, ...years.map(() => 16), 16],
  });
  const counted = countedEffects(frame);
  const beyond = new Map<number, Float64Array>();
  for (const [place, share] of flowShares(plan, flows)) {
    const own = counted.get(place) ?? share.map(() => 0);
    beyond.set(
      place,
      share.map((plans, cell) => plans - (own[cell] ?? 0)),
    );
    for (const [at, type] of types.entries()) {
      const of = (table: Float64Array) =>
        years.concat(0).map((_, end) => table[end * types.length + at] ?? 0);
      const [run, count] = [of(share), of(own)];
      if ([...run, ...count].every((plans) => plans === 0)) continue;
      const name = plan.mitigations[place]?.name ?? '';
      const row = (id: string, label: string, values: readonly number[]) =>
        draft.add(`${id}.${place}.${type}`, [
          words(`${label}: ${name}`),
          words(placementTypeInWords(type)),
          ...values.map((value) => ({ is: 'number', value, look: 'decimal' }) as const),
        ]);
      row('run', 'On its flow', run);
      row('count', 'Its plans counted', count);
      draft.add(`more.${place}.${type}`, [
        words(`Beyond those counted: ${name}`),
        words(placementTypeInWords(type)),
        ...run.map((plans, end) => {
          const [ran, was] = (['run', 'count'] as const).map((id) =>
            draft.at(`${id}.${place}.${type}`, FIRST_YEAR + end),
          );
          return live(`${ran}-${was}`, plans - (count[end] ?? 0), 'decimal');
        }),
      ]);
    }
  }
  return { sheet: draft, beyond };
}

/** What each mitigation comes to where it is counted, by place `[end][type]` [plans]. */
function countedEffects(frame: EffectFrame): ReadonlyMap<number, Float64Array> {
  const months = plannedMonths(frame);
  return new Map(
    frame.byMonth.map(({ place, shares }, k) => [
      place,
      Float64Array.from({ length: (frame.years + 1) * frame.types }, (_, cell) => {
        const end = Math.floor(cell / frame.types);
        return (months[end * 12 - 1]?.stock[k] ?? 0) * (shares[cell % frame.types] ?? 0);
      }),
    ]),
  );
}
