/** What mitigations come to as live formulas: month by month, then the plans in effect once a person has changed them. */
import { addMonths, monthInWords } from '../base/time.ts';
import { comeBack, EFFECT_DIGITS } from '../plan/caseload-follows.ts';
import type { FlowEffects } from '../plan/flow-effects.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import {
  countableEffects,
  type EffectFrame,
  plannedEffect,
  plannedMonths,
} from '../plan/mitigation-effect.ts';
import { placementTypeInWords } from '../report/finance-template.ts';
import { type BookCell, live, NOTHING, SheetDraft, words } from './book.ts';
import { type FlowSheet, flowSheet } from './flow-sheet.ts';
import { dayOfEntry, FIRST_YEAR, type InputSheets } from './input-sheets.ts';
import { FIRST_END, MITIGATION_COLUMNS, type MitigationSheets } from './mitigation-sheets.ts';

/** Workings by month, what flows of records make of mitigations where they are run on them, and the plans that the calculation counts. */
export type EffectSheets = {
  readonly months: SheetDraft;
  readonly flows: FlowSheet | null;
  readonly plans: SheetDraft;
};

/**
 * Make them. Rows of the last are "plans.TYPE", and "without.TYPE" for the plans without any mitigation.
 * @param onFlows  what flows of records make of the mitigations on the mean; null where all are counted.
 * @returns null where no mitigation changes a number of plans.
 * @source Method note 9, equations 9.1 to 9.6.
 */
export function effectSheets(
  plan: ManagementPlan,
  inputs: InputSheets,
  mitigations: MitigationSheets,
  onFlows: FlowEffects | null,
): EffectSheets | null {
  if (plan.mitigations.every(({ flow }) => flow === 'unit-cost')) return null;
  const frame = countableEffects(plan);
  const months = monthsSheet(plan, frame, mitigations);
  const flows = onFlows === null ? null : flowSheet(plan, frame, onFlows);
  return { months, flows, plans: plansInEffect(plan, frame, { months, flows, inputs, mitigations }) };
}

type ByMonth = EffectFrame['byMonth'][number];

/** Columns of the sheet by month: month, number, rates, factor, avoided so far. */
const RATES_FROM = 2;
const factorColumn = (frame: Pick<EffectFrame, 'byMonth'>) => RATES_FROM + frame.byMonth.length;
/** Column of what one has avoided so far. */
export function stockColumn(frame: Pick<EffectFrame, 'byMonth'>, k: number): number {
  return factorColumn(frame) + 1 + k;
}

function monthsSheet(plan: ManagementPlan, frame: EffectFrame, { list }: MitigationSheets): SheetDraft {
  const { byMonth } = frame;
  const named = (what: string) =>
    byMonth.map(({ mitigation }) => ({ words: `${what}: ${mitigation.name}`, isEnd: true }));
  const draft = new SheetDraft('Mitigations by month', {
    title: 'Workings: mitigations month by month',
    note: 'What each changes in a month as planned, on time; what inflow mitigations share so that no child is counted twice; and the plans that each has avoided by the end of the month. A mitigation of prices changes no number of plans and stands at nil. Nothing here is for changing.',
    headings: [
      { words: 'Month', isEnd: false },
      { words: 'Number', isEnd: true },
      ...named('In the month'),
      { words: 'Factor on inflows', isEnd: true },
      ...named('Avoided so far'),
    ],
    widths: [20, 10, ...byMonth.map(() => 18), 14, ...byMonth.map(() => 18)],
  });
  const first = plan.finance.years[0] ?? 0;
  for (const [month, { rates, kept, stock }] of plannedMonths(frame).entries()) {
    const at = (column: number) => draft.addressOfNext(column);
    const before = (column: number) => at(column).replace(/\d+$/, String(draft.next - 1));
    draft.add(String(month), [
      words(monthInWords(addMonths(`${first}-04`, month))),
      { is: 'number', value: month, look: 'count' },
      ...byMonth.map((one, k) =>
        live(rateFormula(one, list, { first, month: at(1) }), one.isPrice ? 0 : (rates[k] ?? 0), 'decimal'),
      ),
      live(
        factorFormula(
          frame,
          byMonth.map((_, k) => at(RATES_FROM + k)),
        ),
        kept,
        'decimal',
      ),
      ...byMonth.map((one, k) => {
        const rate = `${at(RATES_FROM + k)}${one.isInflow ? `*${at(factorColumn(frame))}` : ''}`;
        const formula = month === 0 ? rate : `${before(stockColumn(frame, k))}+${rate}`;
        return live(formula, one.isPrice ? 0 : (stock[k] ?? 0), 'decimal');
      }),
    ]);
  }
  return draft;
}

