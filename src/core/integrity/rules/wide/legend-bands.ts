/** Ratings of a row against the shortfall or delay that the legend allows its colour, and colours that the legend leaves out. */
import type { Found } from '../../finding.ts';
import { timeIn } from '../../lex/only-time.ts';
import type { Rule } from '../../rule.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { type Band, type Entry, legendEntries } from '../../understand/legend.ts';
import { measureIn } from '../../understand/measures.ts';
import { type RatingWord, ratingIn } from '../../understand/ratings.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const TARGET = /\b(?:target|plan(?:ned)?|agreed|due|goal|trajectory|profile|standard|baseline|original)\b/;
const ACTUAL =
  /\b(?:actual|result|latest|current|now|outturn|position|achieved|expected|forecast|delivered|performance)\b/;
const LOWER_IS_BETTER =
  /\b(?:or (?:fewer|less|below|under)|at most|no more than|maximum|lower is better|fewer than|under)\b/i;
const FALLS_WELL =
  /\b(?:refus|absen|exclu|suspen|late|overdue|wait|vacan|independent|out of (?:county|area)|appeal|complaint|cost|spend|deficit|backlog|growth|plans in force|requests)\w*/i;

type Amount = { readonly value: number; readonly isPercent: boolean };

/** The figure of a cell: its percentage where it has one, "49 of 104 (47.1%)", or its only number. */
function amountIn(text: string): Amount | null {
  const share = /(-?\d+(?:\.\d+)?)\s?(?:%|per cent)/.exec(text);
  if (share !== null) return { value: Number(share[1]), isPercent: true };
  const only = /^[^\d]{0,16}(\d[\d,]*(?:\.\d+)?)[^\d]{0,24}$/.exec(text.trim());
  return only === null ? null : { value: Number((only[1] ?? '').replaceAll(',', '')), isPercent: false };
}

/** How far a row is off: days late, or short of its target in per cent of it and, for shares, in points. Not above nil where it is met. */
type Miss = { readonly days: number } | { readonly percent: number; readonly points: number | null };

function missOf(row: GridRow, target: number, actual: number): Miss | null {
  const [goal, real] = [row.row.cells[target] ?? '', row.row.cells[actual] ?? ''];
  const [due, now] = [timeIn(goal), timeIn(real)];
  if (due?.to != null && now?.to != null) return { days: now.to - due.to };
  const [a, b] = [amountIn(goal), amountIn(real)];
  if (a === null || b === null || a.isPercent !== b.isPercent || a.value <= 0) return null;
  const measure = measureIn(row.low, a.isPercent ? 'percent' : 'count');
  const isLower =
    LOWER_IS_BETTER.test(`${goal} ${row.label}`) ||
    measure?.isOffWhenAbove === true ||
    measure?.good === 'down';
  if (!isLower && FALLS_WELL.test(row.label) && measure?.isOffWhenBelow !== true) return null;
  const short = isLower ? b.value - a.value : a.value - b.value;
  return { percent: (short / a.value) * 100, points: a.isPercent ? short : null };
}

function fits({ unit, above, upTo }: Band, miss: Miss): boolean {
  const HAIR = 0.06;
  if ('days' in miss) return unit === 'days' && miss.days > above && miss.days <= upTo;
  if (unit === 'days') return false;
  const values =
    unit === 'points'
      ? [miss.points ?? miss.percent]
      : [miss.percent, ...(miss.points === null ? [] : [miss.points])];
  return values.some((value) => value > above - HAIR && value <= upTo + HAIR);
}

/** The colours that the legend allows for a miss; empty where it does not say. */
function allowed(entries: readonly Entry[], miss: Miss): ReadonlySet<RatingWord> {
  const size = 'days' in miss ? miss.days : miss.percent;
  if (size <= 0) return new Set(entries.filter(({ isMet }) => isMet).map(({ word }) => word));
  return new Set(
    entries.filter(({ bands }) => bands.some((band) => fits(band, miss))).map(({ word }) => word),
  );
}

function shown(miss: Miss): string {
  if ('days' in miss) return `${num(miss.days)} days late`;
  return `${num(miss.percent, 1)}% off its target${miss.points === null ? '' : ` (${num(miss.points, 1)} points)`}`;
}

function againstBands(document: Understanding): Found[] {
  const entries = legendEntries(document);
  if (!entries.some(({ bands }) => bands.length > 0)) return [];
  return document.grids.flatMap((grid) => rowsAgainst(grid, entries));
}

