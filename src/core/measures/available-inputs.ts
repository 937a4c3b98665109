/** Which inputs the stored data has, so that a figure which cannot be made can name what it lacks. */
import { type Extract, NO_CODE, NO_DAY } from '../extract/extract.ts';
import type { MeasureDefinition } from './measure-definition.ts';
import { INPUT_WORDS, type MeasureInput } from './measure-inputs.ts';
import { monthlyNamesOf } from './monthly-measures.ts';

type InputTest = readonly [MeasureInput, (extract: Extract) => boolean];
const hasDay = (days: Int32Array) => days.some((day) => day !== NO_DAY);
const hasCode = (codes: Uint8Array) => codes.some((code) => code !== NO_CODE);

/** What of an extract each input is. */
const EXTRACT_INPUTS: readonly InputTest[] = [
  ['persons', ({ persons }) => persons.count > 0],
  ['requests', ({ requests }) => requests.count > 0],
  ['request-source', ({ requests }) => hasCode(requests.source)],
  ['assessments', ({ assessments }) => assessments.count > 0],
  ['exception-flag', ({ assessments }) => hasCode(assessments.exception)],
  ['named-plans', ({ namedPlans }) => namedPlans.count > 0],
  ['personal-budget', ({ namedPlans }) => hasCode(namedPlans.personalBudget)],
  ['plan-details', ({ planDetails }) => planDetails.count > 0],
  ['active-plans', ({ activePlans }) => activePlans.count > 0],
  ['review-dates', ({ activePlans }) => hasDay(activePlans.reviewMeetingOn)],
  ['review-outcome', ({ activePlans }) => activePlans.reviewOutcome.some((letter) => letter !== 0)],
  ['phase-transfer-dates', ({ activePlans }) => hasDay(activePlans.phaseTransferDueOn)],
  ['placements', ({ placements }) => placements.count > 0],
  ['placement-history', ({ placements }) => hasDay(placements.leavingOn)],
  ['needs', ({ needs }) => needs.count > 0],
];

/** List the inputs that an extract has; none where it does not say which day it is of. */
export function inputsOfExtract(extract: Extract): readonly MeasureInput[] {
  if (extract.asAt === NO_DAY) return [];
  return EXTRACT_INPUTS.filter(([, isThere]) => isThere(extract)).map(([input]) => input);
}

/** Name in words what an indicator needs and the data does not have. */
export function missingOf(definition: MeasureDefinition, has: ReadonlySet<MeasureInput>): readonly string[] {
  const missing = definition.needs.filter((input) => !has.has(input)).map((input) => INPUT_WORDS[input]);
  if (missing.length === 0) return ['no case of it is in the stored data'];
  const names = monthlyNamesOf(definition);
  const instead = `or, in its place, monthly actuals (file kind monthly-actuals): ${names.join(' and ')}`;
  return names.length === 0 ? missing : [...missing, instead];
}
