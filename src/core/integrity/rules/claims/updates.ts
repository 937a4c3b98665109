/** Ratings that differ from place to place for one update, and a rating told of a thing that was not rated. */
import type { Found } from '../../finding.ts';
import { wordValue } from '../../lex/number-words.ts';
import type { Rule } from '../../rule.ts';
import { type Cell, newestOf, type RatedRow, ratedRows } from '../../understand/rated-things.ts';
import { isStatement, sentenceSpot } from '../../understand/sentence.ts';
import { newestUpdate, rowsOfThing, type ToldRating, toldRatings } from '../../understand/told-ratings.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** The cell of a row for an update: the newest one where none is named. */
function cellFor(row: RatedRow, update: number | null, newest: number | null): Cell | null {
  const last = newestOf(row);
  if (update === null) return last !== null && (last.update === null || last.update === newest) ? last : null;
  return row.cells.find((cell) => cell.update === update) ?? null;
}

function showUpdate(update: number | null): string {
  return update === null ? 'the newest update' : `update ${update}`;
}

/** The text gives a thing another rating than its row, for one update. */
function textAgainstRow(document: Understanding): Found[] {
  const newest = newestUpdate(document);
  return toldRatings(document).flatMap((told): Found[] => {
    const rows = rowsOfThing(document, told.subject);
    const cells = rows.flatMap((row) => cellFor(row, told.update, newest) ?? []);
    const rated = cells.filter(({ colour }) => colour !== null);
    const [against] = rated;
    if (against === undefined || rated.some(({ colour }) => colour === told.colour)) return [];
    // On a scale of five the text's plain colours may be part of a name: "Amber-green".
    if (rows.some((row) => row.cells.some(({ colour }) => colour?.includes('-') === true))) return [];
    return [
      {
        spots: [told.spot, against.spot],
        arithmetic: `${told.subject}, ${showUpdate(told.update)}: "${told.words.trim()}" in the text, ${against.colour} in the table`,
      },
    ];
  });
}

/** Two tables, or two texts, give one thing two ratings for one update. */
function rowAgainstRow(document: Understanding): Found[] {
  const held = new Map<string, { readonly cell: Cell; readonly row: RatedRow }>();
  return ratedRows(document).flatMap((row) =>
    row.cells.flatMap((cell): Found[] => {
      if (cell.colour === null || cell.update === null || !/ \d/.test(row.subject)) return [];
      const key = `${row.subject}/${cell.update}`;
      const first = held.get(key);
      if (first === undefined) held.set(key, { cell, row });
      if (first === undefined || first.row.grid === row.grid || first.cell.colour === cell.colour) return [];
      return [
        {
          spots: [cell.spot, first.cell.spot],
          arithmetic: `${row.subject}, ${showUpdate(cell.update)}: ${first.cell.colour} in one table, ${cell.colour} in another`,
        },
      ];
    }),
  );
}

function textAgainstText(document: Understanding): Found[] {
  const held = new Map<string, ToldRating>();
  return toldRatings(document).flatMap((told): Found[] => {
    if (rowsOfThing(document, told.subject).length > 0) return [];
    const key = `${told.subject}/${told.update ?? 'newest'}`;
    const first = held.get(key);
    if (first === undefined) held.set(key, told);
    if (first === undefined || first.colour === told.colour || first.spot.paragraph === told.spot.paragraph)
      return [];
    return [
      {
        spots: [told.spot, first.spot],
        arithmetic: `${told.subject}: "${first.words.trim()}" in one place, "${told.words.trim()}" in another`,
      },
    ];
  });
}

/** The rows that have no rating for the newest update although others of their table have. */
function unratedRows(document: Understanding): RatedRow[] {
  return ratedRows(document).filter((row) => {
    const last = newestOf(row);
    if (last === null || !last.isBlank || row.cells.length < 2) return false;
    return ratedRows(document).some((other) => other.grid === row.grid && newestOf(other)?.colour != null);
  });
}

/** "R3 is Amber for the third update in a row", and the register has no rating for R3 this time. */
function toldThoughUnrated(document: Understanding): Found[] {
  const unrated = unratedRows(document);
  const newest = newestUpdate(document);
  return toldRatings(document).flatMap((told): Found[] => {
    const row = unrated.find(({ subject }) => subject === told.subject);
    if (row === undefined || (told.update !== null && told.update !== newest)) return [];
    const last = newestOf(row);
    return last === null
      ? []
      : [
          {
            spots: [told.spot, last.spot],
            arithmetic: `${told.subject} has no rating for the newest update; the text: "${told.words.trim()}"`,
          },
        ];
  });
}

const ALL_RATED =
  /\b(?:all|each|every|both)\b(?: of)?(?: the| our| these)?(?: \w+)? (risks?|conditions?)\b[^.;]{0,60}\b(?:rated|ratings?|assessed|re-?assessed|scored|re-?scored|reviewed|shown|given)\b|\b(?:no|none of the) (risks?|conditions?)\b[^.;]{0,30}\b(?:unrated|without a rating|not rated|left (?:unrated|blank))\b|\b(?:full|complete) set of (?:(risk|condition) )?ratings\b/;
