/** The newest act that changed something: people who sign in or look at something change no figure. */
import type { AuditAction, AuditEntry } from '../core/audit/audit-entry.ts';
import { type Repositories, type Scope, SHARED_SCOPE } from '../edge/store/store.ts';

/** Acts after which every figure and record is as it was. */
const LOOKS = [
  'sign-in.done',
  'sign-in.failed',
  'sign-in.ended',
  'token.used',
  'case-reference.shown',
  'list.shown',
  'list.exported',
  'record.viewed',
  'data.exported',
  'person.exported',
  'reminder.sent',
  'store.backed-up',
  // what was written out is kept for later copies alone, which read it each time
  'return.built',
] as const satisfies readonly AuditAction[];
const PASSED: ReadonlySet<AuditAction> = new Set(LOOKS);

/** Acts that change who may do what, and no figure of any programme. */
const ABOUT_ACCOUNTS = [
  'account.invited',
  'account.opened',
  'account.roles-set',
  'account.closed',
  'account.reopened',
  'account.link-made',
  'account.password-changed',
  'account.second-factor-set',
  'account.second-factor-removed',
  'account.second-factor-asked',
  'token.made',
  'token.revoked',
] as const satisfies readonly AuditAction[];

/** Acts that change which rows of files count, or what stands in them. */
const ABOUT_ROWS = [
  'store.created',
  'store.restored',
  'import.accepted',
  'import.undone',
  'programme.loaded',
  'person.erased',
  'retention.applied',
] as const satisfies readonly AuditAction[];

/** Acts that keep a forecast: what came of it is learnt from, and widens the ranges of the next. */
const ABOUT_FORECASTS = ['forecast.issued', 'forecast.registered'] as const satisfies readonly AuditAction[];

/** So many looks in a row are passed over; where there are more, the newest counts, which costs reading anew and nothing else. */
const LOOKED_BACK = 100;

/** Find the entry of the newest change; null in a store where nothing was ever done. */
export async function newestChange({ audit }: Pick<Repositories, 'audit'>): Promise<AuditEntry | null> {
  const [newest] = await audit.list(null, 1);
  if (newest === undefined || !PASSED.has(newest.action)) return newest ?? null;
  return (await audit.list(null, LOOKED_BACK)).find(({ action }) => !PASSED.has(action)) ?? newest;
}

/** Name the state of a programme: its figures are the same as long as this is. What other authorities do changes nothing of it. */
export async function programmeState({ audit }: Pick<Repositories, 'audit'>, scope: Scope): Promise<string> {
  const except = [...LOOKS, ...ABOUT_ACCOUNTS];
  return stateAt(await audit.newest({ authorities: authoritiesOf(scope), actions: { except } }));
}

/** Name the state of the rows of a programme's files: a record that is kept or a return that is written changes nothing of it. */
export async function rowsState({ audit }: Pick<Repositories, 'audit'>, scope: Scope): Promise<string> {
  return stateAt(await audit.newest({ authorities: authoritiesOf(scope), actions: { only: ABOUT_ROWS } }));
}

/** Name the state of the rows of a programme's files and of the forecasts that are kept of it. */
export async function forecastsState({ audit }: Pick<Repositories, 'audit'>, scope: Scope): Promise<string> {
  const only = [...ABOUT_ROWS, ...ABOUT_FORECASTS];
  return stateAt(await audit.newest({ authorities: authoritiesOf(scope), actions: { only } }));
}

/** Its own authority's acts count, and those on the shelf that all share. */
function authoritiesOf({ authorityCode }: Scope): readonly string[] {
  return [authorityCode, SHARED_SCOPE.authorityCode];
}

function stateAt(entry: AuditEntry | null): string {
  return entry === null ? '' : `${entry.sequence} ${entry.occurredAt}`;
}
