/** Puts the use cases together over one store: permission, work, change and audit entry in one transaction each. */

import { type Actor, may, type Permission } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import { addMonths } from '../core/base/time.ts';
import type { Copy } from '../core/report/compose-return.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import type { App } from './app.ts';
import { cohortUseCases } from './cohort-use-cases.ts';
import type { AppDependencies } from './dependencies.ts';
import { groupedUseCases } from './grouped-use-cases.ts';
import { identityOver } from './identity/identity-use-cases.ts';
import { undoImport } from './imports/undo-import.ts';
import { keepExtracts } from './kept-extracts.ts';
import { labScenarios } from './lab-use-cases.ts';
import { laterFunction } from './load-later.ts';
import { newestChange } from './newest-change.ts';
import type { ProgrammeListing } from './opened-programme.ts';
import { preparedAnswers } from './prepared/prepared-answers.ts';
import { renderReturn } from './render-return.ts';
import { requirePermission } from './require-permission.ts';
import type { FormName } from './return-forms.ts';
import type { DrawnReturn } from './sealed/sealed-document.ts';

/** The readers of files are loaded when a file is first read: a server that only shows pages starts without them. */
function readers() {
  return import('./imports/import-files.ts');
}

/** Make the product's use cases. */
export function createApp(dependencies: AppDependencies): App {
  const { store } = dependencies;
  if (dependencies.keepsExtracts === true) keepExtracts(store.read, dependencies.tellRows);
  const openLab = laterFunction(async () => (await import('./open-lab.ts')).labOpener(store.read));
  const caseloads = laterFunction(async () =>
    (await import('./stored-caseloads.ts')).storedCaseloads(store.read, dependencies.whoIsToldOfRuns),
  );
  const forecastOf =
    dependencies.beforehand?.planForecast ??
    laterFunction(async () => (await import('./stored-forecasts.ts')).storedForecasts(store.read, caseloads));
  const onRecords = laterFunction(async () =>
    (await import('./plan-on-records.ts')).storedPlansOnRecords(store.read, dependencies.whoIsToldOfRuns),
  );
  const guarded = (actor: Actor, permission: Permission, scope: Scope | null) =>
    requirePermission(actor, permission, scope?.authorityCode ?? 'shared');
  const groups = groupedUseCases(dependencies);
  const opened = laterFunction(async () => {
    const { openStoredProgramme } = await import('./open-programme.ts');
    return (scope: Scope) => openStoredProgramme(store.read, scope);
  });
  const monthGiven = async (actor: Actor, scope: Scope) => ({
    open: await opened(scope),
    notes: await groups.records.list(actor, scope, 'month-note'),
  });
  return {
    backUp: async (actor, path, onRows) => {
      const { backUpStore } = await import('./upkeep/back-up-store.ts');
      return await backUpStore(dependencies, actor, path, onRows);
    },
    restore: async (actor, path, onRows) => {
      const { restoreStore } = await import('./upkeep/restore-store.ts');
      return await restoreStore(dependencies, actor, path, onRows);
    },
    renewKeys: async (actor, wish) => {
      const { renewKeys } = await import('./upkeep/renew-keys.ts');
      return await renewKeys(dependencies, actor, wish);
    },
    forgetEarlierKeys: async (actor, wish) => {
      const { forgetEarlierKeys } = await import('./upkeep/renew-keys.ts');
      return await forgetEarlierKeys(dependencies, actor, wish);
    },
    verifyAudit: async (actor) => {
      const { verifyAudit } = await import('./upkeep/verify-audit.ts');
      return await verifyAudit(dependencies, actor);
    },
    reachStore: async () => {
      await store.read.imports.find('');
    },
    storeSize: () => store.size(),
    listProgrammes: (actor) => listProgrammes(store.read, actor),
    openProgramme: async (actor, scope) => {
      guarded(actor, 'programme.read', scope);
      return await opened(scope);
    },
    forecastPlan: async (actor, scope) => {
      requirePermission(actor, 'programme.read', scope.authorityCode, 'to see the plan of this authority');
      return await forecastOf(scope);
    },
    planOnRecords: async (actor, scope) => {
      guarded(actor, 'programme.read', scope);
      return await onRecords(scope);
    },
    explainPlanFigure: async (actor, scope, figure) => {
      requirePermission(actor, 'programme.read', scope.authorityCode, 'to see the plan of this authority');
      const stored = await forecastOf(scope);
      if (stored.kind === 'refused') return raise(stored.problem);
      if (stored.kind === 'making') return stored;
      const { explainProgrammeFigure } = await import('./explain-programme-figure.ts');
      return explainProgrammeFigure(stored, { product: dependencies.product, figure });
    },
    places: async (actor, scope, request) => {
      const { answerStoredPlaces } = await import('./places/answer-places.ts');
      return await answerStoredPlaces(store.read, actor, scope, request);
    },
    loadProgramme: async (actor, folder) => {
      const { loadProgrammeFolder } = await import('./load-programme.ts');
      return await loadProgrammeFolder(dependencies, actor, folder);
    },
    loadProgrammeTexts: async (actor, sent) => {
      const { loadProgrammeTexts } = await import('./load-programme.ts');
      return await loadProgrammeTexts(dependencies, actor, sent);
    },
    composeReturn: async (actor, scope, updateId, copy = 'internal', form = null) => {
      guarded(actor, 'return.read', scope);
      const { drawStanding } = await import('./sealed/sealed-document.ts');
      const drawn =
        (form === null ? await drawStanding(store.read, scope, updateId, copy) : null) ??
        (await drawDraft(store.read, scope, updateId, copy, form));
      if (copy !== 'public') return drawn.document;
      guarded(actor, 'return.build', scope);
      const { publishReturn } = await import('./publish-return.ts');
      return await publishReturn(dependencies, actor, scope, { updateId, ...drawn });
    },
    composePaper: async (actor, scope, updateId, paper) => {
      guarded(actor, 'return.read', scope);
      const { composePaper } = await import('./compose-paper.ts');
      return await composePaper(store.read, scope, updateId, paper);
    },
    checkAgainstProgramme: async (actor, scope, paths) => {
      guarded(actor, 'return.read', scope);
      const { figures } = await opened(scope);
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
    suggestMapping: async (actor, path, kind, scope) => {
      const { suggestFileMapping } = await import('./suggest-mapping.ts');
      return await suggestFileMapping(actor, path, kind, scope);
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
    monitorProgramme: async (actor, scope, request) => {
      const { monitorProgramme } = await import('./monitor/monitor-programme.ts');
      return await monitorProgramme(store.read, actor, scope, request);
    },
    issueForecast: async (actor, scope, request) => {
      const { issueForecast } = await import('./monitor/issue-forecast.ts');
      return await issueForecast(dependencies, actor, scope, request);
    },
    registerForecast: async (actor, scope, request) => {
      const { registerForecast } = await import('./monitor/register-forecast.ts');
      return await registerForecast(dependencies, actor, scope, request);
    },
    forecastCard: async (actor, scope) => {
      const { forecastCard } = await import('./monitor/forecast-card.ts');
      return await forecastCard(store.read, actor, scope);
    },
    forecastCohort: async (actor, scope, request) => {
      const { forecastProgrammeCohort } = await import('./forecast-programme-cohort.ts');
      const answer = await forecastProgrammeCohort(store.read, actor, scope, request);
      // A trial of another basis or capacity is not issued; the product's own forecast is, and is kept.
      if (request.lookBack !== null || request.capacity !== null) return answer;
      const { keepAnswer } = await import('./monitor/register-forecast.ts');
      const { COHORT_FACTOR, cohortRangeFactor } = await import('./cohort-range-factor.ts');
      const learnt = await cohortRangeFactor(store.read, scope, addMonths(answer.start, -1));
      const factor = { id: COHORT_FACTOR, rangeFactor: answer.rangeFactor, learnt };
      await keepAnswer(dependencies, actor, scope, answer, factor);
      return answer;
    },
    cohort: cohortUseCases(dependencies),
    openLab,
    scenarios: labScenarios(dependencies, openLab),
    benchmark: laterFunction(async () =>
      (await import('./benchmark-programme.ts')).benchmarkProgrammes(store.read),
    ),
    ...groups,
    prepared: preparedAnswers(dependencies),
    riskRegister: async (actor, scope) => {
      const { readRegister } = await import('./risks/risk-register.ts');
      requirePermission(actor, 'programme.read', scope.authorityCode, 'to see the plan of this authority');
      return await readRegister(store.read, scope, await forecastOf(scope));
    },
    identity: identityOver(dependencies),
    findings: {
      check: async (actor, scope, updateId) => {
        guarded(actor, 'return.read', scope);
        const { checkDraft } = await import('./findings/draft-findings.ts');
        return await checkDraft(store.read, scope, updateId);
      },
      list: async (actor, scope, updateId) => {
        guarded(actor, 'return.read', scope);
        const { draftFindings } = await import('./findings/draft-findings.ts');
        return await draftFindings(store.read, scope, updateId);
      },
      answer: async (actor, scope, wish) => {
        const { answerFinding } = await import('./findings/draft-findings.ts');
        return await answerFinding(dependencies, actor, scope, wish);
      },
    },
    lookBack: async (actor, scope, series, ahead) => {
      guarded(actor, 'programme.read', scope);
      const { openLookBack } = await import('./look-back-choice.ts');
      return await openLookBack(store.read, scope, series, ahead ?? undefined);
    },
    monthEnd: async (actor, scope, month) => {
      guarded(actor, 'programme.read', scope);
      const { tellMonthEnd } = await import('./monitor/close-month.ts');
      return await tellMonthEnd(store.read, scope, await monthGiven(actor, scope), month);
    },
    closeMonth: async (actor, scope, wish) => {
      const { closeMonth } = await import('./monitor/close-month.ts');
      guarded(actor, 'month.close', scope);
      return await closeMonth(dependencies, actor, scope, await monthGiven(actor, scope), wish);
    },
    reopenMonth: async (actor, scope, wish) => {
      const { reopenMonth } = await import('./monitor/close-month.ts');
      guarded(actor, 'month.close', scope);
      return await reopenMonth(dependencies, actor, scope, await monthGiven(actor, scope), wish);
    },
    chooseLookBack: async (actor, scope, request) => {
      const { chooseLookBack } = await import('./look-back-choice.ts');
      return await chooseLookBack(dependencies, actor, scope, request);
    },
    showCaseReference: async (actor, scope, key, purpose) => {
      const { showCaseReference } = await import('./show-case-reference.ts');
      return await showCaseReference(dependencies, actor, scope, key, purpose);
    },
    makeWorkList: async (scope, id, asFile) => {
      const { makeList } = await import('./lists/make-list.ts');
      return await makeList(store.read, scope, id, asFile);
    },
    readWorkList: async (actor, scope, wish) => {
      const { readWorkList } = await import('./lists/read-work-list.ts');
      return await readWorkList(dependencies, actor, scope, wish);
    },
    sendReminders: async (actor, isDry) => {
      const { sendReminders } = await import('./reminders/send-reminders.ts');
      return await sendReminders(dependencies, actor, isDry);
    },
    exportPerson: async (actor, scope, wish) => {
      const { exportPerson } = await import('./privacy/export-person.ts');
      return await exportPerson(dependencies, actor, scope, wish);
    },
    erasePerson: async (actor, scope, wish, isDry) => {
      const { erasePerson } = await import('./privacy/erase-person.ts');
      return await erasePerson(dependencies, actor, scope, wish, isDry);
    },
    applyRetention: async (actor, scope, periods, isDry) => {
      const { applyRetention } = await import('./privacy/retention.ts');
      return await applyRetention(dependencies, actor, scope, periods, isDry);
    },
    exportData: async (actor, scope, folder) => {
      const { exportData } = await import('./export-data.ts');
      return await exportData(dependencies, actor, scope, folder);
    },
    changedAt: async () => (await newestChange(store.read))?.occurredAt ?? null,
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

/** Draw a return from the programme as it stands: an unresolved figure or a missing answer is a problem. */
async function drawDraft(
  read: Repositories,
  scope: Scope,
  updateId: string,
  copy: Copy,
  form: FormName | null,
): Promise<DrawnReturn> {
  const { composeDraft } = await import('./compose-draft.ts');
  const { document, book, problems } = await composeDraft(read, scope, updateId, copy, form);
  const [first] = problems;
  return first === undefined ? { document, book } : raise(withOthers(first, problems.length - 1));
}

async function listProgrammes(read: Repositories, actor: Actor): Promise<readonly ProgrammeListing[]> {
  const { listProgramme } = await import('./open-programme.ts');
  const listings: ProgrammeListing[] = [];
  for (const scope of await read.documents.scopes('programme'))
    if (may(actor, 'programme.read', scope.authorityCode)) listings.push(await listProgramme(read, scope));
  return listings;
}

function withOthers<T extends { readonly message: string }>(problem: T, others: number): T {
  if (others === 0) return problem;
  return { ...problem, message: `${problem.message} (and ${others} more)` };
}
