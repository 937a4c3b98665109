/** A stand-in for the use cases, for tests of the server: one made-up programme, no store. */
import type { App } from '../../src/app/app.ts';
import type { OpenProgramme } from '../../src/app/opened-programme.ts';
import { renderReturn } from '../../src/app/render-return.ts';
import type { Actor } from '../../src/core/access/access.ts';
import { raise } from '../../src/core/base/problem.ts';
import { composeReturn } from '../../src/core/report/compose-return.ts';
import { composeBoardPack } from '../../src/core/report/papers/board-pack.ts';
import { requireStage } from '../../src/core/sealed-return/append-act.ts';
import type { Scope } from '../../src/edge/store/store.ts';
import {
  FAKE_MATCH,
  FAKE_WORKBOOK,
  fakeFigure,
  fakeMeasures,
  fakePlaces,
  fakePlanForecast,
  fakeSetting,
  NO_TRAIL,
} from './fake-answers.ts';
import { FAKE_AUTHORITIES, FAKE_AUTHORITY } from './fake-authority.ts';
import { fakeIdentity } from './fake-identity.ts';
import { FAKE_SCENARIO, FAKE_VERSION, fakeLab } from './fake-lab.ts';
import { FAKE_SCOPE, fakeOpenProgramme } from './fake-programme.ts';
import { fakeRecords } from './fake-records.ts';
import { fakeReview } from './fake-review.ts';
import { fakeSurveys } from './fake-surveys.ts';
import { fakeVoice } from './fake-voice.ts';
import { fakeWriting } from './fake-writing.ts';
import { sealedSample } from './sealed-sample.ts';

type ImportRecord = Awaited<ReturnType<App['listImports']>>[number];
type IssueSheet = { readonly name: string; readonly bytes: Uint8Array };

/** A stand-in with its notes: which builds were recorded, which imports undone. */
export type FakeApp = App & {
  readonly recorded: string[];
  issueSheet(actor: Actor, importId: string): Promise<IssueSheet>;
};

/** The one import that the stand-in holds: made-up monthly figures with an error, a warning and a note. */
export const FAKE_IMPORT: ImportRecord = {
  ...FAKE_SCOPE,
  importId: '0m3k9-a1b2c3',
  kind: 'monthly-actuals',
  report: {
    file: 'monthly.csv',
    kind: 'monthly-actuals',
    confidence: 1,
    sha256: '5d'.repeat(32),
    rowsRead: 40,
    recordsAccepted: 36,
    rowsWithErrors: 3,
    rowsSkipped: 1,
    problems: [
      {
        code: 'count.negative',
        severity: 'error',
        row: 7,
        column: 'value',
        count: 3,
        message: 'A count is below zero',
        advice: 'Correct the count.',
      },
      {
        code: 'month.later-than-cut-off',
        severity: 'warning',
        row: 9,
        column: 'month',
        count: 1,
        message: 'The month lies after the data cut-off',
        advice: 'Check the month.',
      },
      {
        code: 'row.header',
        severity: 'info',
        row: 1,
        column: null,
        count: 1,
        message: 'The header was passed over',
        advice: 'Nothing to do.',
      },
    ],
  },
  asAt: null,
  importedAt: '2024-12-11T09:15:00.000Z',
  importedBy: 'local:rowan',
  undoneAt: null,
};

/** The stand-in's programme has no records to forecast from. */
const FAKE_NO_RECORDS = {
  code: 'cohort.nothing-to-read',
  message: 'The programme has no SEN2 extract',
  advice: 'Import the tables of the return.',
};

