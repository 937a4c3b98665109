/** A number of things that are said to have a colour, a score or a change, against the rows of the table that has them. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { ratingIn } from '../../understand/ratings.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const THING =
  /^(?:risk|condition|milestone|measure|action|project|workstream|indicator|kpi|scheme|area|objective|priority)$/;
type Predicate = { readonly shown: string; readonly holds: (grid: Grid, row: GridRow) => boolean | null };

function ratingColumns(grid: Grid): number[] {
  return grid.columns.flatMap((_, at) =>
    at > 0 && grid.rows.some(({ row }) => ratingIn(row.cells[at] ?? '') !== null) ? [at] : [],
  );
}

/** The colour, score or change that the words behind a number ask of each. */
function predicateIn(text: string): Predicate | null {
  const colour =
    /^[^.;,]{0,50}?\b(?:rated|are|is|at|as|now|remain|stand at|marked|shown as|were|was) (?:now |still |currently |rated )?(blue|green|amber|red)\b/.exec(
      text,
    )?.[1];
  if (colour !== undefined)
    return {
      shown: colour,
      holds: (grid, { row }) => {
        const at = ratingColumns(grid).at(-1);
        return at === undefined ? null : ratingIn(row.cells[at] ?? '') === colour;
      },
    };
  const score =
    /^[^.;,]{0,40}?\b(?:scores?|scored|scoring|rated|score) (?:of |at )?(\d{1,2}) (?:or (?:more|above|over|higher)|and (?:above|over))/.exec(
      text,
    )?.[1];
  if (score !== undefined)
    return {
      shown: `${score} or more`,
      holds: (grid, row) => {
        const at = grid.columns.findLastIndex(({ low }) => /\bscore\b|rating|total/.test(low));
        const cell = at === -1 ? null : row.cells[at];
        return cell == null ? null : cell.value >= Number(score);
      },
    };
  if (!/^[^.;,]{0,30}?\b(?:have|has) (?:changed|moved|been re-?rated)\b/.test(text)) return null;
  return {
    shown: 'changed',
    holds: (grid, { row }) => {
      const [before, after] = ratingColumns(grid).slice(-2);
      if (before === undefined || after === undefined) return null;
      return ratingIn(row.cells[before] ?? '') !== ratingIn(row.cells[after] ?? '');
    },
  };
}

/** The only table that is of such things. */
function tableOf({ grids }: Understanding, noun: string): Grid | null {
  const own = grids.filter(({ columns, caption, block }) => {
    const heads = columns
      .slice(0, 3)
      .map(({ low }) => low)
      .join(' ');
    return new RegExp(`\\b${RegExp.escape(noun)}s?\\b`, 'i').test(
      `${heads} ${caption} ${noun === 'risk' ? (block.section ?? '') : ''}`,
    );
  });
  return own.length === 1 ? (own[0] ?? null) : null;
}

function wrongCount(document: Understanding, sentence: Sentence): Found[] {
  if (sentence.block.kind === 'heading' || sentence.text.endsWith('?')) return [];
  return sentence.quantities.flatMap((quantity): Found[] => {
    if (
      quantity.unit !== 'count' ||
      !THING.test(quantity.noun) ||
      quantity.isAbout ||
      quantity.bound !== null
    )
      return [];
    const behind = sentence.low.slice(quantity.end + quantity.phrase.length + 1);
    const predicate = predicateIn(behind);
    const grid = predicate === null ? null : tableOf(document, quantity.noun);
    if (
      predicate === null ||
      grid === null ||
      /\b(?:of the|last (?:time|update)|previously|were then)\b/.test(
        sentence.low.slice(Math.max(0, quantity.start - 20), quantity.start),
      )
    )
      return [];
    const answers = grid.rows.map((row) => ({ row, holds: predicate.holds(grid, row) }));
    const held = answers.filter(({ holds }) => holds === true);
    if (answers.every(({ holds }) => holds === null) || held.length === quantity.value) return [];
    const first = held[0]?.row ?? grid.rows[0];
    if (first === undefined) return [];
    return [
      {
        spots: [sentenceSpot(sentence), rowSpot(grid, first)],
        arithmetic: `${num(quantity.value)} ${quantity.noun}s told, ${num(held.length)} in the table (${predicate.shown})`,
      },
    ];
  });
}

const TABLE =
  '| Risk | Last | Now |\n| --- | --- | --- |\n| Fees rise | Red | Red |\n| Reviews late | Amber | Red |\n| School late | Green | Green |';

/** Rows that are counted. */
export const COUNTED_ROW_RULES: readonly Rule[] = [
  {
    code: 'wide.counted-rows',
    kind: 'listed-count',
    severity: 'warning',
    isWide: true,
    title: 'More or fewer rows of a table are so than the text says',
    meaning:
      'A number of risks, conditions or the like with a colour, a score or a change, and the only table of them.',
    advice: 'Count again, and mend the number or the table.',
    fires: `Three risks are rated Red this quarter.\n\n${TABLE}`,
    silent: `Two risks are rated Red this quarter.\n\n${TABLE}`,
    find: (document) => document.sentences.flatMap((sentence) => wrongCount(document, sentence)),
  },
];
