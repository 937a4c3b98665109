/** A made-up authority, child by child and month by month, whose rates are known: what a fit and its ranges are tested on. */
import { toMonth } from '../../src/core/base/day-number.ts';
import type {
  CohortHistory,
  HistoryAxes,
  HistoryCase,
  HistoryMove,
  HistoryPeriod,
} from '../../src/core/model/history/cohort-history.ts';
import { createStream, normal, poisson, type Stream } from '../../src/core/num/random.ts';

export type MadeHistoryOptions = {
  readonly seed: number;
  /** Months that are recorded, the last of them December 2024. */
  readonly months: number;
  /** Requests a year, all ages. */
  readonly requests?: number;
  /** Deviation of a year's requests and leavers [log]. */
  readonly requestShock?: number;
  readonly leaveShock?: number;
  /** Deviation of a year's hazard of an assessment to end [log], and of the odds that a request is assessed [log]; none where not given. */
  readonly paceShock?: number;
  readonly assessShock?: number;
  /** Deviation of a year's capacity [log]; none where not given. */
  readonly capacityShock?: number;
  /** Assessments that can end in a month of the record, by month from its first; no limit where not given. */
  readonly capacity?: (month: number) => number;
};

/** What the made-up authority does on average. */
export const MADE_TRUTH = {
  assessShare: 0.75,
  issueShare: 0.95,
  /** Leaving hazard of those under 16, 16 to 18, and older [1/year]. */
  leaving: [0.02, 0.12, 0.35],
  needFactors: [0.8, 1.3, 1],
} as const;

const NEEDS = ['ASD', 'SEMH', 'MLD'];
const [MAINSTREAM, SPECIAL, INDEPENDENT, COLLEGE] = [0, 1, 2, 3];
const SETTINGS = ['MSMA', 'SPMA', 'SPIN', 'FE'];
const OLDEST = 24;
const LAST_MONTH = 2024 * 12 + 11;
const BURN_IN = 240;
/** Of each age 0 to 24, how often a request comes for it. */
const REQUEST_AGES = [0, 0, 2, 9, 8, 6, 5, 5, 4, 4, 4, 4, 3, 3, 3, 2, 1, 1, 0.5, 0, 0, 0, 0, 0, 0];
/** Leaving in summer, the rest of the year less: mean 1. */
const LEAVE_SEASON = [0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 2.5, 2.5, 0.7, 0.7, 0.7, 0.7];
const REQUEST_SEASON = [1, 1.1, 1.2, 0.9, 1.1, 1.2, 1.1, 0.4, 0.8, 1.1, 1.2, 0.9];

type Child = { age: number; readonly need: number; place: number };
type Case = { -readonly [Key in keyof HistoryCase]: HistoryCase[Key] };

const AXES: HistoryAxes = {
  firstAge: 0,
  ageCount: OLDEST + 1,
  needs: NEEDS,
  places: SETTINGS.map((setting) => ({ setting, band: null })),
};

function cellOfChild({ age, need, place }: Child): number {
  return (age * NEEDS.length + need) * SETTINGS.length + place;
}

function pick(stream: Stream, weights: readonly number[]): number {
  let left = stream.next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [place, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return place;
  }
  return weights.length - 1;
}

/** One authority while it lives. */
class MadeAuthority {
  readonly #options: MadeHistoryOptions;
  readonly #stream: Stream;
  readonly #first: number;
  #children: Child[] = [];
  #cases: Case[] = [];
  #requestLevel = 1;
  #leaveLevel = 1;
  #pace = 1;
  #assessShare: number = MADE_TRUTH.assessShare;
  #capacityLevel = 1;

  constructor(options: MadeHistoryOptions) {
    this.#options = options;
    this.#stream = createStream(options.seed, 'made history');
    this.#first = LAST_MONTH - options.months + 1;
  }

  live(): CohortHistory {
    for (let month = this.#first - BURN_IN; month < this.#first; month++) this.#month(month);
    const kept = this.#cases.filter(({ decided, isAssessed, finished }) => {
      if (decided === null) return true;
      return isAssessed && finished === null;
    });
    this.#cases = kept;
    const periods = Array.from({ length: this.#options.months }, (_, k) => this.#month(this.#first + k));
    const last = periods.at(-1);
    if (last === undefined) throw new RangeError('A history needs a month');
    return {
      grain: 12,
      axes: AXES,
      periods,
      stock: last.closing,
      start: toMonth(LAST_MONTH + 1),
      tellsNeedsOfLeavers: true,
      tellsMoves: true,
      pipeline: { cases: this.#cases, from: this.#first, to: LAST_MONTH },
      notes: [],
    };
  }

  #month(month: number): HistoryPeriod {
    const inYear = month % 12;
    if (inYear === 0) this.#turnYear();
    const room = () => new Int32Array(AXES.ageCount * NEEDS.length * SETTINGS.length);
    const [leavers, joiners] = [room(), room()];
    const moves: Omit<HistoryMove, 'count'>[] = [];
    if (inYear === 8) this.#growOlder(leavers);
    const opening = this.#count();
    if (inYear === 8) this.#changePhase(moves);
    this.#events(inYear, leavers, moves);
    for (const child of this.#joiners(month, inYear)) {
      bump(joiners, cellOfChild(child));
      this.#children.push(child);
    }
    return {
      name: toMonth(month),
      start: toMonth(month),
      isComplete: true,
      opening,
      closing: this.#count(),
      joiners,
      leavers,
      moves: moves.map((move) => ({ ...move, count: 1 })),
      transfersIn: 0,
      transfersOut: new Int32Array(AXES.ageCount),
      reasons: new Int32Array(0),
    };
  }

  #turnYear(): void {
    const { requestShock = 0.14, leaveShock = 0.2 } = this.#options;
    this.#requestLevel = Math.exp(requestShock * normal(this.#stream) - requestShock ** 2 / 2);
    this.#leaveLevel = Math.exp(leaveShock * normal(this.#stream) - leaveShock ** 2 / 2);
    this.#turnOffice();
  }