/** Make a stand-in; `overrides` replace single use cases, `open` the programme that it holds. */
export function fakeApp(
  overrides: Partial<FakeApp> = {},
  open: OpenProgramme = fakeOpenProgramme(),
): FakeApp {
  const recorded: string[] = [];
  const isKnown = (scope: { readonly authorityCode: string; readonly programmeId: string }) =>
    scope.authorityCode === FAKE_SCOPE.authorityCode && scope.programmeId === FAKE_SCOPE.programmeId;
  const unused = () => Promise.reject(new Error('The stand-in has no such use case'));
  const openProgramme: App['openProgramme'] = async (_actor, scope) =>
    isKnown(scope)
      ? open
      : raise({ code: 'programme.not-found', message: 'The store holds no such programme' });
  // an address of no programme, and a store that is gone, are met here as in the real use cases
  const requireOpen = overrides.openProgramme ?? openProgramme;
  const actedOnMonth = async (actor: Actor, scope: Scope, isClosed: boolean) => {
    await requireOpen(actor, scope);
    const said = { reason: '', figures: {}, late: [], beyond: [] };
    return { month: '2024-10' as const, isClosed, ...said, by: actor.id, at: '2024-12-11T12:00:00.000Z' };
  };
  return {
    recorded,
    prepared: {
      state: () => Promise.resolve(''),
      isPlanFromRecords: () => Promise.resolve(false),
      find: () => Promise.resolve(null),
      keep: unused,
    },
    reachStore: () => Promise.resolve(),
    storeSize: () => Promise.resolve(4096),
    sendReminders: unused,
    exportPerson: unused,
    erasePerson: unused,
    applyRetention: unused,
    listProgrammes: () =>
      Promise.resolve([
        {
          ...FAKE_SCOPE,
          authorityName: open.programme.authorityName,
          name: open.programme.name,
          fictional: true,
          newestUpdate: open.programme.updates.at(-1)?.id ?? null,
          hasFiles: true,
        },
      ]),
    openProgramme,
    ...fakeRecords(requireOpen),
    voice: fakeVoice(requireOpen),
    review: fakeReview(requireOpen),
    ...fakeSurveys(requireOpen),
    writing: fakeWriting(requireOpen),
    returned: {
      compare: unused,
      take: unused,
      compareSent: async (actor, scope) => {
        await requireOpen(actor, scope);
        return { findings: [], drafts: [], blocksRead: 3, blocksUnchanged: 3 };
      },
      takeSent: async (actor, scope) => {
        await requireOpen(actor, scope);
        return { findings: [], drafts: [], blocksRead: 3, blocksUnchanged: 3 };
      },
    },
    forms: { add: unused, list: unused, choose: unused },
    composeReturn: async (_actor, _scope, updateId, copy) => {
      const update = open.programme.updates.find(({ id }) => id === updateId);
      if (update === undefined)
        return raise({ code: 'return.unknown-update', message: 'There is no such update' });
      const { document, problems } = composeReturn(open.facts, update, copy, open.figures);
      return problems[0] === undefined ? document : raise(problems[0]);
    },
    composePaper: async (actor, scope) => {
      const { facts, programme, figures: book } = await requireOpen(actor, scope);
      const update = programme.updates.at(-1);
      return update === undefined ? await unused() : composeBoardPack({ facts, book, update });
    },
    renderReturn,
    recordBuild: async (_actor, _scope, updateId, formats) => {
      recorded.push(`${updateId} ${formats.join(',')}`);
    },
    places: async (actor, scope) => {
      await requireOpen(actor, scope);
      return await fakePlaces();
    },
    forecastPlan: async (actor, scope) => {
      await requireOpen(actor, scope);
      return fakePlanForecast();
    },
    planOnRecords: async (actor, scope) => {
      await requireOpen(actor, scope);
      return { kind: 'same' };
    },
    explainPlanFigure: async (actor, scope, figure) => {
      await requireOpen(actor, scope);
      return fakeFigure(figure ?? 'central.2025/26.spendPence');
    },
    cohort: {
      outlook: async (actor, scope) => {
        await requireOpen(actor, scope);
        return { forecast: null, problem: FAKE_NO_RECORDS, why: null, choice: null, mayChoose: false };
      },
      chooseBasis: async (actor, scope, { basis, reason }) => {
        await requireOpen(actor, scope);
        return { basis, reason, warnings: [], chosenBy: actor.id, chosenAt: '2024-12-11T12:00:00.000Z' };
      },
      explain: unused,
      goal: unused,
      ranges: unused,
    },
    checkAgainstProgramme: unused,
    loadProgramme: unused,
    loadProgrammeTexts: () => Promise.resolve(FAKE_SCOPE),
    lookBack: unused,
    chooseLookBack: unused,
    showCaseReference: unused,
    exportData: unused,
    monitorProgramme: unused,
    issueForecast: unused,
    registerForecast: unused,
    forecastCard: unused,
    identity: fakeIdentity(),
    findings: {
      check: async (actor, scope) => {
        await requireOpen(actor, scope);
        return { rulesRun: 7, findings: [] };
      },
      list: async (actor, scope) => {
        await requireOpen(actor, scope);
        return [];
      },
      answer: async (actor, scope, { key }) => {
        await requireOpen(actor, scope);
        const told = { section: null, quotes: [''], arithmetic: '', advice: '', answer: null };
        return { key, rule: 'x.y', severity: 'error' as const, ...told };
      },
    },
    returns: fakeReturns(requireOpen),
    plans: {
      versions: unused,
      lock: unused,
      set: unused,
      setAll: async (actor, scope, { changes }) => {
        await requireOpen(actor, scope);
        return changes.map(fakeSetting);
      },
      workbook: async (actor, scope) => {
        await requireOpen(actor, scope);
        return new Uint8Array([80, 75]);
      },
      workbookRefusal: () => Promise.resolve(null),
      workbookChanges: async (actor, scope) => {
        await requireOpen(actor, scope);
        return FAKE_WORKBOOK;
      },
      history: unused,
      outturn: unused,
      s251: unused,
      bridge: unused,
      trail: () => Promise.resolve(NO_TRAIL),
    },
    suggestMapping: unused,
    openLab: async (actor, scope) => {
      await requireOpen(actor, scope);
      return fakeLab();
    },
    scenarios: {
      list: async (actor, scope) => {
        await requireOpen(actor, scope);
        return [FAKE_SCENARIO];
      },
      save: async (actor, scope) => {
        await requireOpen(actor, scope);
        return FAKE_SCENARIO;
      },
      withdraw: async (actor, scope) => void (await requireOpen(actor, scope)),
      lock: async (actor, scope, { name, reason }) => {
        await requireOpen(actor, scope);
        return { ...FAKE_VERSION, id: name, reason };
      },
    },
    matchCosts: async (actor, scope) => {
      await requireOpen(actor, scope);
      return FAKE_MATCH;
    },
    measureProgramme: async (actor, scope) => {
      await requireOpen(actor, scope);
      return fakeMeasures();
    },
    backUp: unused,
    restore: unused,
    renewKeys: unused,
    forgetEarlierKeys: unused,
    closeMonth: async (actor, scope) => await actedOnMonth(actor, scope, true),
    reopenMonth: async (actor, scope) => await actedOnMonth(actor, scope, false),
    monthEnd: () => Promise.resolve(null),
    verifyAudit: unused,
    forecastCohort: unused,
    benchmark: async (actor, scope) => {
      await requireOpen(actor, scope);
      const nothing = { authority: null, groups: [], group: null, measure: null, members: [], missing: [] };
      return { authorities: [], measures: [], absent: [], ...nothing };
    },
    makeWorkList: unused,
    readWorkList: async (actor, scope, { id }) => {
      await requireOpen(actor, scope);
      if (id === 'school-limits') return { kind: 'schools', id, funnels: [], without: [] };
      const asAt = '2025-01-16';
      if (id === 'places-free')
        return { kind: 'places', id, free: { asAt, settings: [], withoutNumber: 0 }, coming: null };
      if (id === 'near-outcomes') {
        const found = { asAt, inForce: 0, register: null, near: [], byReturn: [] };
        return { kind: 'outcomes', id, ...found, askedAgain: { ended: 0, askedAgain: 0 } };
      }
      return { kind: 'cases', id, asAt, cases: [], weeks: [] };
    },
    listAuthorities: async () => FAKE_AUTHORITIES,
    showAuthority: async () => FAKE_AUTHORITY,
    importFiles: async (_actor, { paths, onProgress }) => {
      for (const path of paths) onProgress?.(path, FAKE_IMPORT.report.rowsRead, 1);
      return paths.map((path) => ({ ...FAKE_IMPORT.report, file: path }));
    },
    listImports: () => Promise.resolve([FAKE_IMPORT]),
    undoImport: async () => ({ ...FAKE_IMPORT, undoneAt: '2024-12-12T10:00:00.000Z' }),
    issueSheet: async () => ({ name: 'monthly issues.xlsx', bytes: new Uint8Array([80, 75]) }),
    changedAt: () => Promise.resolve(null),
    close: () => Promise.resolve(),
    ...overrides,
  };
}

