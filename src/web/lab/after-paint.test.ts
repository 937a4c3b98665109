/** Work put off until after the picture, or into idle moments, begins once, in its turn, and not when it was taken back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterPaint } from './after-paint.ts';
import { whenIdle } from './when-idle.ts';

/** A page whose frames, timers and idle moments come when the test says so; timers in the order of their time. */
function fakePage() {
  let [now, named] = [0, 0];
  const told: string[] = [];
  const timers = new Map<number, { readonly at: number; readonly callback: () => void }>();
  const frames = new Map<number, () => void>();
  const idle: (() => void)[] = [];
  return {
    told,
    waiting: () => timers.size + frames.size,
    page: {
      requestAnimationFrame: (callback: () => void) => {
        frames.set(++named, callback);
        return named;
      },
      cancelAnimationFrame: (frame: number) => void frames.delete(frame),
      setTimeout: (callback: () => void, wait = 0) => {
        timers.set(++named, { at: now + wait, callback });
        return named;
      },
      clearTimeout: (timer: number) => void timers.delete(timer),
      requestIdleCallback: (callback: () => void) => idle.push(callback),
    },
    /** Call the frame's callbacks, then paint it. */
    frame: () => {
      const due = [...frames.values()];
      frames.clear();
      for (const callback of due) callback();
      told.push('painted');
    },
    pass: (time: number) => {
      now += time;
      for (const [timer, { at, callback }] of [...timers].sort((a, b) => a[1].at - b[1].at))
        if (at <= now && timers.delete(timer)) callback();
    },
    rest: () => idle.shift()?.(),
  };
}

test('work begins in a task after the frame is painted, once, and nothing waits any more', () => {
  const { page, told, frame, pass, waiting } = fakePage();
  afterPaint(() => told.push('work'), page);
  pass(10);
  assert.deepEqual(told, []);
  frame();
  assert.deepEqual(told, ['painted']);
  pass(0);
  assert.deepEqual(told, ['painted', 'work']);
  assert.equal(waiting(), 0);
  pass(1000);
  assert.deepEqual(told, ['painted', 'work']);
});

test('a page that is not shown paints nothing: work begins after a tenth of a second, and not again with a late frame', () => {
  const { page, told, frame, pass } = fakePage();
  afterPaint(() => told.push('work'), page);
  pass(99);
  assert.deepEqual(told, []);
  pass(1);
  assert.deepEqual(told, ['work']);
  frame();
  pass(1000);
  assert.deepEqual(told, ['work', 'painted']);
});

test('work that is taken back before it began never begins, before the frame or between it and its task', () => {
  for (const framesBefore of [0, 1]) {
    const { page, told, frame, pass } = fakePage();
    const takeBack = afterPaint(() => told.push('work'), page);
    for (let k = 0; k < framesBefore; k++) frame();
    takeBack();
    frame();
    pass(1000);
    assert.ok(!told.includes('work'), `${framesBefore} frames before`);
  }
});

test('pieces come one in an idle moment, in their order, and those taken back do not', () => {
  const { page, told, rest } = fakePage();
  const takeBack = whenIdle(
    ['first', 'second', 'third'].map((name) => () => told.push(name)),
    page,
  );
  assert.deepEqual(told, []);
  rest();
  assert.deepEqual(told, ['first']);
  rest();
  takeBack();
  rest();
  rest();
  assert.deepEqual(told, ['first', 'second']);
});

test('a browser that tells of no idle moments gets the pieces by time, each a while after the one before', () => {
  const { page, told, pass } = fakePage();
  const { setTimeout } = page;
  whenIdle(
    ['first', 'second'].map((name) => () => told.push(name)),
    { setTimeout },
  );
  pass(199);
  assert.deepEqual(told, []);
  pass(1);
  assert.deepEqual(told, ['first']);
  pass(200);
  assert.deepEqual(told, ['first', 'second']);
});
