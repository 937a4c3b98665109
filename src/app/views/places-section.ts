/** What every section of the page of places is made of: cells, rows, and a section with its parts. */
import { pence } from '../../core/base/pence.ts';
import { showPence } from '../../core/base/show.ts';
import { type Phase, type PlacesRecord, WHOLE_AREA } from '../../core/places/place-scheme.ts';
import type { PageChart, PageTable } from './page-values.ts';

/** A column of words. */
export const textColumn = (header: string) => ({ header, number: false });
/** A column of numbers. */
export const numberColumn = (header: string) => ({ header, number: true });
/** A row of a table. */
export const pageRow = (cells: string[], emphasis = false) => ({ cells, emphasis });

/** Write money to the penny; what is not known is said, never shown as nought. */
export function moneyOrUnknown(amount: bigint | null): string {
  return amount === null ? 'not known' : showPence(pence(amount));
}

const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  'early-years': 'early years',
  primary: 'primary',
  secondary: 'secondary',
  'post-16': 'post-16',
};

/** Say a need and a phase: "ASD, early years". Needs are by their codes, as the trade says them. */
export function needAndPhase({ need, phase }: { readonly need: string; readonly phase: Phase }): string {
  return `${need}, ${PHASE_WORDS[phase]}`;
}

/** Name an area; where none is recorded the whole authority is one. */
export function areaName(areas: PlacesRecord['areas'], id: string): string {
  return areas.find((area) => area.id === id)?.name ?? (id === WHOLE_AREA ? 'Whole authority' : id);
}

/** A section of the page. */
export type PlacesSection = ReturnType<typeof placesSection>;

/** Make a section; what is left out is empty. */
export function placesSection(parts: {
  id: string;
  title: string;
  introduction: string;
  points?: string[];
  charts?: PageChart[];
  tables?: PageTable[];
  missing?: string | null;
  sources: string[];
}) {
  return { points: [], charts: [], tables: [], missing: null, keyFigures: [], ...parts };
}
