/** The sign-off page: what is signed, who has signed, what may be done next; and its check, with what changed since the update before. */
import { type Actor, may } from '../../core/access/access.ts';
import { dayInWords } from '../../core/base/time.ts';
import { readableHash } from '../../core/seal/readable-hash.ts';
import { requireStage, sealOf } from '../../core/sealed-return/append-act.ts';
import { statementOf } from '../../core/sealed-return/attestation.ts';
import { questionsOf } from '../../core/sealed-return/department-questions.ts';
import { holderOf } from '../../core/sealed-return/freeze-return.ts';
import { type ReturnStage, ROLE_WORDS, STAGE_WORDS } from '../../core/sealed-return/return-stage.ts';
import type { ChainedAct, SealedReturn, SigningRole } from '../../core/sealed-return/sealed-return.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { App } from '../app.ts';
import type { DraftFinding } from '../findings/draft-findings.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { requireUpdate } from '../require-update.ts';
import type { OfficerKey } from '../sealed/officer-keys.ts';
import { SIGNING_PERMISSION } from '../sealed/officer-keys.ts';
import type { ShelvedReturn } from '../sealed/return-shelf.ts';
import { headerOf, updateName } from './page-facts.ts';
import { returnChanges } from './return-changes-view.ts';

const DRAFT_WORDS = 'draft, not frozen';

/** Shape what is known at once of one update: how far it has come and who may do what next. @param updateId  "2024-25/3". */
export async function signOffView(app: App, actor: Actor, scope: Scope, updateId: string) {
  const open = await app.openProgramme(actor, scope);
  const update = requireUpdate(open.programme, updateId);
  const shelf = await app.returns.list(actor, scope);
  const own = shelf.filter((one) => one.updateId === updateId);
  const file = await openRevision(app, actor, scope, own);
  return {
    header: headerOf(open),
    updateId,
    updateName: updateName(update),
    ...stateOf(file),
    officers: officersOf(open, file, { keys: await app.returns.listKeys(actor, scope), actor, scope }),
    questions: questionsOf(file?.chain ?? []).map(({ on, ...told }) => ({ ...told, on: dayInWords(on) })),
    submittedOn: submittedOn(file),
    revisions: own.map(({ revision, stage, chain }) => ({
      revision,
      stageWords: STAGE_WORDS[stage.stage],
      seal: sealOf(chain),
    })),
    updates: open.programme.updates.map((one) => ({
      updateId: one.id,
      name: updateName(one),
      year: one.id.slice(0, one.id.lastIndexOf('/')),
      sequence: one.id.slice(one.id.lastIndexOf('/') + 1),
      stageWords: wordsOf(shelf, one.id),
    })),
    can: stepsFor(actor, scope, own),
    account: actor.id,
  };
}

/**
 * Shape the check of one update, which takes long: what stands in the way of a draft or what it changes, or where the programme now
 * says something else than what is frozen. Nothing is frozen or signed on it: each of these steps looks at the programme itself.
 */
export async function signOffCheckView(app: App, actor: Actor, scope: Scope, updateId: string) {
  const open = await app.openProgramme(actor, scope);
  const update = requireUpdate(open.programme, updateId);
  const shelf = await app.returns.list(actor, scope);
  const own = shelf.filter((one) => one.updateId === updateId);
  const file = await openRevision(app, actor, scope, own);
  const { rulesRun, findings } =
    file === null ? await app.findings.check(actor, scope, updateId) : { rulesRun: null, findings: [] };
  const { draft, blockers } =
    file === null ? await draftOf(app, actor, scope, updateId, findings) : { draft: file, blockers: [] };
  return {
    contentHash: file?.contentHash ?? null,
    changedSince: await changedSince(app, actor, scope, file),
    blockers,
    rulesRun,
    isChecked: file === null ? rulesRun !== null : file.content.check !== undefined,
    findings: file === null ? findings.map(findingOf) : sealedOf(file),
    changes: draft && (await returnChanges(app, actor, scope, { open, shelf, update, shown: draft })),
  };
}

/** The newest revision, unless it was withdrawn: then the update is a draft again. */
async function openRevision(app: App, actor: Actor, scope: Scope, own: readonly ShelvedReturn[]) {
  const newest = own.at(-1);
  if (newest === undefined || newest.stage.stage === 'withdrawn') return null;
  return await app.returns.find(actor, scope, newest);
}

/** What would be frozen now, or what stands in its way. */
async function draftOf(
  app: App,
  actor: Actor,
  scope: Scope,
  updateId: string,
  findings: readonly DraftFinding[],
) {
  const made = await app.returns.freezeFile(actor, scope, { updateId, correction: null }, FIRST, findings);
  return 'file' in made
    ? { draft: made.file, blockers: [] }
    : { draft: null, blockers: made.blockers.map((one) => ({ ...one })) };
}

