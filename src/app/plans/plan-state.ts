/** Names the state of what a plan's forecast is made from, so that it is made again after a change of it and after no other. */

import { ProblemError } from '../../core/base/problem.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { forecastsState } from '../newest-change.ts';
import { PLAN_RECORD } from './plan-record.ts';

/** The records that a stored plan is read from, as `storedPlan` reads them. */
const RECORDS = [PLAN_RECORD.kind, 'transfers', 'agreement'] as const;

/** Name the state of the records that a plan is read from. */
async function planRecordsState({ documents }: Repositories, scope: Scope): Promise<string> {
  const found = await Promise.all(RECORDS.map((kind) => documents.newest(scope, kind, kind)));
  return found.map((one) => (one === null ? 'none' : `${one.version}:${one.sha256}`)).join(' ');
}

/** Name the state of a plan and of the records of children: what holds one against the other is made from both. */
export async function planAndRowsState(read: Repositories, scope: Scope): Promise<string> {
  return `${await planRecordsState(read, scope)} ${await forecastsState(read, scope)}`;
}

/** Plans that simulate their numbers from the records of children, by the state of what they are read from; the rest state their own. */
const simulates = new Map<string, boolean>();
/** So many are remembered. */
const MOST = 64;

/** Name the state of a plan, and of the records of children where its numbers are simulated from them. */
export async function planState(read: Repositories, scope: Scope): Promise<string> {
  const records = await planRecordsState(read, scope);
  return (await isSimulatedIn(read, scope, records))
    ? `${records} ${await forecastsState(read, scope)}`
    : records;
}

/** Say whether a plan simulates its numbers from the records of children. One that cannot be read is said to. */
export async function isPlanFromRecords(read: Repositories, scope: Scope): Promise<boolean> {
  return await isSimulatedIn(read, scope, await planRecordsState(read, scope));
}

async function isSimulatedIn(read: Repositories, scope: Scope, records: string): Promise<boolean> {
  const known = simulates.get(records);
  if (known !== undefined) return known;
  const found = await isFromRecords(read, scope);
  for (const oldest of [...simulates.keys()].slice(0, -MOST)) simulates.delete(oldest);
  simulates.set(records, found);
  return found;
}

async function isFromRecords(read: Repositories, scope: Scope): Promise<boolean> {
  try {
    const { storedPlan } = await import('../forecast-programme-plan.ts');
    return ((await storedPlan(read, scope)).cohort ?? null) !== null;
  } catch (error) {
    if (error instanceof ProblemError) return true; // it cannot be read, and whoever forecasts it is told why
    throw error;
  }
}