function rowsAgainst(grid: Grid, entries: readonly Entry[]): Found[] {
  const target = grid.columns.findIndex(({ low }, at) => at > 0 && TARGET.test(low));
  const actual = grid.columns.findIndex(({ low }, at) => at > 0 && at !== target && ACTUAL.test(low));
  const rated = grid.columns.findLastIndex(
    (_, at) => at > 0 && grid.rows.some(({ row }) => ratingIn(row.cells[at] ?? '') !== null),
  );
  if (target === -1 || actual === -1 || rated === -1 || rated === actual) return [];
  return grid.rows.flatMap((row): Found[] => {
    const word = ratingIn(row.row.cells[rated] ?? '');
    const miss = missOf(row, target, actual);
    const entry = entries.find((one) => one.word === word);
    if (word === null || miss === null || entry === undefined) return [];
    const colours = allowed(entries, miss);
    if (colours.size === 0 || colours.has(word) || (entry.isMet && 'percent' in miss && miss.percent < 0.1))
      return [];
    // Blue, complete, may be met too.
    if (word === 'blue' && ('days' in miss ? miss.days : miss.percent) <= 0) return [];
    return [
      {
        spots: [rowSpot(grid, row, rated), entry.spot],
        arithmetic: `${shown(miss)}: by the legend ${[...colours].join(' or ')}, not ${word}`,
      },
    ];
  });
}

const DONE =
  /^\W{0,3}(?:completed?|done|finished|published|signed|launched|opened|delivered|achieved|met)\b/i;

/** A row that says it is done, in a colour that stands for work under way or late, where another stands for done. */
function doneOtherwise(document: Understanding): Found[] {
  const entries = legendEntries(document);
  const done = entries.filter(
    ({ meaning }) => /\b(?:completed?|finished|done|delivered)\b/i.test(meaning) && !/\bnot\b/i.test(meaning),
  );
  const [only] = done;
  if (only === undefined || done.length !== 1) return [];
  return document.grids.flatMap((grid) =>
    grid.rows.flatMap((row): Found[] => {
      const at = row.row.cells.findLastIndex((cell) => ratingIn(cell) !== null);
      const word = at < 1 ? null : ratingIn(row.row.cells[at] ?? '');
      const told = row.row.cells.slice(1, at).find((cell) => DONE.test(cell));
      if (
        word === null ||
        told === undefined ||
        word === only.word ||
        !entries.some((one) => one.word === word)
      )
        return [];
      return [
        {
          spots: [rowSpot(grid, row, at), only.spot],
          arithmetic: `"${told.trim()}": by the legend ${only.word}, not ${word}`,
        },
      ];
    }),
  );
}

/** A colour in use that a legend of at least three colours leaves out. */
function leftOut(document: Understanding): Found[] {
  const entries = legendEntries(document);
  const known = new Set(entries.map(({ word }) => word));
  const [first] = entries;
  if (first === undefined || known.size < 2) return [];
  const seen = new Set<RatingWord>();
  return document.ratings.flatMap(({ word, spot, label }): Found[] => {
    if (word === null || known.has(word) || seen.has(word) || /\brisk\b/i.test(label)) return [];
    const isMixed = word.includes('-');
    if (isMixed && known.size < 3) return [];
    seen.add(word);
    return [
      {
        spots: [spot, first.spot],
        arithmetic: `the legend explains ${[...known].join(', ')}; "${word}" is used`,
      },
    ];
  });
}

const KEY =
  '- Green: target met.\n- Amber: short of target by up to 5 per cent.\n- Red: short of target by more than 5 per cent.\n\n';

/** Legends read whole. */
export const LEGEND_BAND_RULES: readonly Rule[] = [
  {
    code: 'wide.legend-band',
    kind: 'rating',
    severity: 'error',
    isWide: true,
    title: 'A row is rated otherwise than the legend says for its shortfall or delay',
    meaning:
      'A legend with shares, points, weeks or months for its colours, and a row with target, actual and rating.',
    advice: 'Rate by the legend, or write down why not.',
    fires: `${KEY}| Measure | Target | Actual | Rating |\n| --- | --- | --- | --- |\n| Plans issued within 20 weeks | 60% | 47.1% | Amber |`,
    silent: `${KEY}| Measure | Target | Actual | Rating |\n| --- | --- | --- | --- |\n| Plans issued within 20 weeks | 60% | 47.1% | Red |`,
    find: (document) => [...againstBands(document), ...doneOtherwise(document)],
  },
  {
    code: 'wide.legend-colour',
    kind: 'legend',
    severity: 'warning',
    isWide: true,
    title: 'A colour is used that the legend leaves out',
    meaning:
      'A list, table or sentence that says what each colour stands for, in whatever words, and a rating in another.',
    advice: 'Add the colour to the legend, or use one of its own.',
    fires: `${KEY}| Measure | Rating |\n| --- | --- |\n| Charter signed | Blue |`,
    silent: `${KEY}| Measure | Rating |\n| --- | --- |\n| Charter signed | Green |`,
    find: leftOut,
  },
];
