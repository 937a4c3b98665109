/** A rating against what its own key says of it: a letter read as the colour of its initial, an Amber that asks for a plan and has none. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { oncePer } from '../../understand/once.ts';
import {
  type Cell,
  newestOf,
  type RatedRow,
  ratedRows,
  subjectsIn,
  subjectsOfBlocks,
} from '../../understand/rated-things.ts';
import { colourOf, type KeyEntry, ratingKey, type State, stateOf } from '../../understand/rating-key.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { toldRatings } from '../../understand/told-ratings.ts';
import type { Understanding } from '../../understand/understanding.ts';

const isWell = (state: State | null) => state === 'on' || state === 'done';

/** The sentences that are of each rated thing: under its heading, in its paragraph, or with its number in them. */
const sentencesBySubject: (document: Understanding) => ReadonlyMap<string, readonly Sentence[]> = oncePer(
  (document) => {
    const subjects = subjectsOfBlocks(document);
    const held = new Map<string, Sentence[]>();
    for (const sentence of document.sentences) {
      if (!isStatement(sentence)) continue;
      const own = subjectsIn(sentence.text);
      const all = new Set(own.length > 0 ? own : [subjects[sentence.blockAt] ?? '']);
      for (const subject of all) held.set(subject, [...(held.get(subject) ?? []), sentence]);
    }
    return held;
  },
);

/** Give the sentences that are of a rated thing. */
export function sentencesOfThing(document: Understanding, subject: string): readonly Sentence[] {
  return subject === '' ? [] : (sentencesBySubject(document).get(subject) ?? []);
}

function entryOf(key: readonly KeyEntry[], { entry, colour }: Cell): KeyEntry | null {
  return entry ?? key.find((one) => colour !== null && colourOf(one) === colour) ?? null;
}

