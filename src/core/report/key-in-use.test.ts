/** The key of a return: made from the ratings in use in every form, and whole in what was sealed before. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marlshireFacts } from '../../../test/make/marlshire-facts.ts';
import { allBlocks } from './block-walk.ts';
import type { ReportDocument } from './blocks.ts';
import { composeReturn } from './compose-return.ts';
import { factsAsAt } from './facts-as-at.ts';
import type { ProgrammeFacts } from './programme-facts.ts';

function composed(facts: ProgrammeFacts, which: number): ReportDocument {
  const update = facts.programme.updates[which];
  assert.ok(update);
  return composeReturn(factsAsAt(facts, update), update).document;
}

function keysOf({ blocks }: ReportDocument): string[][] {
  return blocks.flatMap((block) => (block.kind === 'rating-key' ? [block.levels.map(({ id }) => id)] : []));
}

for (const template of ['safety-valve-monitoring', 'dsg-management-plan', 'local-send-reform-plan'])
  for (const which of [0, 1, 2])
    test(`${template}, update ${which + 1}: one key, and it explains each level that the form prints and no other`, () => {
      const facts = marlshireFacts(template);
      const document = composed(facts, which);
      const [key, ...others] = keysOf(document);
      assert.deepEqual(others, []);
      const printed = new Set(
        allBlocks(document.blocks).flatMap((block) =>
          block.kind === 'rating-row' ? block.ratings.flatMap(({ level }) => level?.word ?? []) : [],
        ),
      );
      const notes = JSON.stringify(document.blocks);
      for (const { id, word } of facts.programme.scale.levels) {
        const isTold =
          new RegExp(`"text":"${word}\\\\. ?"`).test(notes) || notes.includes(`"text":"${word}. `);
        assert.equal(key?.includes(id) === true, printed.has(word) || isTold, word);
      }
    });

test('a level that nobody uses any more goes from the key; one that is used for the first time comes in, in order', () => {
  const facts = marlshireFacts();
  const ratings = facts.programme.ratings.map((one) => ({
    ...one,
    overall: 'amber',
    activity: 'amber',
    effect: 'amber',
  }));
  const all = { ...facts, programme: { ...facts.programme, ratings } };
  assert.deepEqual(keysOf(composed(all, 2)), [['amber']]);
  const [first, ...rest] = ratings;
  assert.ok(first);
  const one = { ...all.programme, ratings: [...rest, { ...first, overall: 'blue' }] };
  assert.deepEqual(keysOf(composed({ ...all, programme: one }, 2)), [['blue', 'amber']]);
});

test('a form with ratings and without a key gets one after its last rating; one without ratings needs none', () => {
  const facts = marlshireFacts();
  const { template } = facts.programme;
  const without = (types: readonly string[]) => ({
    ...facts,
    programme: {
      ...facts.programme,
      template: {
        ...template,
        sections: template.sections.map((one) => ({
          ...one,
          fields: one.fields.filter(({ type }) => !types.includes(type)),
        })),
      },
    },
  });
  const { blocks } = composed(without(['rating-key']), 2);
  const place = blocks.findIndex(({ kind }) => kind === 'rating-key');
  assert.equal(blocks[place - 1]?.kind, 'rating-row');
  assert.ok(blocks.slice(place).every(({ kind }) => kind !== 'rating-row'));
  assert.deepEqual(keysOf(composed(without(['conditions', 'risks']), 2)), []);
});

test('a return that was sealed with the whole scale composes with the whole scale', () => {
  const facts = marlshireFacts();
  assert.deepEqual(keysOf(composed({ ...facts, hasWholeKey: true }, 0)), [['blue', 'green', 'amber', 'red']]);
});
