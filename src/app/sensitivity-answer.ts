/** One assumption moved alone, as the public contract has it: its range, where that comes from, and both outcomes. */
import { yearInWords } from '../core/base/time.ts';
import type { Outcome, Sensitivity } from '../core/plan/sensitivity.ts';

/** Lay one out; money in whole pence, values as exact fractions. */
export function sensitivityAnswer(one: Sensitivity) {
  return {
    assumption: one.id,
    label: one.label,
    unit: one.unit,
    rangeFrom: rangeSource(one.id, one.isDefaultRange),
    central: one.central,
    low: one.low,
    high: one.high,
    atLow: outcomeAnswer(one.atLow),
    atHigh: outcomeAnswer(one.atHigh),
    swingPence: one.swingPence,
    inYearSwingPence: one.inYearSwingPence,
  };
}

/** Lay out the end of a case. */
export function outcomeAnswer({ lastInYearPence, residualPence, firstBalance }: Outcome) {
  return {
    lastInYearDeficitPence: lastInYearPence,
    residualPence,
    firstSustainedBalance: firstBalance === null ? null : yearInWords(firstBalance),
  };
}

function rangeSource(id: string, isDefault: boolean): 'plan' | 'product' | 'spread' {
  if (isDefault) return 'product';
  return id === 'caseload' ? 'spread' : 'plan';
}
