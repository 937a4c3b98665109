/** What the lines of a plan would cost with the plans that there are without any mitigation, as live formulas. */
import { roundHalfUp } from '../num/rational.ts';
import type { EffectFrame } from '../plan/mitigation-effect.ts';
import { lineFormula } from './calculation-sheet.ts';
import { avoidedAsWritten, type EffectSheets, plansWithout } from './effect-sheets.ts';
import { FIRST_YEAR } from './input-sheets.ts';
import { type Results, yearColumn } from './money-sheets.ts';

/** Whole pence of a year, and the formula that gives them. */
export type Priced = { readonly value: bigint; readonly formula: string };

/** A line by type and year. */
export type LinesWithout = (type: string, n: number) => Priced;

/** Give the lines with no plan spared, at prices as planned [pence]. @param effect  null where no mitigation changes a number of plans. */
export function linesWithout(
  { plan, projection, calculation }: Results,
  frame: EffectFrame,
  effect: EffectSheets | null,
): LinesWithout {
  const { types, caseload } = plan.finance;
  if (effect === null)
    return (type, n) => ({
      value: projection.years[n]?.lineCostPence[type] ?? 0n,
      formula: calculation.from(`lineCostPence.${type}`, yearColumn(n)),
    });
  const avoided = avoidedAsWritten(frame, effect.flows);
  const without = (type: string, end: number) =>
    plansWithout(caseload[type]?.[end] ?? 0n, avoided[end * types.length + types.indexOf(type)] ?? 0);
  return (type, n) => {
    const [opening, closing] = [n, n + 1].map((end) =>
      effect.plans.from(`without.${type}`, FIRST_YEAR + end),
    );
    const unit = projection.years[n]?.unitCostPence[type] ?? 0n;
    return {
      value: roundHalfUp(unit * (without(type, n) + without(type, n + 1)), 2n),
      formula: lineFormula(
        calculation.from(`unitCostPence.${type}`, yearColumn(n)),
        `(${opening}+${closing})`,
      ),
    };
  };
}
