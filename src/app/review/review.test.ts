/** Text review as a whole, on a made-up wave and file: nothing unmasked is kept, every answer is looked at, counts carry their agreement. */
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { UNSEEN_STOCK } from '../../../test/make/name-stocks.ts';
import { SOURCE, taken, themed } from '../../../test/make/taken-answers.ts';
import type { Actor } from '../../core/access/access.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { PARENTS_SURVEY } from '../../core/survey/ready-made/parents-survey.ts';
import { makeAnswers } from '../../core/text/make-answers.ts';

const { lead, dcs } = PEOPLE;
const READER = { id: 'user:partner', roles: ['partner'], authorities: 'all' } as const;
const refusedWith = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;
/** Let the named person find that nothing in the queue tells of a concern. */
async function lookThrough({ app, scope }: MarlshireStore) {
  const { queue } = await app.review.look(lead, scope);
  await app.review.decide(
    lead,
    scope,
    queue.open.map(({ id }) => ({ answerId: id, decision: 'no-concern' as const, note: '' })),
  );
}

test('what is kept of a file of answers holds no name, school, contact or date; a second time is refused', () =>
  withMarlshire(async (marlshire) => {
    const { store, scope } = marlshire;
    const made = makeAnswers(300, UNSEEN_STOCK, 29);
    const { answers } = await taken(
      marlshire,
      made.map(({ text }) => text),
    );
    assert.equal(answers, 300);
    const kept = (await store.read.reviews.answers(scope)).map(({ text }) => text);
    const stock = [...UNSEEN_STOCK.schools, ...UNSEEN_STOCK.surnames].filter((name) => name.length > 6);
    const told = kept.filter((text) => stock.some((name) => text.toLowerCase().includes(name.toLowerCase())));
    assert.ok(told.length <= 3, `${told.length} of 300 answers keep a name, and masking finds 99 %`);
    assert.ok(!kept.some((text) => /\d{5}|@/.test(text)));
    assert.deepEqual(kept.length, 300);
    await assert.rejects(
      taken(
        marlshire,
        made.map(({ text }) => text),
      ),
      refusedWith('review.already-taken'),
    );
  }));

test('schools of the authority’s own register are masked by their names, in everyday words and small letters too', () =>
  withMarlshire(async (marlshire) => {
    const { app, store, scope, folder } = marlshire;
    const lines = ['Staff at three bridges are kind.', 'We live in battle now.'];
    const path = join(folder, 'establishments-of-ours.csv');
    const heads =
      'URN,LA (code),LA (name),EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation (name),TypeOfResourcedProvision (name),StatutoryLowAge,StatutoryHighAge';
    const row = (urn: number, name: string) =>
      `${urn},999,Marlshire,${name},Community school,Open,,,Primary,Not applicable,4,11`;
    await writeFile(
      path,
      [heads, row(900001, 'Three Bridges Primary School'), row(900002, 'Battle CE School')].join('\n'),
    );
    await taken(marlshire, ['We love three bridges.']);
    await app.importFiles({ ...lead, roles: ['analyst'] }, { paths: [path], scope });
    await rm(path);
    await taken(marlshire, lines);
    const kept = (await store.read.reviews.answers(scope)).map(({ text }) => text);
    assert.deepEqual(kept.sort(), [
      'Staff at [school] [school] are kind.',
      'We live in [place] now.',
      // Taken before the register was there: its schools are known from the import on.
      'We love three bridges.',
    ]);
  }));

test('an answer of a running wave is in the queue at once, flagged first, and in no count before the wave is closed', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store, setNow } = marlshire;
    const days = { opensOn: '2024-12-01', closesOn: '2024-12-31' };
    await app.surveys.publish(lead, scope, { survey: PARENTS_SURVEY, waveId: 'w', ...days });
    const codes = await app.surveys.invite(lead, scope, { waveId: 'w', counts: { north: 8 } });
    const send = (at: number, good: string) => app.respond.send(codes[at]?.code ?? '', { good }, null);
    await send(0, 'The bus comes');
    const wish = { ...SOURCE, waveId: 'w' };
    await assert.rejects(
      app.review.takeWave(lead, scope, { ...wish, isRunning: false }),
      refusedWith('survey.still-open'),
    );
    await app.review.takeWave(lead, scope, { ...wish, isRunning: true });
    await send(1, 'Thank you for the letter');
    await send(2, 'Jonah says his stepdad hits him');
    const { queue, results, sources } = await app.review.look(lead, scope);
    assert.equal(queue.open.length, 3);
    assert.deepEqual(queue.open[0]?.flags, ['violence']);
    assert.doesNotMatch(JSON.stringify(queue), /Jonah/);
    assert.equal(results.answers, 0, 'a count while answers come would tell what the newest said');
    assert.match(sources[0]?.consent ?? '', /happy to take part/);
    // A flagged answer is due on a full hour, within its four hours and the hour's rest.
    assert.equal(queue.open[0]?.dueAt, '2024-12-11T16:00:00.000Z');
    setNow('2024-12-11T16:00:01.000Z');
    assert.equal((await app.review.look(lead, scope)).queue.open[0]?.isOverdue, true);
    await app.surveys.close(lead, scope, 'w');
    assert.equal((await app.review.look(lead, scope)).results.answers, 3);
    const kept = JSON.stringify(await store.read.reviews.answers(scope));
    for (const { code } of codes) assert.ok(!kept.includes(code));
    assert.ok(!kept.includes('north') && !kept.includes('2024-12-11T12'), 'neither group nor moment is kept');
  }));

