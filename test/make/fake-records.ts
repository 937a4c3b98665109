/** The stand-in's records, ratings and risks: one milestone, one condition rated and challenged, the programme's own risks. */
import type { App } from '../../src/app/app.ts';
import type { ProgrammeRecord } from '../../src/core/programme/records/programme-record.ts';
import { buildGraph, worthOfAll } from '../../src/core/programme/records/record-graph.ts';
import { fakePlanForecast } from './fake-answers.ts';

const MADE = {
  version: 1,
  reason: 'agreed',
  recordedAt: '2024-12-11T09:15:00.000Z',
  recordedBy: 'local:rowan',
};

/** A milestone that serves the first condition. */
export const FAKE_RECORD: ProgrammeRecord = {
  ...MADE,
  kind: 'milestone',
  id: 'cohort',
  title: 'First cohort named',
  owner: 'Lead',
  fields: { due: '2025-03-31' },
  links: [{ kind: 'serves', to: { kind: 'condition', id: 'c1' } }],
  isWithdrawn: false,
};

const CHALLENGE: ProgrammeRecord = {
  ...MADE,
  kind: 'challenge',
  id: '2024-25/3|condition|c1|1',
  title: '1 In-year balance',
  owner: 'user:finance',
  fields: { update: '2024-25/3', said: 'Is this so?', by: 'user:finance', state: 'open' },
  links: [{ kind: 'about', to: { kind: 'condition', id: 'c1' } }],
  isWithdrawn: false,
};

/** Make them; an unknown programme, or a store that is gone, is met as in the real use cases. */
export function fakeRecords(
  requireOpen: App['openProgramme'],
): Pick<App, 'records' | 'ratings' | 'riskRegister'> {
  const record = async (...[actor, scope]: Parameters<App['openProgramme']>) => {
    await requireOpen(actor, scope);
    return FAKE_RECORD;
  };
  const challenge = async (...[actor, scope]: Parameters<App['openProgramme']>) => {
    await requireOpen(actor, scope);
    return CHALLENGE;
  };
  return {
    records: {
      list: async (actor, scope) => [await record(actor, scope)],
      history: async (actor, scope) => [await record(actor, scope)],
      save: record,
      link: record,
      unlink: record,
      withdraw: record,
      undo: record,
      graph: async (actor, scope) => {
        const condition = {
          kind: 'condition',
          id: 'c1',
          title: '1 In-year balance',
          owner: 'Lead',
          links: [],
        };
        const graph = buildGraph([condition, await record(actor, scope)]);
        return { graph, worth: worthOfAll(graph, () => null), refused: null, planRecord: 'plan, version 1' };
      },
    },
    ratings: {
      list: async (actor, scope) => {
        const { programme } = await requireOpen(actor, scope);
        const [update] = programme.updates.slice(-1);
        if (update === undefined) throw new Error('The stand-in has no update');
        const grounds = [
          {
            rule: 'test',
            of: 'effect' as const,
            meaning: 'off-target' as const,
            words: 'Over.',
            figures: [],
          },
        ];
        return {
          update,
          isOpen: true,
          updates: programme.updates,
          scale: programme.scale,
          subjects: [
            {
              subject: { kind: 'condition' as const, id: 'c1' },
              title: '1 In-year balance',
              owner: 'Lead',
              ratings: programme.updates.map(() => null),
              proposal: { activity: null, effect: 'red', overall: 'red', grounds },
              against: [],
              challenges: [CHALLENGE],
              history: [],
            },
          ],
        };
      },
      rate: async (actor, scope, { updateId, subject, activity, effect, reason }) => {
        await requireOpen(actor, scope);
        return { updateId, subject, activity, effect, overall: effect, reason };
      },
      challenge,
      answer: challenge,
      close: challenge,
    },
    riskRegister: async (actor, scope) => ({
      risks: (await requireOpen(actor, scope)).programme.risks.map((risk) => ({
        risk,
        exposure: null,
        version: 0,
        history: [],
      })),
      forecast: fakePlanForecast(),
    }),
  };
}