/** What the check had found when the return was frozen: part of what is signed, and answered no more. */
function sealedOf({ content }: SealedReturn) {
  return (content.check ?? []).map(({ answer, ...found }, k) =>
    findingOf({
      ...found,
      key: `sealed-${k + 1}`,
      advice: '',
      answer: answer === null ? null : { ...answer, key: '', rule: found.rule, quote: '' },
    }),
  );
}

/** A finding with its answer in words. */
function findingOf({ answer, quotes, ...told }: DraftFinding) {
  return {
    ...told,
    quotes: [...quotes],
    answer:
      answer === null
        ? null
        : `${answer.answer === 'explained' ? 'Explained' : 'Accepted'} by ${answer.by} on ${dayInWords(answer.at.slice(0, 10))}: ${answer.reason}`,
  };
}

function stateOf(file: SealedReturn | null) {
  if (file === null)
    return {
      stage: 'draft' as const,
      stageWords: DRAFT_WORDS,
      revision: null,
      contentHash: null,
      readableHash: null,
      seal: null,
      readableSeal: null,
    };
  const { stage } = requireStage(file.chain);
  const seal = sealOf(file.chain);
  return {
    stage,
    stageWords: STAGE_WORDS[stage],
    revision: file.content.revision,
    contentHash: file.contentHash,
    readableHash: readableHash(file.contentHash),
    seal,
    readableSeal: seal === null ? null : readableHash(seal),
  };
}

async function changedSince(app: App, actor: Actor, scope: Scope, file: SealedReturn | null) {
  if (file === null || sealOf(file.chain) !== null) return null;
  return await app.returns.changedSince(actor, scope, file);
}

const FIRST = { follows: null, corrects: null, revision: 1 } as const;

function wordsOf(shelf: readonly ShelvedReturn[], updateId: string): string {
  const found = shelf.findLast((one) => one.updateId === updateId && one.stage.stage !== 'withdrawn');
  return found === undefined ? DRAFT_WORDS : STAGE_WORDS[found.stage.stage];
}

function submittedOn(file: SealedReturn | null): string | null {
  const sent = file?.chain.find((act) => act.act === 'submitted');
  return sent === undefined ? null : dayInWords(sent.on);
}

function officersOf(
  { programme }: OpenProgramme,
  file: SealedReturn | null,
  {
    keys,
    actor,
    scope,
  }: { readonly keys: readonly OfficerKey[]; readonly actor: Actor; readonly scope: Scope },
) {
  return (['s151', 'dcs'] as const satisfies readonly SigningRole[]).map((role) => {
    const key = keys.find((one) => one.role === role);
    return {
      role,
      officer: ROLE_WORDS[role],
      holder: key?.name ?? holderOf(programme, role) ?? '',
      statement: statementOf(role),
      key: key === undefined ? null : readableHash(key.fingerprint),
      isKeyKept: key?.isKept === true,
      maySign: may(actor, SIGNING_PERMISSION[role], scope.authorityCode),
      signed: signedBy(file?.chain ?? [], role),
    };
  });
}

function signedBy(chain: readonly ChainedAct[], role: SigningRole) {
  for (const act of chain)
    if (act.act === 'signed' && act.attestation.role === role) {
      const { name, signedAt, keyFingerprint, statement } = act.attestation;
      const when = `${dayInWords(signedAt.slice(0, 10))}, ${signedAt.slice(11, 16)} UTC`;
      return { name, when, key: readableHash(keyFingerprint), statement };
    }
  return null;
}

const UNSEALED: readonly ReturnStage['stage'][] = ['frozen', 'signed-once', 'signed'];
const SENT: readonly ReturnStage['stage'][] = ['submitted', 'questioned', 'replied'];

/** What the person at the page may do with the newest revision now. */
function stepsFor(actor: Actor, scope: Scope, own: readonly ShelvedReturn[]) {
  const newest = own.at(-1) ?? null;
  const stage = newest?.stage.stage ?? null;
  const is = (stages: readonly ReturnStage['stage'][]) => stage !== null && stages.includes(stage);
  const holds = (permission: Parameters<typeof may>[1]) => may(actor, permission, scope.authorityCode);
  const standing = own.filter(
    ({ chain, stage: one }) => sealOf(chain) !== null && one.stage !== 'superseded',
  );
  const waits = standing.length > 1;
  return {
    freeze: holds('return.freeze') && (stage === null || stage === 'withdrawn' || is(UNSEALED)),
    seal: holds('return.seal') && stage === 'signed',
    submit: holds('return.submit') && stage === 'sealed' && !waits,
    answer: holds('return.answer') && is(SENT),
    correct: holds('return.freeze') && (is(SENT) || (stage === 'sealed' && !waits)),
    supersede: holds('return.supersede') && waits,
    withdraw: holds('return.freeze') && is(UNSEALED),
  };
}