test('only a named person closes an answer; a second look is another person’s; each look is in the trail without words', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    await taken(marlshire, ['He cuts his arms', 'The bus is late'], {
      ...SOURCE,
      readers: [lead.id, dcs.id],
    });
    const [first] = (await app.review.look(lead, scope)).queue.open;
    const wish = (decision: 'no-concern' | 'passed-on' | 'second-look', note = '') => [
      { answerId: first?.id ?? '', decision, note },
    ];
    const analyst = { id: 'user:analyst', roles: ['analyst'], authorities: 'all' } as const;
    await assert.rejects(
      app.review.decide(analyst, scope, wish('no-concern')),
      refusedWith('review.not-named'),
    );
    await assert.rejects(app.review.decide(lead, scope, wish('passed-on')), refusedWith('review.no-note'));
    await assert.rejects(app.review.decide(READER, scope, wish('no-concern')), refusedWith('access.refused'));
    await app.review.decide(lead, scope, wish('second-look', 'Is this Jonah Smith of our list?'));
    await assert.rejects(
      app.review.decide(lead, scope, wish('no-concern')),
      refusedWith('review.same-person'),
    );
    await app.review.decide(dcs, scope, wish('passed-on', 'Told the front door on the telephone'));
    await assert.rejects(
      app.review.decide(lead, scope, wish('no-concern')),
      refusedWith('review.looked-already'),
    );
    const looks = await store.read.reviews.looks(scope);
    assert.deepEqual(
      looks.map(({ by, decision }) => [by, decision]),
      [
        [lead.id, 'second-look'],
        [dcs.id, 'passed-on'],
      ],
    );
    assert.doesNotMatch(JSON.stringify(looks), /Jonah|Smith/);
    const trail = (await store.read.audit.list(scope.authorityCode, 20)).filter(
      ({ action }) => action === 'review.looked',
    );
    assert.equal(trail.length, 2);
    assert.doesNotMatch(JSON.stringify(trail), /arms|telephone|Jonah/);
    const { queue } = await app.review.look(lead, scope);
    assert.deepEqual([queue.open.length, queue.looked, queue.passedOn], [1, 1, 1]);
  }));

test('themes come from the answers with their reason; merging and splitting keep history and what people marked', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    const themes = await themed(marlshire);
    const bus = themes.find(({ words }) => words.includes('transport'));
    const forms = themes.find(({ words }) => words.includes('portal'));
    assert.ok(bus && forms && bus.id !== forms.id);
    assert.match(
      bus.because ?? '',
      /more than by chance: “\w+” and “\w+” in 30 answers, where chance would bring 15/,
    );
    const { results } = await app.review.look(lead, scope);
    const own = results.themes.find(({ themeId }) => themeId === bus.id);
    assert.deepEqual([own?.all.count, own?.all.of, own?.agreement], [30, 60, null]);
    assert.equal(own?.feelings.mixed, 15, 'praise of the taxi and complaint of the escort in one answer');
    const [behind] = await app.review.behind(lead, scope, { themeId: bus.id, feeling: null });
    await app.review.mark(lead, scope, { answerId: behind?.id ?? '', themeId: bus.id, feeling: null });
    await app.review.mark(lead, scope, {
      answerId: behind?.id ?? '',
      themeId: forms.id,
      feeling: 'negative',
    });
    const after = await app.review.behind(lead, scope, { themeId: bus.id, feeling: null });
    assert.equal(after.length, 29, 'a person’s mark counts before the machine’s');
    await app.review.changeTheme(lead, scope, {
      act: 'reword',
      themeId: bus.id,
      words: ['taxi', 'transport', 'escort'],
    });
    assert.equal((await app.review.behind(lead, scope, { themeId: bus.id, feeling: null })).length, 29);
    await app.review.changeTheme(lead, scope, {
      act: 'merge',
      themeIds: [bus.id, forms.id],
      name: 'Getting there and forms',
    });
    const merged = (await app.review.look(lead, scope)).themes.find(
      ({ name }) => name === 'Getting there and forms',
    );
    const all = await app.review.behind(lead, scope, { themeId: merged?.id ?? '', feeling: null });
    assert.equal(all.length, 60);
    assert.equal(all.find(({ id }) => id === behind?.id)?.marker, 'person');
    await app.review.changeTheme(lead, scope, {
      act: 'split',
      themeId: merged?.id ?? '',
      into: [
        { name: 'Getting there', words: ['taxi'] },
        { name: 'Forms', words: ['forms'] },
      ],
    });
    const last = (await app.review.look(lead, scope)).themes;
    assert.deepEqual(
      last
        .filter(({ state }) => state === 'approved')
        .map(({ name }) => name)
        .slice(-2),
      ['Getting there', 'Forms'],
    );
    assert.match(last.find(({ id }) => id === bus.id)?.history.at(-1)?.told ?? '', /merged into/);
    const history = (await store.read.reviews.marks(scope)).filter(({ answerId }) => answerId === behind?.id);
    assert.ok(
      history.some(({ marker }) => marker === 'machine') && history.some(({ marker }) => marker === 'person'),
    );
  }));

