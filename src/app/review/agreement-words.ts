/** Agreement on a theme in words, as it stands next to every count of the theme. */
import { LEAST_CODED, type Measured, type ThemeAgreement } from '../../core/review/coding-agreement.ts';

/** Say it in sentences; the first says whether two people have coded the theme. */
export function agreementWords(agreement: ThemeAgreement | null): readonly string[] {
  if (agreement === null) return ['Not yet double-coded.'];
  const { coded, agreed, bothFound, machineF1, modelF1, readersF1, sameFeeling, machineFeeling } = agreement;
  if (coded < LEAST_CODED) return [`Double-coded in ${coded} answers: too few to measure.`];
  const words = [
    `Two readers, ${coded} answers: kappa ${measured(agreement.kappa)}, F1 ${measured(readersF1)}.`,
    `Machine against what both said: F1 ${measuredOn(agreed, machineF1)}.`,
  ];
  if (modelF1 !== null) words.push(`Language model: F1 ${measured(modelF1)}.`);
  words.push(
    `Both found it in ${bothFound}; the same feeling in ${sameFeeling.same} of ${sameFeeling.of}, the machine's in ${machineFeeling.same} of ${machineFeeling.of}.`,
  );
  return words;
}

/** Say it in a few words, for a sentence or a cell beside a single figure. */
export function agreementBriefly(agreement: ThemeAgreement | null): string {
  if (agreement === null) return 'not yet double-coded';
  if (agreement.coded < LEAST_CODED) return 'double-coded in too few answers';
  return `two readers: kappa ${measured(agreement.kappa)}; machine: F1 ${measuredOn(agreement.agreed, agreement.machineF1)}`;
}

/** A measure of the answers on which the readers agree: fewer than are enough to code may be left of them. */
function measuredOn(agreed: number, one: Measured): string {
  return agreed < LEAST_CODED ? `not told, as they agree on ${agreed} answers alone` : measured(one);
}

function measured(one: Measured): string {
  return one === null
    ? 'says nothing'
    : `${one.value.toFixed(2)} (${one.low.toFixed(2)} to ${one.high.toFixed(2)})`;
}
