/** Closing a month and reopening it: a record with its versions, each with who did it, what was late, and an entry in the trail. */
import { type Actor, may } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { type Instant, isMonth, type Month, monthInWords } from '../../core/base/time.ts';
import { maskText } from '../../core/domain/mask-text.ts';
import { type MonthClosing, type MonthEnd, monthEnd } from '../../core/monitor/month-end.ts';
import type { ProgrammeRecord } from '../../core/programme/records/programme-record.ts';
import { MonthCloseBody } from '../../edge/intake/programme/month-close-shape.ts';
import type { DocumentRecord, Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { requirePermission } from '../require-permission.ts';
import { measuresAt, newestMonth, trackedOf } from './tracked-programme.ts';

const KIND = 'month-close';
const LONGEST_REASON = 500;

/** One act on a month. */
export type KeptClosing = MonthClosing & { readonly by: string; readonly at: Instant };

/** A month's check list with all that was done to it, oldest first. */
export type MonthEndTold = { readonly end: MonthEnd; readonly acts: readonly KeptClosing[] };

/** Which month, and in words why; asked for where it is reopened, or closed with figures late. */
export type MonthWish = { readonly month: string; readonly reason: string };

/** What the check list is made of. */
export type MonthGiven = { readonly open: OpenProgramme; readonly notes: readonly ProgrammeRecord[] };

/**
 * The check list of a month; null where nothing is tracked.
 * @param wanted  a month up to the newest one that has an actual; null for that one.
 * @throws ProblemError `month.not-tracked`.
 */
export async function tellMonthEnd(
  { documents }: Repositories,
  scope: Scope,
  { open, notes }: MonthGiven,
  wanted: string | null,
): Promise<MonthEndTold | null> {
  const newest = newestMonth(open);
  if (newest === null) return wanted === null ? null : raiseNotTracked();
  const month = wanted ?? newest;
  if (!isMonth(month) || month > newest) return raiseNotTracked();
  const measures = measuresAt(trackedOf(open, newest), month, notes);
  if (measures.length === 0) return wanted === null ? null : raiseNotTracked();
  const acts = (await documents.history(scope, KIND, month)).map((record) => actOf(month, record));
  return { end: monthEnd(month, measures, acts.at(-1) ?? null), acts };
}

/** Say whether an actor may close months of an authority. */
export function mayCloseMonth(actor: Actor, { authorityCode }: Pick<Scope, 'authorityCode'>): boolean {
  return may(actor, 'month.close', authorityCode);
}

/**
 * Close a month. Breaches must have their comment; figures that are late are named, and need a word why the month is closed without them.
 * @throws ProblemError `access.refused`, `month.not-tracked`, `month.closed-already`, `month.comments-missing`, `month.reason-missing`.
 */
export async function closeMonth(
  dependencies: AppDependencies,
  actor: Actor,
  scope: Scope,
  given: MonthGiven,
  wish: MonthWish,
): Promise<KeptClosing> {
  requirePermission(actor, 'month.close', scope.authorityCode, 'to close a month');
  return await act(dependencies, actor, scope, wish, given, ({ end }) => {
    if (end.isClosed && end.changedSince.length === 0) return raiseClosed(end.month);
    if (end.isClosed) return raiseReopenFirst(end.month);
    const [first] = end.unanswered;
    if (first !== undefined) return raiseUnanswered(end);
    if (end.late.length > 0 && wish.reason.trim() === '') return raiseLate(end);
    return true;
  });
}

/** Reopen a closed month. @throws ProblemError `access.refused`, `month.not-tracked`, `month.not-closed`, `month.reason-missing`. */
export async function reopenMonth(
  dependencies: AppDependencies,
  actor: Actor,
  scope: Scope,
  given: MonthGiven,
  wish: MonthWish,
): Promise<KeptClosing> {
  requirePermission(actor, 'month.close', scope.authorityCode, 'to reopen a month');
  return await act(dependencies, actor, scope, wish, given, ({ end }) => {
    if (!end.isClosed) return raiseNotClosed(end.month);
    if (wish.reason.trim() === '') return raiseNoReason();
    return false;
  });
}

/** Look again inside the transaction, so that of two who close at once one is told. */
async function act(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { month, reason }: MonthWish,
  given: MonthGiven,
  decide: (told: MonthEndTold) => boolean,
): Promise<KeptClosing> {
  return await store.transaction(async (repositories) => {
    const told = (await tellMonthEnd(repositories, scope, given, month)) ?? raiseNotTracked();
    const isClosed = decide(told);
    const { late, beyond } = told.end;
    const names = (list: typeof late) => list.map(({ measure }) => measure);
    const measures = measuresAt(trackedOf(given.open, told.end.month), told.end.month, given.notes);
    const body = {
      isClosed,
      reason: maskText(reason.trim()).slice(0, LONGEST_REASON),
      figures: Object.fromEntries(measures.map(({ measure, actual }) => [measure, actual])),
      late: names(late),
      beyond: names(beyond),
    };
    const record = await repositories.documents.put(scope, { kind: KIND, id: month, body }, actor.id);
    await repositories.audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: isClosed ? 'month.closed' : 'month.reopened',
      subjectKind: 'month',
      subjectId: month,
      detail: {
        programme: scope.programmeId,
        late: body.late.join(','),
        beyond: body.beyond.join(','),
        reason: body.reason,
        version: record.version,
      },
      correlationId: newId(),
    });
    return actOf(told.end.month, record);
  });
}

function actOf(month: Month, { body, createdBy, createdAt }: DocumentRecord): KeptClosing {
  return { month, ...MonthCloseBody.parse(body), by: createdBy, at: createdAt };
}

function titles(list: MonthEnd['late']): string {
  return list.map(({ title }) => title).join(', ');
}

function raiseUnanswered({ month, unanswered }: MonthEnd): never {
  return raise({
    code: 'month.comments-missing',
    place: titles(unanswered),
    message: `${monthInWords(month)} has a figure beyond tolerance without a comment and an action`,
    advice: 'Give both on the tracker, with who does it and by when; then close the month.',
  });
}

function raiseLate({ month, late }: MonthEnd): never {
  return raise({
    code: 'month.reason-missing',
    place: titles(late),
    message: `Figures of ${monthInWords(month)} are not here yet`,
    advice: 'Read them in, or say in a few words why the month is closed without them.',
  });
}

function raiseNoReason(): never {
  return raise({
    code: 'month.reason-missing',
    message: 'A month is reopened only for a reason, which is kept with it',
    advice: 'Say in a few words why, such as "a recharge came late".',
  });
}

function raiseClosed(month: Month): never {
  return raise({
    code: 'month.closed-already',
    message: `${monthInWords(month)} is closed already`,
    advice: 'Nothing is to be done; reopen it, with a reason, where a figure is to change.',
  });
}

function raiseReopenFirst(month: Month): never {
  return raise({
    code: 'month.closed-already',
    message: `${monthInWords(month)} is closed, and figures of it have changed since`,
    advice: 'Reopen it, saying why they changed, and close it again.',
  });
}

function raiseNotClosed(month: Month): never {
  return raise({
    code: 'month.not-closed',
    message: `${monthInWords(month)} is not closed`,
    advice: 'Nothing is to be done.',
  });
}

function raiseNotTracked(): never {
  return raise({
    code: 'month.not-tracked',
    message: 'This month has no figures with an agreed forecast, or lies after the newest one',
    advice: 'Read in the month’s figures first; months are written 2024-10.',
  });
}
