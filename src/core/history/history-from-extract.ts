/** A monthly history from a SEN2 extract: who had a plan where at each month's end, and who came, moved and left between. */
import { type DayNumber, lastDayOfMonth, type MonthNumber, monthOfDay, toMonth } from '../base/day-number.ts';
import { showCount } from '../base/show.ts';
import { monthInWords } from '../base/time.ts';
import type { Extract } from '../extract/extract.ts';
import { NO_DAY, NO_PARENT } from '../extract/extract.ts';
import type { Register } from '../extract/register-index.ts';
import { openExtract } from '../measures/extract-context.ts';
import { inForceOn } from '../measures/spells.ts';
import {
  type CohortHistory,
  cellCount,
  cellOf,
  type HistoryAxes,
  type HistoryMove,
  type HistoryPeriod,
} from '../model/history/cohort-history.ts';
import { readPipeline } from './pipeline-from-extract.ts';
import { bandsOfSpells, type PlanBands, type SpellBands } from './plan-bands.ts';
import {
  ageInMonth,
  groupOn,
  OLDEST_AGE,
  type PlanLives,
  readPlanLives,
  settingNames,
} from './plan-lives.ts';
import { reviewsDue } from './reviews-due.ts';

/** Reasons for ceasing, and one place for none. @source SEN2 guide 2025, item 4.9. */
const REASONS = 10;
const MOVED_AUTHORITY = 5;
/** Share of leavers whose need must be told for factors of needs to be fitted [0..1]. */
const ENOUGH_NEEDS = 0.9;

/**
 * Build the history of an extract: its complete months and, flagged, the month that the day of the extract lies in.
 * @param bands  bands of funding by person; a place is then a setting and a band. Null where they are not known.
 * @returns null where the extract does not say which day it is of, or tells no complete month.
 * @source Method note 7, section 1; domain rules for SEN2, section 5.
 */
export function historyFromExtract(
  extract: Extract,
  register: Register,
  bands: PlanBands | null = null,
): CohortHistory | null {
  const context = openExtract({ extract, register, population: null, sources: [] });
  if (context === null || context.months.count === 0) return null;
  const lives = readPlanLives(context);
  const { first, count } = context.months;
  const { asAt } = context.coverage;
  const own = bands === null ? null : bandsOfSpells(lives.spells, lives.namedGroup, bands);
  const counter = new MonthCounter(lives, own, asAt, first - 1);
  const counted = Array.from({ length: count }, (_, place) => counter.next(first + place, true));
  const isPartial = monthOfDay(asAt) === first + count;
  if (isPartial) counted.push(counter.next(first + count, false));
  const axes = counter.axes();
  const periods = counted.map((month) => month.period(axes, counter.groups()));
  const last = periods[count - 1];
  if (last === undefined) return null;
  const { pipeline, notes } = readPipeline(context);
  return {
    grain: 12,
    axes,
    periods,
    stock: last.closing,
    start: toMonth(first + count),
    tellsNeedsOfLeavers: counter.tellsNeeds(),
    tellsMoves: extract.placements.leavingOn.some((day) => day !== NO_DAY),
    pipeline,
    reviews: reviewsDue(lives, first + count),
    notes: [
      ...(isPartial
        ? [
            `${monthInWords(toMonth(first + count))} is told up to the day of the extract only: left out, not counted as a whole month`,
          ]
        : []),
      ...lives.notes,
      ...(own?.notes ?? []),
      ...counter.notes(),
      ...notes,
    ],
  };
}

/** A count by age, need and group of settings (with the band where bands are known), not yet on axes. */
type Entry = { readonly age: number; readonly need: number; readonly group: number };
type MoveEntry = Entry & { readonly to: number };

