/** What the text says of a rating, update by update: in headings, lists of ratings, and sentences of any wording. */
import type { Spot } from '../finding.ts';
import { wordValue } from '../lex/number-words.ts';
import { placeOf } from './block-places.ts';
import { rowSpot } from './grid.ts';
import { oncePer } from './once.ts';
import {
  isByUpdate,
  newestOf,
  type RatedRow,
  ratedRows,
  subjectsIn,
  subjectsOfBlocks,
} from './rated-things.ts';
import { type RatingWord, ratingIn } from './ratings.ts';
import { type Sentence, sentenceSpot } from './sentence.ts';
import type { Understanding } from './understanding.ts';
import { updateNumber } from './updates.ts';

/** A rating that the text gives a thing. */
export type ToldRating = {
  readonly subject: string;
  /** The number of its update; null for the newest. */
  readonly update: number | null;
  readonly colour: RatingWord;
  /** The words that tell it. */
  readonly words: string;
  readonly spot: Spot;
};

const COLOUR = '(blue|green|amber|red)';
const WHEN = String.raw`(?:update \d|q[1-4]|p\d{1,2}|period \d{1,2}|quarter \d|may|aug(?:ust)?|nov(?:ember)?)`;
const LIST = new RegExp(
  String.raw`\b(?:ratings?|rag|rated|status)\b[^.;:]{0,40}[:–—-]\s{0,2}(${COLOUR.replace('(', '(?:')}(?:\s{0,2}(?:,|>|→|–|—|-|/|;|then|to|and)+\s{0,2}(?:then |now )?(?:blue|green|amber|red)){1,5})`,
);
const LISTED = /blue|green|amber|red/g;
/** "red in August", "was Amber at Q2". */
const DATED = new RegExp(
  String.raw`\b${COLOUR}\b(?: rating)?(?: \([^)]{0,20}\))?,? (?:in|at|for|by) (?:the )?(${WHEN})\b`,
  'g',
);
const DATED_FIRST = new RegExp(
  String.raw`\b(?:in|at|for|by|from) (?:the )?(${WHEN})\b(?: update| return| report)?,? (?:(?:it|this|the condition|the risk|we|rating|the rating|was|is|were|had been|reported|rated|stood|as|at|it as) ){1,5}${COLOUR}\b`,
  'g',
);
const NOW = new RegExp(
  String.raw`\b(?:remains?|remained|stays?|stayed|still|continues? (?:at|to be|as)|keeps? (?:its|the)|unchanged (?:at|on|as|from)|(?:is|are)(?: now| again| currently| rated| reported as| shown as| held at| kept at| therefore| both){0,3}|rat(?:e|ed|ing) (?:[^.;, ]+ ){1,4}(?:as|at)|rating (?:is|of|remains|stays)|moves? (?:down |up )?to|(?:has )?(?:moved|risen|fallen|gone|improved|slipped) (?:from \w+ )?to|rated)(?: at| on| as)? ["“]?${COLOUR}\b`,
  'g',
);
/** "Rating: Green", "RAG this quarter – Amber". */
const STATED = new RegExp(
  String.raw`\b(?:ratings?|rag|status|rated)\b(?: (?:this|for|at|now|of|in) [^.;:]{0,24})?\s{0,2}[:–—-]\s{0,2}[([]?${COLOUR}\b`,
);
const RUN = new RegExp(
  String.raw`\b${COLOUR}\b[^.;]{0,20}\bfor (?:the|a) (second|third|fourth) (?:successive |consecutive |straight )?(?:update|quarter|time|return|report|period)\b|\bthe (second|third|fourth) (?:successive |consecutive |straight )?${COLOUR}\b|\b${COLOUR}\b (?:at|in|for) (?:every|each|all(?: \w+)?) (?:updates?|quarters?|returns?)`,
);
/** Not what the rating is: what it was, might be, or is of another side of it. */
const NOT_SAID =
  /\b(?:would|could|should|may|might|will|if|unless|until|when|where|means?|expected|propos\w+|target|definition|no longer|not|from|was|were|until|delivery|activity|effect|impact|inherent|residual|likelihood|assurance)\b[^.;,]{0,30}$/;

type Owner = (sentence: Sentence, at: number) => string | null;

function make(
  sentence: Sentence,
  subject: string,
  colour: string,
  update: number | null,
  words: string,
): ToldRating {
  return { subject, update, colour: colour as RatingWord, words, spot: sentenceSpot(sentence) }; // the patterns allow no other
}

