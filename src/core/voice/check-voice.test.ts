/** What is found in the hub: each rule fires on what it is for, is silent once that is mended, and never repeats anybody's words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRecord } from '../programme/records/check-record.ts';
import { nodeKey, type ProgrammeRecord } from '../programme/records/programme-record.ts';
import { VOICE_RECORD_KINDS } from '../programme/records/voice-kinds.ts';
import { checkVoice } from './check-voice.ts';
import { voiceMeasures } from './voice-measures.ts';
import type { Vote } from './vote.ts';

const TODAY = '2024-12-11';
type Given = Partial<Pick<ProgrammeRecord, 'title' | 'fields'>> & { readonly links?: readonly string[] };

/** A record with links written "belongs-to meeting/m". */
function record(key: string, { title = 'Title', fields = {}, links = [] }: Given): ProgrammeRecord {
  const split = (text: string) => {
    const [kind = '', id = ''] = text.split('/');
    return { kind, id };
  };
  return {
    ...split(key),
    title,
    owner: 'Engagement lead',
    fields,
    links: links.map((link) => {
      const [kind = '', to = ''] = link.split(' ');
      return { kind, to: split(to) };
    }),
    isWithdrawn: false,
    version: 1,
    reason: '',
    recordedAt: '',
    recordedBy: '',
  };
}

const rulesOf = (records: readonly ProgrammeRecord[]) =>
  checkVoice(records, voiceMeasures(records, []), TODAY).map(({ rule }) => rule);

const SAID = { said: 'x', on: '2024-10-08', sector: 'health', answerDue: '2024-11-08' };
const MEETING = 'belongs-to meeting/m';
const DID = { ...SAID, decision: 'did', answer: 'Done.' };
const CONSULTATION = {
  opens: '2024-11-01',
  closes: '2024-11-30',
  proposal: 'p',
  reasons: 'r',
  alternatives: 'a',
  equality: 'e',
  howDecided: 'h',
};