  /** The office of a new year; who asks for no differences draws none, so that earlier authorities are as they were. */
  #turnOffice(): void {
    const { paceShock = 0, assessShock = 0, capacityShock = 0 } = this.#options;
    const level = (shock: number) => (shock === 0 ? 1 : Math.exp(shock * normal(this.#stream)));
    this.#pace = level(paceShock);
    const odds = (MADE_TRUTH.assessShare / (1 - MADE_TRUTH.assessShare)) * level(assessShock);
    this.#assessShare = odds / (1 + odds);
    this.#capacityLevel = level(capacityShock);
  }

  #count(): Int32Array {
    const counts = new Int32Array(AXES.ageCount * NEEDS.length * SETTINGS.length);
    for (const child of this.#children) bump(counts, cellOfChild(child));
    return counts;
  }

  /** The oldest have left by the last day of August. */
  #growOlder(_: Int32Array): void {
    this.#children = this.#children.filter((child) => {
      child.age++;
      return child.age <= OLDEST;
    });
  }

  #changePhase(moves: Omit<HistoryMove, 'count'>[]): void {
    for (const child of this.#children) {
      const mustGo =
        (child.age === 16 && child.place === MAINSTREAM) || (child.age === 19 && child.place !== COLLEGE);
      if (mustGo) moveTo(child, COLLEGE, moves);
    }
  }

  #events(inYear: number, leavers: Int32Array, moves: Omit<HistoryMove, 'count'>[]): void {
    const season = this.#leaveLevel * (LEAVE_SEASON[inYear] ?? 1);
    this.#children = this.#children.filter((child) => {
      if (this.#stream.next() < -Math.expm1((-leaveRate(child) * season) / 12)) {
        bump(leavers, cellOfChild(child));
        return false;
      }
      if (this.#stream.next() < moveRate(child) / 12)
        moveTo(child, child.place === MAINSTREAM ? SPECIAL : INDEPENDENT, moves);
      return true;
    });
  }

  /** Requests come in, are decided, assessed, and end in plans. */
  #joiners(month: number, inYear: number): Child[] {
    const { requests = 240 } = this.#options;
    const mean = (requests * this.#requestLevel * (REQUEST_SEASON[inYear] ?? 1)) / 12;
    for (let k = poisson(this.#stream, mean); k > 0; k--)
      this.#cases.push({
        received: month,
        age: pick(this.#stream, REQUEST_AGES),
        decided: null,
        isAssessed: false,
        finished: null,
        isIssued: false,
        daysToPlan: null,
      });
    this.#decide(month);
    return this.#finish(month);
  }

  #decide(month: number): void {
    for (const item of this.#cases) {
      if (item.decided !== null || item.received === month || this.#stream.next() > 0.7) continue;
      item.decided = month;
      item.isAssessed = this.#stream.next() < this.#assessShare;
    }
  }

  #finish(month: number): Child[] {
    let room = Math.round(
      this.#capacityLevel * (this.#options.capacity?.(month - this.#first) ?? Number.POSITIVE_INFINITY),
    );
    const chance = 1 - 0.5 ** this.#pace;
    const joined: Child[] = [];
    for (const item of this.#cases) {
      if (room <= 0) break;
      const isOpen = item.isAssessed && item.finished === null;
      if (!isOpen || month - item.received < 3 || this.#stream.next() > chance) continue;
      room--;
      item.finished = month;
      item.isIssued = this.#stream.next() < MADE_TRUTH.issueShare;
      if (!item.isIssued) continue;
      item.daysToPlan = (month - item.received) * 30;
      joined.push(this.#child(item, month));
    }
    return joined;
  }

  /** A child of a case, at its age on 31 August before, in its first place. */
  #child({ age, received }: Case, month: number): Child {
    const schoolYears = Math.floor((month - 8) / 12) - Math.floor((received - 8) / 12);
    const now = Math.min(OLDEST, (age ?? 0) + schoolYears);
    const place =
      now >= 19 ? COLLEGE : pick(this.#stream, now >= 16 ? [0, 2, 1, 7] : [8, 2, now < 7 ? 0 : 1]);
    return { age: now, need: pick(this.#stream, [5, 3, 2]), place };
  }
}

/** Leaving hazard of an average month, without the level of the year [1/year]. */
function leaveRate({ age, need }: Child): number {
  const [young, middle, old] = MADE_TRUTH.leaving;
  const base = age < 16 ? young : age < 19 ? middle : old;
  return base * (MADE_TRUTH.needFactors[need] ?? 1);
}

/** Moves out of mainstream and special schools [1/year]. */
function moveRate({ age, place }: Child): number {
  if (place === MAINSTREAM) return 0.03;
  return place === SPECIAL && age > 6 ? 0.02 : 0;
}

function bump(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function moveTo(child: Child, to: number, moves: Omit<HistoryMove, 'count'>[]): void {
  moves.push({ age: child.age, need: child.need, from: child.place, to });
  child.place = to;
}

/** Let an authority live and give its record. Deterministic for a seed. */
export function makeHistory(options: MadeHistoryOptions): CohortHistory {
  return new MadeAuthority(options).live();
}
