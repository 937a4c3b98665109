/** Shows the authority's own reference of one case to who may see it, after the look and its purpose stand in the audit trail. */
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import { sealKeysOf } from '../edge/keys/key-ring.ts';
import { openText } from '../edge/keys/seal-text.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import type { AppDependencies } from './dependencies.ts';
import { purposeWords } from './purpose-words.ts';
import { requirePermission } from './require-permission.ts';

type Rows = Repositories['rows'];

/** Climb from a record's key to its child's case key; null where no record has the key. */
async function caseKeyOf(rows: Rows, scope: Scope, key: string): Promise<string | null> {
  const [person] = await rows.where(scope, 'persons', 'personKey', key);
  if (person !== undefined) return person.record.caseKey;
  const [request] = await rows.where(scope, 'requests', 'requestKey', key);
  if (request !== undefined) return await caseKeyOf(rows, scope, request.record.personKey);
  const [assessment] = await rows.where(scope, 'assessments', 'assessmentKey', key);
  if (assessment !== undefined) return await caseKeyOf(rows, scope, assessment.record.requestKey);
  const [active] = await rows.where(scope, 'activePlans', 'activePlanKey', key);
  if (active !== undefined) return await caseKeyOf(rows, scope, active.record.requestKey);
  const [named] = await rows.where(scope, 'namedPlans', 'namedPlanKey', key);
  return named === undefined ? null : await caseKeyOf(rows, scope, named.record.assessmentKey);
}

/**
 * Show a case reference.
 * @param key  the key of any record of the child, or the case key itself.
 * @param purpose  why it is looked at, in words; it stands in the audit trail.
 * @throws ProblemError `access.refused`, `case.purpose-missing`, `case.not-found`, `case.sealed-otherwise`.
 */
export async function showCaseReference(
  { store, keys, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  key: string,
  purpose: string,
): Promise<string> {
  requirePermission(actor, 'case-reference.read', scope.authorityCode, 'to see case references');
  const why = purposeWords(purpose) ?? raisePurposeMissing();
  const sealKeys = sealKeysOf(await keys(), null);
  return await store
    .transaction(async ({ rows, audit }) => {
      const caseKey = (await caseKeyOf(rows, scope, key)) ?? key;
      const [held] = await rows.where(scope, 'caseReferences', 'caseKey', caseKey);
      await audit.append({
        authorityCode: scope.authorityCode,
        actor: actor.id,
        action: 'case-reference.shown',
        subjectKind: 'case',
        subjectId: caseKey,
        detail: { programme: scope.programmeId, purpose: why, found: held !== undefined },
        correlationId: newId(),
      });
      return held === undefined ? null : { sealed: held.record.sealed };
    })
    .then((found) => {
      if (found === null) return raiseNotFound();
      return openText(sealKeys, found.sealed) ?? raiseSealedOtherwise();
    });
}

function raisePurposeMissing(): never {
  return raise({
    code: 'case.purpose-missing',
    message: 'A case reference is shown only for a purpose, which stands in the audit trail',
    advice: 'Say in a few words why it is needed, such as "annual review is overdue".',
  });
}

function raiseNotFound(): never {
  return raise({
    code: 'case.not-found',
    message: 'No case reference is kept for this record',
    advice: 'Check the key, or import the persons table with a column "casereference".',
  });
}

function raiseSealedOtherwise(): never {
  return raise({
    code: 'case.sealed-otherwise',
    message: 'The case reference was sealed with another key, so it cannot be read here',
    advice: 'Name the key file that the rows were imported with in EVENKEEL_KEYS.',
  });
}
