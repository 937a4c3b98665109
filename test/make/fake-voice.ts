/** The stand-in's engagement hub: one panel, one statement that is overdue, one vote, one page that is published. */
import type { App } from '../../src/app/app.ts';
import type { ProgrammeRecord } from '../../src/core/programme/records/programme-record.ts';
import { composeYouSaid } from '../../src/core/report/papers/you-said.ts';
import { checkVoice } from '../../src/core/voice/check-voice.ts';
import { voiceMeasures } from '../../src/core/voice/voice-measures.ts';
import type { Vote } from '../../src/core/voice/vote.ts';
import { voteResult } from '../../src/core/voice/vote-result.ts';

const MADE = {
  version: 1,
  reason: 'agreed',
  recordedAt: '2024-12-11T09:15:00.000Z',
  recordedBy: 'local:rowan',
  owner: 'Engagement lead',
  isWithdrawn: false,
};
const TODAY = '2024-12-11';
const belongsTo = (kind: string, id: string) => [{ kind: 'belongs-to', to: { kind, id } }];

/** The hub's records. */
export const FAKE_VOICE: readonly ProgrammeRecord[] = [
  {
    ...MADE,
    kind: 'panel',
    id: 'reference',
    title: 'Reference panel',
    fields: { body: 'reference panel', 'seats-parent-carers': 6, 'seats-health': 2 },
    links: [],
  },
  {
    ...MADE,
    kind: 'panel-member',
    id: 'm1',
    title: 'Parent carer, north',
    fields: { sector: 'parent-carers', from: '2024-09-01' },
    links: belongsTo('panel', 'reference'),
  },
  {
    ...MADE,
    kind: 'meeting',
    id: 'first',
    title: 'First meeting',
    fields: { on: '2024-10-08' },
    links: [
      ...belongsTo('panel', 'reference'),
      { kind: 'attended-by', to: { kind: 'panel-member', id: 'm1' } },
    ],
  },
  {
    ...MADE,
    kind: 'agenda-item',
    id: 'charter',
    title: 'Inclusion charter',
    fields: { proposedBy: 'parent-carers', question: 'The charter will help.', vote: 'closed' },
    links: belongsTo('meeting', 'first'),
  },
  {
    ...MADE,
    kind: 'statement',
    id: 's1',
    title: 'Forms ask twice',
    fields: {
      said: 'Forms ask the same thing twice.',
      on: '2024-10-08',
      sector: 'parent-carers',
      answerDue: '2024-11-08',
    },
    links: belongsTo('meeting', 'first'),
  },
];

const VOTES: readonly Vote[] = Array.from({ length: 8 }, (_, at) =>
  (['before', 'after'] as const).map(
    (phase): Vote => ({
      item: 'charter',
      phase,
      sector: 'parent-carers',
      score: phase === 'after' && at < 6 ? 4 : 3,
      pair: `p${at}`,
      entry: 'paper',
    }),
  ),
).flat();

/** Make it; an unknown programme, or a store that is gone, is met as in the real use cases. */
export function fakeVoice(requireOpen: App['openProgramme']): App['voice'] {
  const result = voteResult('charter', VOTES);
  const results = [{ ...result }];
  const measures = voiceMeasures(FAKE_VOICE, VOTES);
  const { document } = composeYouSaid({
    authority: 'Dunmere',
    programme: 'Dunmere recovery programme',
    isFictional: true,
    records: FAKE_VOICE,
    results,
    countedUnder: new Map(),
    titles: new Map(),
    today: TODAY,
    frozenAt: `${TODAY}T12:00:00.000Z`,
  });
  const needsOpen =
    <T>(answer: T) =>
    async (...[actor, scope]: Parameters<App['openProgramme']>) => {
      await requireOpen(actor, scope);
      return answer;
    };
  const item = { id: 'charter', title: 'Inclusion charter', question: 'The charter will help.' };
  return {
    look: needsOpen({
      today: TODAY,
      records: FAKE_VOICE,
      measures,
      faults: checkVoice(FAKE_VOICE, measures, TODAY),
      results,
      countedUnder: new Map(),
      titles: new Map(),
      codes: new Map(),
      published: { version: 1, at: `${TODAY}T12:00:00.000Z` },
    }),
    makeCodes: needsOpen([{ sector: 'health', code: 'AAAA-BBBB-CCCC' }]),
    enterVotes: needsOpen(2),
    ballot: async () => ({
      authorityCode: 'E10009977',
      meeting: 'First meeting',
      sector: 'Health',
      items: [{ ...item, phase: 'before' }],
    }),
    cast: async () => 1,
    draft: needsOpen({ document, items: ['charter'], blockers: [], masked: [] }),
    publish: needsOpen(2),
    withdraw: needsOpen(3),
    published: async () => ({ document, sha256: 'ab'.repeat(32) }),
  };
}
