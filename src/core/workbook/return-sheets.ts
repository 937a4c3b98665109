/** The finance template of the return with every basis of the deficit, and the whole cost of the same children. */
import { countedUpTo } from '../plan/deficit-basis.ts';
import type { PlanCondition } from '../plan/management-plan.ts';
import { wholeCost, wholeCostOf } from '../plan/whole-cost.ts';
import type { DeficitBasis } from '../programme/definitions.ts';
import { live, NOTHING, pounds, type SheetDraft, words } from './book.ts';
import { addPounds, type Results, shown, yearColumn, yearSheet } from './money-sheets.ts';

type Ceiling = Extract<PlanCondition, { readonly ownContribution: boolean }>;

const BASIS_WORDS: Readonly<Record<DeficitBasis, string>> = {
  gross: 'gross of payments',
  'net-of-paid': 'net of payments received',
  'net-of-all-planned': 'net of all planned payments',
};

/** The rows of the return's finance template: income, spend, deficits before and after payments, ceilings, headroom. */
export function returnTemplate(results: Results): SheetDraft {
  const { plan } = results;
  const draft = yearSheet(
    results,
    'Return template',
    'Finance template of the return, £',
    'A deficit stands above nil and names its basis. A ceiling is held against the deficit of its own basis; headroom below nil is a breach.',
  );
  const line = (...args: Parameters<typeof shown> extends [unknown, ...infer Rest] ? Rest : never) =>
    addPounds(draft, results, shown(results, ...args));
  line('hnbIncomePence', 'High Needs Block income', 'Known, then grown', (y) => y.hnbIncomePence);
  line(
    'schoolsBlockTransferPence',
    'Transfer from the Schools Block',
    'Schools Block × rate',
    (y) => y.schoolsBlockTransferPence,
  );
  line('spendPence', 'High needs spend', 'From the calculation', (y) => y.spendPence);
  line(
    'inYearDeficitPence',
    'In-year deficit',
    'Spend less income less transfer',
    (y) => y.inYearDeficitPence,
    true,
  );
  addPounds(draft, results, {
    id: 'opening',
    label: 'Deficit at the opening, before contributions',
    made: 'Closing of the year before',
    formula: (n) =>
      n === 0
        ? results.inputs.amounts.from('before', 2)
        : `${results.calculation.from('cumulativeBeforeContributionsPence', yearColumn(n - 1))}/100`,
    value: (y) => y.cumulativeBeforeContributionsPence - y.inYearDeficitPence,
  });
  line(
    'cumulativeBeforeContributionsPence',
    'Deficit at the close, before contributions',
    'Gross of payments',
    (y) => y.cumulativeBeforeContributionsPence,
    true,
  );
  line(
    'safetyValvePaymentPence',
    'Payment of the programme, planned',
    'As planned',
    (_, n) => plan.finance.safetyValvePaymentPence[n] ?? 0n,
  );
  line(
    'laContributionPence',
    "The authority's own contribution",
    'As planned',
    (_, n) => plan.finance.laContributionPence[n] ?? 0n,
  );
  line(
    'cumulativeAfterContributionsPence',
    'Deficit at the close, after contributions',
    'Net of all planned payments and the own contribution',
    (y) => y.cumulativeAfterContributionsPence,
    true,
  );
  for (const condition of plan.conditions)
    if ('ownContribution' in condition) addCeiling(draft, results, condition);
  return draft;
}

