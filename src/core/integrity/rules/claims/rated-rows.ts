/** A colour against the words of its own row, or against what its legend asks for and the text says is not there. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { type Entry, legendEntries } from '../../understand/legend.ts';
import { ratingIn } from '../../understand/ratings.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

const OFF =
  /^\W{0,3}(?:off (?:target|track|plan)|behind (?:schedule|plan|target)|late|delayed|not (?:on track|met|started|delivered)|missed|slipped|stalled)\b|\b(?:months?|weeks?) (?:behind|late)\b|\bwill miss\b/i;
const ON = /^\W{0,3}(?:on (?:target|track|schedule)|complete[d]?|delivered|achieved|met|ahead of)\b/i;
const STILL =
  /\b(?:but|although|however|recovered|now back|no longer|was|were|previously|risk of|could|might|if)\b/i;

/** "| Local places | Green | Off target: five months behind |". */
function againstRow({ grids }: Understanding): Found[] {
  return grids.flatMap((grid) => {
    if (/\brisks?\b/i.test(`${grid.caption} ${grid.columns.map(({ low }) => low).join(' ')}`)) return [];
    return grid.rows.flatMap((row): Found[] => {
      const rated = row.row.cells.flatMap((cell, at) => (at > 0 && ratingIn(cell) !== null ? [at] : []));
      const at = rated.at(-1);
      const word = at === undefined ? null : ratingIn(row.row.cells[at] ?? '');
      if (at === undefined || (word !== 'green' && word !== 'blue' && word !== 'red')) return [];
      const told = row.row.cells.find(
        (cell, k) =>
          k > 0 && k !== at && cell.length > 6 && (word === 'red' ? ON : OFF).test(cell) && !STILL.test(cell),
      );
      if (told === undefined) return [];
      return [
        {
          spots: [rowSpot(grid, row)],
          arithmetic: `rated ${word}; its row says "${told.trim().slice(0, 80)}"`,
        },
      ];
    });
  });
}

const NO_PLAN =
  /\b(?:no|without an?(?: agreed)?|not yet an?) (?:agreed |dated |approved |written )?(?:recovery )?plan\b[^.;]{0,40}\b(?:has been|is|was|exists|in place|agreed|drafted|yet)\b|\bno (?:agreed |approved |dated )?recovery plan\b|\bno (?:new |recovery |revised )date (?:has|is|was|had)\b|\bno plan for (?:its |their )?recovery\b|\b(?:a |the )?recovery plan (?:has not|is not|has yet to) (?:yet )?(?:been|be)?\b|\brecovery plan has not (?:yet )?been (?:agreed|drafted|written|approved)\b/;

/** The colours that the legend gives to what has a plan for recovery, and the one for what has none. */
function planColours(
  document: Understanding,
): { readonly withPlan: Entry; readonly without: Entry | null } | null {
  const entries = legendEntries(document);
  const hasNo = ({ meaning }: Entry) =>
    /\b(?:no|without)\b[^.;]{0,24}\b(?:plan|recovery date)\b/i.test(meaning);
  const withPlan = entries.find(
    (entry) =>
      /\bplan\b|\brecovery date\b/i.test(entry.meaning) &&
      !hasNo(entry) &&
      !/\b(?:to|on) plan\b/i.test(entry.meaning),
  );
  return withPlan === undefined ? null : { withPlan, without: entries.find(hasNo) ?? null };
}

