/** Finds numbers from 1 to 4 of children and the like that an officer wrote by hand: no rule can keep those back. */
import type { Problem } from '../../base/problem.ts';
import type { Block, Inline } from '../blocks.ts';

const PEOPLE = 'child|children|pupils?|learners?|young (?:person|people)|students?';
const COUNTED = `${PEOPLE}|placements?|plans?|requests?|ehcps?`;
const SMALL = new RegExp(
  `(?<![\\d,.£/-])[1-4]\\s+(?:\\w+\\s+){0,1}(?:${COUNTED})\\b|\\b(?:one|two|three|four)\\s+(?:${PEOPLE})\\b`,
  'i',
);

/**
 * List a problem for each passage of a public copy that tells a small number in its own words.
 * The message names the place and never the number.
 */
export function smallNumbersInWords(blocks: readonly Block[], place: string): readonly Problem[] {
  return blocks.flatMap((block): readonly Problem[] => {
    if (block.kind === 'question' || block.kind === 'rating-row')
      return smallNumbersInWords(block.details, `${place}, ${block.id}`);
    return textsOf(block).some((text) => SMALL.test(text)) ? [problemAt(place)] : [];
  });
}

function problemAt(place: string): Problem {
  return {
    code: 'disclosure.small-number-in-words',
    place,
    message:
      'The text tells a number of children, plans, requests or placements from 1 to 4 in its own words',
    advice:
      'Refer to the stored figure, which the public copy keeps back, or write the passage without the number.',
  };
}

/** The texts of a block that are not figures of the book. */
function textsOf(block: Block): readonly string[] {
  if (block.kind === 'paragraph') return [own(block.content)];
  if (block.kind === 'list') return block.items.map(own);
  if (block.kind === 'table') return block.rows.flatMap((row) => row.map(({ content }) => own(content)));
  return [];
}

/** A figure's place is held by a mark that no number ends with. */
function own(content: readonly Inline[]): string {
  return content.map(({ text, figure }) => (figure === undefined ? text : '·')).join('');
}
