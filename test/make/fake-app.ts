/** A stand-in for the use cases, for tests of the server: one made-up programme, no store. */
import type { App, OpenProgramme } from '../../src/app/app.ts';
import { renderReturn } from '../../src/app/render-return.ts';
import { raise } from '../../src/core/base/problem.ts';
import { composeReturn } from '../../src/core/report/compose-return.ts';
import { FAKE_SCOPE, fakeOpenProgramme } from './fake-programme.ts';

/** A stand-in with its notes: which builds were recorded. */
export type FakeApp = App & { readonly recorded: string[] };

/** Make a stand-in; `overrides` replace single use cases, `open` the programme that it holds. */
export function fakeApp(overrides: Partial<App> = {}, open: OpenProgramme = fakeOpenProgramme()): FakeApp {
  const recorded: string[] = [];
  const isKnown = (scope: { readonly authorityCode: string; readonly programmeId: string }) =>
    scope.authorityCode === FAKE_SCOPE.authorityCode && scope.programmeId === FAKE_SCOPE.programmeId;
  const unused = () => Promise.reject(new Error('The stand-in has no such use case'));
  return {
    recorded,
    listProgrammes: () =>
      Promise.resolve([
        {
          ...FAKE_SCOPE,
          authorityName: open.programme.authorityName,
          name: open.programme.name,
          fictional: true,
          newestUpdate: open.programme.updates.at(-1)?.id ?? null,
        },
      ]),
    openProgramme: async (_actor, scope) =>
      isKnown(scope)
        ? open
        : raise({ code: 'programme.not-found', message: 'The store holds no such programme' }),
    composeReturn: async (_actor, _scope, updateId, copy) => {
      const update = open.programme.updates.find(({ id }) => id === updateId);
      if (update === undefined)
        return raise({ code: 'return.unknown-update', message: 'There is no such update' });
      const { document, problems } = composeReturn(open.facts, update, copy, open.figures);
      return problems[0] === undefined ? document : raise(problems[0]);
    },
    renderReturn,
    recordBuild: async (_actor, _scope, updateId, formats) => {
      recorded.push(`${updateId} ${formats.join(',')}`);
    },
    loadProgramme: unused,
    importFiles: unused,
    listImports: () => Promise.resolve([]),
    undoImport: unused,
    changedAt: () => Promise.resolve(null),
    close: () => Promise.resolve(),
    ...overrides,
  };
}
