/** Another model's back-test of the same cells: its mean and its 50 and 95 % ranges. */
import Papa from 'papaparse';
import { raise } from '../../../core/base/problem.ts';
import { parseNumber } from '../../../core/domain/numbers.ts';
import { cellAt, placeOf } from '../tables/columns.ts';

/** One forecast. `origin` and `target` are the years whose steps are the first and the last forecast. */
export type OtherForecast = {
  readonly origin: string;
  readonly target: string;
  readonly by: string;
  /** As cuts of a cohort forecast are named. */
  readonly key: string;
  readonly mean: number;
  readonly low50: number;
  readonly high50: number;
  readonly low95: number;
  readonly high95: number;
};

const COLUMNS = {
  trainTo: 'trainto',
  target: 'targetcensusyear',
  by: 'dimension',
  key: 'key',
  mean: 'peermean',
  low50: 'p25',
  high50: 'p75',
  low95: 'p025',
  high95: 'p975',
} as const;
const DIMENSIONS: Readonly<Record<string, string>> = { ncy: 'year-group' };

/**
 * Read the table; rows without all numbers are passed over.
 * @throws ProblemError `cohort.not-a-backtest` where a column is not there.
 * @source Columns train_to, target_census_year (January in which the last step ends), dimension, key, peer_mean, p025, p25, p75, p975.
 */
export function readOtherForecasts(text: string): readonly OtherForecast[] {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  const [headers = [], ...rows] = data;
  const places = Object.entries(COLUMNS).map(([name, key]) => [name, placeOf(headers, key)] as const);
  const missing = places.find(([, place]) => place < 0);
  if (missing !== undefined)
    raise({
      code: 'cohort.not-a-backtest',
      message: `The file has no column for ${missing[0]}`,
      advice: 'It needs train_to, target_census_year, dimension, key, peer_mean, p025, p25, p75 and p975.',
    });
  const placeAt = new Map(places);
  return rows.flatMap((row) => {
    const word = (name: keyof typeof COLUMNS) => cellAt(row, placeAt.get(name) ?? -1);
    const number = (name: keyof typeof COLUMNS) => parseNumber(word(name));
    const [trainTo, target, mean] = [number('trainTo'), number('target'), number('mean')];
    const [low50, high50, low95, high95] = [
      number('low50'),
      number('high50'),
      number('low95'),
      number('high95'),
    ];
    if (trainTo === null || target === null || mean === null) return [];
    if (low50 === null || high50 === null || low95 === null || high95 === null) return [];
    const by = DIMENSIONS[word('by')] ?? word('by');
    const years = { origin: String(trainTo + 1), target: String(target - 1) };
    return [{ ...years, by, key: word('key'), mean, low50, high50, low95, high95 }];
  });
}