/** Each: what is wrong, the rule that tells it, and the same mended. */
const CASES: readonly {
  readonly rule: string;
  readonly wrong: readonly ProgrammeRecord[];
  readonly mended: readonly ProgrammeRecord[];
}[] = [
  {
    rule: 'did-without-source',
    wrong: [record('statement/s', { fields: DID, links: [MEETING, 'changed measure/x'] })],
    mended: [
      record('statement/s', { fields: { ...DID, source: 'Minutes' }, links: [MEETING, 'changed measure/x'] }),
    ],
  },
  {
    rule: 'did-without-source',
    wrong: [record('statement/s', { fields: DID, links: [MEETING, 'changed measure/x'] })],
    mended: [
      record('statement/s', { fields: DID, links: [MEETING, 'changed measure/x', 'shown-by milestone/y'] }),
    ],
  },
  {
    rule: 'changed-nothing',
    wrong: [record('statement/s', { fields: { ...DID, source: 'Minutes' }, links: [MEETING] })],
    mended: [
      record('statement/s', { fields: { ...DID, source: 'Minutes' }, links: [MEETING, 'changed measure/x'] }),
    ],
  },
  {
    rule: 'cannot-without-reason',
    wrong: [
      record('statement/s', {
        fields: { ...SAID, answerDue: '2025-01-01', decision: 'cannot' },
        links: [MEETING],
      }),
    ],
    mended: [
      record('statement/s', {
        fields: { ...SAID, decision: 'cannot', answer: 'The law.' },
        links: [MEETING],
      }),
    ],
  },
  {
    rule: 'will-without-date',
    wrong: [
      record('statement/s', { fields: { ...SAID, decision: 'will', answer: 'Soon.' }, links: [MEETING] }),
    ],
    mended: [
      record('statement/s', {
        fields: { ...SAID, decision: 'will', answer: 'Soon.', by: '2025-06-01' },
        links: [MEETING],
      }),
    ],
  },
  {
    rule: 'will-past-date',
    wrong: [
      record('statement/s', {
        fields: { ...SAID, decision: 'will', answer: 'Soon.', by: '2024-12-10' },
        links: [MEETING],
      }),
    ],
    mended: [
      record('statement/s', {
        fields: { ...SAID, decision: 'will', answer: 'Soon.', by: TODAY },
        links: [MEETING],
      }),
    ],
  },
  {
    rule: 'unanswered-past-date',
    wrong: [record('statement/s', { fields: SAID, links: [MEETING] })],
    mended: [record('statement/s', { fields: { ...SAID, answerDue: TODAY }, links: [MEETING] })],
  },
  {
    rule: 'said-nowhere',
    wrong: [record('statement/s', { fields: { ...SAID, answerDue: TODAY } })],
    mended: [record('statement/s', { fields: { ...SAID, answerDue: TODAY }, links: [MEETING] })],
  },
  {
    rule: 'heard-after-decision',
    wrong: [
      record('decision/d', { fields: { on: '2024-10-24' } }),
      record('involvement/i', {
        fields: { on: '2024-10-25', sector: 'health', heard: 'x' },
        links: ['fed-into decision/d'],
      }),
    ],
    mended: [
      record('decision/d', { fields: { on: '2024-10-24' } }),
      record('involvement/i', {
        fields: { on: '2024-10-24', sector: 'health', heard: 'x' },
        links: ['fed-into decision/d'],
      }),
    ],
  },
  {
    rule: 'influence-without-both',
    wrong: [
      record('involvement/i', {
        fields: { on: TODAY, sector: 'health', heard: 'x', before: 'a' },
        links: ['changed measure/x'],
      }),
    ],
    mended: [
      record('involvement/i', {
        fields: { on: TODAY, sector: 'health', heard: 'x', before: 'a', after: 'b' },
        links: ['changed measure/x'],
      }),
    ],
  },
  {
    rule: 'forum-disagrees',
    wrong: [
      record('financial-decision/f', { fields: { state: 'approved' } }),
      record('agenda-item/i', {
        fields: { proposedBy: 'council', inFavour: 6, against: 6 },
        links: ['about financial-decision/f'],
      }),
    ],
    mended: [
      record('financial-decision/f', { fields: { state: 'approved' } }),
      record('agenda-item/i', {
        fields: { proposedBy: 'council', inFavour: 7, against: 6 },
        links: ['about financial-decision/f'],
      }),
    ],
  },
  {
    rule: 'not-stated',
    wrong: [record('consultation/c', { fields: { opens: TODAY, closes: '2025-02-01' } })],
    mended: [record('consultation/c', { fields: { ...CONSULTATION } })],
  },
  {
    rule: 'open-briefly',
    wrong: [record('consultation/c', { fields: { ...CONSULTATION, closes: '2024-11-27' } })],
    mended: [record('consultation/c', { fields: { ...CONSULTATION, closes: '2024-11-28' } })],
  },
  {
    rule: 'outcome-overdue',
    wrong: [record('consultation/c', { fields: { ...CONSULTATION, outcomeDue: '2024-12-10' } })],
    mended: [
      record('consultation/c', {
        fields: { ...CONSULTATION, outcomeDue: '2024-12-10', outcomeOn: '2024-12-09' },
      }),
    ],
  },
  {
    rule: 'reply-outside-dates',
    wrong: [
      record('consultation/c', { fields: CONSULTATION }),
      record('reply/r', { fields: { on: '2024-12-01' }, links: ['belongs-to consultation/c'] }),
    ],
    mended: [
      record('consultation/c', { fields: CONSULTATION }),
      record('reply/r', { fields: { on: '2024-11-30' }, links: ['belongs-to consultation/c'] }),
    ],
  },
  {
    rule: 'reply-twice',
    wrong: [
      record('consultation/c', { fields: CONSULTATION }),
      record('reply/a', {
        fields: { on: '2024-11-02', said: 'Keep it.' },
        links: ['belongs-to consultation/c'],
      }),
      record('reply/b', {
        fields: { on: '2024-11-03', said: 'keep  it' },
        links: ['belongs-to consultation/c'],
      }),
    ],
    mended: [
      record('consultation/c', { fields: CONSULTATION }),
      record('reply/a', {
        fields: { on: '2024-11-02', said: 'Keep it.' },
        links: ['belongs-to consultation/c'],
      }),
      record('reply/b', {
        fields: { on: '2024-11-03', said: 'Change it.' },
        links: ['belongs-to consultation/c'],
      }),
    ],
  },
  {
    rule: 'finding-without-action',
    wrong: [record('peer-review/p', { fields: { on: TODAY, found: 'x' } })],
    mended: [
      record('peer-review/p', { fields: { on: TODAY, found: 'x' } }),
      record('action/a', { fields: { due: '2025-02-01' }, links: ['belongs-to peer-review/p'] }),
    ],
  },
  {
    rule: 'seats-empty',
    wrong: [record('panel/p', { fields: { body: 'other', 'seats-health': 1 } })],
    mended: [
      record('panel/p', { fields: { body: 'other', 'seats-health': 1 } }),
      record('panel-member/m', {
        fields: { sector: 'health', from: '2024-01-01', until: TODAY },
        links: ['belongs-to panel/p'],
      }),
    ],
  },
  {
    rule: 'support-below',
    wrong: [
      record('survey-result/s', {
        fields: { item: 'x', on: TODAY, answered: 50, agreed: 29, trustAtLeast: 60 },
      }),
    ],
    mended: [
      record('survey-result/s', {
        fields: { item: 'x', on: TODAY, answered: 50, agreed: 30, trustAtLeast: 60 },
      }),
    ],
  },
];

