/** What was known when an update was made: later months, rounds and forecasts are not in its return. */
import { lastDayOf } from '../base/time.ts';
import type { Update } from '../programme/definitions.ts';
import type { Programme } from '../programme/programme.ts';
import { trackersAsAt } from '../programme/tracking/trackers-as-at.ts';
import type { ProgrammeFacts } from './programme-facts.ts';

/**
 * Cut the facts to what an update may show: actual months and in-year forecasts up to its cut-off, the agreed
 * forecast whole, ratings and commentary up to itself. The newest forecast belongs to the newest update alone.
 * The register of places, the risks and the plan are as they stand: they hold no date of knowledge.
 */
export function factsAsAt(facts: ProgrammeFacts, update: Update): ProgrammeFacts {
  const isNewest = facts.programme.updates.at(-1)?.id === update.id;
  return {
    ...facts,
    programme: programmeAsAt(facts.programme, update),
    monthly: facts.monthly.filter(({ record }) => {
      if (record.series === 'agreed') return true;
      return record.series === 'latest' ? isNewest : record.month <= update.dataCutOff;
    }),
    ...(facts.voice === undefined
      ? {}
      : { voice: facts.voice.filter(({ on }) => on <= lastDayOf(update.dataCutOff)) }),
  };
}

function programmeAsAt(programme: Programme, update: Update): Programme {
  const updates = programme.updates.filter(
    (other) => other.year < update.year || (other.year === update.year && other.sequence <= update.sequence),
  );
  const ids = new Set(updates.map(({ id }) => id));
  const upTo = <T extends { readonly updateId: string }>(items: readonly T[]) =>
    items.filter(({ updateId }) => ids.has(updateId));
  const cutOff = lastDayOf(update.dataCutOff);
  return {
    ...programme,
    updates,
    ratings: upTo(programme.ratings),
    answers: upTo(programme.answers),
    commentary: upTo(programme.commentary),
    signOffs: upTo(programme.signOffs),
    inYearForecasts: programme.inYearForecasts.filter(({ asAt }) => asAt <= cutOff),
    ...(programme.trackers === undefined ? {} : { trackers: trackersAsAt(programme.trackers, cutOff, ids) }),
  };
}
