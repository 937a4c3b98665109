/** What every view asks of an opened programme: its newest update, a figure by id, ratings by subject, commentary by field. */
import { dayInWords, monthInWords, yearInWords } from '../../core/base/time.ts';
import type { Update } from '../../core/programme/definitions.ts';
import type { Rating } from '../../core/programme/programme.ts';
import type { TableBlock } from '../../core/report/blocks.ts';
import { composeGrid } from '../../core/report/compose-commentary.ts';
import { LIVE_CHARTS, LIVE_TABLES } from '../../core/report/live/live-blocks.ts';
import type { LiveSource } from '../../core/report/live/live-source.ts';
import { referencesIn, resolveText } from '../../core/report/resolve-text.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import {
  type PageChart,
  type PageCommentary,
  type PageFigure,
  type PageRound,
  type PageRun,
  type PageTable,
  pageChart,
  pageFigure,
  pageTable,
} from './page-values.ts';

/** The update that the pages stand at: the newest, or null where the programme has none. */
export function newestUpdate({ programme }: OpenProgramme): Update | null {
  return programme.updates.at(-1) ?? null;
}

/** Give a figure of the book, or null where stored data does not support it. */
export function figureOf({ figures }: OpenProgramme, id: string): PageFigure | null {
  const found = figures.get(id);
  return found === undefined ? null : pageFigure(found, figures);
}

/** Give those of the figures named that the book has, in the order named, each once. */
export function figuresOf(open: OpenProgramme, ids: Iterable<string>): PageFigure[] {
  return [...new Set(ids)].flatMap((id) => figureOf(open, id) ?? []);
}

/** Give a live chart of the return, or nothing where the data does not support it. */
export function liveChart(open: OpenProgramme, id: string): PageChart[] {
  const source = liveSource(open);
  const block = source === null ? null : (LIVE_CHARTS[id]?.(source) ?? null);
  return block === null ? [] : [pageChart(block)];
}

/** Give a live table of the return, or nothing where the data does not support it. */
export function liveTable(open: OpenProgramme, id: string): PageTable[] {
  const block = liveTableBlock(open, id);
  return block === null ? [] : [pageTable(block)];
}

function liveTableBlock(open: OpenProgramme, id: string): TableBlock | null {
  const source = liveSource(open);
  return source === null ? null : (LIVE_TABLES[id]?.(source) ?? null);
}

function liveSource(open: OpenProgramme): LiveSource | null {
  const update = newestUpdate(open);
  return update === null ? null : { facts: open.facts, book: open.figures, update };
}

/** Name an update as people do: "Update 3 (November)". */
export function updateName({ sequence, label }: Update): string {
  return `Update ${sequence} (${label})`;
}

/** The ratings of one subject, one for each update of the newest update's year, in order. */
export function ratingRounds(
  open: OpenProgramme,
  kind: Rating['subject']['kind'],
  subjectId: string,
): PageRound[] {
  const { programme } = open;
  const level = (id: string | null | undefined) =>
    programme.scale.levels.find((one) => one.id === id) ?? null;
  const year = newestUpdate(open)?.year;
  return programme.updates
    .filter((update) => update.year === year)
    .map((update) => {
      const rating = programme.ratings.find(
        (one) => one.updateId === update.id && one.subject.kind === kind && one.subject.id === subjectId,
      );
      return {
        updateId: update.id,
        update: updateName(update),
        overall: level(rating?.overall),
        activity: level(rating?.activity),
        effect: level(rating?.effect),
        reason: rating?.reason ?? '',
      };
    });
}