/** One month's plans as they were counted. */
class CountedMonth {
  readonly opening: Entry[] = [];
  readonly closing: Entry[] = [];
  readonly joiners: Entry[] = [];
  readonly leavers: Entry[] = [];
  readonly moves: MoveEntry[] = [];
  readonly transfersOut = new Int32Array(OLDEST_AGE + 1);
  readonly reasons = new Int32Array(REASONS);
  transfersIn = 0;
  readonly #month: MonthNumber;
  readonly #isComplete: boolean;

  constructor(month: MonthNumber, isComplete: boolean) {
    this.#month = month;
    this.#isComplete = isComplete;
  }

  period(axes: HistoryAxes, groups: readonly number[]): HistoryPeriod {
    const cells = (entries: readonly Entry[]) => {
      const counts = new Int32Array(cellCount(axes));
      for (const { age, need, group } of entries) {
        const cell = cellOf(axes, age, need, groups.indexOf(group));
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
      return counts;
    };
    const name = toMonth(this.#month);
    return {
      name,
      start: name,
      isComplete: this.#isComplete,
      opening: cells(this.opening),
      closing: cells(this.closing),
      joiners: cells(this.joiners),
      leavers: cells(this.leavers),
      moves: this.#moves(axes, groups),
      transfersIn: this.transfersIn,
      transfersOut: this.transfersOut,
      reasons: this.reasons,
    };
  }

  #moves(axes: HistoryAxes, groups: readonly number[]): HistoryMove[] {
    const moves = new Map<number, HistoryMove>();
    for (const { age, need, group, to } of this.moves) {
      const [start, end] = [groups.indexOf(group), groups.indexOf(to)];
      const key = cellOf(axes, age, need, start) * groups.length + end;
      moves.set(key, { age, need, from: start, to: end, count: (moves.get(key)?.count ?? 0) + 1 });
    }
    return [...moves.entries()].sort(([a], [b]) => a - b).map(([, move]) => move);
  }
}

/** Goes from month to month and counts. */
class MonthCounter {
  readonly #lives: PlanLives;
  readonly #bands: SpellBands | null;
  readonly #asAt: DayNumber;
  readonly #groups = new Set<number>();
  readonly #chosen: Int32Array;
  /** Group of each spell in force at the end of the month before; -1 for none. */
  #groupBefore: Int32Array;
  #inForce: Int32Array;
  readonly #isOfUnknownAge = new Set<number>();
  #leavers = 0;
  #leaversWithNeed = 0;

