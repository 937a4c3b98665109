/** A stand-in for the writing of a return, for tests of the server: one section of each kind of part. */
import type { App } from '../../src/app/app.ts';
import type { Actor } from '../../src/core/access/access.ts';
import { raise } from '../../src/core/base/problem.ts';

type Scope = Parameters<App['openProgramme']>[1];

/** Stand in for writing. @param openProgramme  refuses an address of no programme as the real use cases do. */
export function fakeWriting(openProgramme: App['openProgramme']): App['writing'] {
  const done = async (actor: Actor, scope: Scope) => {
    await openProgramme(actor, scope);
  };
  return {
    open: async (actor, scope, updateId) => {
      const { programme, figures } = await openProgramme(actor, scope);
      const update =
        programme.updates.find(({ id }) => id === updateId) ??
        raise({ code: 'return.unknown-update', message: 'There is no such update' });
      const [id = ''] = figures.keys();
      return {
        version: 3,
        update,
        isOpen: true,
        figures,
        tables: [],
        charts: [],
        sections: [fakeSection(id)],
      };
    },
    save: async (actor, scope, draft) => {
      await openProgramme(actor, scope);
      return { outcome: 'saved', version: 4, parts: draft.parts };
    },
    comment: done,
    resolve: done,
    answer: done,
    readFigures: done,
    setWork: done,
  };
}

/** A section with each kind of part, a figure that moved and an open comment. */
function fakeSection(id: string) {
  return {
    fieldId: 'condition:3.1',
    group: 'Conditions',
    title: '3.1 Earlier support',
    help: '',
    owner: 'Head of SEND',
    type: 'commentary' as const,
    options: [],
    maxWords: 20,
    maxItems: null,
    assigned: '',
    isReady: false,
    answer: null,
    evidence: [{ kind: 'paragraph' as const, text: `The figure is {${id}}.` }],
    parts: [
      { kind: 'paragraph' as const, text: `There were {${id}}.` },
      { kind: 'list' as const, items: ['One'] },
      { kind: 'grid' as const, caption: 'Own table', rows: [['a', 'b']] },
    ],
    earlier: [{ kind: 'paragraph' as const, text: 'Earlier.' }],
    carried: [{ kind: 'paragraph' as const, text: 'Earlier.' }],
    left: [],
    words: 4,
    figures: [],
    moved: [{ id, before: '1', now: '2' }],
    changed: [{ kind: 'added' as const, text: 'There were' }],
    comments: [{ id: 'c1', by: 'user:lead', at: '2024-12-11T09:15:00.000Z', text: 'So?', resolved: null }],
    problems: [],
  };
}
