/** What each mitigation spares by year as live formulas: the plans that it avoids or moves, at the prices of the year. */
import { roundHalfUp } from '../num/rational.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { type EffectFrame, frameEffects, plannedMonths } from '../plan/mitigation-effect.ts';
import { live, NOTHING, pounds, type SheetDraft, words } from './book.ts';
import { lineFormula } from './calculation-sheet.ts';
import { avoidedAsWritten, type EffectSheets, plansWithout, stockColumn } from './effect-sheets.ts';
import { FIRST_YEAR } from './input-sheets.ts';
import { FIRST_END, MITIGATION_COLUMNS, type MitigationSheets } from './mitigation-sheets.ts';
import { type Results, yearColumn, yearSheet } from './money-sheets.ts';

type Places = { readonly effect: EffectSheets; readonly mitigations: MitigationSheets };

/** Plans fewer of a type at a 31 March: what they are, and the formula that gives them. */
type Fewer = { readonly value: number; readonly formula: string };

/**
 * Make the sheet: a row for each mitigation, then their sum, then what all bring together with plans whole. Each stands at its size, on
 * time, with inflows shared so that no child is counted twice; on a flow of the records it stands as run there. It is not Shapley's share
 * of the worth, which is reckoned in the product; what all bring together is the forecast's joint value of those that change plan numbers.
 * @param hasForecast  whether the sheet with the forecast's shares is in the workbook.
 * @source Method note 9, equation 9.4 and section 5; DSG management plan template, savings by workstream.
 */
export function savingsSheet(results: Results, places: Places, hasForecast: boolean): SheetDraft {
  const { plan, projection, calculation } = results;
  const { types, years } = plan.finance;
  const frame = frameEffects(plan);
  const beside = hasForecast ? ' What the forecast makes of each stands on “Savings in the forecast”.' : '';
  const draft = yearSheet(
    results,
    'Savings by workstream',
    'Savings by workstream as planned, £',
    `Plans that each avoids or moves, at the yearly costs of the year; below nil is a cost. ${places.effect.flows === null ? '' : 'Those on a flow of the records spare what “Effects on flows” holds. '}Fractions of plans count in each row and in their sum, so it is not to the penny what all bring together with plans whole, which is the last row; a mitigation of prices is in the prices and not told apart.${beside}`,
  );
  const fewer = fewerIn(results, frame, places);
  const sums = years.map(() => 0n);
  for (const [place, { name, flow }] of plan.mitigations.entries()) {
    if (flow === 'unit-cost') {
      draft.add(String(place), [words(name), words('In the prices'), ...years.map(() => NOTHING)]);
      continue;
    }
    const cells = projection.years.map(({ unitCostPence }, n) => {
      const parts = types.flatMap((type) => {
        const [opening, closing] = [fewer(place, type, n), fewer(place, type, n + 1)];
        if (opening === null || closing === null) return [];
        const unit = calculation.from(`unitCostPence.${type}`, yearColumn(n));
        return [
          {
            value: Number(unitCostPence[type] ?? 0n) * (opening.value + closing.value),
            formula: `${unit}*(${opening.formula}+${closing.formula})`,
          },
        ];
      });
      const pence = BigInt(Math.floor(parts.reduce((sum, { value }) => sum + value, 0) / 2 + 0.5));
      sums[n] = (sums[n] ?? 0n) + pence;
      const formula =
        parts.length === 0 ? '0' : `INT((${parts.map((one) => one.formula).join('+')})/2+0.5)/100`;
      return live(formula, pounds(pence), 'pounds');
    });
    draft.add(String(place), [
      words(name),
      words('Mean of the plans fewer at both ends × yearly cost'),
      ...cells,
    ]);
  }
  const range = (n: number) =>
    `${draft.at('0', yearColumn(n))}:${draft.at(String(plan.mitigations.length - 1), yearColumn(n))}`;
  draft.add(
    'total',
    [
      words('All workstreams'),
      words('Sum of those above'),
      ...years.map((_, n) => live(`ROUND(SUM(${range(n)}),2)`, pounds(sums[n] ?? 0n), 'pounds')),
    ],
    true,
  );
  addJoint(draft, results, places);
  return draft;
}

