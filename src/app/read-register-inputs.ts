/** Reads the authority's own registers and tables from the store for the indicators, each with the files it came from. */
import type { RegisterName } from '../core/domain/register-entry.ts';
import { INPUT_OF_REGISTER, type RegisterInputs } from '../core/measures/register-inputs.ts';
import type { Repositories, Scope, Stored } from '../edge/store/store.ts';

/** What was read; `files` are the rows of each input, by its name. */
export type StoredRegisters = {
  readonly inputs: RegisterInputs & { readonly sources: readonly string[] };
  readonly files: ReadonlyMap<string, readonly Stored<unknown>[]>;
};

/** Read all of them; null where there is none. */
export async function readRegisterInputs(
  read: Repositories,
  scope: Scope,
  ownNumber: string | null,
): Promise<StoredRegisters | null> {
  const entries = await read.rows.all(scope, 'registerEntries');
  const places = await read.rows.all(scope, 'commissionedPlaces');
  const rolls = await read.rows.all(scope, 'schoolRolls');
  const schools = await read.rows.all(scope, 'schoolCounts');
  const capital = await read.rows.all(scope, 'capitalMonths');
  const byRegister = Map.groupBy(entries, ({ record }): RegisterName => record.register);
  const bySubject = Map.groupBy(schools, ({ record }) => record.subject);
  const files = new Map<string, readonly Stored<unknown>[]>([
    ...[...byRegister].map(([register, rows]) => [INPUT_OF_REGISTER[register], rows] as const),
    ['commissioned-places', places],
    ['school-roll', rolls],
    ['school-census', bySubject.get('census') ?? []],
    ['suspensions', bySubject.get('suspensions') ?? []],
    ['capital-profile', capital],
  ]);
  const held = new Map([...files].filter(([, rows]) => rows.length > 0));
  if (held.size === 0) return null;
  const recordsOf = <T>(rows: readonly Stored<T>[]) => rows.map(({ record }) => record);
  return {
    inputs: {
      entries: recordsOf(entries),
      places: recordsOf(places),
      rolls: recordsOf(rolls),
      schools: recordsOf(schools),
      capital: recordsOf(capital),
      ownNumber,
      sources: [...held.keys()],
    },
    files: held,
  };
}
