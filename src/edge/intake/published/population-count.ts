/** One count of people as a published row: its age, its breakdown, its number or mark. */
import type { PublishedRow } from '../../../core/domain/published.ts';
import type { ReaderInput, RowOutcome } from '../tables/reading.ts';
import type { Whose } from './population-area.ts';
import { type PublishedFigure, readPublishedFigure } from './published-figure.ts';

/** The oldest single year of age that tables give [years]. */
const OLDEST = 110;
/** A calendar year. */
export const YEAR = /^(19|20)\d\d$/;
/** Takes the published rows of one row of a table. */
export type Give = (record: PublishedRow) => void;

/** Give an age as a breakdown: "0" to "110", or "90+"; null where the text is no single year. */
export function ageOf(text: string): string | null {
  const single = /^(\d{1,3})(?:\.0)?$/.exec(text)?.[1];
  if (single !== undefined) return Number(single) <= OLDEST ? String(Number(single)) : null;
  const open = /^(\d{2,3})\s*(?:\+|and over|plus|years and over)$/i.exec(text)?.[1];
  return open === undefined ? null : `${Number(open)}+`;
}

/** One count of people. */
export type Count = {
  readonly whose: Whose;
  readonly year: string;
  readonly topic: string;
  readonly age: string;
  readonly text: string;
};

/** Hand on one count of people; false where the cell holds neither a count nor a mark. */
export function giveCount({ whose, year, topic, age, text }: Count, give: Give): PublishedFigure {
  const figure = readPublishedFigure(text);
  if ('fault' in figure) return figure;
  if ('value' in figure && figure.value < 0) return { fault: 'cell.negative' };
  give({
    dataset: 'population',
    timePeriod: year,
    ...whose,
    breakdownTopic: topic,
    breakdown: age,
    values: 'value' in figure ? { population: figure.value } : {},
    marks: 'mark' in figure ? { population: figure.mark } : {},
  });
  return figure;
}

/** Tell a problem of a row and give the outcome. */
export function refuse(
  input: Pick<ReaderInput, 'headers' | 'log'>,
  code: 'population.year-unknown' | 'population.age-unreadable' | 'period.unreadable',
  row: number,
  place: number,
): RowOutcome {
  input.log.add(code, row, input.headers[place] ?? null);
  return 'error';
}

/** People of one sex are a breakdown of their own, so that they are never added to all people of that age. */
export function topicOf(sex: string, age: string): { readonly topic: string; readonly age: string } {
  const isEveryone = sex === '' || /^(persons?|all|total)$/i.test(sex);
  if (age === 'Total') return isEveryone ? { topic: 'Total', age } : { topic: 'Sex', age: sex };
  return isEveryone ? { topic: 'Age', age } : { topic: 'Age and sex', age: `${age} ${sex}` };
}
