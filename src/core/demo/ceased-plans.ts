/** Plans that ceased in the return's year: who left, at what age and why. */
import { type DayNumber, dayNumberOf } from '../base/day-number.ts';
import type { Month } from '../base/time.ts';
import { type Stream, uniformInt } from '../num/random.ts';
import { type Draft, type Drawing, dayIn, drawReceipt, historic, monthsOf2024 } from './case-draft.ts';
import { EARLY_CEASE_REASONS, LATE_CEASE_REASONS, MIDDLE_CEASE_REASONS } from './county-shares.ts';
import { inMonth } from './county-story.ts';
import { ageOn, bornAtAge, drawPlace } from './draw-people.ts';
import { takeStart } from './earlier-starts.ts';
import { CEASED_WITHOUT_REASON } from './planted-faults.ts';
import { drawFrom, type WeightedTable } from './weighted-table.ts';

/** Draw the people whose plans ceased, month by month. */
export function* ceasedPlans(drawing: Drawing): Generator<Draft> {
  const { story } = drawing.source;
  let withoutReason = CEASED_WITHOUT_REASON;
  for (const month of monthsOf2024(story))
    for (let k = 0; k < inMonth(story, story.ceases, month); k++) {
      yield ceasedPlan(drawing, month, withoutReason > 0);
      withoutReason -= 1;
    }
}

function ceasedPlan(drawing: Drawing, month: Month, isWithoutReason: boolean): Draft {
  const { stream, source, starts } = drawing;
  const ceased = dayIn(stream, month);
  const isSummer = month === '2024-07' || month === '2024-08';
  const isMaximumAge = isSummer && stream.next() < 0.12;
  const born = isMaximumAge ? bornForMaximumAge(stream) : bornOfLeaver(stream);
  const start = takeStart(stream, starts, born);
  const age = ageOn(born, ceased);
  const reason = drawFrom(stream, ceaseReasonsAt(age));
  const place = drawPlace(stream, source.kinds, age >= 16 ? 'post16' : 'mainstream', age);
  const ceaseReason = isMaximumAge ? '1' : reason;
  return {
    born,
    ...historic(drawReceipt(drawing, start)),
    plan: { start, ceased, ceaseReason: isWithoutReason ? '' : ceaseReason, place, hasPersonalBudget: false },
    placement: null,
  };
}

function ceaseReasonsAt(age: number): WeightedTable<string> {
  if (age < 16) return EARLY_CEASE_REASONS;
  return age < 18 ? MIDDLE_CEASE_REASONS : LATE_CEASE_REASONS;
}

/** Someone who turned 25 before July of the academic year 2023/24 and is not yet 26 on the census day. */
function bornForMaximumAge(stream: Stream): DayNumber {
  return dayNumberOf(1999, 1, 17) + uniformInt(stream, 165);
}

function bornOfLeaver(stream: Stream): DayNumber {
  const share = stream.next();
  if (share < 0.1) return bornAtAge(stream, 6 + uniformInt(stream, 10));
  return bornAtAge(stream, share < 0.35 ? 17 : 18 + uniformInt(stream, 7));
}
