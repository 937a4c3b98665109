/** The county's comments: the same for a seed, read back as they were meant, the planted subject grows, and harm is told in both waves. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskAnswer } from '../review/mask-answer.ts';
import { NO_SCHOOLS } from '../text/known-schools.ts';
import { COMMENT_LINES, COMMENT_THEMES, WORRYING_LINES } from './comment-lines.ts';
import { isWorrying, readAsReader, readComment } from './read-comment.ts';
import { commentWriter } from './survey-comments.ts';

const GROUPS = ['primary', 'secondary', 'secondary'] as const;

function written(wave: 'before' | 'after', seed: number, replies = 4000): readonly string[] {
  const write = commentWriter(wave, seed);
  return Array.from({ length: replies }, (_, at) => {
    const group = GROUPS[at % GROUPS.length] ?? 'primary';
    return (['good', 'change'] as const).flatMap((question) => write({ group, question }) ?? []);
  }).flat();
}

const share = (texts: readonly string[], holds: (text: string) => boolean) =>
  texts.filter(holds).length / texts.length;

test('same seed, same comments; another seed, others', () => {
  assert.deepEqual(written('before', 1), written('before', 1));
  assert.notDeepEqual(written('before', 1), written('before', 2));
});

test('the planted subject grows between the waves, and the five others together do not', () => {
  for (const seed of [1, 2, 3]) {
    const [before, after] = [written('before', seed), written('after', seed)];
    const asking = (text: string) => readComment(text).has('asking');
    assert.ok(share(after, asking) - share(before, asking) > 0.08, String(seed));
    for (const theme of COMMENT_THEMES.filter((one) => one !== 'asking'))
      assert.ok(
        share(after, (text) => readComment(text).has(theme)) <=
          share(before, (text) => readComment(text).has(theme)) + 0.03,
      );
  }
});

test('each sentence in each of its choices is read back as it was meant, masked or not', () => {
  for (const theme of COMMENT_THEMES)
    for (const { feeling, text } of COMMENT_LINES[theme])
      for (const at of [0, 1]) {
        const line = text.replace(/\{([^}]+)\}/g, (_, all: string) => all.split('|').at(-at) ?? '');
        assert.equal(readComment(line).get(theme), feeling, line);
        assert.equal(
          readComment(
            maskAnswer(
              line,
              { lexicon: { everyday: new Set(), wider: new Set() }, schools: NO_SCHOOLS },
              null,
            ).text,
          ).get(theme),
          feeling,
          line,
        );
      }
  assert.equal(readComment('Nothing of the kind.').size, 0);
});

test('praise and complaint of one thing is mixed; a reader slips now and then, always alike', () => {
  const [good, bad] = [COMMENT_LINES.letters[0], COMMENT_LINES.letters[1]].map((line) =>
    (line?.text ?? '').replace(/\{([^}|]+)[^}]*\}/g, '$1'),
  );
  assert.equal(readComment(`${good} ${bad}`).get('letters'), 'mixed');
  const texts = written('before', 1);
  const [first, again, other] = ['a', 'a', 'b'].map((reader) =>
    texts.map((text) => [...readAsReader(text, reader, 1)]),
  );
  assert.deepEqual(first, again);
  assert.notDeepEqual(first, other);
});

test('each planted telling of harm is told once, and in a small county too', () => {
  for (const wave of ['before', 'after'] as const)
    for (const replies of [400, 4000]) {
      const texts = written(wave, 1, replies);
      for (const line of WORRYING_LINES[wave])
        assert.equal(texts.filter((text) => text.includes(line)).length, 1, line);
      assert.equal(texts.filter(isWorrying).length, WORRYING_LINES[wave].length);
    }
});
