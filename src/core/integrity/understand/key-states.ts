/** The key of a paper with labels of any kind, and what is said beside each label that it gives: colours, letters and scores. */
import { type Line, linesOf } from './lines.ts';
import { oncePer } from './once.ts';
import { type State, stateOf } from './rating-key.ts';
import type { Understanding } from './understanding.ts';

/** A label of the key: where it says that a thing stands. */
export type Label = { readonly label: string; readonly state: State; readonly meaning: string };
/** A label given to a thing, and all that is said of the thing beside it, in lower case. */
export type Given = {
  readonly label: Label;
  readonly comment: string;
  readonly line: Line;
  /** The lines of the comment where it stands apart. */
  readonly others: readonly Line[];
};

const LABEL = '(?:blue|green|amber|red|purple|yellow|[a-z]|[1-6])';
const ENTRY = new RegExp(
  String.raw`(?:^|[\s;,.:|(])["“']?(${LABEL})["”']?(?:\s?(?:=|:|–|-|means|is for|stands for)\s?|\s(?=(?:complete|on target|off target|on track|off track|behind|late)\b))([^;|]*?)(?=(?:[;,.]\s?(?:and )?["“']?${LABEL}["”']?(?:\s?(?:=|:|–|-|means|is for|stands for)|\s(?:complete|on target|off target|on track|off track)\b))|;|\.\s|\.?$)`,
  'g',
);
const LONGEST_KEY = 600;

function labelled(label: string, meaning: string): Label[] {
  const state = stateOf(meaning);
  return state === null ? [] : [{ label, state, meaning }];
}

function entriesIn(line: Line): Label[] {
  if (line.row !== null) {
    const [label = '', ...cells] = line.row.row.cells.map((cell) => cell.trim().toLowerCase());
    const meaning = cells.filter((cell) => cell.length > 3).join('; ');
    return new RegExp(`^${LABEL}$`).test(label) && cells.length <= 3 ? labelled(label, meaning) : [];
  }
  if (line.low.length > LONGEST_KEY) return [];
  return [...line.low.matchAll(ENTRY)].flatMap(([, label = '', meaning = '']) => labelled(label, meaning));
}

/** Give the key: at least three labels of one kind, each with its meaning; empty where the paper has none. */
export const keyOf: (document: Understanding) => readonly Label[] = oncePer((document) => {
  const groups = Map.groupBy(linesOf(document), ({ group }) => group);
  for (const lines of groups.values()) {
    const found = lines.flatMap(entriesIn);
    const labels = new Set(found.map(({ label }) => label));
    const states = new Set(found.map(({ state }) => state));
    const kinds = new Set(
      [...labels].map((label) => (/\d/.test(label) ? 'score' : label.length > 1 ? 'colour' : 'letter')),
    );
    if (labels.size >= 3 && labels.size === found.length && states.size >= 3 && kinds.size === 1)
      return found;
  }
  return [];
});

const NO_COMMENT = 12;

/** The column that holds labels of the key and nothing else. */
function labelColumn(lines: readonly Line[], key: readonly Label[]): number | null {
  const grid = lines[0]?.grid;
  if (grid == null || lines.length < 2) return null;
  const columns = grid.columns.flatMap(({ low }, at) => {
    const cells = grid.rows.map(({ row }) => row.cells[at]?.trim().toLowerCase() ?? '');
    const known = cells.filter((cell) => key.some(({ label }) => label === cell)).length;
    const isScore =
      !/\d/.test(key[0]?.label ?? '') || /\b(?:score|rating|rag|status|now|mark|grade)\b/.test(low);
    return at > 0 && known === cells.filter((cell) => cell !== '').length && known >= 2 && isScore
      ? [at]
      : [];
  });
  return columns.at(-1) ?? null;
}

