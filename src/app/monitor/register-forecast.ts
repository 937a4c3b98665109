/** Takes in a forecast that was issued elsewhere: a file of a vintage, or the answer of one of the forecast commands. */
import { createHash } from 'node:crypto';
import { type Actor, may } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import type { Instant, Month } from '../../core/base/time.ts';
import type { Vintage } from '../../core/monitor/vintage.ts';
import { readForecastAnswer } from '../../edge/intake/programme/forecast-answer.ts';
import { parseProgrammeRecord } from '../../edge/intake/programme/programme-records.ts';
import { VintageRecord } from '../../edge/intake/programme/vintage-record.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { listProgramme } from '../open-programme.ts';
import { readTextFile } from '../read-text-file.ts';
import { requirePermission } from '../require-permission.ts';
import type { IssuedForecast } from './issue-forecast.ts';
import { type FactorToLog, logRangeFactor } from './log-range-factor.ts';
import { readVintages, storeVintage } from './stored-vintages.ts';

/** The file, and what the answer of a command does not say of itself; a vintage says both and these are passed over. */
export type RegisterRequest = {
  readonly path: string;
  /** When it was issued; now where it is not given. */
  readonly issuedAt?: Instant;
  /** The last month whose figures it looked at; needed for a cohort or a plan. */
  readonly origin?: Month;
};

/**
 * Take in a forecast from a file.
 * @throws ProblemError `access.refused`, `file.cannot-read`, `programme.*`, `forecast.already-issued`, `forecast.issued-later`,
 *   `forecast.not-a-vintage`, `forecast.no-origin`.
 */
export async function registerForecast(
  { store, now, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  request: RegisterRequest,
): Promise<IssuedForecast> {
  requirePermission(
    actor,
    'forecast.issue',
    scope.authorityCode,
    'to register a forecast for this authority',
  );
  await listProgramme(store.read, scope);
  const { vintage: read, isAnswer } = await readVintageFile(request, scope.authorityCode, now());
  const stored = (await readVintages(store.read, scope)).find(({ id }) => id === read.id);
  // The id of an answer is made from all it says but its moment: the same one again is the one that is kept.
  const vintage = isAnswer && stored !== undefined ? stored : read;
  requireIssued(vintage, request.path, now());
  return await keep({ store, newId }, actor, scope, vintage);
}

/**
 * Keep the answer of a forecast that was run for a programme: it is issued now. Who may not issue runs it all the same, and
 * nothing is kept.
 * @param factor  what its ranges were multiplied by; a change of it is logged with the forecast.
 * @returns the vintage, or null where nothing was kept.
 */
export async function keepAnswer(
  { store, now, newId }: Pick<AppDependencies, 'store' | 'now' | 'newId'>,
  actor: Actor,
  scope: Scope,
  answer: unknown,
  factor: FactorToLog | null = null,
): Promise<Vintage | null> {
  if (!may(actor, 'forecast.issue', scope.authorityCode)) return null;
  const place = `${scope.authorityCode}/${scope.programmeId}`;
  const made = vintageOfAnswer(answer, { path: place }, { authorityCode: scope.authorityCode, now: now() });
  if (made === null) return null;
  const known = (await readVintages(store.read, scope)).find(({ id }) => id === made.id);
  if (known !== undefined) return known;
  return (await keep({ store, newId }, actor, scope, made, { action: 'forecast.issued', factor })).vintage;
}

function requireIssued(vintage: Vintage, path: string, now: Instant): void {
  if (vintage.issuedAt > now || vintage.origin > vintage.issuedAt.slice(0, 7))
    raise({
      code: 'forecast.issued-later',
      place: path,
      message: 'The forecast says that it was issued later than now, or looks at months after its issue',
      advice: 'Correct "issuedAt" and "origin".',
    });
}

type KeepHow = {
  readonly action: 'forecast.issued' | 'forecast.registered';
  readonly factor: FactorToLog | null;
};

async function keep(
  { store, newId }: Pick<AppDependencies, 'store' | 'newId'>,
  actor: Actor,
  scope: Scope,
  vintage: Vintage,
  { action, factor }: KeepHow = { action: 'forecast.registered', factor: null },
): Promise<IssuedForecast> {
  const before = (await readVintages(store.read, scope)).some(({ id }) => id === vintage.id);
  await store.transaction(async (repositories) => {
    const act = { actor: actor.id, correlationId: newId() };
    await storeVintage(repositories, scope, vintage, { ...act, action });
    if (factor !== null) await logRangeFactor(repositories, scope, factor, act);
  });
  return { schema: 'evenkeel/forecast-issued@1', programme: scope.programmeId, isNew: !before, vintage };
}

async function readVintageFile(
  request: RegisterRequest,
  authorityCode: string,
  now: Instant,
): Promise<{ readonly vintage: Vintage; readonly isAnswer: boolean }> {
  const text = await readTextFile(request.path);
  const made = vintageOfAnswer(parseOrNull(text), request, { authorityCode, now });
  if (made !== null) return { vintage: made, isAnswer: true };
  const { kind, body } = parseProgrammeRecord(text, request.path);
  if (kind !== 'vintage') return raise(notAVintage(request.path));
  return { vintage: VintageRecord.parse(body), isAnswer: false };
}

/** The text as JSON; what is none is refused with its own words further on. */
function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Make a vintage of the answer of a forecast command: the same answer, origin and moment give the same id; null where it is no such answer. */
export function vintageOfAnswer(
  body: unknown,
  { path, issuedAt, origin }: RegisterRequest,
  { authorityCode, now }: { readonly authorityCode: string; readonly now: Instant },
): Vintage | null {
  const answer = readForecastAnswer(body, authorityCode);
  if (answer === null) return null;
  const { version, origin: own, ...what } = answer;
  const lastLookedAt = own ?? origin;
  if (lastLookedAt === undefined)
    return raise({
      code: 'forecast.no-origin',
      place: path,
      message: 'The answer does not say which month it looks ahead from',
      advice: 'Give the last month whose figures it used, with --origin 2024-10.',
    });
  const made = {
    ...what,
    origin: lastLookedAt,
    method: { name: what.kind, version },
  };
  const mark = createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, 12);
  const vintage = { id: `${what.kind}-${lastLookedAt}-${mark}`, issuedAt: issuedAt ?? now, ...made };
  const read = VintageRecord.safeParse(vintage);
  return read.success ? read.data : raise(notAVintage(path));
}

function notAVintage(path: string) {
  return {
    code: 'forecast.not-a-vintage',
    place: path,
    message: 'The file holds no forecast of this authority that could be kept',
    advice: 'Give a file "evenkeel/vintage@1", or the JSON answer of a forecast command for this authority.',
  };
}