/** "Rating: A: off target", "rated O, on target": a letter with its meaning right behind it. */
const WITH_MEANING =
  /\b(?:[Rr]at(?:ing|ed)|[Ss]tays?|[Rr]emains?|[Mm]ove[sd]?|[Gg]oes|[Kk]ept|[Hh]eld|RAG|[Ss]tatus|[Aa]ssurance|[Ss]cored|[Ll]etter)\b[^.;:\n]{0,30}?(?:[:=–—-]|\bis\b|\bas\b|\bat\b|\bof\b|\bto\b|\b(?=[SAORBG]\b))\s{0,2}["“(]?([SAORBG])["”)]?\s{0,2}[:,(–—-]\s{0,2}(?:that is,? |meaning |i\.e\.,? )?([^.;\n]{4,90})/;
/** "A (Amber)", "A = Amber", "A for Amber". */
const AS_COLOUR =
  /(?:^|[\s(])["“]?([SAORBG])["”]?\s{0,2}(?:\(|=|:|,? (?:i\.e\.|meaning|that is|for|is))\s{0,2}(blue|green|amber|red)\b/i;
const OFF =
  /\b(?:is|are|remains?|still|stays?|now|and|currently|well) (?:(?:well|now|still|currently|therefore|also) )?off[- ](?:target|track|plan)\b/;
const ON =
  /\b(?:is|are|remains?|still|stays?|now|fully) (?:(?:now|still|currently|fully|well) )?on (?:target|track|plan)\b/;
const HEDGED =
  /\b(?:not|no longer|if|was|were|would|could|might|until|unless|risk of|previously|had been|never)\b[^.;,]{0,30}$/;

/** What a sentence says of a letter itself; null where it agrees with the key or says nothing. */
function misreadLetter(key: readonly KeyEntry[], { text }: Sentence): string | null {
  const meant = WITH_MEANING.exec(text);
  const entry = meant === null ? undefined : key.find(({ label }) => label === meant[1]?.toLowerCase());
  const state = stateOf(meant?.[2] ?? '');
  if (entry?.state != null && state !== null && isWell(entry.state) !== isWell(state))
    return `"${meant?.[0] ?? ''}"; ${entry.label.toUpperCase()} stands for "${entry.meaning}" in the key`;
  const coloured = AS_COLOUR.exec(text);
  const letter = key.find(({ label }) => label === coloured?.[1]?.toLowerCase());
  const isCapital = coloured?.[1] === coloured?.[1]?.toUpperCase();
  if (
    coloured !== null &&
    isCapital &&
    letter !== undefined &&
    colourOf(letter) !== coloured[2]?.toLowerCase()
  )
    return `"${coloured[0].trim()}"; ${letter.label.toUpperCase()} stands for "${letter.meaning}" in the key`;
  return null;
}

function lettersMisread(document: Understanding, key: readonly KeyEntry[]): Found[] {
  const lines = new Set(key.map(({ spot }) => spot.paragraph));
  return document.sentences.flatMap((sentence): Found[] => {
    if (sentence.block.kind === 'heading' || lines.has(sentence.block.paragraph)) return [];
    const why = misreadLetter(key, sentence);
    const [first] = key;
    return why === null || first === undefined
      ? []
      : [{ spots: [sentenceSpot(sentence), first.spot], arithmetic: why }];
  });
}

/** What is told of a thing beside its letter: its colour, or that it is off or on target. */
function toldBeside(
  document: Understanding,
  row: RatedRow,
  entry: KeyEntry,
): { readonly words: string; readonly spot: Spot } | null {
  const colour = colourOf(entry);
  const told = toldRatings(document).find(
    (one) => one.subject === row.subject && one.update === null && one.colour !== colour,
  );
  if (told !== undefined) return told;
  const pattern = isWell(entry.state) ? OFF : ON;
  const beside =
    pattern.exec(row.beside.toLowerCase()) ??
    (isWell(entry.state) ? /^\W{0,3}off[- ](?:target|track)\b/.exec(row.beside.toLowerCase()) : null);
  if (beside !== null && !HEDGED.test(row.beside.toLowerCase().slice(0, beside.index)))
    return { words: beside[0], spot: newestOf(row)?.spot ?? entry.spot };
  if (row.isRisk) return null;
  for (const sentence of sentencesOfThing(document, row.subject).slice(0, NEAR)) {
    const match = pattern.exec(sentence.low);
    if (match !== null && !HEDGED.test(sentence.low.slice(0, match.index)))
      return { words: match[0], spot: sentenceSpot(sentence) };
  }
  return null;
}

/** So many sentences of a thing still speak of how it stands. */
const NEAR = 6;

/** A row bears the letter for one state, and the text tells of the other. */
function lettersAgainstText(document: Understanding): Found[] {
  return ratedRows(document).flatMap((row): Found[] => {
    const cell = newestOf(row);
    if (cell?.letter == null || cell.entry === null || cell.entry.state === null) return [];
    const told = toldBeside(document, row, cell.entry);
    if (told === null) return [];
    return [
      {
        spots: [cell.spot, told.spot, cell.entry.spot],
        arithmetic: `${row.subject} has the letter ${cell.letter.toUpperCase()}, which stands for "${cell.entry.meaning}" in the key; the text: "${told.words.trim()}"`,
      },
    ];
  });
}

/** Only a key of letters can be misread by a letter. */
function misreadKey(document: Understanding): Found[] {
  const key = ratingKey(document);
  const hasLetters = key.some(({ label }) => label.length === 1);
  return hasLetters ? [...lettersMisread(document, key), ...lettersAgainstText(document)] : [];
}

const MADE =
  '(?:drawn up|set(?: out)?|agreed|drafted|written|prepared|produced|put (?:together|in place)|developed|made|fixed|given|approved|found|identified)';
const THING = '(?:plans?|dates?|actions?|route back|way back|timetable|milestones?)';
const NO_PLAN = new RegExp(
  [
    String.raw`\bno (?:\w+ ){0,3}${THING}\b(?:[^.;]{0,60}\b(?:has|have|is|are|exists?|been|yet|present|place|drawn|set|agreed)\b|(?= (?:for|to (?:recover|restore|get|bring|put|return|reach)|at present|yet|or|and|nor|behind)\b)|\W{0,2}$)`,
    String.raw`\bnot (?:yet |so far |been |currently ){0,3}${MADE}\b[^.;]{0,30}\b(?:an?|any|the) (?:\w+ ){0,3}${THING}\b`,
    String.raw`\b${THING}\b[^.;]{0,50}\b(?:has|have|is|are) (?:not|yet to|still to|never) (?:yet |so far |been |be ){0,3}${MADE}\b`,
    String.raw`\b(?:without|lacks?|there (?:is|are) (?:currently |still |now |as yet |at present )?no|we (?:still |currently )?have no|has no|with no|nor (?:is there )?(?:an?|any)) (?:\w+ ){0,3}${THING}\b`,
    String.raw`\b(?:recovery |remedial |action )?plan (?:is|remains) (?:outstanding|to be (?:written|agreed|drawn up)|awaited|still in draft)\b`,
    String.raw`\b(?:yet to|not (?:yet )?) ?(?:agreed?|decided?|settled?|worked out) (?:on )?(?:how|when)\b`,
    String.raw`\b(?:recovery )?plan\b(?: for recovery)?[^.;]{0,24}\b(?:has |have )?(?:lapsed|expired|ran out|run out|fallen away)\b`,
    String.raw`\bno (?:replacement|new|revised|recovery|further|agreed) (?:plan|date)s?\b`,
  ].join('|'),
);
/** Words before "no plan" by which it is past, supposed, or of another thing; behind them, by which it is no plan to recover. */
const NOT_NOW =
  /\b(?:had|was|were|if|where|unless|until|previously|would|should|when|means|without which)\b[^.;,]{0,24}$/;
const NOT_OF_RECOVERY =
  /^[^.;]{0,24}\bno (?:\w+ )?plans? to (?!recover|restore|get|bring|put|return|reach|deliver|close the gap)/;
const HAS_PLAN =
  /\b(?:plan|dates?|actions)\b[^.;]{0,50}\b(?:(?:was|were|has been|have been|is|are) (?:now )?(?:agreed|approved|adopted|set|signed off)|\b(?:is|are) (?:now |fully )?in place|agreed (?:on|by|at))\b/;

function lackOf(sentence: Sentence): string | null {
  const match = NO_PLAN.exec(sentence.low);
  if (match === null || NOT_NOW.test(sentence.low.slice(0, match.index)) || /=/.test(sentence.text))
    return null;
  return NOT_OF_RECOVERY.test(sentence.low.slice(match.index)) ? null : match[0];
}

/** The words by which a thing has no plan, in its sentences or its row; null where one is told of. */
function lackFor(
  document: Understanding,
  row: RatedRow,
): { readonly words: string; readonly spots: readonly Spot[] } | null {
  const own = sentencesOfThing(document, row.subject);
  if (own.some((one) => lackOf(one) === null && HAS_PLAN.test(one.low) && !/\bnot?\b/.test(one.low)))
    return null;
  for (const sentence of own) {
    const words = lackOf(sentence);
    if (words !== null) return { words, spots: [sentenceSpot(sentence)] };
  }
  const beside = NO_PLAN.exec(row.beside.toLowerCase())?.[0];
  return beside === undefined ? null : { words: beside, spots: [] };
}

/** A condition has the colour that asks for a plan, and the text says that there is none. */
function ratedWithoutPlan(document: Understanding): Found[] {
  const key = ratingKey(document);
  if (!key.some(({ needsPlan }) => needsPlan)) return [];
  const without = key.find(({ lacksPlan, state }) => lacksPlan || state === 'off');
  const byKey = without === undefined ? '' : `, which is ${without.label} by the key`;
  const inRows = ratedRows(document).flatMap((row): Found[] => {
    const cell = newestOf(row);
    const entry = cell === null ? null : entryOf(key, cell);
    if (cell === null || entry?.needsPlan !== true || row.isRisk) return [];
    const lack = lackFor(document, row);
    if (lack === null) return [];
    return [
      {
        spots: [...lack.spots, cell.spot, entry.spot],
        arithmetic: `${row.subject} is rated ${entry.label}, "${entry.meaning}"; the text: "${lack.words}"${byKey}`,
      },
    ];
  });
  return inRows.length > 0 ? inRows : toldWithoutPlan(document, key, byKey);
}

/** "Condition 3.4 – pathways. AMBER": a paragraph, an item or a heading that bears a number and its rating. */
const RATED_HEAD =
  /^\W{0,4}(?:condition |area |workstream |priority |c)?\d(?:\.\d)?\b[^\n]{0,90}?\b(blue|green|amber|red)\b(?=\W)/i;

/** The sentences of a block, or of the section of a heading. */
function sentencesFrom(document: Understanding, at: number): readonly Sentence[] {
  const { blocks } = document.document;
  const next = blocks.findIndex((one, k) => k > at && one.kind === 'heading');
  const end = next === -1 ? blocks.length : next;
  const to = blocks[at]?.kind === 'heading' ? end - 1 : at;
  return document.sentences.filter((one) => one.blockAt >= at && one.blockAt <= to && isStatement(one));
}

/** The entry of the key that a block bears at its head; undefined where it asks for no plan. */
function entryAtHead(key: readonly KeyEntry[], text: string): KeyEntry | undefined {
  const colour = RATED_HEAD.exec(`${text.slice(0, 130)} `)?.[1]?.toLowerCase();
  if (colour === undefined || /=/.test(text.slice(0, 120))) return undefined;
  return key.find((one) => one.needsPlan && (one.label === colour || colourOf(one) === colour));
}

/** "Condition 3.4 – pathways. AMBER. … No plan has been agreed": the rating stands in the text, in no row. */
function toldWithoutPlan(document: Understanding, key: readonly KeyEntry[], byKey: string): Found[] {
  return document.document.blocks.flatMap((block, at): Found[] => {
    const entry = block.kind === 'table' ? undefined : entryAtHead(key, block.text);
    if (entry === undefined) return [];
    const own = sentencesFrom(document, at);
    const hasPlan = (one: Sentence) =>
      lackOf(one) === null && HAS_PLAN.test(one.low) && !/\bnot?\b/.test(one.low);
    const lack = own.some(hasPlan) ? undefined : own.find((one) => lackOf(one) !== null);
    if (lack === undefined) return [];
    return [
      {
        spots: [sentenceSpot(lack), entry.spot],
        arithmetic: `it is rated ${entry.label}, "${entry.meaning}"; the text: "${lackOf(lack) ?? ''}"${byKey}`,
      },
    ];
  });
}

/** Ratings by their key. */
export const KEY_RULES: readonly Rule[] = [
  {
    code: 'legend.letter-misread',
    kind: 'legend',
    severity: 'error',
    title: 'A letter is used as the colour of its initial, and the key gives it another meaning',
    meaning:
      'A key of letters (S, A, O, R or others), and a row or sentence where a letter stands beside the colour or the words of another: A for Amber where A is on target.',
    advice: 'Map each letter by what the key says it means, and mend the letter or the words.',
    fires:
      'Key: S = complete; A = on target; O = off target with a plan; R = off target.\n\n| Condition | Rating |\n| --- | --- |\n| 3.1 Early help | A |\n| 3.2 Local places | A |\n\n### 3.2 Local places\n\nThis condition is off target: one base of two is late.',
    silent:
      'Key: S = complete; A = on target; O = off target with a plan; R = off target.\n\n| Condition | Rating |\n| --- | --- |\n| 3.1 Early help | A |\n| 3.2 Local places | O |\n\n### 3.2 Local places\n\nThis condition is off target: one base of two is late.',
    find: misreadKey,
  },
  {
    code: 'rating.plan-asked-for',
    kind: 'rating',
    severity: 'error',
    title: 'The key asks for a plan, and the text says that there is none',
    meaning:
      'A condition whose newest rating is, by the document’s own key, for what has a plan, actions or dates to recover by, and its section says that none is drawn up, agreed or dated.',
    advice: 'Write down the plan with its dates, or rate it as the key says for what has none.',
    fires:
      'Key: Green = on target; Amber = off target with a dated plan; Red = off target.\n\n| Condition | Rating |\n| --- | --- |\n| 3.1 Early help | Green |\n| 3.2 Local places | Amber |\n\n### 3.2 Local places\n\nThe bases are late. No plan to bring them back on course has been drawn up.',
    silent:
      'Key: Green = on target; Amber = off target with a dated plan; Red = off target.\n\n| Condition | Rating |\n| --- | --- |\n| 3.1 Early help | Green |\n| 3.2 Local places | Amber |\n\n### 3.2 Local places\n\nThe bases are late. A plan to bring them back on course by March was agreed on 4 June.',
    find: ratedWithoutPlan,
  },
];
