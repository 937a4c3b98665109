/** Filling leaves as few as can be: against every way of filling tried out, and what must hold whatever the numbers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fewestUnplaced, type Rooms } from './fewest-unplaced.ts';

const small = fc
  .record({
    waiting: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 }),
    room: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 }),
    bits: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  })
  .map(({ waiting, room, bits }) => ({
    waiting,
    rooms: {
      room,
      suits: waiting.map((_, cell) => room.map((__, site) => bits[cell * 3 + site] ?? false)),
    } satisfies Rooms,
  }));

/** Try every way: child by child to each site with room, or to none. */
function leastByTrying(waiting: readonly number[], { room, suits }: Rooms): number {
  const children = waiting.flatMap((count, cell) => Array.from({ length: count }, () => cell));
  const known = new Map<string, number>();
  const from = (at: number, free: readonly number[]): number => {
    const cell = children[at];
    if (cell === undefined) return 0;
    const key = `${at} ${free.join(',')}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    let least = 1 + from(at + 1, free);
    free.forEach((places, site) => {
      if (places > 0 && suits[cell]?.[site] === true)
        least = Math.min(least, from(at + 1, free.with(site, places - 1)));
    });
    known.set(key, least);
    return least;
  };
  return from(0, room);
}

test('no way of filling leaves fewer', () => {
  fc.assert(
    fc.property(small, ({ waiting, rooms }) => {
      assert.equal(fewestUnplaced(waiting, rooms).unplacedTotal, leastByTrying(waiting, rooms));
    }),
    { numRuns: 400, seed: 1 },
  );
});

test('everyone is placed once or counted as left, no site holds more than its room, nobody is where it does not suit', () => {
  fc.assert(
    fc.property(small, ({ waiting, rooms }) => {
      const { placed, unplaced } = fewestUnplaced(waiting, rooms);
      waiting.forEach((count, cell) => {
        const sum = (placed[cell] ?? []).reduce((all, children) => all + children, 0);
        assert.equal(sum + (unplaced[cell] ?? 0), count);
      });
      rooms.room.forEach((places, site) => {
        const inside = placed.map((row) => row[site] ?? 0);
        assert.ok(inside.every((children) => children >= 0));
        assert.ok(inside.reduce((all, children) => all + children, 0) <= places);
        inside.forEach((children, cell) => {
          assert.ok(children === 0 || rooms.suits[cell]?.[site] === true);
        });
      });
    }),
    { numRuns: 300, seed: 2 },
  );
});

test('more places never leave more children', () => {
  fc.assert(
    fc.property(small, fc.nat({ max: 2 }), fc.nat({ max: 3 }), ({ waiting, rooms }, at, more) => {
      const site = at % rooms.room.length;
      const wider = { ...rooms, room: rooms.room.with(site, (rooms.room[site] ?? 0) + more) };
      assert.ok(fewestUnplaced(waiting, wider).unplacedTotal <= fewestUnplaced(waiting, rooms).unplacedTotal);
    }),
    { numRuns: 300, seed: 3 },
  );
});

test('a child moves on so that another finds room', () => {
  // The first cell suits both sites and would take the only one that suits the second.
  const { unplaced, placed } = fewestUnplaced([1, 1], {
    room: [1, 1],
    suits: [
      [true, true],
      [true, false],
    ],
  });
  assert.deepEqual(unplaced, [0, 0]);
  assert.deepEqual(placed, [
    [0, 1],
    [1, 0],
  ]);
});