/** Code every sheet of a reader: answers that speak of a taxi hold the theme, of which the second reader misses a few. */
async function codeAll({ app, scope }: MarlshireStore, reader: Actor, themeId: string) {
  for (;;) {
    const { sheet, results } = await app.review.look(reader, scope);
    if (sheet === null) return;
    assert.deepEqual(Object.keys(sheet.answers[0] ?? {}).sort(), ['id', 'text']);
    assert.deepEqual(Object.keys(sheet.themes[0] ?? {}).sort(), ['id', 'name']);
    assert.ok(results.themes.every(({ agreement }) => agreement === null));
    const isFound = (text: string, at: number) => /taxi/i.test(text) && (reader === lead || at !== 0);
    const codes = sheet.answers.map(({ id, text }, at) => ({
      answerId: id,
      themes: isFound(text, at) ? { [themeId]: 'mixed' as const } : {},
    }));
    const keep = () => app.review.code(reader, scope, { codingId: sheet.codingId, codes });
    await keep();
    await assert.rejects(keep(), refusedWith('review.not-yours'));
  }
}

test('two readers code blind; kappa and F1 stand with their intervals when both have ended, and not before', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, setNow } = marlshire;
    const themes = await themed(marlshire);
    const bus = themes.find(({ words }) => words.includes('transport'));
    const begin = (readers: readonly [string, string], count: number) =>
      app.review.beginCoding(lead, scope, { readers, count });
    await assert.rejects(begin([lead.id, lead.id], 40), refusedWith('review.wrong-coding'));
    await assert.rejects(begin([lead.id, dcs.id], 61), refusedWith('review.wrong-coding'));
    await begin([lead.id, dcs.id], 40);
    const { sheet: drawn } = await app.review.look(lead, scope);
    const shown = (await app.review.behind(lead, scope, { themeId: bus?.id ?? '', feeling: null })).map(
      ({ id }) => id,
    );
    assert.ok(
      shown.length > 0 && !drawn?.answers.some(({ id }) => shown.includes(id)),
      'no mark of what is coded',
    );
    for (const reader of [lead, dcs]) await codeAll(marlshire, reader, bus?.id ?? '');
    const { results, codings } = await app.review.look(lead, scope);
    assert.deepEqual(
      codings.map(({ isEnded, done }) => [isEnded, done]),
      [[true, [40, 40]]],
    );
    const agreement = results.themes.find(({ themeId }) => themeId === bus?.id)?.agreement;
    assert.equal(agreement?.coded, 40);
    const { kappa, machineF1 } = agreement ?? {};
    const { value = 0, low = 1, high = 0 } = kappa ?? {};
    assert.ok(value > 0.7 && low < value && value <= high, 'the readers differ in a few');
    assert.equal(machineF1?.value, 1, 'where both agree, the words find it');
    setNow('2024-12-12T09:00:00.000Z');
    await app.review.changeTheme(lead, scope, { act: 'rename', themeId: bus?.id ?? '', name: 'Lateness' });
    const renamed = (await app.review.look(lead, scope)).results.themes.find(
      ({ themeId }) => themeId === bus?.id,
    );
    assert.equal(renamed?.agreement, null, 'the readers coded what the theme meant before');
  }));