/** The newest update's commentary on a field with its figures filled in, and the figures it cites. */
export function commentaryOf(
  open: OpenProgramme,
  fieldId: string,
): { commentary: PageCommentary[]; figures: PageFigure[] } {
  const update = newestUpdate(open);
  const written = open.programme.commentary.find(
    (one) => one.updateId === update?.id && one.fieldId === fieldId,
  );
  const commentary: PageCommentary[] = [];
  const cited: string[] = [];
  const runsOf = (text: string): PageRun[] => {
    cited.push(...referencesIn(text));
    return resolveRuns(open, text);
  };
  for (const part of written?.parts ?? []) {
    if (part.kind === 'paragraph') commentary.push({ kind: 'paragraph', runs: runsOf(part.text) });
    else if (part.kind === 'list') commentary.push({ kind: 'list', items: part.items.map(runsOf) });
    else if (part.kind === 'table')
      commentary.push(...liveTable(open, part.id).map((table) => ({ kind: 'table' as const, table })));
    else if (part.kind === 'grid')
      commentary.push({
        kind: 'table',
        table: pageTable(composeGrid(open.figures, part, fieldId).blocks[0]),
      });
    else commentary.push(...liveChart(open, part.id).map((chart) => ({ kind: 'chart' as const, chart })));
  }
  return { commentary, figures: figuresOf(open, cited) };
}

/** A page shows what it can: an unresolved reference is marked in its place, while the return refuses to be built. */
function resolveRuns(open: OpenProgramme, text: string): PageRun[] {
  const { content, problems } = resolveText(text, open.figures, '');
  const runs: PageRun[] = content.map((run) =>
    run.figure === undefined ? { text: run.text } : { text: run.text, figure: run.figure },
  );
  if (problems.length > 0) runs.push({ text: ' (a figure is missing here)', missing: true });
  return runs;
}

/** What each page of a programme says first. */
export function headerOf(open: OpenProgramme) {
  const { programme } = open;
  const { agreement } = programme;
  const line = (update: Update) => ({
    id: update.id,
    name: updateName(update),
    year: yearInWords(update.year),
    dataCutOff: monthInWords(update.dataCutOff),
    financeBasis: update.financeBasis,
    due: update.due,
    dueInWords: dayInWords(update.due),
    submittedInWords: update.submitted === null ? null : dayInWords(update.submitted),
    status: update.status,
  });
  const newest = newestUpdate(open);
  return {
    authorityCode: programme.authorityCode,
    programmeId: programme.id,
    authorityName: programme.authorityName,
    name: programme.name,
    fictional: programme.fictional,
    agreement: agreement.name,
    agreementYears: `${yearInWords(agreement.startYear)} to ${yearInWords(agreement.endYear)}`,
    update: newest === null ? null : line(newest),
    updates: programme.updates.map(line),
  };
}

/** Say where a set of figures comes from, one sentence for each file and each method. */
export function sourcesOf(open: OpenProgramme, ids: Iterable<string>): string[] {
  const rowsByFile = new Map<string, { sha256: string; rows: number[] }>();
  const methods = new Set<string>();
  const visit = (figure: PageFigure) => {
    const { source } = figure;
    if (source.kind === 'computed') methods.add(calculation(open, figure.id, source.method));
    else if (source.file === undefined) methods.add(`Stored record: ${source.record}.`);
    else {
      const seen = rowsByFile.get(source.file) ?? { sha256: source.sha256 ?? '', rows: [] };
      if (source.row !== undefined) seen.rows.push(source.row);
      rowsByFile.set(source.file, seen);
    }
  };
  for (const figure of figuresOf(open, withDirectInputs(open, ids))) visit(figure);
  const files = [...rowsByFile].map(
    ([file, { sha256, rows }]) =>
      `File ${file}, ${rows.length === 1 ? `row ${rows[0]}` : `${rows.length} figures from rows ${Math.min(...rows)} to ${Math.max(...rows)}`}${sha256 === '' ? '' : ` (fingerprint ${sha256.slice(0, 12)})`}.`,
  );
  return [...files, ...methods];
}

/** The method, and what went into it that is no figure itself: a stored plan, by version and fingerprint. */
function calculation({ figures }: OpenProgramme, id: string, method: string): string {
  const source = figures.get(id)?.source;
  const inputs = source?.kind === 'computed' ? source.inputs : [];
  const records = inputs.filter((input) => !figures.has(input));
  return `Calculated: ${method}${records.length === 0 ? '' : `, from ${records.join(', ')}`}.`;
}

function withDirectInputs(open: OpenProgramme, ids: Iterable<string>): string[] {
  return [...ids].flatMap((id) => {
    const source = open.figures.get(id)?.source;
    return source?.kind === 'computed' ? [id, ...source.inputs] : [id];
  });
}