const NOT_ALL = /\b(?:except|apart from|other than|but|save|will|would|should|not|next|due|once|when)\b/;

/** "All four risks have been assessed afresh and each is shown", and one has no rating. */
function allThoughUnrated(document: Understanding): Found[] {
  const unrated = unratedRows(document);
  if (unrated.length === 0) return [];
  return document.sentences.flatMap((sentence): Found[] => {
    const match = ALL_RATED.exec(sentence.low);
    if (match === null || !isStatement(sentence) || NOT_ALL.test(sentence.low)) return [];
    const isOfRisks = /risk/.test(match[0]);
    const row = unrated.find(({ isRisk }) => isRisk === isOfRisks);
    const last = row === undefined ? null : newestOf(row);
    if (row === undefined || last === null) return [];
    return [
      {
        spots: [sentenceSpot(sentence), last.spot],
        arithmetic: `"${match[0]}"; ${row.subject} has no rating for the newest update`,
      },
    ];
  });
}

const SO_MANY = String.raw`(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|no|none)`;
const COUNTS = new RegExp(
  String.raw`\b${SO_MANY} (?:(?:is|are|of them|risks?|conditions?|rated|at|now) ){0,3}(blue|green|amber|red)\b`,
  'g',
);
const OF_PAST = /\b(?:last|previous|before|earlier|would|will|if|target|expected)\b/;

type Count = { readonly said: number; readonly colour: string; readonly text: string };

function countsIn(low: string): Count[] {
  return [...low.matchAll(COUNTS)].map((match) => ({
    said: /^no/.test(match[1] ?? '') ? 0 : (wordValue(match[1] ?? '') ?? Number(match[1])),
    colour: match[2] ?? '',
    text: match[0],
  }));
}

/** "One Red and three Amber this round", where one of the Ambers is a rating of the time before. */
function countedThoughUnrated(document: Understanding): Found[] {
  const unrated = unratedRows(document);
  if (unrated.length === 0) return [];
  return document.sentences.flatMap((sentence): Found[] => {
    const counts =
      OF_PAST.test(sentence.low) || !/\brisks?|conditions?|ratings?|register\b/.test(sentence.low)
        ? []
        : countsIn(sentence.low);
    return counts.flatMap(({ said, colour, text }): Found[] => {
      const row = unrated.find(
        ({ isRisk, cells }) => isRisk === /risk/.test(sentence.low) && cells.at(-2)?.colour === colour,
      );
      if (row === undefined) return [];
      const now = ratedRows(document).filter(
        ({ grid, cells }) => grid === row.grid && cells.at(-1)?.colour === colour,
      ).length;
      const carried = unrated.filter(
        ({ grid, cells }) => grid === row.grid && cells.at(-2)?.colour === colour,
      ).length;
      if (said === now || said !== now + carried) return [];
      const last = newestOf(row);
      return [
        {
          spots: [sentenceSpot(sentence), ...(last === null ? [] : [last.spot])],
          arithmetic: `"${text}"; ${now} are rated so in the newest column, and ${row.subject} has no rating there`,
        },
      ];
    });
  });
}

/** Ratings from place to place. */
export const UPDATE_RULES: readonly Rule[] = [
  {
    code: 'rating.two-values',
    kind: 'rating',
    severity: 'error',
    title: 'One condition or risk has two ratings for one update',
    meaning:
      'Ratings in tables, headings, lists and sentences, each for its update (the newest where none is named), whichever way the columns run. Silent on one side of a rating (delivery, effect).',
    advice: 'Take the rating that was agreed, and print it everywhere.',
    fires:
      '| Condition | May | August | November |\n| --- | --- | --- | --- |\n| 1 In-year balance | Green | Green | Green |\n| 2 Cumulative deficit | Green | Amber | Red |\n\nCondition 2 was Red in August and remains Red.',
    silent:
      '| Condition | May | August | November |\n| --- | --- | --- | --- |\n| 1 In-year balance | Green | Green | Green |\n| 2 Cumulative deficit | Green | Amber | Red |\n\nCondition 2 was Amber in August and is now Red.',
    find: (document) => [
      ...textAgainstRow(document),
      ...rowAgainstRow(document),
      ...textAgainstText(document),
    ],
  },
  {
    code: 'claim.unrated',
    kind: 'rating',
    severity: 'error',
    title: 'A risk or condition is told as rated, and its newest cell is empty',
    meaning:
      'A rating, a count of ratings or "all are rated" in the text, and a row without a rating for the newest update: the rating of the update before is not carried forward.',
    advice: 'Rate it, or say that it was not rated this time.',
    fires:
      '| Risk | May | August | November |\n| --- | --- | --- | --- |\n| R1 Prices | Amber | Amber | Red |\n| R2 Transfer | Amber | Amber | – |\n\nR2 is Amber for the third update in a row.',
    silent:
      '| Risk | May | August | November |\n| --- | --- | --- | --- |\n| R1 Prices | Amber | Amber | Red |\n| R2 Transfer | Amber | Amber | Amber |\n\nR2 is Amber for the third update in a row.',
    find: (document) => [
      ...toldThoughUnrated(document),
      ...allThoughUnrated(document),
      ...countedThoughUnrated(document),
    ],
  },
];
