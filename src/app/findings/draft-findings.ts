/** The check of a return before it is frozen: every finding is fixed, explained or accepted, and the last two are kept with their reason. */

import type { Actor } from '../../core/access/access.ts';
import { type Problem, raise } from '../../core/base/problem.ts';
import type { Finding, Severity } from '../../core/integrity/finding.ts';
import type { SealedFinding } from '../../core/sealed-return/sealed-return.ts';
import { FindingAnswersShape } from '../../edge/intake/programme/writing-shape.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { composeDraft } from '../compose-draft.ts';
import type { AppDependencies } from '../dependencies.ts';
import { renderReturn } from '../render-return.ts';
import { requirePermission } from '../require-permission.ts';
import { listShelf } from '../sealed/return-shelf.ts';
import { sha256 } from '../sealed/seal-tools.ts';
import { storedFigures } from '../stored-figures.ts';

const KIND = 'finding-answers';
/** A reason shorter than this says nothing [characters]. */
const SHORTEST_REASON = 12;
const LONGEST_REASON = 2000;

/** What somebody said to a finding. */
export type FindingAnswer = ReturnType<typeof FindingAnswersShape.parse>['answers'][number];

/** A finding in a draft, known by what it quotes: it is gone when the words or numbers are. */
export type DraftFinding = {
  readonly key: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly section: string | null;
  readonly quotes: readonly string[];
  readonly arithmetic: string;
  readonly advice: string;
  readonly answer: FindingAnswer | null;
};

/** What is said to a finding. `taken-back` opens it again. */
export type AnswerWish = {
  readonly updateId: string;
  readonly key: string;
  readonly answer: FindingAnswer['answer'];
  readonly reason: string;
};

/** What the check of a draft ran and found. */
export type DraftCheck = {
  /** Null where the draft cannot be composed, so that nothing could be checked: the freeze tells what stands in its way. */
  readonly rulesRun: number | null;
  readonly findings: readonly DraftFinding[];
};

/** Find what the check finds in the draft; nothing where it cannot be composed. */
export async function draftFindings(
  read: Repositories,
  scope: Scope,
  updateId: string,
): Promise<readonly DraftFinding[]> {
  return (await checkDraft(read, scope, updateId)).findings;
}

/**
 * Check the return of an update as it stands, as a page, against the programme's own figures; notes for information
 * are left out.
 */
export async function checkDraft(read: Repositories, scope: Scope, updateId: string): Promise<DraftCheck> {
  const { document, book, problems } = await composeDraft(read, scope, updateId);
  if (problems.length > 0) return { rulesRun: null, findings: [] };
  // The check is large: who only lists or signs what was found starts without it.
  const { checkDocument } = await import('../../core/integrity/check-document.ts');
  const { rulesRunOn } = await import('../../core/integrity/rules-run.ts');
  const { readReturnPage } = await import('../../edge/intake/returns/read-return.ts');
  const page = new TextDecoder().decode(await renderReturn(document, 'html'));
  const { findings } = checkDocument(await readReturnPage('draft', page), { stored: storedFigures(book) });
  const answers = new Map((await answersOf(read, scope, updateId)).map((one) => [one.key, one]));
  const told = findings
    .filter(({ severity }) => severity !== 'info')
    .map((finding) => {
      const key = keyOf(finding);
      const answer = answers.get(key) ?? null;
      return toldOf(finding, key, answer?.answer === 'taken-back' ? null : answer);
    });
  return { rulesRun: rulesRunOn({ documents: 1, hasStored: true }), findings: told };
}

/** What the check found, as it is frozen: errors with their answers, and warnings whether answered or not. */
export function sealedFindings(findings: readonly DraftFinding[]): readonly SealedFinding[] {
  return findings.flatMap(({ rule, severity, section, quotes, arithmetic, answer }): SealedFinding[] => {
    if (severity === 'info') return [];
    if (answer === null || answer.answer === 'taken-back')
      return [{ rule, severity, section, quotes, arithmetic, answer: null }];
    const { reason, by, at } = answer;
    return [
      { rule, severity, section, quotes, arithmetic, answer: { answer: answer.answer, reason, by, at } },
    ];
  });
}