/** A ceiling, the deficit of its basis, and what lies between. What counts as received is as the plan says, year by year. */
function addCeiling(draft: SheetDraft, results: Results, condition: Ceiling): void {
  const { plan, projection, inputs } = results;
  const { id, basis, ownContribution, limits } = condition;
  const counted = countedUpTo(plan, basis, ownContribution);
  const told = `${BASIS_WORDS[basis]}${ownContribution ? ', less the own contribution' : ''}`;
  const isCounted = (n: number) => {
    const status = plan.payments.find(({ year }) => year === plan.finance.years[n])?.status;
    return (
      basis === 'net-of-all-planned' ||
      (basis === 'net-of-paid' && (status === 'paid' || status === 'made-up'))
    );
  };
  addPounds(draft, results, {
    id: `${id}.deficit`,
    label: `Condition ${id}: deficit ${told}`,
    made: 'Before contributions, less what its basis counts up to then',
    formula: (n) => {
      const earlier =
        basis === 'gross' ? [] : [`(${inputs.amounts.from('before', 2)}-${inputs.amounts.from('after', 2)})`];
      const taken = projection.years
        .slice(0, n + 1)
        .flatMap((_, k) => [
          ...(isCounted(k) ? [inputs.yearly.from('safetyValvePaymentPence', yearColumn(k))] : []),
          ...(ownContribution ? [inputs.yearly.from('laContributionPence', yearColumn(k))] : []),
        ]);
      const parts = [draft.at('cumulativeBeforeContributionsPence', yearColumn(n)), ...earlier, ...taken];
      return `ROUND(${parts.join('-')},2)`;
    },
    value: (y, n) => y.cumulativeBeforeContributionsPence - (counted[n] ?? 0n),
  });
  const limitOf = (n: number) =>
    limits.find(({ year }) => year === plan.finance.years[n])?.limitPence ?? null;
  draft.add(`${id}.limit`, [
    words(`Condition ${id}: ceiling`),
    words('As agreed; empty where none is set for the year'),
    ...projection.years.map((_, n) => {
      const limit = limitOf(n);
      return limit === null ? NOTHING : ({ is: 'number', value: pounds(limit), look: 'pounds' } as const);
    }),
  ]);
  draft.add(
    `${id}.headroom`,
    [
      words(`Condition ${id}: headroom`),
      words('Ceiling less deficit; below nil is a breach'),
      ...projection.years.map((year, n) => {
        const limit = limitOf(n);
        if (limit === null) return NOTHING;
        const left = limit - (year.cumulativeBeforeContributionsPence - (counted[n] ?? 0n));
        return live(
          `ROUND(${draft.at(`${id}.limit`, yearColumn(n))}-${draft.at(`${id}.deficit`, yearColumn(n))},2)`,
          pounds(left),
          'pounds',
        );
      }),
    ],
    true,
  );
}

/** Spend of the grant and what the same children cost outside it. No cell of any deficit refers to this sheet. */
export function wholeCostSheet(results: Results): SheetDraft {
  const { plan, inputs, projection } = results;
  const lines = plan.wholeCost ?? [];
  const draft = yearSheet(
    results,
    'Whole cost',
    'What the same children cost in all, £',
    lines.length === 0
      ? 'The plan states no cost outside the grant, such as transport or what health bears. That is not nil: it is not known.'
      : 'Transport, assessment and what health and social care bear are outside the grant. They never count in a deficit: no other sheet refers to this one. A year that a line does not state is not known, and neither is its sum.',
  );
  addPounds(
    draft,
    results,
    shown(
      results,
      'spendPence',
      'High needs spend, within the grant',
      'From the calculation',
      (y) => y.spendPence,
    ),
  );
  for (const line of lines)
    draft.add(line.id, [
      words(`Outside the grant: ${line.name}`),
      words(`Of the kind ${line.kind}; as stated, not from the grant`),
      ...projection.years.map(({ year }, n) => {
        const amount = wholeCostOf(line, year);
        return amount === null
          ? words('not known', true)
          : live(inputs.yearly.from(`wholeCost.${line.id}`, yearColumn(n)), pounds(amount), 'pounds');
      }),
    ]);
  if (lines.length === 0) return draft;
  draft.add(
    'whole',
    [
      words('Whole cost'),
      words('Sum of the lines above, where all are known'),
      ...projection.years.map(({ year, spendPence }, n) => {
        const all = wholeCost(spendPence, lines, year);
        const range = `${draft.at('spendPence', yearColumn(n))}:${draft.at(lines.at(-1)?.id ?? '', yearColumn(n))}`;
        return live(
          `IF(COUNT(${range})<${lines.length + 1},"not known",ROUND(SUM(${range}),2))`,
          all === null ? 'not known' : pounds(all),
          'pounds',
        );
      }),
    ],
    true,
  );
  return draft;
}
