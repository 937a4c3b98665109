/** An empty store in memory with people in it who may sign in, and a clock that the test turns. */
import assert from 'node:assert/strict';
import { TOTP } from 'otpauth';
import type { Identity } from '../../src/app/identity/identity.ts';
import { identityOver } from '../../src/app/identity/identity-use-cases.ts';
import { passingKeys } from '../../src/app/open-keys.ts';
import type { Actor } from '../../src/core/access/access.ts';
import type { RoleGrant } from '../../src/core/access/account.ts';
import { ProblemError } from '../../src/core/base/problem.ts';
import { openStore } from '../../src/edge/store/open-store.ts';

/** A good password. */
export const WORDS = 'meadow copper window nine';
/** Another good password. */
export const OTHER_WORDS = 'ledger harbour candle seven';
/** The authority of the tests. */
export const HERE = 'E10009901';
/** Another authority. */
export const THERE = 'E10009902';
/** What they sign in with. */
export const DEVICE = 'Firefox on Linux';
/** Who set the machine up. */
export const INSTALLER: Actor = { id: 'local:root', roles: ['administrator'], authorities: 'all' };

/** A store in memory with a clock that the test turns. */
export async function openIdentity() {
  let at = Date.parse('2026-03-02T09:00:00.000Z');
  let count = 0;
  const now = () => new Date(at).toISOString();
  const store = await openStore({ sqlitePath: ':memory:', now });
  const newId = () => `id-${String(++count).padStart(3, '0')}`;
  const dependencies = { store, now, newId, keys: passingKeys(), product: 'Evenkeel test' };
  const identity = identityOver(dependencies);
  const pass = (milliseconds: number) => {
    at += milliseconds;
  };
  return { identity, dependencies, store, pass, at: () => at };
}

/** Invite somebody and let them choose a password. */
export async function addPerson(
  identity: Identity,
  email: string,
  grants: readonly RoleGrant[],
  password = WORDS,
) {
  const { account, token } = await identity.invite(INSTALLER, { email, name: 'Casey Example', grants });
  const signedIn = await identity.takeLink({ token, email: '', name: '', password, device: DEVICE });
  return { account, ...signedIn };
}

/** What the authenticator shows at a moment [milliseconds since 1970]. */
export function codeOf(secret: string, at: number): string {
  return new TOTP({ secret }).generate({ timestamp: at });
}

/** Expect a refusal with this code. */
export async function refusedWith(problem: string, work: Promise<unknown>): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof ProblemError, String(error));
    assert.equal(error.problem.code, problem);
    return true;
  });
}

/** Roles that need no second factor. */
export const PARTNER: readonly RoleGrant[] = [{ role: 'partner', authority: HERE }];
/** Roles that need one. */
export const OFFICER: readonly RoleGrant[] = [{ role: 's151-officer', authority: HERE }];
