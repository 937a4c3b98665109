/** What each mitigation spares by year as live formulas: the plans that it avoids or moves, at the prices of the year. */
import type { ManagementPlan } from '../plan/management-plan.ts';
import { type EffectFrame, plannedMonths } from '../plan/mitigation-effect.ts';
import { live, pounds, type SheetDraft, words } from './book.ts';
import { type EffectSheets, stockColumn } from './effect-sheets.ts';
import { FIRST_YEAR } from './input-sheets.ts';
import type { LinesWithout, Priced } from './lines-without.ts';
import { FIRST_END, MITIGATION_COLUMNS, type MitigationSheets } from './mitigation-sheets.ts';
import { type Results, yearColumn, yearSheet } from './money-sheets.ts';
import type { PriceSheet } from './price-sheet.ts';

type Places = { readonly effect: EffectSheets | null; readonly mitigations: MitigationSheets };
type Made = Places & {
  readonly frame: EffectFrame;
  readonly prices: PriceSheet | null;
  readonly lines: LinesWithout;
};

/** Plans fewer of a type at a 31 March: what they are, and the formula that gives them. */
type Fewer = { readonly value: number; readonly formula: string };

/**
 * Make the sheet: a row for each mitigation, then their sum, then what all bring together with plans whole. Each stands at its size, on
 * time, with inflows shared so that no child is counted twice; on a flow of the records it stands as run there. It is not Shapley's share
 * of the worth, which is reckoned in the product; what all bring together is the forecast's joint value, prices and plans alike.
 * @param hasForecast  whether the sheet with the forecast's shares is in the workbook.
 * @source Method note 9, equation 9.4 and section 5; DSG management plan template, savings by workstream.
 */
export function savingsSheet(results: Results, made: Made, hasForecast: boolean): SheetDraft {
  const { plan } = results;
  const { years } = plan.finance;
  const beside = hasForecast ? ' What the forecast makes of each stands on “Savings in the forecast”.' : '';
  const draft = yearSheet(
    results,
    'Savings by workstream',
    'Savings by workstream as planned, £',
    `Plans that each avoids or moves, at the yearly costs of the year; below nil is a cost. ${made.effect?.flows == null ? '' : 'Those on a flow of the records spare what “Effects on flows” holds. '}Fractions of plans count in each row and in their sum, so it is not to the penny what all bring together with plans whole, which is the last row. A mitigation of prices brings what the lines as planned would cost more at the prices without it, so with plans spared at those prices too all together is more than the sum.${beside}`,
  );
  const sums = years.map(() => 0n);
  for (const [place, { name, flow }] of plan.mitigations.entries()) {
    const isPrice = flow === 'unit-cost';
    const bring = isPrice ? null : plansBring(results, made, place);
    const cells = years.map((_, n) => {
      const brought = bring === null ? made.prices?.brings(place, n) : bring(n);
      const { value, formula } = brought ?? { value: 0n, formula: '0' };
      sums[n] = (sums[n] ?? 0n) + value;
      return live(`(${formula})/100`, pounds(value), 'pounds');
    });
    const how = isPrice
      ? 'Lines as planned at the prices without it, less as they are'
      : 'Mean of the plans fewer at both ends × yearly cost';
    draft.add(String(place), [words(name), words(how), ...cells]);
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
  addJoint(draft, results, made);
  return draft;
}

/** What the plans that one mitigation avoids or moves would have cost in a year [pence]. */
function plansBring(results: Results, made: Made, place: number): (n: number) => Priced {
  const { plan, projection, calculation } = results;
  const fewer = fewerIn(results, made);
  return (n) => {
    const parts = plan.finance.types.flatMap((type) => {
      const [opening, closing] = [fewer(place, type, n), fewer(place, type, n + 1)];
      if (opening === null || closing === null) return [];
      const unit = calculation.from(`unitCostPence.${type}`, yearColumn(n));
      const price = Number(projection.years[n]?.unitCostPence[type] ?? 0n);
      return [
        {
          value: price * (opening.value + closing.value),
          formula: `${unit}*(${opening.formula}+${closing.formula})`,
        },
      ];
    });
    return {
      value: BigInt(Math.floor(parts.reduce((sum, { value }) => sum + value, 0) / 2 + 0.5)),
      formula: parts.length === 0 ? '0' : `INT((${parts.map((one) => one.formula).join('+')})/2+0.5)`,
    };
  };
}

/** Add what all bring together: each line with no mitigation, of plans or prices, less the line as it is, plans whole. */
function addJoint(
  draft: SheetDraft,
  results: Results,
  { prices, lines }: Pick<Made, 'prices' | 'lines'>,
): void {
  const { plan, projection, calculation } = results;
  draft.add('joint', [
    words('All together, plans whole'),
    words('Lines without any mitigation less lines as planned'),
    ...projection.years.map(({ lineCostPence }, n) => {
      const parts = plan.finance.types.map((type) => {
        const line = lines(type, n);
        const dearer = prices?.dearer(type, n) ?? null;
        const more = dearer === null ? '' : `+${dearer.formula}`;
        return {
          formula: `${line.formula}${more}-${calculation.from(`lineCostPence.${type}`, yearColumn(n))}`,
          value: line.value + (dearer?.value ?? 0n) - (lineCostPence[type] ?? 0n),
        };
      });
      const pence = parts.reduce((sum, { value }) => sum + value, 0n);
      return live(`(${parts.map(({ formula }) => formula).join('+')})/100`, pounds(pence), 'pounds');
    }),
  ]);
}

/** Plans fewer through one mitigation; null where it never bears on the type. Nothing is counted at the opening. */
function fewerIn({ plan }: Results, { frame, ...places }: Made) {
  const months = plannedMonths(frame);
  return (place: number, type: string, end: number): Fewer | null => {
    if (places.mitigations.paths?.has(`${place}.${type}`) === true)
      return alongPath(plan, places, { place, type, end });
    const parts = [
      countedBy(plan, { ...places, frame }, months, { place, type, end }),
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
  { frame: { byMonth }, effect }: Pick<Made, 'frame' | 'effect'>,
  months: ReturnType<typeof plannedMonths>,
  { place, type, end }: At,
): Fewer | null {
  const k = byMonth.findIndex((own) => own.place === place);
  const share = `share.${k}.${type}`;
  if (k < 0 || effect?.plans.has(share) !== true) return null;
  if (end === 0) return NONE_YET;
  const at = finance.types.indexOf(type);
  return {
    value: (months[end * 12 - 1]?.stock[k] ?? 0) * (byMonth[k]?.shares[at] ?? 0),
    formula: `${effect.months.from(String(end * 12 - 1), stockColumn({ byMonth }, k))}*${effect.plans.from(share, FIRST_YEAR)}`,
  };
}

/** What it spares on a flow of the records beyond those counted. */
function beyondCounted({ finance }: ManagementPlan, { effect }: Places, at: At): Fewer | null {
  const { place, type, end } = at;
  const flows = effect?.flows ?? null;
  const row = `more.${place}.${type}`;
  if (flows === null || !flows.sheet.has(row)) return null;
  const cell = end * finance.types.length + finance.types.indexOf(type);
  return { value: flows.beyond.get(place)?.[cell] ?? 0, formula: flows.sheet.from(row, FIRST_YEAR + end) };
}
