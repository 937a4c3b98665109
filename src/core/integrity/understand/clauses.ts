/** What a document says, clause by clause: sentences, list items, cells of words, and questions with the answer they were given. */
import type { Spot } from '../finding.ts';
import type { Period } from '../lex/periods.ts';
import type { Quantity } from '../lex/quantities.ts';
import { groupOf } from './figures.ts';
import { oncePer } from './once.ts';
import type { Sentence } from './sentence.ts';
import { statementsOf } from './statements.ts';
import type { Understanding } from './understanding.ts';

/** A stretch between stops that tells one thing. */
export type Clause = {
  /** In lower case. */
  readonly low: string;
  /** The whole sentence, and the clause's place in it. */
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
  readonly periods: readonly Period[];
  readonly quantities: readonly Quantity[];
  /** Lower-case words of its heading, or of its row and column. */
  readonly under: string;
  readonly spot: Spot;
  /** Of its paragraph, list or row. */
  readonly group: string;
};

/** Where one thought ends and the next begins. */
const JOINT =
  /[;:]\s|, (?=(?:and|but|so|which|while|whereas|since|as|with|though|although|that is)\b)|\. | – | \| | and (?=(?:that|so|the|it|they|this|we|pupils|is|are|was|were|has|have)\b)| (?=because |since demand |although |but |whereas |while )/g;

function clausesIn(sentence: Sentence, under: string, spot: Spot, group: string): Clause[] {
  const ends = [...sentence.low.matchAll(JOINT)].map(({ index, 0: mark }) => ({
    end: index,
    next: index + mark.length,
  }));
  const starts = [0, ...ends.map(({ next }) => next)];
  return starts.map((start, at) => {
    const end = ends[at]?.end ?? sentence.low.length;
    const within = (one: { readonly start: number; readonly end: number }) =>
      one.start >= start && one.end <= end;
    return {
      low: sentence.low.slice(start, end),
      sentence,
      start,
      end,
      periods: sentence.periods.filter(within),
      quantities: sentence.quantities.filter(within),
      under,
      spot,
      group,
    };
  });
}

/** Give all clauses of a document in their order; headings and questions say nothing. Linear. */
export const clausesOf: (document: Understanding) => readonly Clause[] = oncePer((document) =>
  statementsOf(document).flatMap(({ sentence, under, spot, isCell }) =>
    clausesIn(sentence, under, spot, isCell ? `row ${spot.paragraph}` : groupOf(sentence)),
  ),
);