  constructor(lives: PlanLives, bands: SpellBands | null, asAt: DayNumber, month: MonthNumber) {
    this.#lives = lives;
    this.#bands = bands;
    this.#asAt = asAt;
    this.#chosen = new Int32Array(lives.spells.children);
    this.#groupBefore = new Int32Array(lives.spells.count).fill(-1);
    const day = lastDayOfMonth(month);
    this.#inForce = this.#stockOn(day);
    for (const spell of this.#inForce) this.#groupBefore[spell] = this.#group(spell, day);
  }

  next(month: MonthNumber, isComplete: boolean): CountedMonth {
    const counted = new CountedMonth(month, isComplete);
    const first = lastDayOfMonth(month - 1) + 1;
    const last = isComplete ? lastDayOfMonth(month) : this.#asAt;
    for (const spell of this.#inForce)
      counted.opening.push(this.#entry(spell, month, this.#groupBefore[spell] ?? -1));
    const stock = this.#stockOn(last);
    const groupNow = new Int32Array(this.#groupBefore.length).fill(-1);
    for (const spell of stock) groupNow[spell] = this.#group(spell, last);
    for (const spell of stock) this.#close(counted, spell, month, groupNow[spell] ?? -1);
    this.#countEnds(counted, month, { first, last }, groupNow);
    this.#inForce = stock;
    this.#groupBefore = groupNow;
    return counted;
  }

  /** The groups of settings that occur, each with its bands, in the order of their lists. */
  groups(): readonly number[] {
    return [...this.#groups].sort((a, b) => a - b);
  }

  axes(): HistoryAxes {
    return {
      firstAge: 0,
      ageCount: OLDEST_AGE + 1,
      needs: this.#lives.needs,
      places: this.#places(),
    };
  }

  #places(): HistoryAxes['places'] {
    const names = this.#bands?.names ?? [];
    const width = Math.max(1, names.length);
    const settings = settingNames(this.groups().map((group) => Math.floor(group / width)));
    return this.groups().map((group, place) => ({
      setting: settings[place] ?? '',
      band: names[group % width] ?? null,
    }));
  }

  /** True where the need of most leavers is told. */
  tellsNeeds(): boolean {
    return this.#leavers > 0 && this.#leaversWithNeed >= ENOUGH_NEEDS * this.#leavers;
  }

  notes(): readonly string[] {
    const { size } = this.#isOfUnknownAge;
    return size === 0
      ? []
      : [`${showCount(size)} plans have no person with a birth month: they count as aged 10`];
  }

  /** In force at the end of a day, one spell a child, in the order of the file. */
  #stockOn(day: DayNumber): Int32Array {
    return inForceOn(this.#lives.spells, day, this.#asAt, this.#chosen).slice().sort();
  }

  #group(spell: number, day: DayNumber): number {
    const setting = groupOn(this.#lives, spell, day);
    const bands = this.#bands;
    const group = bands === null ? setting : setting * bands.names.length + bands.on(spell, day);
    this.#groups.add(group);
    return group;
  }

  #entry(spell: number, month: MonthNumber, group: number): Entry {
    const person = this.#lives.spells.person[spell] ?? NO_PARENT;
    if (person === NO_PARENT) this.#isOfUnknownAge.add(spell);
    return { age: ageInMonth(this.#lives, person, month), need: this.#lives.need[spell] ?? 0, group };
  }

  #close(counted: CountedMonth, spell: number, month: MonthNumber, group: number): void {
    const entry = this.#entry(spell, month, group);
    counted.closing.push(entry);
    const before = this.#groupBefore[spell] ?? -1;
    if (before >= 0 && before !== group) counted.moves.push({ ...entry, group: before, to: group });
  }

  /** Count plans that began or ended within the days of a month. */
  #countEnds(
    counted: CountedMonth,
    month: MonthNumber,
    { first, last }: { readonly first: DayNumber; readonly last: DayNumber },
    groupNow: Int32Array,
  ): void {
    const { spells } = this.#lives;
    for (let spell = 0; spell < spells.count; spell++) {
      const [from, until] = [spells.from[spell] ?? NO_DAY, spells.until[spell] ?? NO_DAY];
      if (until !== NO_DAY && until <= from) continue;
      if (from >= first && from <= last)
        this.#countJoiner(counted, spell, month, groupNow[spell] ?? -1, from);
      if (until >= first && until <= last) this.#countLeaver(counted, spell, month, from);
    }
  }

  #countJoiner(counted: CountedMonth, spell: number, month: MonthNumber, now: number, from: DayNumber): void {
    counted.joiners.push(this.#entry(spell, month, now >= 0 ? now : this.#group(spell, from)));
    if (this.#lives.isTransfer[spell] === 1) counted.transfersIn++;
  }

  #countLeaver(counted: CountedMonth, spell: number, month: MonthNumber, from: DayNumber): void {
    const { spells, taker } = this.#lives;
    const before = this.#groupBefore[spell] ?? -1;
    const entry = this.#entry(spell, month, before >= 0 ? before : this.#group(spell, from));
    counted.leavers.push(entry);
    this.#leavers++;
    this.#leaversWithNeed += this.#lives.isNeedTold[spell] ?? 0;
    const reason = taker.context.extract.namedPlans.ceaseReason[spells.namedPlan[spell] ?? NO_PARENT] ?? 0;
    counted.reasons[reason] = (counted.reasons[reason] ?? 0) + 1;
    if (reason === MOVED_AUTHORITY)
      counted.transfersOut[entry.age] = (counted.transfersOut[entry.age] ?? 0) + 1;
  }
}