function rateFormula(
  one: ByMonth,
  list: SheetDraft,
  { first, month }: { readonly first: number; readonly month: string },
): string {
  if (one.isPrice) return '0';
  const at = (part: keyof typeof MITIGATION_COLUMNS) =>
    list.from(String(one.place), MITIGATION_COLUMNS[part]);
  const since = `(${month}-((${at('year')}-${first})*12+${at('month')}-4))`;
  const isOn = [`${since}>=0`, ...(one.mitigation.months === null ? [] : [`${since}<${at('months')}`])];
  const per = one.plansPer === 1 ? '' : `*${numeral(one.plansPer)}`;
  return `IF(AND(${isOn.join(',')}),${at('size')}${per}*MIN(1,(${since}+1)/MAX(1,${at('ramp')})),0)`;
}

/** The factor on all inflow mitigations: 1 for a lone one within the inflow, otherwise what they share of it. */
function factorFormula({ inflow, byMonth }: EffectFrame, rates: readonly string[]): string {
  const own = rates.filter((_, k) => byMonth[k]?.isInflow === true);
  if (inflow === null || inflow <= 0 || own.length === 0) return '1';
  const whole = numeral(inflow);
  const sum = own.join('+');
  const count = own.map((rate) => `IF(${rate}=0,0,1)`).join('+');
  const left = own.map((rate) => `(1-MIN(1,${rate}/${whole}))`).join('*');
  return `IF(OR(${sum}=0,AND(${count}=1,${sum}<=${whole})),1,${whole}*(1-${left})/(${sum}))`;
}

function numeral(value: number): string {
  return String(value).toUpperCase();
}

type Places = {
  readonly months: SheetDraft;
  readonly flows: FlowSheet | null;
  readonly inputs: InputSheets;
  readonly mitigations: MitigationSheets;
};

function plansInEffect(plan: ManagementPlan, frame: EffectFrame, places: Places): SheetDraft {
  const { finance } = plan;
  const ends = [...finance.years, null].map((_, entry) => entry);
  const draft = new SheetDraft('Plans in effect', {
    title: 'Plans at each 31 March that the calculation counts',
    note: 'Those of CYP summary, and what comes back where a mitigation was made smaller or later; fewer where it was made larger. Until a mitigation is changed they are those of CYP summary. What a mitigation spares on a flow of the records stands on Effects on flows, where the workbook has that sheet. Nothing here is for changing.',
    headings: [
      { words: 'Line', isEnd: false },
      { words: 'Placement type', isEnd: false },
      ...ends.map((entry) => ({ words: dayOfEntry(finance.years, entry), isEnd: true })),
    ],
    widths: [60, 30, ...ends.map(() => 16)],
  });
  addShares(draft, plan, frame);
  const avoided = avoidedAsWritten(frame, places.flows);
  for (const [place, type] of finance.types.entries()) {
    const value = (end: number) => avoided[end * finance.types.length + place] ?? 0;
    const row = (id: string, label: string, cells: readonly BookCell[], isTotal = false) =>
      draft.add(`${id}.${type}`, [words(label), words(placementTypeInWords(type)), ...cells], isTotal);
    row(
      'now',
      'Plans fewer through mitigations as they stand here',
      ends.map((end) => live(fewerFormula(draft, plan, frame, places, { type, end }), value(end), 'decimal')),
    );
    row(
      'written',
      'Plans fewer that CYP summary counts',
      ends.map((end) => ({ is: 'number', value: value(end), look: 'decimal' })),
    );
    row(
      'plans',
      'Plans in effect',
      ends.map((end) => {
        const column = FIRST_YEAR + end;
        const [written, now] = [draft.at(`written.${type}`, column), draft.at(`now.${type}`, column)];
        return live(
          `MAX(0,${places.inputs.plans.from(type, column)}+INT(ROUND(${written}-${now},${EFFECT_DIGITS})+0.5))`,
          Number(finance.caseload[type]?.[end] ?? 0n),
          'count',
        );
      }),
      true,
    );
    row(
      'without',
      'Plans without any mitigation',
      ends.map((end) => {
        const column = FIRST_YEAR + end;
        const [now, plans] = [draft.at(`now.${type}`, column), draft.at(`plans.${type}`, column)];
        return live(
          `MAX(0,${plans}+INT(ROUND(${now},${EFFECT_DIGITS})+0.5))`,
          Number(plansWithout(finance.caseload[type]?.[end] ?? 0n, value(end))),
          'count',
        );
      }),
    );
  }
  return draft;
}

