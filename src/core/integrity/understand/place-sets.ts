/** Places that are added up: the schemes of a table, of a list or of a paragraph, each with its number, and what they come to. */
import type { Spot } from '../finding.ts';
import { rowSpot } from './grid.ts';
import { oncePer } from './once.ts';
import { type Sentence, sentenceSpot } from './sentence.ts';
import type { Understanding } from './understanding.ts';

/** One scheme or site with its places. */
export type PlaceItem = { readonly words: string; readonly places: number; readonly spot: Spot };

export type PlaceSet = {
  readonly items: readonly PlaceItem[];
  readonly total: number;
  /** Lower-case words of what is added up: caption, heading or announcing sentence. */
  readonly about: string;
  readonly spot: Spot;
};

const PLACES = /\bplaces?\b|\bcapacity\b/;
const NO_SCHEME = /\b(?:open|filled|delivered|usable|cost|per|due|needed|of which|vacant|spent)\b/;
const TOTAL = /\b(?:total|all|sum|overall|together|altogether|programme)\b/;

/** Whole places that a sentence tells: "40 places", "24 at Larkway", "64-place". */
export function placesIn(sentence: Sentence): { readonly value: number; readonly start: number }[] {
  const isOfPlaces = PLACES.test(sentence.low) || /-place\b/.test(sentence.low);
  if (!isOfPlaces) return [];
  return sentence.quantities
    .filter(
      ({ unit, per, step, noun, phrase }) =>
        unit === 'count' &&
        per === null &&
        step === 1 &&
        (noun === '' || noun === 'place' || PLACES.test(phrase)),
    )
    .map(({ value, start }) => ({ value, start }));
}

function setsInTables({ grids }: Understanding): PlaceSet[] {
  return grids.flatMap((grid): PlaceSet[] => {
    const named = grid.columns.findIndex(({ low }, k) => k > 0 && PLACES.test(low) && !NO_SCHEME.test(low));
    // "Maintained places | 2025 | 2026": the corner names what every column counts.
    const corner = `${grid.columns[0]?.low ?? ''} ${grid.caption.toLowerCase()}`;
    const at =
      named < 0 && PLACES.test(corner) ? grid.columns.findLastIndex(({ numbers }) => numbers > 1) : named;
    if (at < 0 || grid.block.isChart || grid.rows.length > 60) return [];
    const rows = grid.rows.filter(({ cells }) => cells[at]?.unit === 'count');
    const isTotal = ({ row }: (typeof rows)[number]) =>
      row.cells.slice(0, at).some((cell) => TOTAL.test(cell.toLowerCase()));
    const items = rows
      .filter((row) => !isTotal(row))
      .map((row) => ({
        words: row.row.cells.join(' ').toLowerCase(),
        places: row.cells[at]?.value ?? 0,
        spot: rowSpot(grid, row),
      }));
    const [first] = items;
    if (items.length < 2 || first === undefined) return [];
    const sum = items.reduce((all, { places }) => all + places, 0);
    const total = rows.find(isTotal);
    const about =
      `${total?.low ?? ''} ${grid.caption} ${grid.block.section ?? ''} ${grid.columns.map(({ low }) => low).join(' ')}`.toLowerCase();
    return [{ items, total: sum, about, spot: total === undefined ? first.spot : rowSpot(grid, total) }];
  });
}

/** "We create 66 places in maintained schools:" and the items below it. */
function setsInLists({ listings, sentences }: Understanding): PlaceSet[] {
  return listings.flatMap(({ intro, items }): PlaceSet[] => {
    if (items.length < 2 || items.length > 40) return [];
    const blocks = new Set<unknown>(items);
    const read = sentences
      .filter(({ block }) => blocks.has(block))
      .flatMap((sentence) => {
        const [only] = placesIn(sentence);
        return only === undefined
          ? []
          : [{ words: sentence.low, places: only.value, spot: sentenceSpot(sentence) }];
      });
    const sum = read.reduce((all, { places }) => all + places, 0);
    const [first] = read;
    if (read.length < 2 || first === undefined) return [];
    const isTotalled = intro !== null && placesIn(intro).some(({ value }) => value === sum);
    return [
      {
        items: read,
        total: sum,
        about: isTotalled ? intro.low : '',
        spot: isTotalled ? sentenceSpot(intro) : first.spot,
      },
    ];
  });
}

/** A total told behind its parts in one paragraph, or before them in one sentence: "64, made up of 40 at Fernhill and 24 at Larkway". */
function setsInText({ sentences }: Understanding): PlaceSet[] {
  const byBlock = new Map<unknown, Sentence[]>();
  for (const sentence of sentences) {
    if (sentence.quantities.length === 0 || !/place/.test(sentence.block.text.toLowerCase())) continue;
    const own = byBlock.get(sentence.block) ?? [];
    own.push(sentence);
    byBlock.set(sentence.block, own);
  }
  return [...byBlock.values()].flatMap((own) => {
    const told = own.flatMap((sentence) => placesIn(sentence).map((one) => ({ ...one, sentence })));
    if (told.length < 3 || told.length > 14) return [];
    return told.flatMap((total, k): PlaceSet[] => {
      const before = told.slice(0, k);
      const behind = told.slice(k + 1).filter(({ sentence }) => sentence === total.sentence);
      const parts = [before, behind]
        .flatMap((group) => group.map((_, from) => group.slice(from)))
        .find(
          (group) => group.length > 1 && group.reduce((all, { value }) => all + value, 0) === total.value,
        );
      if (parts === undefined) return [];
      const items = parts.map(({ value, start, sentence }, at) => {
        const next = parts[at + 1];
        const to = next?.sentence === sentence ? next.start : sentence.low.length;
        const before = parts[at - 1];
        const from = before?.sentence === sentence ? before.start : 0;
        return {
          words:
            parts.length > 1 && sentence === total.sentence
              ? sentence.low.slice(start, to)
              : sentence.low.slice(from, to),
          places: value,
          spot: sentenceSpot(sentence),
        };
      });
      return [{ items, total: total.value, about: total.sentence.low, spot: sentenceSpot(total.sentence) }];
    });
  });
}

/** Give the sets of a paper, those of tables first. Deterministic; linear. */
export const placeSets: (document: Understanding) => readonly PlaceSet[] = oncePer((document) =>
  PLACES.test(document.low) || document.grids.length > 0
    ? [...setsInTables(document), ...setsInLists(document), ...setsInText(document)]
    : [],
);
