/** Undo goes back over every step, redo forward again, and a stretch of typing is one step. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { beginHistory, redoStep, takeStep, undoStep } from './edit-history.ts';

test('a stretch of typing is undone as one, a step of its own by itself', () => {
  let history = beginHistory('');
  for (const text of ['T', 'Th', 'The']) history = takeStep(history, text, 'part 1');
  history = takeStep(history, 'The|', null);
  history = takeStep(history, 'The|x', 'part 2');
  history = undoStep(history);
  assert.equal(history.now, 'The|');
  history = undoStep(history);
  assert.equal(history.now, 'The');
  history = undoStep(history);
  assert.equal(history.now, '');
  assert.equal(undoStep(history).now, '');
  // typing on after an undo is a step of its own, even in the same part
  const typed = takeStep(takeStep(undoStep(takeStep(beginHistory(''), 'a', 'p')), 'b', 'p'), 'bc', 'p');
  assert.equal(undoStep(typed).now, '');
});

test('undoing all and doing all again gives what was there, for any steps', () => {
  const step = fc.tuple(fc.integer(), fc.constantFrom('a', 'b', null));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let history = beginHistory(0);
      for (const [now, stretch] of steps) history = takeStep(history, now, stretch);
      const end = history.now;
      const count = history.past.length;
      for (let k = 0; k < count; k++) history = undoStep(history);
      assert.equal(history.now, 0);
      assert.equal(undoStep(history), history);
      for (let k = 0; k < count; k++) history = redoStep(history);
      assert.equal(history.now, end);
      assert.equal(redoStep(history), history);
    }),
  );
});
