/** The answer on places for people at a terminal: the sentence, then each part as a table. */
import type { PlacesAnswer } from '../app/places/answer-places.ts';
import { placesView } from '../app/views/places-view.ts';
import { pageTableText } from './page-table-text.ts';

/** The parts by the names under which they are asked for; each is a section of the page. */
const SECTIONS = {
  slippage: 'late',
  pipeline: 'pipeline',
  need: 'need',
  allocation: 'allocation',
} as const;
export type PlacesPart = keyof typeof SECTIONS;
export const PLACES_PARTS: readonly PlacesPart[] = ['slippage', 'pipeline', 'need', 'allocation'];

/** Write the answer: the same words and tables as the page. @param only  one part; null for all. */
export function placesText(answer: PlacesAnswer, only: PlacesPart | null): string {
  const view = placesView(answer);
  const sections = view.sections.filter(({ id }) => only === null || id === SECTIONS[only]);
  const parts = sections.flatMap(({ title, introduction, points, missing, tables }) => [
    `${title}\n${[introduction, ...points, missing ?? ''].filter((words) => words !== '').join('\n')}`,
    ...tables.map(pageTableText),
  ]);
  return [view.answer, ...view.notes, ...parts].join('\n\n');
}