/** Add what all bring together: each line with no mitigation less the line as it is, plans whole. */
function addJoint(draft: SheetDraft, { plan, projection, calculation }: Results, { effect }: Places): void {
  const { types, caseload } = plan.finance;
  const avoided = avoidedAsWritten(frameEffects(plan), effect.flows);
  const without = (place: number, end: number) =>
    plansWithout(caseload[types[place] ?? '']?.[end] ?? 0n, avoided[end * types.length + place] ?? 0);
  draft.add('joint', [
    words('All together, plans whole'),
    words('Lines without any mitigation less lines as planned'),
    ...projection.years.map(({ unitCostPence, lineCostPence }, n) => {
      const parts = types.map((type, place) => {
        const [opening, closing] = [n, n + 1].map((end) =>
          effect.plans.from(`without.${type}`, FIRST_YEAR + end),
        );
        const unit = calculation.from(`unitCostPence.${type}`, yearColumn(n));
        const twice = without(place, n) + without(place, n + 1);
        return {
          formula: `${lineFormula(unit, `(${opening}+${closing})`)}-${calculation.from(`lineCostPence.${type}`, yearColumn(n))}`,
          value: roundHalfUp((unitCostPence[type] ?? 0n) * twice, 2n) - (lineCostPence[type] ?? 0n),
        };
      });
      const pence = parts.reduce((sum, { value }) => sum + value, 0n);
      return live(`(${parts.map(({ formula }) => formula).join('+')})/100`, pounds(pence), 'pounds');
    }),
  ]);
}

/** Plans fewer through one mitigation; null where it never bears on the type. Nothing is counted at the opening. */
function fewerIn({ plan }: Results, frame: EffectFrame, places: Places) {
  const months = plannedMonths(frame);
  return (place: number, type: string, end: number): Fewer | null => {
    if (places.mitigations.paths?.has(`${place}.${type}`) === true)
      return alongPath(plan, places, { place, type, end });
    const parts = [
      countedBy(plan, frame, places, months, { place, type, end }),
      beyondCounted(plan, places, { place, type, end }),
    ].flatMap((one) => one ?? []);
    if (parts.length === 0) return null;
    const value = parts.reduce((sum, one) => sum + one.value, 0);
    return { value, formula: `(${parts.map(({ formula }) => formula).join('+')})` };
  };
}

type At = { readonly place: number; readonly type: string; readonly end: number };

const NONE_YET: Fewer = { value: 0, formula: '0' };

/** Of a mitigation that is told as a path. */
function alongPath(
  { mitigations: told }: ManagementPlan,
  { mitigations: { list, paths } }: Places,
  { place, type, end }: At,
): Fewer {
  if (end === 0 || paths === null) return NONE_YET;
  const size = list.from(String(place), MITIGATION_COLUMNS.size);
  return {
    value: (told[place]?.size ?? 0) * (told[place]?.plans[type]?.[end] ?? 0),
    formula: `${size}*${paths.from(`${place}.${type}`, FIRST_END + end)}`,
  };
}

/** What its plans counted by month come to. */
function countedBy(
  { finance }: ManagementPlan,
  { byMonth }: EffectFrame,
  { effect: { plans, months: sheet } }: Places,
  months: ReturnType<typeof plannedMonths>,
  { place, type, end }: At,
): Fewer | null {
  const k = byMonth.findIndex((own) => own.place === place);
  const share = `share.${k}.${type}`;
  if (k < 0 || !plans.has(share)) return null;
  if (end === 0) return NONE_YET;
  const at = finance.types.indexOf(type);
  return {
    value: (months[end * 12 - 1]?.stock[k] ?? 0) * (byMonth[k]?.shares[at] ?? 0),
    formula: `${sheet.from(String(end * 12 - 1), stockColumn({ byMonth }, k))}*${plans.from(share, FIRST_YEAR)}`,
  };
}

/** What it spares on a flow of the records beyond those counted. */
function beyondCounted({ finance }: ManagementPlan, { effect: { flows } }: Places, at: At): Fewer | null {
  const { place, type, end } = at;
  const row = `more.${place}.${type}`;
  if (flows === null || !flows.sheet.has(row)) return null;
  const cell = end * finance.types.length + finance.types.indexOf(type);
  return { value: flows.beyond.get(place)?.[cell] ?? 0, formula: flows.sheet.from(row, FIRST_YEAR + end) };
}