for (const { rule, wrong, mended } of CASES)
  test(`${rule} is found, and not once it is mended`, () => {
    assert.ok(rulesOf(wrong).includes(rule), rulesOf(wrong).join(', '));
    assert.ok(!rulesOf(mended).includes(rule), rulesOf(mended).join(', '));
  });

test('only what is published stops publishing, and no message holds what somebody said', () => {
  const fields = { ...DID, said: 'Mrs Oakfield promised it' };
  const [open, hidden] = [fields, { ...fields, isPublic: 'no' }].map((one) =>
    checkVoice([record('statement/s', { fields: one, links: [MEETING] })], [], TODAY),
  );
  assert.ok(open?.some(({ blocks }) => blocks));
  assert.ok(hidden?.every(({ blocks }) => !blocks));
  assert.ok(!JSON.stringify([open, hidden]).includes('Oakfield'));
});

test('every kind of the hub asks for no name, and its records are checked like all others', () => {
  for (const { id, fields } of VOICE_RECORD_KINDS) {
    for (const field of fields) assert.doesNotMatch(field.label, /^(?:full |first |last )?name/i, id);
    const empty = record(`${id}/x`, {});
    const wanted = fields.filter(({ required }) => required === true).length;
    assert.equal(checkRecord(empty, empty).length, wanted, nodeKey(empty));
  }
});

test('survey waves are compared only where the statement and the audience are the same to the letter', () => {
  const wave = (id: string, on: string, item: string, agreed: number) =>
    record(`survey-result/${id}`, { fields: { item, on, audience: 'health', answered: 40, agreed } });
  const measures = voiceMeasures(
    [
      wave('a', '2024-05-15', 'I am heard.', 10),
      wave('b', '2024-10-15', 'I am heard.', 30),
      wave('c', '2024-10-15', 'I am heard', 20),
    ],
    [],
  );
  assert.deepEqual(
    measures.map(({ name, change }) => [name, change === null ? null : Math.round(100 * change.change)]),
    [
      ['survey.b', 50],
      ['survey.c', null],
    ],
  );
});

test('a survey of nobody is no measure, nor is a vote that is still open', () => {
  const votes: readonly Vote[] = [
    { item: 'i', phase: 'before', sector: 'health', score: 4, pair: null, entry: 'paper' },
  ];
  const item = (vote: string) => record('agenda-item/i', { fields: { vote } });
  assert.deepEqual(voiceMeasures([item('before')], votes), []);
  assert.equal(voiceMeasures([item('closed')], votes).length, 1);
  const nobody = record('survey-result/s', { fields: { item: 'x', on: TODAY, answered: 0, agreed: 0 } });
  assert.deepEqual(voiceMeasures([nobody], []), []);
});

test('avoided requests are the difference from the families compared with, not all without a request', () => {
  const cohort = { on: TODAY, ended: 40, requested: 10, comparison: 40, comparisonRequested: 20 };
  const [measure] = voiceMeasures([record('family-work/f', { fields: cohort })], []);
  assert.equal(measure?.change?.kind, 'compared');
  assert.ok(Math.abs((measure?.change?.change ?? 0) + 0.25) < 1e-12);
});
