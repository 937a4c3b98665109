/** Intervals of changes: the published examples, what must always hold, and how often they miss. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createStream, type Stream } from '../num/random.ts';
import { exactPairedChance, pairedChange, unpairedChange, wilsonInterval } from './proportion-change.ts';

const near = (found: number, wanted: number, by = 0.00006) =>
  assert.ok(Math.abs(found - wanted) < by, `${found} is not ${wanted}`);

test('the score interval of 81 in 263 is that of Newcombe’s paper', () => {
  const { low, high } = wilsonInterval({ yes: 81, of: 263 });
  near(low, 0.2553);
  near(high, 0.3662);
});

test('56 of 70 against 48 of 80, groups apart, is that of Newcombe’s paper', () => {
  const { change, low, high } = unpairedChange({ yes: 48, of: 80 }, { yes: 56, of: 70 });
  near(change, 0.2);
  near(low, 0.0524);
  near(high, 0.3339);
});

test('the same people asked twice: 20 both, 12 after only, 2 before only, 16 neither', () => {
  const { change, low, high } = pairedChange({ both: 20, afterOnly: 12, beforeOnly: 2, neither: 16 });
  near(change, 0.2);
  near(low, 0.0562);
  near(high, 0.3292);
});

test('the exact chance: 12 against 2 is what the binomial gives; nobody moved is 1', () => {
  near(exactPairedChance({ both: 0, neither: 0, beforeOnly: 2, afterOnly: 12 }), (2 * (1 + 14 + 91)) / 16384);
  assert.equal(exactPairedChance({ both: 9, neither: 9, beforeOnly: 0, afterOnly: 0 }), 1);
  assert.equal(exactPairedChance({ both: 0, neither: 0, beforeOnly: 3, afterOnly: 3 }), 1);
});

const cell = fc.integer({ min: 0, max: 60 });
const table = fc
  .record({ both: cell, beforeOnly: cell, afterOnly: cell, neither: cell })
  .filter(({ both, beforeOnly, afterOnly, neither }) => both + beforeOnly + afterOnly + neither > 0);

test('an interval holds its change, stays within a whole, and turns over when before and after are changed about', () => {
  fc.assert(
    fc.property(table, (counts) => {
      const { change, low, high } = pairedChange(counts);
      assert.ok(low <= change + 1e-12 && change <= high + 1e-12 && low >= -1 && high <= 1);
      const turned = pairedChange({
        ...counts,
        beforeOnly: counts.afterOnly,
        afterOnly: counts.beforeOnly,
      });
      near(turned.low, -high, 1e-9);
      near(turned.high, -low, 1e-9);
    }),
  );
});

/** People who keep their mind six times in ten, and otherwise answer afresh with the same chance before and after. */
function drawUnchanged(stream: Stream, people: number) {
  const counts = { both: 0, beforeOnly: 0, afterOnly: 0, neither: 0 };
  for (let person = 0; person < people; person++) {
    const before = stream.next() < 0.5;
    const after = stream.next() < 0.6 ? before : stream.next() < 0.5;
    if (before) counts[after ? 'both' : 'beforeOnly']++;
    else counts[after ? 'afterOnly' : 'neither']++;
  }
  return counts;
}

test('where nothing changed, about one paired interval in twenty says otherwise, and no more', () => {
  const stream = createStream(7, 'voice', 'no-change');
  const runs = 4000;
  let alarms = 0;
  for (let run = 0; run < runs; run++) {
    const counts = drawUnchanged(stream, 24);
    const { low, high } = pairedChange(counts);
    if (low > 0 || high < 0) alarms++;
  }
  // Five standard errors above 5 in a hundred; well below would mean intervals far too wide.
  assert.ok(alarms / runs < 0.05 + 5 * Math.sqrt((0.05 * 0.95) / runs), `${alarms} in ${runs}`);
  assert.ok(alarms / runs > 0.01, `${alarms} in ${runs}`);
});

test('of people apart too: about one in twenty', () => {
  const stream = createStream(7, 'voice', 'no-change-apart');
  const runs = 4000;
  let alarms = 0;
  const ask = (of: number) => {
    let yes = 0;
    for (let person = 0; person < of; person++) if (stream.next() < 0.4) yes++;
    return { yes, of };
  };
  for (let run = 0; run < runs; run++) {
    const { low, high } = unpairedChange(ask(20), ask(17));
    if (low > 0 || high < 0) alarms++;
  }
  assert.ok(alarms / runs < 0.05 + 5 * Math.sqrt((0.05 * 0.95) / runs), `${alarms} in ${runs}`);
  assert.ok(alarms / runs > 0.01, `${alarms} in ${runs}`);
});
