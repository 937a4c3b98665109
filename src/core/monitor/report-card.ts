/** The report card of forecasts: how far they were out, and whether their ranges held as often as they said. */
import { type ClusteredShare, clusteredShare } from '../num/clustered-share.ts';
import { RANGES, type RangeLevel, type ScoredForecast } from './score-vintages.ts';

/** How often one central range held. */
export type RangeRecord = ClusteredShare & {
  readonly level: RangeLevel;
  readonly held: number;
  readonly count: number;
  readonly origins: number;
  readonly verdict: Verdict;
};

/** What may be said of a range; `too-few` below five origins. */
export type Verdict = 'too-few' | 'narrow' | 'wide' | 'holds';

/** Scores of a group of forecasts; shares are of the actual. */
export type ReportCard = {
  readonly forecasts: number;
  readonly origins: number;
  readonly vintages: number;
  /** Mean of (median − actual)/actual; above 0 is too high. Null where every actual is nil. */
  readonly bias: number | null;
  /** Mean absolute error over the actual. */
  readonly error: number | null;
  /** Mean absolute error over that of carrying on the last actual; null where that is not known. */
  readonly againstNaive: number | null;
  /** Mean weighted interval score over the actual; null where no forecast stores enough levels. */
  readonly wis: number | null;
  /** One record for each range that is stored. */
  readonly ranges: readonly RangeRecord[];
  /** Outcomes by tenth of the forecast in which they fell; level where ranges are right. */
  readonly pit: readonly number[];
};

const TENTHS = 10;
/** Fewest origins from which a verdict is given. */
export const LEAST_ORIGINS = 5;
/** A count of holds that comes by chance less often than this is told. */
const DOUBT = 0.1;

/** Put scored forecasts together; null where there is none. */
export function drawUpCard(scored: readonly ScoredForecast[]): ReportCard | null {
  if (scored.length === 0) return null;
  const sized = scored.filter(({ actual }) => actual !== 0);
  const naive = scored.filter(({ naiveError }) => naiveError !== null);
  const naiveSum = naive.reduce((sum, { naiveError }) => sum + (naiveError ?? 0), 0);
  const ownSum = naive.reduce((sum, { error }) => sum + Math.abs(error), 0);
  const pit = new Array<number>(TENTHS).fill(0);
  for (const one of scored) {
    const tenth = Math.min(TENTHS - 1, Math.floor(one.pit * TENTHS));
    pit[tenth] = (pit[tenth] ?? 0) + 1;
  }
  return {
    forecasts: scored.length,
    origins: new Set(scored.map(({ origin }) => origin)).size,
    vintages: new Set(scored.map(({ vintage }) => vintage)).size,
    bias: meanOf(sized.map(({ error, actual }) => error / actual)),
    error: meanOf(sized.map(({ error, actual }) => Math.abs(error) / actual)),
    againstNaive: naiveSum === 0 ? null : ownSum / naiveSum,
    wis: meanOf(sized.flatMap(({ wis, actual }) => (wis === null ? [] : [wis / actual]))),
    ranges: RANGES.flatMap((level) => recordOf(scored, level) ?? []),
    pit,
  };
}

function recordOf(scored: readonly ScoredForecast[], level: RangeLevel): RangeRecord | null {
  const counted = scored.flatMap(({ origin, held }) => {
    const own = held[level];
    return own === null ? [] : [{ group: origin, held: own }];
  });
  if (counted.length === 0) return null;
  const held = counted.filter((one) => one.held).length;
  const origins = new Set(counted.map(({ group }) => group)).size;
  const record = { level, held, count: counted.length, origins };
  return { ...record, ...clusteredShare(counted), verdict: judgeRange(record) };
}

/**
 * Judge a count of holds by the binomial distribution over as many trials as there are origins, for forecasts of one
 * origin hold or fail together: narrow where so few, wide where so many, come less than one time in ten.
 * @source Method note 8, section 7.
 */
export function judgeRange({
  level,
  held,
  count,
  origins,
}: Pick<RangeRecord, 'level' | 'held' | 'count' | 'origins'>): Verdict {
  if (origins < LEAST_ORIGINS) return 'too-few';
  const holds = Math.round((held / count) * origins);
  const share = Number(level);
  if (atMost(holds, origins, share) < DOUBT) return 'narrow';
  if (atMost(origins - holds, origins, 1 - share) < DOUBT) return 'wide';
  return 'holds';
}

/** Chance of at most `most` successes in `trials` [0..1]. */
function atMost(most: number, trials: number, share: number): number {
  let term = (1 - share) ** trials;
  let sum = term;
  for (let k = 1; k <= most; k++) {
    term *= ((trials - k + 1) / k) * (share / (1 - share));
    sum += term;
  }
  return sum;
}

const LEVEL_WORDS: Readonly<Record<RangeLevel, string>> = {
  '0.5': '5-in-10',
  '0.8': '8-in-10',
  '0.95': '19-in-20',
};

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  'too-few': 'That is too few to judge them by.',
  narrow: 'Treat them as narrower than honest.',
  wide: 'They are wider than they need to be.',
  holds: 'That is as often as can be told from so many.',
};

/**
 * Say in one or two plain sentences whether ranges have held: that of eight in ten where it is stored, else the widest.
 * @returns a sentence that says so where nothing has been scored yet.
 */
export function reliabilitySentence(card: ReportCard | null): string {
  const record = card?.ranges.find(({ level }) => level === '0.8') ?? card?.ranges.at(-1);
  if (record === undefined)
    return 'No forecast of ours has met its outcome yet, so how well its ranges hold is not known.';
  const { level, held, count, origins, verdict } = record;
  const from = origins < count ? `, in forecasts made at ${origins} ${origins === 1 ? 'time' : 'times'}` : '';
  const times = held === 1 ? 'once' : `${held} times`;
  return `Our ${LEVEL_WORDS[level]} ranges have held ${times} in ${count}${from}. ${VERDICT_WORDS[verdict]}`;
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
