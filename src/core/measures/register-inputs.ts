/** What the indicators take from the authority's own registers and tables, and which inputs they are. */

import type { Month } from '../base/time.ts';
import type { RegisterEntry, RegisterName } from '../domain/register-entry.ts';
import type { CapitalMonth, CommissionedPlaces, SchoolCount, SchoolRoll } from '../domain/school-tables.ts';
import type { MeasureInput } from './measure-inputs.ts';
import type { MeasureValue } from './measure-value.ts';
import { measureCapital, measurePlaces } from './place-measures.ts';
import { measureRegisters } from './register-measures.ts';
import { measureSchools } from './school-measures.ts';
import { measureOutliers } from './school-outliers.ts';

/** What the registers and tables hold; empty lists for what there is none of. */
export type RegisterInputs = {
  readonly entries: readonly RegisterEntry[];
  readonly places: readonly CommissionedPlaces[];
  readonly rolls: readonly SchoolRoll[];
  readonly schools: readonly SchoolCount[];
  readonly capital: readonly CapitalMonth[];
  /** The three digits of the authority, where they are known. */
  readonly ownNumber: string | null;
};

/** Which input each register is. */
export const INPUT_OF_REGISTER: Readonly<Record<RegisterName, MeasureInput>> = {
  appeals: 'appeal-register',
  mediations: 'mediation-register',
  panels: 'panel-log',
  complaints: 'complaint-log',
  consultations: 'consultations',
  'band-requests': 'band-requests',
  'school-requests': 'request-school',
  destinations: 'destinations',
  'amended-plans': 'amended-plan-dates',
};

/** List the inputs that the registers and tables are. */
export function inputsOfRegisters(registers: RegisterInputs | null): readonly MeasureInput[] {
  if (registers === null) return [];
  const { entries, places, rolls, schools, capital } = registers;
  const subjects = new Set(schools.map(({ subject }) => subject));
  const tables: readonly (readonly [MeasureInput, boolean])[] = [
    ['commissioned-places', places.length > 0],
    ['school-roll', rolls.length > 0],
    ['school-census', subjects.has('census')],
    ['suspensions', subjects.has('suspensions')],
    ['capital-profile', capital.length > 0],
  ];
  const names = new Set(entries.map(({ register }) => INPUT_OF_REGISTER[register]));
  return [...names, ...tables.filter(([, isThere]) => isThere).map(([name]) => name)];
}

/** Reckon every indicator that the registers and tables tell, up to a month; null for all there is. */
export function measureOwnRecords(
  registers: RegisterInputs & { readonly sources: readonly string[] },
  asAt: Month | null,
): readonly MeasureValue[] {
  const { entries, places, rolls, schools, capital, ownNumber, sources } = registers;
  const ofSchools = measureSchools(schools, entries, asAt, sources).values;
  return [
    ...measureRegisters(entries, asAt, sources).values,
    ...measurePlaces(places, rolls, ownNumber, sources).values,
    ...measureCapital(capital, asAt, sources).values,
    ...ofSchools,
    ...measureOutliers(ofSchools, sources).values,
  ];
}