/** What a sentence speaks of: the code or name at the head of its paragraph, or the code of its section. */
function subjectOf(sentence: Sentence): { readonly code: string | null; readonly name: string | null } {
  const { text, section } = sentence.block;
  const code =
    /^\W{0,4}([A-Z]{1,3}\d{1,2}|\d(?:\.\d)?)\b/.exec(text)?.[1] ??
    /\b(\d(?:\.\d)?|[A-Z]\d{1,2})\b/.exec(section ?? '')?.[1] ??
    null;
  const name = /^\W{0,4}([A-Z][\p{L}’' ,-]{3,60}?)[*_]{0,3}[.:–]/u.exec(text)?.[1]?.toLowerCase() ?? null;
  return { code, name };
}

type Rated = { readonly word: string; readonly spot: Spot };

/** The last rating of a row that bears a code or name; null where it does not, or has none. */
function ratedInRow(grid: Grid, row: GridRow, { code, name }: ReturnType<typeof subjectOf>): Rated | null {
  const [first = '', second = ''] = row.row.cells;
  const isCoded = code !== null && first.replaceAll(/condition|\W/gi, '') === code.replaceAll(/\W/g, '');
  const isNamed = name !== null && [first, second].some((cell) => cell.toLowerCase().includes(name));
  const at = isCoded || isNamed ? row.row.cells.findLastIndex((cell) => ratingIn(cell) !== null) : -1;
  const word = at < 1 ? null : ratingIn(row.row.cells[at] ?? '');
  return word === null ? null : { word, spot: rowSpot(grid, row) };
}

/** The newest rating of what a sentence speaks of, in a row of a table or in its section. */
function ratedOf(document: Understanding, sentence: Sentence): Rated | null {
  const subject = subjectOf(sentence);
  const [inRow] = document.grids.flatMap((grid) =>
    grid.rows.flatMap((row) => ratedInRow(grid, row, subject) ?? []),
  );
  if (inRow !== undefined) return inRow;
  const { section } = sentence.block;
  const [rating, more] = document.ratings.filter(
    (one) => one.section === section && one.word !== null && one.from === 'text',
  );
  return rating?.word == null || more !== undefined ? null : { word: rating.word, spot: rating.spot };
}

/** "Amber: off target with an agreed recovery plan", and of an amber row the text says that there is none. */
function withoutPlan(document: Understanding): Found[] {
  const colours = planColours(document);
  if (colours === null) return [];
  const { withPlan, without } = colours;
  return document.sentences.flatMap((sentence): Found[] => {
    const match = NO_PLAN.exec(sentence.low);
    if (match === null || sentence.block.kind === 'heading' || /\b(?:green|amber|red)\b/.test(sentence.low))
      return [];
    const rated = ratedOf(document, sentence);
    if (
      rated === null ||
      (rated.word !== withPlan.word &&
        (without === null || rated.word === without.word || rated.word === 'blue'))
    )
      return [];
    return [
      {
        spots: [rated.spot, sentenceSpot(sentence), withPlan.spot],
        arithmetic: `rated ${rated.word}; the text: "${match[0]}", which is ${without?.word ?? `not ${withPlan.word}`} by the legend`,
      },
    ];
  });
}

const STATUS_DONE = /^\W{0,3}(?:delivered|complete[d]?|done|kept|met|achieved|closed)\W{0,3}$/i;
const NOT_DONE =
  /\b(?:has|have|had|is|are|was|were) not (?:yet )?(?:been )?[a-z]+|\byet to (?:be |[a-z]+)|\bwill be [a-z]+(?:ed|ished|un)\b[^.;]{0,20}\bin\b/;

/** "| Lodge the planning application | Delivered |", and the text says that it has not been lodged. */
function doneThoughNot({ grids, sentences }: Understanding): Found[] {
  return grids.flatMap((grid) =>
    grid.rows.flatMap((row): Found[] => {
      const at = row.row.cells.findIndex((cell, k) => k > 0 && STATUS_DONE.test(cell));
      const own = [...thingWords(row.row.cells.slice(0, 2).join(' '))].filter((word) => word.length > 4);
      if (at < 0 || own.length < 2) return [];
      const against = sentences.find((one) => {
        if (one.block.kind === 'heading' || !NOT_DONE.test(one.low)) return false;
        const words = thingWords(one.text);
        const shared = own.filter((word) => words.has(word)).length;
        return shared >= 2 && shared * 2 >= own.length;
      });
      if (against === undefined) return [];
      return [
        {
          spots: [rowSpot(grid, row, at), sentenceSpot(against)],
          arithmetic: `"${row.row.cells[at]?.trim() ?? ''}" in the table; the text: "${NOT_DONE.exec(against.low)?.[0] ?? ''}"`,
        },
      ];
    }),
  );
}

/** Colours and rows. */
export const RATED_ROW_RULES: readonly Rule[] = [
  {
    code: 'claim.rated-row',
    kind: 'rating',
    severity: 'error',
    isWide: true,
    title: 'A colour goes against the words of its row or what its legend asks for',
    meaning:
      'Green on a row that says it is off target or late, Red on one that is on target, Amber "with a recovery plan" where the text says there is none.',
    advice: 'Change the colour or the words.',
    fires:
      '| Theme | Rating | Note |\n| --- | --- | --- |\n| Local places | Green | Off target: the Mere Street base is five months behind |',
    silent:
      '| Theme | Rating | Note |\n| --- | --- | --- |\n| Local places | Amber | Off target: the Mere Street base is five months behind |',
    find: (document) => [...againstRow(document), ...withoutPlan(document), ...doneThoughNot(document)],
  },
];