let sealed: ReturnType<typeof sealedSample> | null = null;

/** One sealed return of the newest update, which every step answers with; tests of sealing itself have a real store. */
function fakeReturns(requireOpen: App['openProgramme']): App['returns'] {
  sealed ??= sealedSample();
  const file = sealed;
  const shelved = {
    updateId: file.content.updateId,
    revision: 1,
    chain: file.chain,
    stage: requireStage(file.chain),
    changedAt: '2024-12-11T11:00:00Z',
  };
  const answer = async (...[actor, scope]: Parameters<App['openProgramme']>) => {
    await requireOpen(actor, scope);
    return file;
  };
  return {
    freezeFile: async (actor, scope) => ({ file: await answer(actor, scope) }),
    freeze: async (actor, scope) => ({ file: await answer(actor, scope) }),
    sign: answer,
    takeIn: answer,
    seal: answer,
    withdraw: answer,
    submit: answer,
    recordQuestion: answer,
    reply: answer,
    supersede: answer,
    list: async (actor, scope) => {
      await answer(actor, scope);
      return [shelved];
    },
    find: answer,
    changedSince: () => Promise.resolve(null),
    listKeys: () => Promise.resolve([]),
    keepKey: async (actor, scope, { role, name }) => {
      await answer(actor, scope);
      return { role, name, publicKey: '', fingerprint: '0'.repeat(64), isKept: true };
    },
  };
}
