/** A return document as it was read, whatever its format: headings, paragraphs, list items and tables, each with its place. */

/** A block of text. `list` numbers the list that an item belongs to, so that items of one list are told from the next. */
export type TextBlock = {
  readonly kind: 'heading' | 'paragraph' | 'item';
  readonly text: string;
  /** Counted from 1 over the whole document; each row of a table counts as one. */
  readonly paragraph: number;
  /** The page where the format has pages, counted from 1. */
  readonly page: number | null;
  /** The nearest heading above; null before the first. */
  readonly section: string | null;
  /** 1 to 6 for headings; depth from 1 for items; 0 otherwise. */
  readonly level: number;
  readonly list: number | null;
};

/** A row of a table. `raw` is the line as it stands in a plain text; null where cells are apart in the file. */
export type TableRow = {
  readonly cells: readonly string[];
  readonly raw: string | null;
  readonly paragraph: number;
};

/** A table, or the figures behind a chart. */
export type TableBlock = {
  readonly kind: 'table';
  readonly caption: string;
  readonly header: TableRow | null;
  readonly rows: readonly TableRow[];
  readonly isChart: boolean;
  readonly page: number | null;
  readonly section: string | null;
};

export type DocumentBlock = TextBlock | TableBlock;

/** A document in its reading order. */
export type ReturnDocument = {
  readonly name: string;
  readonly blocks: readonly DocumentBlock[];
  /** The text as it stands in the file, where the format is plain text. */
  readonly source?: string;
};

/** A block before it is numbered. */
export type RawBlock =
  | {
      readonly kind: 'heading' | 'paragraph' | 'item';
      readonly text: string;
      readonly level?: number;
      readonly list?: number;
      readonly page?: number;
    }
  | {
      readonly kind: 'table';
      readonly caption?: string;
      /** The first `headerRows` rows are headers; joined cell by cell where there are several. */
      readonly headerRows?: number;
      readonly rows: readonly { readonly cells: readonly string[]; readonly raw?: string }[];
      readonly isChart?: boolean;
      readonly page?: number;
    };

/** More cells in one row than any table of a return has: what is beyond them is not read. */
const MOST_CELLS = 400;

function joined(rows: readonly { readonly cells: readonly string[] }[]): string[] {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  return Array.from({ length: width }, (_, at) => {
    const parts = rows.map((row) => row.cells[at] ?? '').filter((text) => text !== '');
    return [...new Set(parts)].join(' ');
  });
}

/** Number the blocks of a document and give each its section. Deterministic. */
export function numberBlocks(name: string, raw: readonly RawBlock[]): ReturnDocument {
  let paragraph = 0;
  let section: string | null = null;
  const blocks: DocumentBlock[] = [];
  for (const block of raw) {
    const page = block.page ?? null;
    if (block.kind === 'table') {
      const rows = block.rows.map(({ cells, raw: line }) => {
        paragraph += 1;
        return { cells: cells.slice(0, MOST_CELLS), raw: line ?? null, paragraph };
      });
      const heads = rows.slice(0, block.headerRows ?? 0);
      const [first] = heads;
      blocks.push({
        kind: 'table',
        caption: block.caption ?? '',
        header: first === undefined ? null : { ...first, cells: joined(heads) },
        rows: rows.slice(heads.length),
        isChart: block.isChart ?? false,
        page,
        section,
      });
      continue;
    }
    paragraph += 1;
    if (block.kind === 'heading') section = block.text;
    const { kind, text, level = 0, list = null } = block;
    blocks.push({ kind, text, paragraph, page, section, level, list });
  }
  return { name, blocks };
}