/** "Ratings: Green, Amber, Red", one for each of the updates that the tables have. */
function listed(
  sentence: Sentence,
  owner: Owner,
  updates: ReadonlyMap<string, readonly number[]>,
): ToldRating[] {
  const match = LIST.exec(sentence.low);
  const subject = match === null ? null : owner(sentence, match.index);
  if (match?.[1] === undefined || subject === null) return [];
  const words = match[1].match(LISTED) ?? [];
  const own = updates.get(subject) ?? [];
  if (own.length > 0 && own.length !== words.length)
    return [make(sentence, subject, words.at(-1) ?? '', null, match[0])];
  return words.map((word, k) => make(sentence, subject, word, own[k] ?? null, match[0]));
}

function dated(sentence: Sentence, owner: Owner): ToldRating[] {
  const pairs = [
    ...[...sentence.low.matchAll(DATED)].map((match) => ({ match, colour: match[1], when: match[2] })),
    ...[...sentence.low.matchAll(DATED_FIRST)].map((match) => ({ match, colour: match[2], when: match[1] })),
  ];
  return pairs.flatMap(({ match, colour = '', when = '' }) => {
    const subject = owner(sentence, match.index);
    const update = updateNumber(when);
    const before = sentence.low.slice(0, match.index);
    if (
      subject === null ||
      update === null ||
      /\b(?:would|could|should|will|expected|if)\b[^.;]{0,30}$/.test(before)
    )
      return [];
    return [make(sentence, subject, colour, update, match[0])];
  });
}

function present(sentence: Sentence, owner: Owner, taken: readonly ToldRating[]): ToldRating[] {
  const stated = STATED.exec(sentence.low);
  return [...(stated === null ? [] : [stated]), ...sentence.low.matchAll(NOW)].flatMap((match) => {
    const subject = owner(sentence, match.index);
    const end = match.index + match[0].length;
    const isDated = taken.some(({ words }) => sentence.low.slice(match.index, end + 16).includes(words));
    const isOther =
      NOT_SAID.test(sentence.low.slice(0, match.index)) ||
      /\b(?:the )?(?:others?|rest)\b[^.;]{0,20}$/.test(sentence.low.slice(0, match.index)) ||
      /^ (?:rating )?(?:if|when|where|until|unless|means)\b/.test(sentence.low.slice(end));
    return subject === null || isDated || isOther
      ? []
      : [make(sentence, subject, match[1] ?? '', updateBefore(match[0]), match[0])];
  });
}

/** "Amber for the third update in a row": the newest, and as many before it. */
function runs(
  sentence: Sentence,
  owner: Owner,
  updates: ReadonlyMap<string, readonly number[]>,
): ToldRating[] {
  const match = RUN.exec(sentence.low);
  const colour = match?.[1] ?? match?.[4] ?? match?.[5];
  const subject = match === null ? null : owner(sentence, match.index);
  if (match === null || colour === undefined || subject === null) return [];
  const own = updates.get(subject) ?? [];
  const count =
    wordValue(
      (match[2] ?? match[3] ?? '')
        .replace('second', 'two')
        .replace('third', 'three')
        .replace('fourth', 'four'),
    ) ?? own.length;
  const last = make(sentence, subject, colour, null, match[0]);
  return [
    last,
    ...own
      .slice(0, -1)
      .slice(-(count - 1))
      .map((update) => ({ ...last, update })),
  ];
}

/** "Green for the current year alone, but we have moved the rating to Amber": not the rating that stands. */
const BUT_NOW =
  /\b(?:but|although|however)\b[^.;]*\b(?:moved|changed|lowered|raised|rated)\b[^.;]*\b(?:blue|green|amber|red)\b/i;

const HEADED = new RegExp(String.raw`[-–—:(,\[]\s{0,2}${COLOUR}\b(?:\s{0,2}[)\]])?\W{0,3}$`, 'i');
/** "Condition 3.3. Amber, and off target", "3.4: Red". */
const HEAD_FIRST = new RegExp(
  String.raw`^\W{0,4}(?:condition|risk|workstream|priority)?\s{0,2}[a-z]?\d[\d.]*[^.:–—-]{0,70}[.:–—-]+\W{0,4}(?:rated |rating[: ]{1,2}|rag[: ]{1,2})?${COLOUR}\b`,
  'i',
);

/** A heading that ends in a colour, or a paragraph whose name a colour follows. */
function headed(sentence: Sentence, owner: Owner): ToldRating[] {
  const { block, text } = sentence;
  if (sentence.start > 6 && block.kind !== 'heading') return followed(sentence, owner);
  const whole = block.text.slice(0, 200);
  const match = block.kind === 'heading' ? HEADED.exec(text) : HEAD_FIRST.exec(whole);
  const subject = match?.[1] === undefined ? null : owner(sentence, 0);
  if (
    match?.[1] === undefined ||
    subject === null ||
    BUT_NOW.test(whole) ||
    /\b(?:delivery|effect|activity|impact)\b/i.test(match[0])
  )
    return [];
  const told = (block.kind === 'heading' ? text : whole).slice(0, match.index + match[0].length);
  return [make(sentence, subject, match[1].toLowerCase(), updateBefore(told), match[0])];
}

