/** The key to the ratings of a document: which letter or colour stands for what, and whether it asks for a plan. */
import type { DocumentBlock } from '../document.ts';
import { type Spot, stretchOf } from '../finding.ts';
import { oncePer } from './once.ts';
import { type RatingWord, ratingInCell } from './ratings.ts';
import type { Understanding } from './understanding.ts';

/** Where a thing that is rated stands: complete, on target, off target with a way back, off target. */
export type State = 'done' | 'on' | 'off-plan' | 'off';

/** One label of a key. */
export type KeyEntry = {
  /** The letter or colour, in lower case. */
  readonly label: string;
  /** The colour printed beside a letter, or the label itself; null where a letter has none. */
  readonly colour: RatingWord | null;
  readonly state: State | null;
  readonly meaning: string;
  /** Whether it is only for what has a plan, or dates, for its recovery. */
  readonly needsPlan: boolean;
  /** Whether it is for what has none. */
  readonly lacksPlan: boolean;
  readonly spot: Spot;
};

const COLOUR = '(?:blue|green|amber|red|purple|gr[ea]y|yellow|orange)';
const MARK = new RegExp(
  String.raw`(?:^|[\s;,|(.:/•])["'“‘*_]{0,3}(${COLOUR}|[SAORBGCYP])["'”’*_]{0,3}(?:\s{0,2}[(/,–-]\s{0,2}(${COLOUR}|[SAORBGCYP])\b\)?)?\s{0,2}(?:=|:|–|—|-|\(|,|\||\b(?:means|stands for|is for|is)\b|(?=\b(?:complete|on (?:target|track|plan)|off (?:target|track|plan))))\s{0,2}`,
  'gi',
);
const DONE =
  /\b(?:complet\w*|finished|closed|fully (?:delivered|achieved|met)|achieved in full|done|delivered)\b/;
const ON =
  /\b(?:on (?:target|track|plan|course|schedule|time|profile)|as planned|to plan|in line|within (?:plan|tolerance|budget)|no concerns?|target (?:is |has been )?met)\b/;
const OFF =
  /\b(?:off[- ](?:target|track|plan|course)|not on (?:target|track|course|plan)|behind|miss(?:ed|ing|es)?|slipp\w*|delay\w*|late|at risk|below|short(?:fall)?|adverse|not met|out of tolerance)\b/;
const NO_PLAN =
  /\b(?:no|without(?: an?| any)?|lacks? an?|not yet an?) (?:\w+ ){0,3}(?:plan|dates?|route|way back|mitigation|actions)\b/;
const PLAN =
  /\b(?:plans?|recovery|recoverable|mitigat\w*|actions? (?:agreed|in place|and dates?|with)|dated|a date for|route back|way back|remed\w+|put(?:ting)? (?:it|this) right|can be recovered)\b/;
const TO_PLAN = /\b(?:on|to|off|with|within|as|from|against) (?:the )?plan(?:ned)?\b/g;

/** Whether a meaning speaks of a plan to recover by, and not of the plan that is followed. */
function speaksOfPlan(low: string): boolean {
  return PLAN.test(low.replaceAll(TO_PLAN, (found) => (found.startsWith('with ') ? found : '')));
}

/** Say what a meaning stands for; null where its words tell nothing. */
export function stateOf(meaning: string): State | null {
  const low = meaning.toLowerCase();
  if (OFF.test(low)) return !NO_PLAN.test(low) && speaksOfPlan(low) ? 'off-plan' : 'off';
  if (ON.test(low)) return 'on';
  return DONE.test(low) && !/\bnot\b/.test(low) ? 'done' : null;
}

function entryOf(label: string, beside: string | null, meaning: string, spot: Spot): KeyEntry {
  const low = meaning.toLowerCase();
  const lacksPlan = NO_PLAN.test(low);
  return {
    label: label.toLowerCase(),
    colour: ratingInCell(label) ?? (beside === null ? null : ratingInCell(beside)),
    state: stateOf(meaning),
    meaning: meaning.trim().replace(/[;,.|\s]+$/, ''),
    needsPlan: !lacksPlan && speaksOfPlan(low),
    lacksPlan,
    spot,
  };
}

/** A longer text that names ratings is no key [characters]. */
const LONGEST = 900;

