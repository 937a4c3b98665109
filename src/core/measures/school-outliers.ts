/** How far each school stands out from all of them together, in binomial standard deviations (J11). */
import type { MeasureValue } from './measure-value.ts';
import { ValueList } from './value-list.ts';

/** Fewest below the line for a school to be judged. @source Domain rules for indicators, J11. */
const FEWEST = 10;
/** Standard deviations of the limits of 95 % and 99.8 %. */
const WARNING = 1.96;
const ALARM = 3.09;
/** Shares of people or cases; a rate such as requests for every 100 pupils is no binomial share. */
const SHARES: ReadonlySet<string> = new Set([
  'sch_nta_share',
  'sch_ehcp_pct',
  'sch_sensup_pct',
  'sch_no_consult',
]);

/** One school's score. */
type Score = {
  readonly urn: string;
  readonly apart: number;
  readonly deviation: number;
  readonly score: number;
};

/**
 * Score each school's shares against the share of all schools together, and tell of each share the farthest score. A
 * school beyond a limit is a prompt for a conversation; the note says which limit.
 */
export function measureOutliers(values: readonly MeasureValue[], sources: readonly string[]): ValueList {
  const list = new ValueList('registers', sources);
  for (const whole of values) {
    const { name, period, month, window, value } = whole;
    if (whole.cut !== null || !SHARES.has(name) || value === null || value <= 0 || value >= 1) continue;
    const schools = values.filter(
      ({ cut, name: own, period: ownPeriod }) => cut?.by === 'school' && own === name && ownPeriod === period,
    );
    const scores = schools.flatMap((school) => scoreOf(school, value));
    const at = { month, label: period, words: window };
    for (const { urn, apart, deviation, score } of scores)
      list.add('sch_outlier_z', at, {
        numerator: apart,
        denominator: deviation,
        value: score,
        cut: { by: `school, ${name}`, key: urn },
        notes: limitsOf(Math.abs(score)),
      });
    const farthest = scores.reduce<Score | null>(
      (far, one) => (far === null || Math.abs(one.score) > Math.abs(far.score) ? one : far),
      null,
    );
    if (farthest === null) continue;
    const beyond = (limit: number) => scores.filter(({ score }) => Math.abs(score) > limit).length;
    list.add('sch_outlier_z', at, {
      numerator: farthest.apart,
      denominator: farthest.deviation,
      value: farthest.score,
      cut: { by: 'measure', key: name },
      notes: [
        `the farthest of ${scores.length} schools; ${beyond(WARNING)} beyond the limit of 95 %, ${beyond(ALARM)} of them beyond that of 99.8 %`,
      ],
    });
  }
  return list;
}

/** Score a school; none where too few stand below the line, or where all do what is counted, as plans in a special school. */
function scoreOf({ cut, numerator, denominator }: MeasureValue, share: number): readonly Score[] {
  if (cut === null || numerator === null || denominator === null || denominator < FEWEST) return [];
  if (numerator === denominator) return [];
  const deviation = Math.sqrt((share * (1 - share)) / denominator);
  const apart = numerator / denominator - share;
  return [{ urn: cut.key, apart, deviation, score: apart / deviation }];
}

function limitsOf(distance: number): readonly string[] {
  if (distance > ALARM) return ['beyond the limit of 99.8 %'];
  return distance > WARNING ? ['beyond the limit of 95 %'] : [];
}