const WHEN_AT_END = new RegExp(String.raw`\b(${WHEN})\b[^a-z]{1,6}(?:blue|green|amber|red)\W*$`, 'i');

/** "Condition 2 – Update 1: Green": the update that stands right before the colour; null where none does. */
function updateBefore(words: string): number | null {
  const when = WHEN_AT_END.exec(words)?.[1];
  return when === undefined ? null : updateNumber(when);
}

/** "**Condition 3.3.** Amber, and off target": the sentence behind the name. */
function followed(sentence: Sentence, owner: Owner): ToldRating[] {
  const match = new RegExp(String.raw`^\W{0,4}${COLOUR}\b(?=\s{0,2}(?:[.:;,–—(-]|and\b|$))`, 'i').exec(
    sentence.text,
  );
  const head = sentence.block.text.slice(0, sentence.start);
  const subject = match === null ? null : owner(sentence, 0);
  if (
    match?.[1] === undefined ||
    subject === null ||
    !/^\W{0,4}(?:condition|risk|workstream|priority)\b[^.:]{0,60}[.:]\W{0,4}$/i.test(head)
  )
    return [];
  return [make(sentence, subject, match[1].toLowerCase(), null, match[0])];
}

/** "The transfer risk": the only risk that has the word in its name; null where none or several have. */
function riskNamed(rows: readonly RatedRow[], low: string): string | null {
  const word = /\b([a-z]{4,})(?:['’]s)? risk\b/.exec(low)?.[1];
  const named = new Set(
    rows
      .filter(({ isRisk, words }) => word !== undefined && isRisk && words.has(word))
      .map(({ subject }) => subject),
  );
  const [only, more] = named;
  return more === undefined ? (only ?? null) : null;
}

/** Tables under the heading of a condition that have one row for each update. */
function ratingsByUpdate(document: Understanding, subjects: readonly (string | null)[]): ToldRating[] {
  return document.grids.flatMap((grid): ToldRating[] => {
    const subject = subjects[placeOf(document.document, grid.block)] ?? null;
    const at = grid.columns.findIndex(
      (_, k) => k > 0 && grid.rows.every(({ row }) => ratingIn(row.cells[k] ?? '') !== null),
    );
    if (subject === null || at === -1 || !isByUpdate(grid)) return [];
    return grid.rows.flatMap((row): ToldRating[] => {
      const colour = ratingIn(row.row.cells[at] ?? '');
      const update = updateNumber(row.label) ?? (Number(/^\W*(\d)\W*$/.exec(row.label)?.[1] ?? 0) || null);
      if (colour === null || update === null) return [];
      return [{ subject, update, colour, words: row.row.cells.join(' | '), spot: rowSpot(grid, row) }];
    });
  });
}

/** Give all that the text says of ratings. */
export const toldRatings: (document: Understanding) => readonly ToldRating[] = oncePer((document) => {
  const rows = ratedRows(document);
  const subjects = subjectsOfBlocks(document);
  const updates = new Map(
    rows.map(({ subject, cells }) => [subject, cells.flatMap(({ update }) => update ?? [])] as const),
  );
  const owner: Owner = (sentence, at) => {
    const before = subjectsIn(sentence.text.slice(0, at + 1));
    const all = subjectsIn(sentence.text);
    // "Conditions 1 and 2 are both Red" is of two, and told apart by neither.
    if (/\b(?:conditions|risks|workstreams)\b/.test(sentence.low)) return null;
    const [only, more] = new Set(all);
    if (before.length > 0 || more !== undefined) return before.at(-1) ?? null;
    return only ?? riskNamed(rows, sentence.low) ?? subjects[sentence.blockAt] ?? null;
  };
  const inTables = ratingsByUpdate(document, subjects);
  const inText = document.sentences.flatMap((sentence): ToldRating[] => {
    if (
      !/\b(?:blue|green|amber|red)\b/.test(sentence.low) ||
      sentence.text.endsWith('?') ||
      /=/.test(sentence.low)
    )
      return [];
    const list = listed(sentence, owner, updates);
    if (list.length > 0) return list;
    const times = dated(sentence, owner);
    return [
      ...times,
      ...headed(sentence, owner),
      ...present(sentence, owner, times),
      ...runs(sentence, owner, updates),
    ];
  });
  return [...inText, ...inTables];
});

/** The rows of one thing. */
export function rowsOfThing(document: Understanding, subject: string): RatedRow[] {
  return ratedRows(document).filter((row) => row.subject === subject);
}

/** The number of the newest update that the tables of a document have; null where none names its updates. */
export function newestUpdate(document: Understanding): number | null {
  const all = ratedRows(document).flatMap((row) => newestOf(row)?.update ?? []);
  return all.length === 0 ? null : Math.max(...all);
}