/** What stands in the way of a freeze: errors that nobody has answered. Warnings are counted and sealed, and stop nothing. */
export function openFindingProblems(updateId: string, findings: readonly DraftFinding[]): readonly Problem[] {
  return findings
    .filter(({ answer, severity }) => answer === null && severity === 'error')
    .map(({ key, section, quotes, arithmetic, advice }) => ({
      code: 'return.finding-open',
      place: `update ${updateId}${section === null ? '' : `, ${section}`}`,
      message: `“${quotes.join('” and “')}”: ${arithmetic}`,
      advice: `${advice} Or explain or accept it, with a reason (finding ${key}).`,
    }));
}

/**
 * Answer a finding. The answer, who gave it and why stay, whatever comes after.
 * @throws ProblemError `access.refused`, `return.finding-unknown`, `return.reason-missing`, `seal.wrong-stage` where it is frozen.
 */
export async function answerFinding(
  { store, now, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { updateId, key, answer, reason }: AnswerWish,
): Promise<DraftFinding> {
  requirePermission(actor, 'return.freeze', scope.authorityCode, 'to answer findings of the check');
  await requireNotFrozen(store.read, scope, updateId);
  const why = reason.trim().slice(0, LONGEST_REASON);
  if (why.length < SHORTEST_REASON) return raiseReasonMissing();
  // The check takes its time, and the key holds the answer to the very words: nobody else's writing need wait for it.
  const found =
    (await draftFindings(store.read, scope, updateId)).find((one) => one.key === key) ?? raiseUnknown(key);
  return await store.transaction(async (repositories) => {
    const { documents, audit } = repositories;
    const given = {
      key,
      rule: found.rule,
      quote: found.quotes[0] ?? '',
      answer,
      reason: why,
      by: actor.id,
      at: now(),
    };
    const answers = [...(await answersOf(repositories, scope, updateId)), given];
    await documents.put(scope, { kind: KIND, id: updateId, body: { answers } }, actor.id);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'finding.answered',
      subjectKind: 'update',
      subjectId: updateId,
      detail: { programme: scope.programmeId, finding: key, rule: found.rule, answer },
      correlationId: newId(),
    });
    return { ...found, answer: answer === 'taken-back' ? null : given };
  });
}

/** Stages in which the return says what the officers sign, its check included. */
const FROZEN: readonly string[] = ['frozen', 'signed-once', 'signed'];

async function requireNotFrozen(read: Repositories, scope: Scope, updateId: string): Promise<void> {
  const shelf = await listShelf(read, scope);
  if (!shelf.some((one) => one.updateId === updateId && FROZEN.includes(one.stage.stage))) return;
  raise({
    code: 'seal.wrong-stage',
    place: updateId,
    message: 'The return is frozen, and what was said to its findings is part of what is signed',
    advice: 'Take the frozen return back, answer, and freeze it again.',
  });
}

async function answersOf(
  { documents }: Repositories,
  scope: Scope,
  updateId: string,
): Promise<readonly FindingAnswer[]> {
  const record = await documents.newest(scope, KIND, updateId);
  return record === null ? [] : FindingAnswersShape.parse(record.body).answers;
}

/** By where it stands and what was reckoned too: an answer is to this place and these numbers, and to no other. */
function keyOf({ rule, spots, arithmetic }: Finding): string {
  const places = spots.flatMap(({ section, quote }) => [section ?? '', quote]);
  return sha256([rule, arithmetic, ...places].join('\u0000')).slice(0, 12);
}

function toldOf(
  { rule, severity, spots, arithmetic, advice }: Finding,
  key: string,
  answer: FindingAnswer | null,
): DraftFinding {
  return {
    key,
    rule,
    severity,
    section: spots[0]?.section ?? null,
    quotes: spots.map(({ quote }) => quote),
    arithmetic,
    advice,
    answer,
  };
}

function raiseUnknown(key: string): never {
  return raise({
    code: 'return.finding-unknown',
    place: `finding ${key}`,
    message: 'The check of this return has no such finding now: it was fixed, or the words changed',
    advice: 'See the findings as they are: evenkeel return findings PROGRAMME --update U.',
  });
}

function raiseReasonMissing(): never {
  return raise({
    code: 'return.reason-missing',
    message: 'A finding is explained or accepted only with a reason, which stays in the record',
    advice: 'Say in a sentence why the words or figures are right, or why they stand all the same.',
  });
}
