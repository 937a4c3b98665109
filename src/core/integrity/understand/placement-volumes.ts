/** Numbers of independent placements now and then, or beside their plan, wherever a paper tells them. */
import type { Period } from '../lex/periods.ts';
import { type Figure, figuresOf, groupOf, lastMonthOf } from './figures.ts';
import { oncePer } from './once.ts';
import type { Understanding } from './understanding.ts';

/** The names of the sector. */
export const INDEPENDENT =
  /\b(?:inmss|nmiss|nmss|inm|independents?|non-maintained|private|external|out[- ]of[- ]area)\b/;

/** A number of placements, and another of an earlier time or of the plan. */
type Volumes = { readonly now: Figure; readonly past: Figure; readonly isPlan: boolean };

const EARLIER =
  /\b(?:earlier|before|previous|last|opening|start|start of year|march|april|baseline|update 1|q1)\b/;
const LATEST = /\b(?:actual|latest|now|current|p\d{1,2}|today|to date)\b/;
const PLANNED =
  /\b(?:budget\w*|forecast|plan(?:ned)?|target|expected|trajectory|line|profile|assum\w+|provided)\b/;
const OF_CHILDREN = /\b(?:placements?|children|pupils|placed|young people|number|count)\b/;
const NO_NUMBER = /\b(?:share|%|cost|price|spend|fees?|change|variance|difference|of plans|£)\b/;
/** Counts that differ by more are of other things [ratio]. */
const LIKE = 1.35;
/** Fewer are no number of placements. */
const LEAST = 8;
const OTHER_NOUN =
  /^(?:month|year|week|day|plan|place|school|point|term|request|provider|visit|appeal|post|event)$/;

function isCell({ own, wide, unit, per, value, cell }: Figure): boolean {
  if (cell === null || unit !== 'count' || per !== null || value < LEAST) return false;
  const corner = cell.grid.columns[0]?.low ?? '';
  const isNamed =
    INDEPENDENT.test(own) ||
    (INDEPENDENT.test(corner) && /\b(?:placements?|number|children|pupils)\b/.test(cell.row.low));
  return isNamed && OF_CHILDREN.test(`${own} ${wide}`) && !NO_NUMBER.test(own);
}

function headOf({ cell }: Figure): string {
  return cell?.grid.columns[cell.at]?.low ?? '';
}

/** The words that tell whether a cell is planned, or of which time: those across from the one that names the sector. */
function sideOf(figure: Figure): string {
  const row = figure.cell?.row.low ?? '';
  const isAcross = INDEPENDENT.test(row) || !INDEPENDENT.test(headOf(figure));
  return isAcross ? headOf(figure) : row;
}

function grouped<Key>(figures: readonly Figure[], keyOf: (figure: Figure) => Key): Figure[][] {
  const held = new Map<Key, Figure[]>();
  for (const figure of figures) {
    const own = held.get(keyOf(figure));
    if (own === undefined) held.set(keyOf(figure), [figure]);
    else own.push(figure);
  }
  return [...held.values()];
}

/** The month that a time ends in; of a quarter without its year its number. */
function placeInTime(period: Period | null): number | null {
  return lastMonthOf(period) ?? (/^Q[1-4]$/.test(period?.key ?? '') ? Number(period?.key.slice(1)) : null);
}

function inOrder(figures: readonly Figure[]): Figure[] {
  return [...figures].sort((a, b) => (placeInTime(a.period) ?? 0) - (placeInTime(b.period) ?? 0));
}

/** The pairs of one row or column. */
function pairsOf(line: readonly Figure[]): Volumes[] {
  const planned = line.filter((one) => PLANNED.test(sideOf(one)));
  const dated = inOrder(line.filter((one) => !planned.includes(one) && placeInTime(one.period) !== null));
  const now = dated.at(-1) ?? line.find((one) => LATEST.test(sideOf(one)));
  const past = dated.length > 1 ? dated[0] : line.find((one) => EARLIER.test(sideOf(one)) && one !== now);
  if (now === undefined) return [];
  const before = past === undefined || past === now ? [] : [{ now, past, isPlan: false }];
  const besides = planned.flatMap((one) =>
    one === now || !isOneTime(now, one) ? [] : [{ now, past: one, isPlan: true }],
  );
  return [...before, ...besides];
}