/** Whole plans where mitigations spare nothing of what they spare [plans]. */
export function plansWithout(plans: bigint, fewer: number): bigint {
  const without = plans + comeBack(fewer, 0);
  return without < 0n ? 0n : without;
}

/** Plans fewer through all mitigations as the workbook is written `[end][type]`. */
export function avoidedAsWritten(frame: EffectFrame, flows: FlowSheet | null): Float64Array {
  const { avoided } = plannedEffect(frame, () => true);
  for (const beyond of flows?.beyond.values() ?? [])
    for (const [cell, plans] of beyond.entries()) avoided[cell] = (avoided[cell] ?? 0) + plans;
  return avoided;
}

/** How a plan that a mitigation avoids is shared among types; each share stands once, for formulas to refer to. */
function addShares(draft: SheetDraft, { finance }: ManagementPlan, { byMonth }: EffectFrame): void {
  for (const [k, { mitigation, shares, isPrice }] of byMonth.entries())
    for (const [place, type] of finance.types.entries()) {
      const share = shares[place] ?? 0;
      if (isPrice || share === 0) continue;
      draft.add(`share.${k}.${type}`, [
        words(`Of one plan avoided: ${mitigation.name}`),
        words(placementTypeInWords(type)),
        { is: 'number', value: share, look: 'decimal' },
        ...finance.years.map(() => NOTHING),
      ]);
    }
}

function fewerFormula(
  draft: SheetDraft,
  plan: ManagementPlan,
  frame: EffectFrame,
  { months, flows: onFlows, mitigations: { list, paths } }: Places,
  { type, end }: { readonly type: string; readonly end: number },
): string {
  // Nothing is counted at the opening.
  const flows = frame.byMonth.flatMap((_, k) => {
    const share = `share.${k}.${type}`;
    if (end === 0 || !draft.has(share)) return [];
    return [`${months.from(String(end * 12 - 1), stockColumn(frame, k))}*${draft.at(share, FIRST_YEAR)}`];
  });
  const given = plan.mitigations.flatMap((_, place) => {
    const row = `${place}.${type}`;
    if (end === 0 || paths === null || !paths.has(row)) return [];
    return [`${list.from(String(place), MITIGATION_COLUMNS.size)}*${paths.from(row, FIRST_END + end)}`];
  });
  const more = plan.mitigations.flatMap((_, place) => {
    const row = `more.${place}.${type}`;
    return onFlows?.sheet.has(row) === true ? [onFlows.sheet.from(row, FIRST_YEAR + end)] : [];
  });
  return [...flows, ...given, ...more].join('+') || '0';
}
