/** The county's plan record with its block line by line, made from the record's own finance. */
import { writeExactJson } from '../base/exact-json-text.ts';
import { parseYear } from '../base/time.ts';
import { type BlockTerms, NATIONAL_TERMS } from '../block/block-terms.ts';
import { writeBlock } from '../block/write-block.ts';
import type { PlanInputs, Ratio } from '../finance/plan-inputs.ts';
import { demoBlock } from './demo-block.ts';
import { isTable, listAt, numbers } from './fit-records.ts';
import { LEDGER_MAP } from './ledger-file.ts';

/** Add the block to a plan's record. A record whose finance is not whole is left as it is. */
export function planWithBlock(planText: string): string {
  const plan: unknown = JSON.parse(planText);
  const finance = isTable(plan) ? plan['finance'] : null;
  if (!isTable(plan) || !isTable(finance) || !isTable(finance['hnbGrowth'])) return planText;
  const block = writeBlock({ ...demoBlock(inputsOf(finance)), terms: termsOf(plan) });
  return `${writeExactJson({ ...plan, block, ledger: LEDGER_MAP })}\n`;
}

/** The national terms with the record's own rate of carrying the deficit, where it states one. */
function termsOf({ terms, sources }: Readonly<Record<string, unknown>>): BlockTerms {
  const rate = isTable(terms) ? terms['carryingRate'] : null;
  if (!isTable(rate)) return NATIONAL_TERMS;
  const source = isTable(sources) ? String(sources['terms.carryingRate']) : '';
  const carryingRate = { value: ratio(rate), source, stated: 'December 2024', standing: 'local' as const };
  return { ...NATIONAL_TERMS, carryingRate };
}

/** The finance of a record as exact inputs; the record is our own, so its shape is known. */
function inputsOf(finance: Readonly<Record<string, unknown>>): PlanInputs {
  const list = (key: string) => listAt(finance, key).map(BigInt);
  const amount = (key: string) => BigInt(Number(finance[key]));
  const known = (key: string) => Object.values(numbers(finance[key])).map(BigInt);
  const costs = numbers(finance['baseUnitCostPence']);
  const types = Object.keys(costs);
  const rates: readonly unknown[] = Array.isArray(finance['transferRate']) ? finance['transferRate'] : [];
  const years: readonly unknown[] = Array.isArray(finance['years']) ? finance['years'] : [];
  return {
    years: years.map((year) => parseYear(String(year)) ?? 0),
    types,
    caseload: Object.fromEntries(types.map((type) => [type, listAt(finance['caseload'], type).map(BigInt)])),
    baseUnitCostPence: Object.fromEntries(types.map((type) => [type, BigInt(costs[type] ?? 0)])),
    unitCostInflation: ratio(finance['unitCostInflation']),
    otherHighNeedsBasePence: amount('otherHighNeedsBasePence'),
    otherHighNeedsInflation: ratio(finance['otherHighNeedsInflation']),
    furtherSavingBasePence: list('furtherSavingBasePence'),
    hnbIncomePence: known('hnbIncomePence'),
    hnbGrowth: ratio(finance['hnbGrowth']),
    schoolsBlockPence: known('schoolsBlockPence'),
    schoolsBlockGrowth: ratio(finance['schoolsBlockGrowth']),
    transferRate: rates.map(ratio),
    safetyValvePaymentPence: list('safetyValvePaymentPence'),
    laContributionPence: list('laContributionPence'),
    openingBeforeContributionsPence: amount('openingBeforeContributionsPence'),
    openingAfterContributionsPence: amount('openingAfterContributionsPence'),
  };
}

function ratio(value: unknown): Ratio {
  const { n = 0, d = 1 } = numbers(value);
  return { n: BigInt(n), d: BigInt(d) };
}
