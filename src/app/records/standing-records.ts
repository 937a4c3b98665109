/** The records of a programme that are not withdrawn. */
import type { ProgrammeRecord } from '../../core/programme/records/programme-record.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';

/** Read them. */
export async function standingRecords(
  records: Repositories['records'],
  scope: Scope,
): Promise<readonly ProgrammeRecord[]> {
  return (await records.all(scope)).filter(({ isWithdrawn }) => !isWithdrawn);
}
