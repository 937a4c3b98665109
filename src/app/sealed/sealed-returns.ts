/** What can be done with the frozen and sealed returns of stored programmes, as one list of use cases. */
import type { Actor } from '../../core/access/access.ts';
import type { Problem } from '../../core/base/problem.ts';
import type { IsoDate } from '../../core/base/time.ts';
import type { SealedReturn, SigningRole } from '../../core/sealed-return/sealed-return.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { DraftFinding } from '../findings/draft-findings.ts';
import type { OfficerKey, OfficerKeyWish } from './officer-keys.ts';
import type { ShelvedReturn } from './return-shelf.ts';

/** One frozen return of an update; without `revision` the newest. */
export type ReturnName = { readonly updateId: string; readonly revision?: number };

/** Freezing: the return, or everything that stands in the way. */
export type FreezeOutcome =
  | { readonly file: SealedReturn }
  | { readonly blockers: readonly [Problem, ...Problem[]] };

export type FreezeWish = {
  readonly updateId: string;
  /** Why a submitted return is to be corrected; null for a first one. */
  readonly correction: string | null;
};

/** What an officer gives to sign: a PEM of their own, or the passphrase of the key kept for them in the store. */
export type OfficerSignature = ReturnName & {
  readonly role: SigningRole;
  readonly key: { readonly pem: string; readonly place: string } | 'stored';
  readonly passphrase: string | null;
  readonly name: string | null;
  readonly statement: string | null;
  /** The hash that the officer was shown; null where they have the return itself at hand. */
  readonly contentHash: string | null;
};

/** The use cases. Each asks permission first; each change and its audit entry stand or fall together. */
export type SealedReturns = {
  /**
   * Freeze without keeping: for a file that goes from hand to hand.
   * @param findings  of the draft, where the check has run already.
   */
  freezeFile(
    actor: Actor,
    scope: Scope,
    wish: FreezeWish,
    before: Pick<SealedReturn['content'], 'follows' | 'corrects' | 'revision'>,
    findings?: readonly DraftFinding[],
  ): Promise<FreezeOutcome>;
  /** Freeze and keep. An unsealed earlier freeze of other content is withdrawn, and its signatures with it. */
  freeze(actor: Actor, scope: Scope, wish: FreezeWish): Promise<FreezeOutcome>;
  sign(actor: Actor, scope: Scope, request: OfficerSignature): Promise<SealedReturn>;
  /** Take in a file of this very return that was signed elsewhere: acts that the store does not have yet. */
  takeIn(actor: Actor, scope: Scope, text: string, place: string): Promise<SealedReturn>;
  seal(actor: Actor, scope: Scope, name: ReturnName): Promise<SealedReturn>;
  withdraw(actor: Actor, scope: Scope, name: ReturnName, reason: string): Promise<SealedReturn>;
  submit(actor: Actor, scope: Scope, name: ReturnName, on: IsoDate | null): Promise<SealedReturn>;
  recordQuestion(
    actor: Actor,
    scope: Scope,
    question: ReturnName & { readonly text: string; readonly on: IsoDate | null },
  ): Promise<SealedReturn>;
  reply(
    actor: Actor,
    scope: Scope,
    reply: ReturnName & { readonly question: string; readonly text: string },
  ): Promise<SealedReturn>;
  /** Put the newest, sealed revision in the place of the one it corrects. */
  supersede(actor: Actor, scope: Scope, updateId: string): Promise<SealedReturn>;
  list(actor: Actor, scope: Scope): Promise<readonly ShelvedReturn[]>;
  /** One frozen return whole; null where there is none. */
  find(actor: Actor, scope: Scope, name: ReturnName): Promise<SealedReturn | null>;
  /** Where the programme now says something else than a frozen return; null where it says the same. */
  changedSince(actor: Actor, scope: Scope, file: SealedReturn): Promise<string | null>;
  listKeys(actor: Actor, scope: Scope): Promise<readonly OfficerKey[]>;
  keepKey(actor: Actor, scope: Scope, wish: OfficerKeyWish): Promise<OfficerKey>;
};
