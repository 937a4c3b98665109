/** The hub of the county: votes by code and on paper, what may be published, and where the measures flow. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { textOfBlocks } from '../../../test/make/text-of-blocks.ts';
import { ProblemError } from '../../core/base/problem.ts';

const WHY = { reason: 'agreed at the panel', basedOn: null };
const refusedWith = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;
const READER = { id: 'user:partner', roles: ['partner'], authorities: 'all' } as const;

test('the county’s panel: seven votes with a change each, told only with count and range; gaps and lateness are flagged', () =>
  withMarlshire(async ({ app, scope }) => {
    const { results, faults, records } = await app.voice.look(PEOPLE.lead, scope);
    assert.equal(results.length, 7);
    assert.deepEqual(
      results.map(({ all }) => all?.change?.kind),
      results.map(({ item }) => (item === 'transitions' ? 'unpaired' : 'paired')),
    );
    const rules = new Set(faults.map(({ rule }) => rule));
    for (const rule of [
      'unanswered-past-date',
      'seats-empty',
      'sector-absent',
      'questions-open',
      'not-told-back',
      'heard-after-decision',
      'reply-twice',
      'reply-outside-dates',
      'action-overdue',
      'not-understood',
      'benefit-not-measured',
      'support-below',
    ])
      assert.ok(rules.has(rule), rule);
    assert.ok(faults.every(({ blocks }) => !blocks));
    const decisions = records
      .filter(({ kind }) => kind === 'statement')
      .map(({ fields }) => fields['decision']);
    const count = (one: string | undefined) => decisions.filter((decision) => decision === one).length;
    assert.deepEqual([count('did'), count('will'), count('cannot'), count(undefined)], [5, 2, 2, 3]);
  }));

test('a voting code votes once before and once after, paired only where the voter agrees; nothing kept leads to the code', () =>
  withMarlshire(async ({ app, scope, store }) => {
    const open = (vote: string) =>
      app.records.save(PEOPLE.lead, scope, {
        kind: 'agenda-item',
        id: 'evening',
        ...WHY,
        title: 'Evening meetings',
        owner: 'Engagement lead',
        fields: { vote, question: 'Meet in the evening.' },
      });
    await open('before');
    await app.records.link(
      PEOPLE.lead,
      scope,
      { kind: 'agenda-item', id: 'evening', ...WHY },
      { kind: 'belongs-to', to: { kind: 'meeting', id: 'panel-december' } },
    );
    const codes = await app.voice.makeCodes(PEOPLE.lead, scope, {
      meetingId: 'panel-december',
      counts: { health: 1, care: 1 },
    });
    assert.deepEqual(
      codes.map(({ sector }) => sector),
      ['health', 'care'],
    );
    const [health, care] = codes.map(({ code }) => code);
    assert.ok(health !== undefined && care !== undefined);
    const ballot = await app.voice.ballot(health.toLowerCase().replaceAll('-', ' '));
    assert.deepEqual(
      ballot.items.map(({ id, phase }) => [id, phase]),
      [['evening', 'before']],
    );
    assert.equal(await app.voice.cast({ code: health, scores: { evening: 2 }, isPaired: true }), 1);
    await app.voice.cast({ code: care, scores: { evening: 5 }, isPaired: false });
    assert.deepEqual((await app.voice.ballot(health)).items, []);
    await assert.rejects(
      app.voice.cast({ code: health, scores: { evening: 4 }, isPaired: true }),
      refusedWith('voice.vote-not-open'),
    );
    await open('after');
    await app.voice.cast({ code: health, scores: { evening: 4 }, isPaired: true });
    const openResult = (await app.voice.look(PEOPLE.lead, scope)).results.find(
      ({ item }) => item === 'evening',
    );
    assert.deepEqual(openResult, { item: 'evening', all: null, sectors: [] });
    const votes = (await store.read.voice.votes(scope)).filter(({ item }) => item === 'evening');
    const pairs = votes.filter(({ sector }) => sector === 'health').map(({ pair }) => pair);
    assert.equal(pairs.length, 2);
    assert.equal(pairs[0], pairs[1]);
    assert.equal(votes.find(({ sector }) => sector === 'care')?.pair, null);
    const trail = JSON.stringify(await store.read.audit.list(null, 20));
    for (const code of [health, care]) {
      assert.ok(!trail.includes(code));
      assert.ok(!JSON.stringify(votes).includes(code.replaceAll('-', '')));
    }
    await assert.rejects(app.voice.ballot('AAAA-AAAA-AAAA'), refusedWith('voice.unknown-code'));
    await assert.rejects(
      app.voice.cast({ code: health, scores: {}, isPaired: true }),
      refusedWith('voice.nothing-said'),
    );
    assert.equal(await store.read.audit.firstBroken(), null);
  }));

test('small sectors are kept back from everybody, officers too; a reader changes nothing', () =>
  withMarlshire(async ({ app, scope }) => {
    const { results } = await app.voice.look(READER, scope);
    assert.deepEqual((await app.voice.look(PEOPLE.lead, scope)).results, results);
    const charter = results.find(({ item }) => item === 'charter');
    assert.ok(charter?.all !== null && charter !== undefined);
    const hidden = charter.sectors.filter(({ group }) => group === null);
    assert.ok(hidden.length >= 2);
    for (const { group } of charter.sectors) assert.ok(group === null || group.pairs >= 5);
    const refused = refusedWith('access.refused');
    await assert.rejects(app.voice.enterVotes(READER, scope, { item: 'charter', ballots: [] }), refused);
    await assert.rejects(app.voice.makeCodes(READER, scope, { meetingId: 'x', counts: {} }), refused);
    await assert.rejects(app.voice.publish(READER, scope), refused);
    const shown = (await app.records.list(READER, scope, 'statement')).map(({ fields }) => fields['said']);
    assert.ok(!shown.join(' ').includes('Juniper'));
    const analyst = { id: 'user:analyst', roles: ['analyst'], authorities: 'all' } as const;
    await assert.rejects(app.voice.publish(analyst, scope), refused);
  }));

test('what is published: every statement with its answer, names and settings taken out, no small sector; then no late vote', () =>
  withMarlshire(async ({ app, scope }) => {
    assert.equal(await app.voice.published(scope), null);
    const { masked } = await app.voice.draft(PEOPLE.lead, scope);
    assert.deepEqual(masked, [
      'statement/local-places-sooner: a setting, a name',
      'statement/speech-therapy: a very small number',
    ]);
    assert.equal(await app.voice.publish(PEOPLE.lead, scope), 1);
    const published = await app.voice.published(scope);
    const text = textOfBlocks(published?.document.blocks ?? []);
    assert.match(
      text,
      /Of 12 things that you said, we did 5, will do 2 and cannot do 2\. 3 wait for an answer, 2 of them past the date/,
    );
    for (const detail of ['Juniper', 'Ashgrove', 'Hillside', 'P-01', '3 children'])
      assert.ok(!text.includes(detail), detail);
    assert.match(text, /The law says who has a right to transport[^\n]*\nWe cannot, because/);
    assert.match(text, /We said that we would answer by 22 November 2024, and have not\./);
    assert.match(text, /n = \d+ asked twice; likely between −?\d+/);
    await assert.rejects(
      app.voice.enterVotes(PEOPLE.lead, scope, {
        item: 'charter',
        ballots: [{ sector: 'health', before: 3, after: 4, isPaired: false }],
      }),
      refusedWith('voice.vote-published'),
    );
    assert.equal(await app.voice.withdraw(PEOPLE.lead, scope, 'A wording was wrong'), 2);
    assert.equal(await app.voice.published(scope), null);
  }));

test('a statement that is kept back is counted, not hidden', () =>
  withMarlshire(async ({ app, scope }) => {
    const statement = { kind: 'statement', id: 'letters', ...WHY, fields: { isPublic: 'no' } };
    await app.records.save(PEOPLE.lead, scope, statement);
    const { document } = await app.voice.draft(PEOPLE.lead, scope);
    const text = textOfBlocks(document.blocks);
    assert.match(text, /Of 11 things that you said.* 1 thing more is not published\./);
    assert.ok(!text.includes('Letters that can be read'));
  }));

test('“we did” without a source is not published, nor is a change without its count', () =>
  withMarlshire(async ({ app, scope }) => {
    const save = (fields: Record<string, string | null>) =>
      app.records.save(PEOPLE.lead, scope, { kind: 'statement', id: 'letters', ...WHY, fields });
    await save({ decision: 'did', answer: 'Letters were rewritten.' });
    await assert.rejects(app.voice.publish(PEOPLE.lead, scope), refusedWith('voice.not-fit-to-publish'));
    await save({ source: 'Letter of December; understanding is up 20%.' });
    await assert.rejects(app.voice.publish(PEOPLE.lead, scope), refusedWith('voice.not-fit-to-publish'));
    await save({ source: 'Letter of December' });
    assert.equal(await app.voice.publish(PEOPLE.lead, scope), 1);
  }));

test('measures flow: figures with count and range, a live table, a rating’s ground, each up to the cut-off only', () =>
  withMarlshire(async ({ app, scope }) => {
    const { figures, facts } = await app.openProgramme(PEOPLE.lead, scope);
    const change = figures.get('voice.item.charter.change');
    assert.match(
      change?.shown ?? '',
      /^[+−]\d+ points \(n = \d+ asked twice; likely between [+−]?\d+ and [+−]?\d+\)$/,
    );
    assert.equal(change?.source.kind, 'stored');
    assert.ok(figures.has('voice.consultation.top-up-scheme.share'));
    assert.ok(facts.voice?.some(({ tellsOf }) => tellsOf.includes('risk/R2')));
    const { subjects } = await app.ratings.list(PEOPLE.lead, scope, '2024-25/3');
    const grounds = subjects.flatMap(({ proposal }) => proposal.grounds.map(({ words }) => words));
    // The meeting of December is after the cut-off of the update.
    assert.ok(!grounds.some((words) => words.includes('The council listens')));
    const dashboard = await app.composePaper(PEOPLE.lead, scope, '2024-25/3', 'dashboard');
    const text = textOfBlocks(dashboard.blocks);
    assert.match(text, /The inclusion charter will make a difference in our schools\./);
    assert.ok(!text.includes('The council listens'));
  }));

test('support clearly below what is accepted is a ground against the condition that it tells of; where chance spans it, none is', () =>
  withMarlshire(async ({ app, scope }) => {
    const groundFor = async (trustAtLeast: number) => {
      const item = { kind: 'agenda-item', id: 'charter', ...WHY, fields: { trustAtLeast } };
      await app.records.save(PEOPLE.lead, scope, item);
      const { subjects } = await app.ratings.list(PEOPLE.lead, scope, '2024-25/3');
      const condition = subjects.find(({ subject }) => subject.id === 'c3-5');
      return condition?.proposal.grounds.find(({ words }) => words.includes('inclusion charter')) ?? null;
    };
    const [off, unclear, on] = [await groundFor(95), await groundFor(75), await groundFor(40)];
    assert.match(
      off?.words ?? '',
      /per cent \(n = \d+; likely between \d+ and \d+ per cent\), against the 95 per cent/,
    );
    assert.deepEqual(off?.figures, ['voice.item.charter.share']);
    assert.match(off?.meaning ?? '', /^off-target/);
    assert.equal(unclear, null);
    assert.equal(on?.meaning, 'on-target');
  }));

test('a return that tells of a change tells its count and range, and is sealed with what they were made from', () =>
  withMarlshire(async ({ app, scope }) => {
    const at = { updateId: '2024-25/3', fieldId: 'condition:3.5' };
    const { version, sections } = await app.writing.open(PEOPLE.lead, scope, at.updateId);
    const parts = sections.find(({ fieldId }) => fieldId === at.fieldId)?.parts ?? [];
    const told = 'Support for the charter moved by {voice.item.charter.change}.';
    await app.writing.save(PEOPLE.lead, scope, {
      ...at,
      basedOn: version,
      parts: [...parts, { kind: 'paragraph', text: told }, { kind: 'table', id: 'voice' }],
    });
    const document = await app.composeReturn(PEOPLE.lead, scope, at.updateId);
    const text = textOfBlocks(document.blocks);
    assert.match(text, /\+\d+ points \(n = \d+ asked twice; likely between/);
    assert.match(text, /Culture and trust: what people were asked/);
    for (const updateId of ['2024-25/1', '2024-25/2']) {
      const kept = await app.returns.freeze(PEOPLE.lead, scope, { updateId, correction: null });
      assert.ok('file' in kept, JSON.stringify(kept));
      assert.deepEqual(kept.file.content.inputs.voice, []);
      await app.returns.withdraw(PEOPLE.lead, scope, { updateId }, 'frozen for this test alone');
    }
    const frozen = await app.returns.freeze(PEOPLE.lead, scope, { updateId: at.updateId, correction: null });
    assert.ok('file' in frozen, JSON.stringify(frozen));
    const { voice } = frozen.file.content.inputs;
    const measure = voice?.find(({ name }) => name === 'item.charter');
    assert.equal(measure?.wording, 'The inclusion charter will make a difference in our schools.');
    assert.ok(voice?.every(({ on }) => on <= '2024-10-31'));
  }));

test('loading the folder again adds no record and no vote', () =>
  withMarlshire(async ({ app, scope, store, folder }) => {
    const count = async () => [
      (await store.read.voice.votes(scope)).length,
      (await store.read.records.all(scope)).length,
    ];
    const before = await count();
    await app.loadProgramme(PEOPLE.lead, folder);
    assert.deepEqual(await count(), before);
  }));
