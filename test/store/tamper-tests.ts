/** What the audit trail must show when other hands have been at the database, told once for each database. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../src/edge/store/store.ts';
import { sampleAct } from './store-samples.ts';

/** Runs a statement on the database behind the store's back. */
export type OtherHands = (statement: string) => Promise<void>;

/** Declare the tests; `withStore` gives each an empty store and a way behind its back. */
export function tamperTests(
  name: string,
  withStore: (work: (store: Store, otherHands: OtherHands) => Promise<void>) => Promise<void>,
): void {
  const cases: readonly (readonly [string, string, number])[] = [
    ['a changed word', "update audit_entries set actor = 'other' where sequence = 2", 2],
    ['a changed figure', 'update audit_entries set detail = \'{"rows":2}\' where sequence = 3', 3],
    ['a detail that is no longer JSON', "update audit_entries set detail = '{' where sequence = 2", 2],
    ['an entry taken out', 'delete from audit_entries where sequence = 2', 2],
    ['the last entry cut off', 'delete from audit_entries where sequence = 4', 4],
    ['an entry that changed places', 'update audit_entries set sequence = 9 where sequence = 1', 1],
    ['a head that names another hash', "update audit_heads set hash = 'other'", 4],
  ];
  for (const [what, statement, place] of cases)
    test(`${name}: ${what} is found at its place in the trail`, () =>
      withStore(async (store, otherHands) => {
        for (const subjectId of ['a', 'b', 'c', 'd'])
          await store.transaction(({ audit }) => audit.append(sampleAct(subjectId)));
        assert.equal(await store.read.audit.firstBroken(), null);
        await otherHands(statement);
        assert.equal(await store.read.audit.firstBroken(), place);
      }));
}