test('the public copy waits for every look, keeps small numbers back, and quotes only what a person chose', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    await themed(marlshire);
    await assert.rejects(app.review.publicCopy(lead, scope), refusedWith('review.not-looked-at'));
    const [answer, other] = (await app.review.look(lead, scope)).queue.open;
    const quote = (answerId: string) => app.review.quote(lead, scope, { answerId, isQuoted: true });
    await assert.rejects(quote(answer?.id ?? ''), refusedWith('review.not-quotable'));
    await lookThrough(marlshire);
    await quote(answer?.id ?? '');
    await app.review.changeTheme(lead, scope, { act: 'make', to: { name: 'Rudeness', words: ['rude'] } });
    const three = (
      await app.review.behind(lead, scope, {
        themeId:
          (await app.review.look(lead, scope)).themes.find(({ name }) => name === 'Rudeness')?.id ?? '',
        feeling: null,
      })
    ).length;
    assert.equal(three, 15);
    const csv = await app.review.publicCopy(lead, scope);
    const lines = csv.trim().split('\n');
    assert.equal(lines.filter((line) => line.startsWith('quote')).length, 1);
    assert.match(csv, /Not yet double-coded/);
    assert.ok(!csv.includes(other?.id ?? 'none'));
    for (const line of lines.filter((one) => one.startsWith('count')))
      for (const cell of line.split(',').slice(-7)) assert.ok(!/^[1-4]$/.test(cell), line);
    await assert.rejects(
      app.review.publicCopy({ ...READER, roles: ['analyst'] }, scope),
      refusedWith('access.refused'),
    );
    // One person's correction would show as the difference of two copies.
    const rude =
      (await app.review.look(lead, scope)).themes.find(({ name }) => name === 'Rudeness')?.id ?? '';
    const [one] = await app.review.behind(lead, scope, { themeId: rude, feeling: null });
    await app.review.mark(lead, scope, { answerId: one?.id ?? '', themeId: rude, feeling: null });
    const second = await app.review.publicCopy(lead, scope);
    const told = (text: string) => text.split('\n').find((line) => line.startsWith('count,Rudeness')) ?? '';
    assert.match(told(csv), /^count,Rudeness,15,60,/);
    assert.match(told(second), /^count,Rudeness,c,60,/);
    // An answer erased between two copies is one answer less.
    await app.review.erase(lead, scope, { id: one?.id ?? '', reason: 'asked for' });
    await assert.rejects(app.review.publicCopy(lead, scope), refusedWith('review.too-close'));
  }));

test('erased answers count nowhere and leave no words; one of them cannot be looked at or quoted again', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    const themes = await themed(marlshire);
    const { sources, queue } = await app.review.look(lead, scope);
    assert.equal(
      await app.review.erase(lead, scope, { id: queue.open[0]?.id ?? '', reason: 'asked for' }),
      1,
    );
    assert.equal((await app.review.look(lead, scope)).results.answers, 59);
    assert.equal(
      await app.review.erase(lead, scope, { id: sources[0]?.id ?? '', reason: 'kept long enough' }),
      59,
    );
    assert.deepEqual([...new Set((await store.read.reviews.answers(scope)).map(({ text }) => text))], ['']);
    assert.deepEqual(
      await app.review.behind(lead, scope, { themeId: themes[0]?.id ?? '', feeling: null }),
      [],
    );
    await assert.rejects(
      app.review.erase(lead, scope, { id: 'gone', reason: 'x' }),
      refusedWith('review.no-answer'),
    );
  }));

test('a merged theme is held against the copies of what it came from: few who hold one of them alone are not told', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    const texts = [
      ...Array.from({ length: 20 }, () => 'The bus is late'),
      ...Array.from({ length: 8 }, () => 'The bus and the taxi are late'),
      ...Array.from({ length: 3 }, () => 'The taxi is late'),
      ...Array.from({ length: 20 }, () => 'The forms are long'),
    ];
    await taken(marlshire, texts);
    await lookThrough(marlshire);
    const change = app.review.changeTheme;
    await change(lead, scope, { act: 'make', to: { name: 'Buses', words: ['bus'] } });
    await change(lead, scope, { act: 'make', to: { name: 'Taxis', words: ['taxi'] } });
    await change(lead, scope, { act: 'make', to: { name: 'Forms', words: ['forms'] } });
    const before = await app.review.publicCopy(lead, scope);
    assert.match(before, /^count,Buses,28,51,/m);
    assert.match(before, /^count,Taxis,11,51,/m);
    const { themes } = await app.review.look(lead, scope);
    const themeIds = themes.filter(({ name }) => name !== 'Forms').map(({ id }) => id);
    await change(lead, scope, { act: 'merge', themeIds, name: 'Journeys' });
    const after = await app.review.publicCopy(lead, scope);
    assert.match(after, /^count,Journeys,c,51,/m, '31 less 28 are the three who wrote of taxis alone');
    assert.match(after, /^count,Forms,20,51,/m);
  }));
