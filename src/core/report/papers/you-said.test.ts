/** What the published document says of votes and replies, word for word. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgrammeRecord } from '../../programme/records/programme-record.ts';
import { protectVotes } from '../../voice/protect-votes.ts';
import type { Vote } from '../../voice/vote.ts';
import { voteResult } from '../../voice/vote-result.ts';
import { composeYouSaid } from './you-said.ts';

const MADE = { owner: 'Lead', isWithdrawn: false, version: 1, reason: '', recordedAt: '', recordedBy: '' };
const record = (
  kind: string,
  id: string,
  fields: ProgrammeRecord['fields'],
  links: ProgrammeRecord['links'] = [],
): ProgrammeRecord => ({ ...MADE, kind, id, title: `The ${id}`, fields, links });

function textOf(records: readonly ProgrammeRecord[], votes: readonly Vote[] = []): string {
  const items = [...new Set(votes.map(({ item }) => item))];
  const { document } = composeYouSaid({
    authority: 'Dunmere',
    programme: 'Programme',
    isFictional: false,
    records,
    results: items.map((item) => ({ item, ...protectVotes(voteResult(item, votes)) })),
    countedUnder: new Map(),
    titles: new Map(),
    today: '2024-12-11',
    frozenAt: '2024-12-11T12:00:00.000Z',
  });
  return JSON.stringify(document.blocks);
}

const vote = (phase: Vote['phase'], sector: string, at: number, pair: string | null): Vote => ({
  item: 'charter',
  phase,
  sector,
  score: at % 2 === 0 ? 4 : 2,
  pair,
  entry: 'paper',
});
const item = record('agenda-item', 'charter', { vote: 'closed', question: 'It helps.' });

test('a sector of which nobody voted twice has its shares and no change; the whole has its verdict', () => {
  const votes = Array.from({ length: 8 }, (_, at) => [
    vote('before', 'mainstream', at, `m${at}`),
    vote('after', 'mainstream', at, `m${at}`),
    vote('before', 'special', at, null),
    vote('after', 'special', at, null),
  ]).flat();
  const text = textOf([item], votes);
  assert.match(text, /0 points \(n = 8 asked twice; likely between [^)]*\)\. No change is shown\./);
  assert.match(
    text,
    /50 per cent \(4 of 8\) agreed before, 50 per cent \(4 of 8\) agreed after\. None of them voted twice, so no change is known\./,
  );
});

test('replies are told by sector only where five and more replied and were not of one mind, and never while it is open', () => {
  const consultation = (closes: string) =>
    record('consultation', 'bands', { opens: '2024-11-01', closes, question: 'Bands are better.' });
  const replies = ['mainstream', 'special'].flatMap((sector) =>
    Array.from({ length: 6 }, (_, at) =>
      record(
        'reply',
        `${sector}-${at}`,
        { on: '2024-11-02', sector, via: 'paper', view: at < 4 ? 'agree' : 'disagree' },
        [{ kind: 'belongs-to', to: { kind: 'consultation', id: 'bands' } }],
      ),
    ),
  );
  const few = record(
    'reply',
    'health-0',
    { on: '2024-11-02', sector: 'health', via: 'paper', view: 'agree' },
    [{ kind: 'belongs-to', to: { kind: 'consultation', id: 'bands' } }],
  );
  const closed = textOf([consultation('2024-12-01'), ...replies]);
  assert.match(closed, /Agree: mainstream schools","content":\[\{"text":"67 per cent \(4 of 6\)"/);
  // One reply of health: another sector goes with it, or the whole less the rest would tell it.
  const withFew = textOf([consultation('2024-12-01'), ...replies, few]);
  assert.doesNotMatch(withFew, /Agree: health/);
  assert.equal(withFew.match(/Agree: /g)?.length, 1);
  assert.doesNotMatch(textOf([consultation('2025-01-31'), ...replies]), /Agree/);
});

test('with nothing to tell it says so, and holds no empty part', () => {
  const text = textOf([]);
  assert.match(text, /Nothing that was said is published yet\./);
  assert.doesNotMatch(text, /What we did|Consultations|What the panel thought/);
});