/** What is said of a row: its long cells, and the paragraphs and items of its section that begin with its name. */
function saidOfRow(
  line: Line,
  all: readonly Line[],
): { readonly comment: string; readonly others: readonly Line[] } {
  const cells = line.row?.row.cells ?? [];
  const own = cells
    .slice(1)
    .filter((cell) => cell.length > NO_COMMENT && cell.includes(' '))
    .join('. ');
  const name = (cells.find((cell) => /[a-z]{3}/i.test(cell)) ?? '')
    .toLowerCase()
    .replace(/^(?:condition )?\d+(?:\.\d+)*\.?\s/, '');
  const number = /^(?:condition )?(\d+(?:\.\d+)*)\b/.exec((cells[0] ?? '').toLowerCase())?.[1];
  const heads = all.filter(({ row, low, section }) => {
    if (row !== null || low === '') return false;
    const head = section.toLowerCase();
    const isNumbered =
      number !== undefined &&
      `${head} `.startsWith(`condition ${number}`) &&
      !/^[\d.]*\d/.test(head.slice(`condition ${number}`.length));
    return isNumbered || (name.length > 4 && (low.startsWith(name) || startOf(low, name)));
  });
  const groups = new Set(heads.map(({ group }) => group));
  const others = all.filter(
    ({ group, row }) => row === null && groups.has(group) && isOwn(group, heads, all),
  );
  return { comment: `${own.toLowerCase()} ${others.map(({ low }) => low).join(' ')}`.trim(), others };
}

/** "Local places are behind" under a row "2 Local places". */
function startOf(low: string, name: string): boolean {
  const [first = '', second = ''] = name.split(/\s+/);
  return first.length > 3 && second.length > 3 && low.startsWith(`${first} ${second}`);
}

/** In a list each item is of its own thing: only those that begin with the name are meant. */
function isOwn(group: string, heads: readonly Line[], all: readonly Line[]): boolean {
  return (
    !group.startsWith('list') ||
    all.filter((line) => line.group === group).length === heads.filter((line) => line.group === group).length
  );
}

/** Give the labels that a paper gives to things, with what is said of them. */
export const givenLabels: (document: Understanding) => readonly Given[] = oncePer((document) => {
  const key = keyOf(document);
  if (key.length === 0) return [];
  const all = linesOf(document);
  const tables = Map.groupBy(
    all.filter(({ row }) => row !== null),
    ({ group }) => group,
  );
  const inTables = [...tables.values()].flatMap((lines) => {
    const at = labelColumn(lines, key);
    if (at === null) return [];
    return lines.flatMap((line): Given[] => {
      const cell = line.row?.row.cells[at]?.trim().toLowerCase() ?? '';
      const label = key.find((one) => one.label === cell);
      const isKey = key.some((one) => one.label === line.row?.low.trim());
      if (label === undefined || isKey) return [];
      const { comment, others } = saidOfRow(line, all);
      const items =
        others.length > 0
          ? others
          : all.filter((one) => one.row === null && one.group.startsWith('list') && nameStarts(one, line));
      const told = others.length > 0 ? comment : `${comment} ${items.map(({ low }) => low).join(' ')}`;
      return told.trim() === '' ? [] : [{ label, comment: told, line, others: items }];
    });
  });
  return [...inTables, ...inText(all, key)];
});

function nameStarts({ low }: Line, { row }: Line): boolean {
  const name = (row?.low ?? '').replace(/^\d+(?:\.\d+)*\.?\s/, '');
  return name.length > 4 && low.startsWith(name);
}

const STATED =
  /\b(?:rating|rated|rag|status|score|is)\b(?:\s?[:=]|\s(?:as|at|is|of|now|still))?\s["“]?(blue|green|amber|red|[saorbg]|[1-6])\b["”]?(?=\W|$)/;

/** "Rated A because it is behind plan": what the line itself gives as the reason. */
const RATED_LETTER = /\brat(?:ed|ing)(?: is| of)? ["“]?([a-z])["”]?(?: because| as| since|, as|:|,)/;

/** "Rating: Amber" or "Condition 3 is Amber", and the lines behind it. */
function inText(all: readonly Line[], key: readonly Label[]): Given[] {
  return all.flatMap((line): Given[] => {
    const told = line.row === null ? STATED.exec(line.low)?.[1] : undefined;
    const letter = line.row === null ? RATED_LETTER.exec(line.low) : null;
    const own = letter === null ? undefined : key.find((one) => one.label === letter[1]);
    if (letter !== null && own !== undefined)
      return [{ label: own, comment: line.low.slice(letter.index + letter[0].length), line, others: [] }];
    const label = key.find((one) => one.label === told && one.label.length > 1);
    if (label === undefined || entriesIn(line).length > 1) return [];
    const isShort = line.low.length < 24;
    const others = all.filter(
      (one) =>
        one.row === null &&
        one.at > line.at &&
        (one.group === line.group || (isShort && one.section === line.section && one.at - line.at <= 4)),
    );
    return others.length === 0
      ? []
      : [{ label, comment: others.map(({ low }) => low).join(' '), line, others }];
  });
}
