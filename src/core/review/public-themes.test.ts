/** Whoever subtracts one public copy from another learns no count of one to four answers, whatever copies came before. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Release } from '../disclosure/release.ts';
import { type PublicTheme, publicThemes, type ThemeOrigin } from './public-themes.ts';
import type { ReviewResults, ThemeResult } from './review-results.ts';
import { FEELINGS, type Feeling } from './review-words.ts';

type Counts = Readonly<Record<Feeling, number>>;

function themeResult(themeId: string, answers: number, feelings: Counts): ThemeResult {
  const count = FEELINGS.reduce((sum, feeling) => sum + feelings[feeling], 0);
  return {
    themeId,
    all: { count, of: answers, low: 0, high: 1 },
    feelings,
    byPerson: 0,
    bySource: [],
    agreement: null,
    change: null,
  };
}

function results(answers: number, feelings: Counts): Pick<ReviewResults, 'themes' | 'answers'> {
  return { answers, themes: [themeResult('bus', answers, feelings)] };
}

/** All that a reader works out of one copy: what is shown, and what its sums give. */
function workedOut(answers: number, { count, feelings }: PublicTheme): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const feeling of FEELINGS) if (feelings[feeling] !== null) known.set(feeling, feelings[feeling]);
  const sum = [...known.values()].reduce((all, one) => all + one, 0);
  const theme = count ?? (known.size === FEELINGS.length ? sum : null);
  const [missing, ...more] = FEELINGS.filter((feeling) => !known.has(feeling));
  if (theme !== null && missing !== undefined && more.length === 0) known.set(missing, theme - sum);
  return theme === null ? known : known.set('theme', theme).set('rest', answers - theme);
}

const small = (value: number) => value >= 1 && value <= 4;

test('no copy tells a count of one to four, and no two of them a difference of one to four', () => {
  const some = fc.record({
    positive: fc.integer({ min: 0, max: 12 }),
    negative: fc.integer({ min: 0, max: 12 }),
    neutral: fc.integer({ min: 0, max: 6 }),
    mixed: fc.integer({ min: 0, max: 3 }),
  });
  const copies = fc.array(fc.record({ more: some, rest: fc.integer({ min: 0, max: 30 }) }), {
    minLength: 2,
    maxLength: 3,
  });
  fc.assert(
    fc.property(copies, (drawn) => {
      let feelings: Counts = { positive: 9, negative: 8, neutral: 6, mixed: 0 };
      let answers = 60;
      const out: ReadonlyMap<string, number>[] = [];
      const earlier: Release[] = [];
      for (const { more, rest } of drawn) {
        const added = FEELINGS.reduce((sum, feeling) => sum + more[feeling], 0) + rest;
        feelings = Object.fromEntries(FEELINGS.map((one) => [one, feelings[one] + more[one]])) as Counts; // every feeling is there
        answers += added;
        if (small(added)) return;
        const { themes, record } = publicThemes(results(answers, feelings), earlier);
        earlier.push(record);
        const [theme] = themes;
        assert.ok(theme);
        const now = workedOut(answers, theme);
        for (const [cell, value] of now) {
          assert.ok(!small(value), `${cell} is ${value}`);
          for (const before of out)
            assert.ok(
              !small(Math.abs(value - (before.get(cell) ?? value))),
              `${cell}: ${value} and ${before.get(cell)}`,
            );
        }
        out.push(now);
      }
    }),
    { numRuns: 150, seed: 36 },
  );
});

test('a copy of one more answer is refused, the same copy again is not, and a wave later most is shown', () => {
  const before = { positive: 20, negative: 15, neutral: 10, mixed: 5 };
  const first = publicThemes(results(100, before), []);
  assert.throws(() => publicThemes(results(101, { ...before, positive: 21 }), [first.record]), {
    message: /fewer than five answers/,
  });
  assert.deepEqual(publicThemes(results(100, before), [first.record]).themes, first.themes);
  const later = publicThemes(results(200, { positive: 41, negative: 35, neutral: 22, mixed: 11 }), [
    first.record,
  ]);
  assert.deepEqual(later.themes[0]?.feelings, { positive: 41, negative: 35, neutral: 22, mixed: 11 });
  const few = publicThemes(results(150, { ...before, negative: 17 }), [first.record]);
  assert.equal(few.themes[0]?.count, null, 'two of the fifty new answers speak of it');
});

/** Counts of a theme that so many answers hold, nearly all felt alike, so that the count itself is what is at stake. */
const held = (id: string, answers: number, count: number) =>
  themeResult(id, answers, { positive: count, negative: 0, neutral: 0, mixed: 0 });
const countIn = (themes: readonly PublicTheme[], id: string) =>
  themes.find(({ themeId }) => themeId === id)?.count ?? null;
const origin = (...ids: readonly string[]): ThemeOrigin => ({ parents: ids, ancestors: ids });

test('a merged theme beside its parents’ copies tells of no few who hold one of them alone, or both', () => {
  const part = fc.integer({ min: 0, max: 15 });
  let shown = 0;
  fc.assert(
    fc.property(part, part, part, fc.integer({ min: 20, max: 60 }), (bus, taxi, both, rest) => {
      const answers = bus + taxi + both + rest + 30;
      const first = publicThemes(
        { answers, themes: [held('bus', answers, bus + both), held('taxi', answers, taxi + both)] },
        [],
      );
      const merged = publicThemes(
        { answers, themes: [held('travel', answers, bus + taxi + both)] },
        [first.record],
        new Map([['travel', origin('bus', 'taxi')]]),
      );
      const [one, other] = [countIn(first.themes, 'bus'), countIn(first.themes, 'taxi')];
      const whole = countIn(merged.themes, 'travel');
      if (whole === null) return;
      shown++;
      assert.ok(!small(whole) && !small(answers - whole));
      if (one !== null) assert.ok(!small(whole - one), 'taxi alone');
      if (other !== null) assert.ok(!small(whole - other), 'bus alone');
      if (one !== null && other !== null) assert.ok(!small(one + other - whole), 'both');
    }),
    { numRuns: 200, seed: 57 },
  );
  assert.ok(shown > 50, 'most mergers are shown');
});

test('what a theme was split into tells, beside its copy, of no few who hold one part, both or none', () => {
  const part = fc.integer({ min: 0, max: 15 });
  let shown = 0;
  fc.assert(
    fc.property(part, part, part, part, (one, other, both, none) => {
      const whole = one + other + both + none;
      const answers = whole + 40;
      const first = publicThemes({ answers, themes: [held('travel', answers, whole)] }, []);
      const parts = [held('bus', answers, one + both), held('taxi', answers, other + both)];
      const origins = new Map([
        ['bus', origin('travel')],
        ['taxi', origin('travel')],
      ]);
      const { themes } = publicThemes({ answers, themes: parts }, [first.record], origins);
      const was = countIn(first.themes, 'travel');
      const [bus, taxi] = [countIn(themes, 'bus'), countIn(themes, 'taxi')];
      if (was === null) return;
      if (bus !== null) assert.ok(!small(Math.abs(was - bus)));
      if (taxi !== null) assert.ok(!small(Math.abs(was - taxi)));
      if (bus === null || taxi === null) return;
      shown++;
      assert.ok(!small(Math.abs(bus + taxi - was)), `${bus} and ${taxi} of ${was}`);
    }),
    { numRuns: 200, seed: 58 },
  );
  assert.ok(shown > 50, 'most splits are shown');
});
