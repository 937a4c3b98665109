/** Finance inputs and projections as JSON: whole numbers as numbers where a double holds them, else as digits. */
import { yearInWords } from '../base/time.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import type { Projection } from '../finance/projection.ts';

/** A whole number in JSON: a number up to 2^53, above that its digits as text, so that none is lost. */
export type WholeJson = number | string;

/** Write a whole number. */
export function wholeJson(value: bigint): WholeJson {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

function tableJson<T, J>(table: Readonly<Record<string, T>>, write: (value: T) => J): Record<string, J> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, write(value)]));
}

const listJson = (values: readonly bigint[]) => values.map(wholeJson);
const ratioJson = ({ n, d }: PlanInputs['hnbGrowth']) => ({ n: wholeJson(n), d: wholeJson(d) });

/** Write one scenario's inputs in the shape that `evenkeel finance project` reads. */
export function planInputsJson(inputs: PlanInputs) {
  return {
    years: inputs.years.map(yearInWords),
    types: inputs.types,
    caseload: tableJson(inputs.caseload, listJson),
    baseUnitCostPence: tableJson(inputs.baseUnitCostPence, wholeJson),
    unitCostInflation: ratioJson(inputs.unitCostInflation),
    otherHighNeedsBasePence: wholeJson(inputs.otherHighNeedsBasePence),
    otherHighNeedsInflation: ratioJson(inputs.otherHighNeedsInflation),
    furtherSavingBasePence: listJson(inputs.furtherSavingBasePence),
    hnbIncomePence: listJson(inputs.hnbIncomePence),
    hnbGrowth: ratioJson(inputs.hnbGrowth),
    schoolsBlockPence: listJson(inputs.schoolsBlockPence),
    schoolsBlockGrowth: ratioJson(inputs.schoolsBlockGrowth),
    transferRate: inputs.transferRate.map(ratioJson),
    safetyValvePaymentPence: listJson(inputs.safetyValvePaymentPence),
    laContributionPence: listJson(inputs.laContributionPence),
    openingBeforeContributionsPence: wholeJson(inputs.openingBeforeContributionsPence),
    openingAfterContributionsPence: wholeJson(inputs.openingAfterContributionsPence),
  };
}

/** Write a projection, every cell of it. */
export function projectionJson({ years, firstSustainedBalance }: Projection) {
  return {
    years: years.map((year) => ({
      year: yearInWords(year.year),
      unitCostPence: tableJson(year.unitCostPence, wholeJson),
      twiceAverageCaseload: tableJson(year.twiceAverageCaseload, wholeJson),
      lineCostPence: tableJson(year.lineCostPence, wholeJson),
      otherHighNeedsPence: wholeJson(year.otherHighNeedsPence),
      furtherSavingPence: wholeJson(year.furtherSavingPence),
      spendPence: wholeJson(year.spendPence),
      hnbIncomePence: wholeJson(year.hnbIncomePence),
      schoolsBlockPence: wholeJson(year.schoolsBlockPence),
      schoolsBlockTransferPence: wholeJson(year.schoolsBlockTransferPence),
      inYearDeficitPence: wholeJson(year.inYearDeficitPence),
      cumulativeBeforeContributionsPence: wholeJson(year.cumulativeBeforeContributionsPence),
      cumulativeAfterContributionsPence: wholeJson(year.cumulativeAfterContributionsPence),
    })),
    firstSustainedBalance: firstSustainedBalance === null ? null : yearInWords(firstSustainedBalance),
  };
}
