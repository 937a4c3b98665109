/** A return that comes back as a Word document: compared with the records, and taken over once every question is decided. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '../core/access/access.ts';
import { ProblemError, raise } from '../core/base/problem.ts';
import type { ReturnDocument } from '../core/integrity/document.ts';
import { applyReturned, type Decisions, openQuestions } from '../core/reimport/apply-returned.ts';
import { compareReturned } from '../core/reimport/compare-returned.ts';
import { recogniseReturn } from '../core/reimport/recognise-return.ts';
import type { ReturnedDocument } from '../core/reimport/returned.ts';
import { RECORD_KINDS } from '../edge/intake/programme/programme-records.ts';
import { readReturn } from '../edge/intake/returns/read-return.ts';
import { FileRefusal } from '../edge/intake/tables/reading.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import { composeDraft } from './compose-draft.ts';
import type { AppDependencies } from './dependencies.ts';
import { renderReturn } from './render-return.ts';
import { requirePermission } from './require-permission.ts';
import { noteFigures } from './writing/note-figures.ts';
import { requireOpenUpdate } from './writing/open-update.ts';

/** A document and the update whose return it is; `name` is what it is called in words where its path is none of its own. */
export type ReturnedFile = { readonly path: string; readonly updateId: string; readonly name?: string };

/** A document as it was sent, not as a file: its bytes and its name. */
export type SentDocument = { readonly bytes: Uint8Array; readonly name: string; readonly updateId: string };

/** The use cases of returned documents. */
export type ReturnedReturns = ReturnType<typeof returnedReturns>;

/** Put the use cases over a store. */
export function returnedReturns(dependencies: AppDependencies) {
  return {
    /** Compare a document with what the records print; nothing is changed. */
    compare: async (actor: Actor, scope: Scope, file: ReturnedFile): Promise<ReturnedDocument> => {
      requirePermission(actor, 'return.read', scope.authorityCode);
      return await compare(dependencies.store.read, scope, file);
    },
    take: (actor: Actor, scope: Scope, file: ReturnedFile, decisions: Decisions) =>
      take(dependencies, actor, scope, file, decisions),
    /** Compare a document that was sent; nothing is changed, and nothing of it is kept. */
    compareSent: async (actor: Actor, scope: Scope, sent: SentDocument): Promise<ReturnedDocument> => {
      requirePermission(actor, 'return.read', scope.authorityCode);
      return await withSent(sent, (file) => compare(dependencies.store.read, scope, file));
    },
    /** Take over a document that was sent. */
    takeSent: async (
      actor: Actor,
      scope: Scope,
      sent: SentDocument,
      decisions: Decisions,
    ): Promise<ReturnedDocument> => {
      requirePermission(actor, 'return.write', scope.authorityCode, 'to write in a return');
      return await withSent(sent, (file) => take(dependencies, actor, scope, file, decisions));
    },
  };
}

async function compare(read: Repositories, scope: Scope, file: ReturnedFile): Promise<ReturnedDocument> {
  const { facts, update, book, document } = await composeDraft(read, scope, file.updateId);
  const { programme } = facts;
  const printed = recogniseReturn(await asPrinted(await renderReturn(document, 'docx')), programme, update);
  const returned = recogniseReturn(await readDocument(file), programme, update);
  if (!returned.some(({ subject }) => subject.kind !== 'unknown'))
    raise({
      code: 'reimport.not-the-form',
      place: file.name ?? file.path,
      message: 'The document has no heading of this form, so nothing in it can be told apart',
      advice: 'Check that it is the return of this update and that its headings were kept.',
    });
  return compareReturned({ facts, book, update }, printed, returned);
}

/** What the records print, read the way that a document is read. */
async function asPrinted(bytes: Uint8Array): Promise<ReturnDocument> {
  return await withPassingFile('return.docx', bytes, readReturn);
}

/** Lay what was sent where readers find it, under a name of our own with its ending, for as long as it is read. */
async function withSent<T>(
  { bytes, name, updateId }: SentDocument,
  work: (file: ReturnedFile) => Promise<T>,
): Promise<T> {
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0].toLowerCase() ?? '';
  return await withPassingFile(`return${ending}`, bytes, (path) => work({ path, updateId, name }));
}

async function withPassingFile<T>(
  name: string,
  bytes: Uint8Array,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-returned-'));
  try {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readDocument({ path, name }: ReturnedFile): Promise<ReturnDocument> {
  try {
    return await readReturn(path);
  } catch (fault) {
    if (fault instanceof FileRefusal) return raise({ ...fault.problem, place: name ?? path });
    throw fault;
  }
}

/**
 * Take over what is sure and what was decided, as the next version of the update, with its audit entry.
 * @throws ProblemError `reimport.question-open`, `reimport.update-closed`, `document.*`, `access.refused`.
 */
async function take(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  file: ReturnedFile,
  decisions: Decisions,
): Promise<ReturnedDocument> {
  requirePermission(actor, 'return.write', scope.authorityCode, 'to write in a return');
  // The document is read before the store is held; the records it was compared with are held to below.
  const compared = await compare(store.read, scope, file);
  const [open, ...others] = openQuestions(compared, decisions);
  if (open !== undefined) {
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    throw new ProblemError({ ...open, message: `${open.message}${more}` });
  }
  const seen = await store.read.documents.newest(scope, 'update', file.updateId);
  await store.transaction(async (repositories) => {
    const { documents, audit } = repositories;
    const record = await requireOpenUpdate(repositories, scope, file.updateId);
    if (record.version !== seen?.version)
      raise({
        code: 'return.written-meanwhile',
        place: file.updateId,
        message: 'Somebody wrote in this return meanwhile',
        advice: 'Compare the document again and decide anew.',
      });
    const body = RECORD_KINDS.update.parse(record.body);
    const next = applyReturned(body, file.updateId, compared, decisions);
    const stored = await documents.put(
      scope,
      { kind: 'update', id: file.updateId, body: { ...body, ...next } },
      actor.id,
    );
    await noteFigures(repositories, actor, scope, file.updateId);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'return.read-back',
      subjectKind: 'update',
      subjectId: file.updateId,
      detail: {
        programme: scope.programmeId,
        findings: compared.findings.length,
        decided: Object.keys(decisions).length,
        versionBefore: record.version,
        version: stored.version,
      },
      correlationId: newId(),
    });
  });
  return compared;
}