/** The labels of a text with what stands behind each: "S = complete; A = on target". */
function entriesInText(text: string, spot: (start: number, end: number) => Spot): KeyEntry[] {
  if (text.length > LONGEST) return [];
  const marks = [...text.matchAll(MARK)].filter(
    ([, label = '']) => label.length > 1 || label === label.toUpperCase(),
  );
  return marks.map((mark, at) => {
    const start = mark.index + mark[0].length;
    const end = Math.min(marks[at + 1]?.index ?? text.length, start + 160);
    return entryOf(mark[1] ?? '', mark[2] ?? null, text.slice(start, end), spot(mark.index, end));
  });
}

const LETTER = /^["“(]?([SAORBGCYP])[")”]?$/;

/** A row that gives a letter or colour, a meaning and perhaps the colour, in any order. */
function entryInRow(cells: readonly string[], spot: Spot): KeyEntry | null {
  const plain = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const letter = plain.find((cell) => LETTER.test(cell));
  const colour = plain.find((cell) => new RegExp(`^${COLOUR}$`, 'i').test(cell));
  const label = letter === undefined ? colour : (LETTER.exec(letter)?.[1] ?? letter);
  const meaning = plain
    .filter((cell) => cell !== letter && cell !== colour)
    .toSorted((a, b) => b.length - a.length)[0];
  if (label === undefined || meaning === undefined || plain.length > 4) return null;
  // "S | Complete (Blue)": the colour stands in the meaning.
  const bracketed = /\((blue|green|amber|red)\)\W*$/i.exec(meaning)?.[1];
  return entryOf(label, letter === undefined ? null : (colour ?? bracketed ?? null), meaning, spot);
}

/** The entries of one block: of a table where each of its rows is one. */
function entriesIn(block: DocumentBlock): KeyEntry[] {
  const { page, section } = block;
  if (block.kind !== 'table')
    return block.kind === 'heading'
      ? []
      : entriesInText(block.text, (start, end) => stretchOf(block, block.text, start, end));
  if (block.rows.length > 12) return [];
  const lines = block.header === null ? block.rows : [block.header, ...block.rows];
  const entries = lines.flatMap((row) => {
    const quote = row.raw ?? row.cells.join(' | ');
    return (
      entryInRow(row.cells, {
        paragraph: row.paragraph,
        page,
        section,
        start: 0,
        end: quote.length,
        quote,
      }) ?? []
    );
  });
  return entries.length >= block.rows.length && entries.every(({ state }) => state !== null) ? entries : [];
}

/** Whether entries make a key: three labels or more, each once, most of them with a state. */
function isKey(entries: readonly KeyEntry[]): boolean {
  const labels = new Set(entries.map(({ label }) => label));
  const told = entries.filter(({ state }) => state !== null);
  const states = new Set(told.map(({ state }) => state));
  return labels.size === entries.length && entries.length >= 3 && told.length >= 3 && states.size >= 2;
}

/** "An O is only given where there is a plan", "Amber needs a dated plan". */
const NEEDS = new RegExp(
  String.raw`\b(?:an? )?["“'‘]?\b(${COLOUR}|[SAORBGCYP])\b["”'’]?(?: rating)?[^.;]{0,50}\b(?:only|needs?|requires?|must|has to|depends on|cannot be (?:given|used) without|not (?:be )?(?:given|used|allowed) (?:without|unless))\b[^.;]{0,70}\b(?:plan|recovery date|actions|dated)\b`,
  'i',
);

/** Give the first key of a document, its letters or colours; empty where it has none. */
export const ratingKey: (document: Understanding) => readonly KeyEntry[] = oncePer((document) => {
  let run: KeyEntry[] = [];
  let found: readonly KeyEntry[] = [];
  for (const block of document.document.blocks) {
    const own = entriesIn(block);
    const isRun = block.kind === 'item' && own.length === 1;
    run = isRun ? [...run, ...own] : [];
    const whole = isRun ? run : own;
    if (isKey(whole) && whole.length > found.length) found = whole;
    if (found.length > 0 && !isRun) break;
  }
  if (found.length === 0) return found;
  const asking = new Set(
    document.sentences.flatMap(({ text }) => NEEDS.exec(text)?.[1]?.toLowerCase() ?? []),
  );
  return found.map((entry) =>
    asking.has(entry.label) && !entry.lacksPlan ? { ...entry, needsPlan: true } : entry,
  );
});

/** The colour that a label of the key stands for: the one beside it, or by custom that of its state. */
export function colourOf({ colour, state }: KeyEntry): RatingWord | null {
  return colour ?? (state === null ? null : CUSTOM[state]);
}

const CUSTOM: Readonly<Record<State, RatingWord>> = {
  done: 'blue',
  on: 'green',
  'off-plan': 'amber',
  off: 'red',
};