/** A plan is held against the number of its own time, or where it has none. */
function isOneTime(now: Figure, plan: Figure): boolean {
  const [a, b] = [lastMonthOf(now.period), lastMonthOf(plan.period)];
  return a === null || b === null || a === b;
}

function volumesInTables(document: Understanding): Volumes[] {
  const cells = figuresOf(document).filter(isCell);
  return grouped(cells, ({ cell, own }) =>
    INDEPENDENT.test(cell?.row.low ?? own) || !INDEPENDENT.test(own)
      ? cell?.row
      : `${cell?.at} ${cell?.grid.rows[0]?.row.paragraph}`,
  ).flatMap(pairsOf);
}

function isTold({ sentence, quantity, unit, per, value, step }: Figure): boolean {
  return (
    sentence !== null &&
    quantity !== null &&
    unit === 'count' &&
    per === null &&
    value >= LEAST &&
    step === 1 &&
    !OTHER_NOUN.test(quantity.noun)
  );
}

/** The time of a figure; in a sentence of several times the last one named before it. */
function timeOf({ period, sentence, quantity }: Figure): Period | null {
  const before = sentence?.periods.filter(({ end }) => quantity !== null && end <= quantity.start).at(-1);
  return period ?? before ?? null;
}

function monthKey(figure: Figure): number {
  const time = timeOf(figure);
  if (time === null && /\b(?:now|today|current\w*)\b/.test(saidOf(figure))) return Number.MAX_SAFE_INTEGER;
  return placeInTime(time) ?? time?.month ?? 0;
}

/** The words that a figure is told by: all of a sentence that holds no other. */
function saidOf({ sentence, own }: Figure): string {
  return sentence?.quantities.length === 1 ? sentence.low : own;
}

/** The heading or question right above a figure's block. */
function headBefore({ document }: Understanding, { sentence }: Figure): string {
  const above = document.blocks[(sentence?.blockAt ?? 0) - 1];
  return above === undefined || above.kind === 'table' ? '' : above.text;
}

/** Counts of one paragraph that are of placements and of one size: "184 at the end of October. At the end of July it was 188." */
function ofParagraph(document: Understanding, figures: readonly Figure[]): Volumes[] {
  const [lead] = figures;
  if (lead === undefined) return [];
  const text =
    `${lead.section ?? ''} ${headBefore(document, lead)} ${lead.sentence?.block.text ?? ''}`.toLowerCase();
  if (!INDEPENDENT.test(text) || !/\b(?:placements?|children|pupils|placed)\b/.test(text)) return [];
  const [first] = figures.filter(({ wide }) => OF_CHILDREN.test(wide) || INDEPENDENT.test(text));
  if (first === undefined) return [];
  const like = figures.filter(({ value }) => value / first.value < LIKE && first.value / value < LIKE);
  const planned = like.filter(
    ({ own, wide }) => PLANNED.test(own) || /\bbudget\w*\b[^.]{0,40}\bplacements\b/.test(wide),
  );
  const dated = like
    .filter((one) => !planned.includes(one) && timeOf(one) !== null)
    .sort((a, b) => monthKey(a) - monthKey(b));
  const [past, now] = [dated[0], dated.at(-1)];
  if (now === undefined || past === undefined) return [];
  const before = monthKey(past) === monthKey(now) ? [] : [{ now, past, isPlan: false }];
  return [...before, ...planned.map((one) => ({ now, past: one, isPlan: true }))];
}

function volumesInText(document: Understanding): Volumes[] {
  return grouped(figuresOf(document).filter(isTold), ({ sentence }) =>
    sentence === null ? '' : groupOf(sentence),
  ).flatMap((figures) => ofParagraph(document, figures));
}

/** Give the pairs of a paper, those of tables first. */
export const placementVolumes: (document: Understanding) => readonly Volumes[] = oncePer((document) => [
  ...volumesInTables(document),
  ...volumesInText(document),
]);
