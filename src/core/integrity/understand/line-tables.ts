/** Lines that each hold a label and a figure, read as the rows of a table: "Reserve at April: £7.4m", "Used in the year: £2.1m". */
import type { DocumentBlock, TableBlock, TextBlock } from '../document.ts';
import { readCell } from './cells.ts';

const LINE = /^\W{0,3}([^:]{2,60}):\s{0,3}([£(−–-]?\s?[£\d][^:;]{0,22})\.?$/;
/** Fewer lines tell no sum and no movement. */
const LEAST = 3;

function rowOf({ text }: TextBlock): readonly [string, string] | null {
  const match = LINE.exec(text.trim());
  const [label, value] = [match?.[1], match?.[2]?.replace(/\.$/, '')];
  if (label === undefined || value === undefined) return null;
  return readCell(value, { unit: 'count', scale: 1 }) === null ? null : [label.trim(), value.trim()];
}

function tableOf(run: readonly TextBlock[]): TableBlock {
  const [first] = run;
  return {
    kind: 'table',
    caption: '',
    header: null,
    rows: run.map((block) => ({
      cells: rowOf(block) ?? ['', ''],
      raw: block.text,
      paragraph: block.paragraph,
    })),
    isChart: false,
    page: first?.page ?? null,
    section: first?.section ?? null,
  };
}

/** The tables that runs of such lines make. Deterministic; linear. */
export function lineTables(blocks: readonly DocumentBlock[]): TableBlock[] {
  const tables: TableBlock[] = [];
  let run: TextBlock[] = [];
  const close = () => {
    if (run.length >= LEAST) tables.push(tableOf(run));
    run = [];
  };
  for (const block of blocks) {
    if (block.kind !== 'table' && block.kind !== 'heading' && rowOf(block) !== null) run.push(block);
    else close();
  }
  close();
  return tables;
}
