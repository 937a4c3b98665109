/** Puts the use cases together over one store: permission, work, change and audit entry in one transaction each. */

import { type Actor, may, type Permission } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import { composeReturn } from '../core/report/compose-return.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import type { App } from './app.ts';
import type { AppDependencies } from './dependencies.ts';
import { undoImport } from './imports/undo-import.ts';
import { listProgramme, openStoredProgramme } from './open-programme.ts';
import type { ProgrammeListing } from './opened-programme.ts';
import { publicAuthorities } from './public-authority.ts';
import { renderReturn } from './render-return.ts';
import { requirePermission } from './require-permission.ts';

/** The readers of files are loaded when a file is first read: a server that only shows pages starts without them. */
function readers() {
  return import('./imports/import-files.ts');
}

/** Make the product's use cases. */
export function createApp(dependencies: AppDependencies): App {
  const { store } = dependencies;
  const guarded = (actor: Actor, permission: Permission, scope: Scope | null) =>
    requirePermission(actor, permission, scope?.authorityCode ?? 'shared');
  return {
    listProgrammes: (actor) => listProgrammes(store.read, actor),
    openProgramme: async (actor, scope) => {
      guarded(actor, 'programme.read', scope);
      return await openStoredProgramme(store.read, scope);
    },
    loadProgramme: async (actor, folder) => {
      const { loadProgrammeFolder } = await import('./load-programme.ts');
      return await loadProgrammeFolder(dependencies, actor, folder);
    },
    composeReturn: async (actor, scope, updateId, copy) => {
      guarded(actor, 'return.read', scope);
      const { facts, figures } = await openStoredProgramme(store.read, scope);
      const update =
        facts.programme.updates.find((item) => item.id === updateId) ?? raise(unknownUpdate(updateId, facts));
      const { document, problems } = composeReturn(facts, update, copy, figures);
      const [first] = problems;
      if (first !== undefined) return raise(withOthers(first, problems.length - 1));
      if (copy !== 'public') return document;
      guarded(actor, 'return.build', scope);
      const { publishReturn } = await import('./publish-return.ts');
      return await publishReturn(dependencies, actor, scope, { updateId, document, book: figures });
    },
    checkAgainstProgramme: async (actor, scope, paths) => {
      guarded(actor, 'return.read', scope);
      const { figures } = await openStoredProgramme(store.read, scope);
      const { checkDocuments } = await import('./check-documents.ts');
      const { storedFigures } = await import('./stored-figures.ts');
      return await checkDocuments(paths, storedFigures(figures));
    },
    renderReturn,
    importFiles: async (actor, request) => {
      guarded(actor, 'import.add', request.scope);
      return await (await readers()).importFiles(dependencies, actor, request);
    },
    listImports: async (actor, scope) => {
      guarded(actor, 'import.read', scope);
      return await (await readers()).listImports(dependencies, actor, scope);
    },
    undoImport: (actor, importId) => undoImport(dependencies, actor, importId),
    issueSheet: async (actor, importId) => {
      const { issueSheet } = await import('./imports/kept-lines.ts');
      return await issueSheet(dependencies, actor, importId);
    },
    suggestMapping: async (actor, path, kind) => {
      const { suggestFileMapping } = await import('./suggest-mapping.ts');
      return await suggestFileMapping(actor, path, kind);
    },
    matchCosts: async (actor, scope) => {
      const { matchProgrammeCosts } = await import('./match-costs.ts');
      return await matchProgrammeCosts(dependencies, actor, scope);
    },
    measureProgramme: async (actor, scope, asAt, copy) => {
      const { measureProgramme } = await import('./measure-programme.ts');
      const answer = await measureProgramme(store.read, actor, scope, asAt);
      if (copy !== 'public') return answer;
      guarded(actor, 'return.build', scope);
      const { publishMeasures } = await import('./publish-measures.ts');
      return await publishMeasures(dependencies, actor, scope, answer);
    },
    ...publicAuthorities(store),
    showCaseReference: async (actor, scope, key, purpose) => {
      const { showCaseReference } = await import('./show-case-reference.ts');
      return await showCaseReference(dependencies, actor, scope, key, purpose);
    },
    exportData: async (actor, scope, folder) => {
      const { exportData } = await import('./export-data.ts');
      return await exportData(dependencies, actor, scope, folder);
    },
    changedAt: async () => (await store.read.audit.list(null, 1))[0]?.occurredAt ?? null,
    recordBuild: async (actor, scope, updateId, formats) => {
      guarded(actor, 'return.build', scope);
      await store.transaction(async ({ audit }) => {
        await audit.append({
          authorityCode: scope.authorityCode,
          actor: actor.id,
          action: 'return.built',
          subjectKind: 'update',
          subjectId: updateId,
          detail: { programme: scope.programmeId, formats: formats.join(',') },
          correlationId: dependencies.newId(),
        });
      });
    },
    close: () => store.close(),
  };
}

async function listProgrammes(read: Repositories, actor: Actor): Promise<readonly ProgrammeListing[]> {
  const listings: ProgrammeListing[] = [];
  for (const scope of await read.documents.scopes('programme'))
    if (may(actor, 'programme.read', scope.authorityCode)) listings.push(await listProgramme(read, scope));
  return listings;
}

function unknownUpdate(
  updateId: string,
  facts: { readonly programme: { readonly updates: readonly { readonly id: string }[] } },
) {
  const known = facts.programme.updates.map((item) => item.id).join(', ');
  return {
    code: 'return.unknown-update',
    place: updateId,
    message: 'The programme has no update of that name',
    advice: `Its updates are: ${known}.`,
  };
}

function withOthers<T extends { readonly message: string }>(problem: T, others: number): T {
  if (others === 0) return problem;
  return { ...problem, message: `${problem.message} (and ${others} more)` };
}
