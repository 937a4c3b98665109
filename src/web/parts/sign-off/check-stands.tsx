/** How the check of a return stands: of now, of earlier or still on its way; no step is offered on one that is not of now. */
import type { PreparedNote } from '../../../contract/prepared.ts';
import type { SignOffCheckReply, SignOffReply } from '../../../contract/sign-off.ts';
import { isPreparing, type Prepared } from '../../ask-prepared.ts';
import { MakingPart, Preparing } from '../prepared.tsx';

/** A check, and of when it is. */
export type CheckTold = SignOffCheckReply & { readonly prepared?: PreparedNote };

/** The check as far as it is known, of what is shown beside it. */
export type CheckSeen = {
  /** Null while there is none, or only one of another content. */
  readonly told: CheckTold | null;
  /** Whether it stands on all that is stored now. */
  readonly isNow: boolean;
  readonly of: Prepared<SignOffCheckReply> | undefined;
};

/** Hold a check against what is shown: one of another content says nothing of it. */
export function checkOf(
  { contentHash }: SignOffReply,
  of: Prepared<SignOffCheckReply> | undefined,
): CheckSeen {
  const told = of === undefined || isPreparing(of) || of.contentHash !== contentHash ? null : of;
  const isNow = told !== null && (told.prepared?.renewal ?? null) === null;
  return { told, isNow, of };
}

/** Say it. */
export function CheckStands({ check, isDraft }: { readonly check: CheckSeen; readonly isDraft: boolean }) {
  const { told, of } = check;
  if (of === undefined) return <p className="keel-loading">The return is being checked…</p>;
  if (isPreparing(of)) return <Preparing progress={of.preparing} what={whatOf(isDraft)} />;
  if (told !== null) {
    const { madeAt = null, renewal: making = null } = of.prepared ?? {};
    return <MakingPart note={{ madeAt, making }} what="The check of this return" />;
  }
  const making = of.prepared?.renewal ?? { words: 'Working it out', seconds: 0, lastTookSeconds: null };
  return <Preparing progress={making} what={whatOf(isDraft)} />;
}

function whatOf(isDraft: boolean): string {
  return isDraft
    ? 'The return is being checked as it stands now: what it says, what changed, and what stands in its way. It can be frozen when that is there.'
    : 'Whether the programme still says what was frozen is being looked at. It can be signed and sealed when that is there.';
}
