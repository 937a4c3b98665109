/** The blocks of the grant beside high needs in a workbook: their income and spend open, grown exactly, missing where not stated. */
import { yearInWords } from '../base/time.ts';
import { OTHER_BLOCK_WORDS, OTHER_BLOCKS, type OtherBlock } from '../block/high-needs-block.ts';
import { exactAt, type MoneyPath, roundOnce } from '../block/money-path.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { type BookCell, NOTHING, SheetDraft, words } from './book.ts';
import { countable, LARGEST_DENOMINATOR, LARGEST_PENCE, LARGEST_RATIO } from './exact-growth.ts';
import { NAME_HEADING } from './input-sheets.ts';
import type { AssumptionKind, OpenCells } from './open-cells.ts';
import { addPath } from './path-growth.ts';

/** Column of what holds in every year; the years follow it. */
const EVERY_YEAR = 2;
const FIRST = 3;
const HEADING = 'Every year';
const PARTS = ['income', 'spend'] as const;
type Part = (typeof PARTS)[number];

/** A block's amounts by year: whole pence and the formula that gives them; null where the plan does not state them. */
export type OtherBlockLines = {
  readonly block: OtherBlock['block'];
  readonly lines: Readonly<
    Record<Part, readonly ({ readonly pence: bigint; readonly formula: string } | null)[]>
  >;
};

/** The open sheet, the sheet of workings, and what they come to; sheets are null where the plan states no other block. */
export type OtherBlockSheets = {
  readonly open: SheetDraft | null;
  readonly workings: SheetDraft | null;
  readonly blocks: readonly OtherBlockLines[];
};

/** Make the sheets. Every block of the grant has lines, stated or not. @source Method note 12, section 4. */
export function otherBlockSheets({ finance, block }: ManagementPlan, cells: OpenCells): OtherBlockSheets {
  const stated = block?.otherBlocks ?? [];
  const nothing = finance.years.map(() => null);
  if (stated.length === 0)
    return {
      open: null,
      workings: null,
      blocks: OTHER_BLOCKS.map((name) => ({ block: name, lines: { income: nothing, spend: nothing } })),
    };
  const years = finance.years.map(yearInWords);
  const open = new SheetDraft('Other blocks', {
    title: 'Blocks of the grant beside high needs, £ where not said otherwise',
    note: 'Cells in a frame are yours to change. Amounts are known for some years and grow after them; a growth is a fraction, 103 over 100 for 3%. Spend of the Schools Block is before the transfer to high needs. A block that is not here is not stated in the plan, which is not nil.',
    headings: [
      { words: 'What', isEnd: false },
      { words: NAME_HEADING, isEnd: false },
      ...[HEADING, ...years].map((text) => ({ words: text, isEnd: true })),
    ],
    widths: [58, 58, 14, ...years.map(() => 19)],
  });
  const workings = new SheetDraft('Other blocks workings', {
    title: 'Workings: growth of the other blocks to the last digit',
    note: 'Amounts are cut into millions of pence, pence and digits below the penny, so that no growth is rounded before its end. Nothing here is for changing.',
    headings: [
      { words: 'Working', isEnd: false },
      { words: 'Of', isEnd: false },
      ...years.map((text) => ({ words: text, isEnd: true })),
    ],
    widths: [66, 30, ...years.map(() => 20)],
  });
  return {
    open,
    workings,
    blocks: OTHER_BLOCKS.map((name) => {
      const found = stated.find((one) => one.block === name);
      const lines = (part: Part) =>
        found === undefined
          ? nothing
          : linesOf({ name, part, path: found[part] }, { open, workings, cells, years });
      return { block: name, lines: { income: lines('income'), spend: lines('spend') } };
    }),
  };
}

type Frame = {
  readonly open: SheetDraft;
  readonly workings: SheetDraft;
  readonly cells: OpenCells;
  readonly years: readonly string[];
};
type PathOf = { readonly name: OtherBlock['block']; readonly part: Part; readonly path: MoneyPath };

function linesOf({ name, part, path }: PathOf, frame: Frame): OtherBlockLines['lines'][Part] {
  const { open, workings, years } = frame;
  const row = `block.otherBlocks.${name}.${part}`;
  const label = `${OTHER_BLOCK_WORDS[name]}: ${part}`;
  addOpen(frame, `${row}Pence`, label, { kind: 'pounds', values: path.known, cell: `${row}Pence` });
  const [one] = path.growth;
  const isEven = one != null && path.growth.every((factor) => factor?.n === one.n && factor.d === one.d);
  const places = path.growth.map((ratio) => (ratio === null ? null : countable(ratio)));
  for (const half of ['n', 'd'] as const) {
    if (places.every((ratio) => ratio === null)) continue;
    const kind = half === 'n' ? 'numerator' : 'denominator';
    const values = places.map((ratio) => ratio?.[half] ?? null);
    addOpen(frame, `${row}Growth ${kind}`, `${label}, growth`, {
      kind,
      values: isEven ? [] : values,
      every: isEven ? (values[0] ?? null) : null,
      cell: `${row}Growth`,
    });
  }
  const formulas = addPath(workings, {
    id: `${name}.${part}`,
    label,
    path,
    amount: (n) => open.from(`${row}Pence`, FIRST + n),
    growth: (n) => {
      const column = isEven ? EVERY_YEAR : FIRST + n;
      return {
        n: open.from(`${row}Growth numerator`, column),
        d: open.from(`${row}Growth denominator`, column),
      };
    },
  });
  return years.map((_, n) => {
    const exact = exactAt(path, n);
    const formula = formulas[n] ?? null;
    return exact === null || formula === null ? null : { pence: roundOnce(exact), formula };
  });
}

type OpenRow = {
  readonly kind: AssumptionKind;
  readonly values: readonly (bigint | null)[];
  readonly every?: bigint | null;
  /** Of the plan; a value of one year adds that year to it. */
  readonly cell: string;
};

function addOpen({ open, cells, years }: Frame, row: string, label: string, given: OpenRow): void {
  const { kind, values, every = null, cell } = given;
  const one = (value: bigint | null, heading: string, column: number): BookCell =>
    value === null
      ? NOTHING
      : cells.cell(open, column, {
          row,
          heading,
          kind,
          value,
          label: heading === HEADING ? label : `${label}, ${heading}`,
          cell: heading === HEADING ? cell : `${cell}.${heading}`,
        });
  const most = Number(LARGEST_PENCE) / 100;
  open.rule({
    range: `${open.addressOfNext(EVERY_YEAR)}:${open.addressOfNext(FIRST + years.length - 1)}`,
    ...(kind === 'pounds'
      ? { kind: 'pounds' as const, least: -most, most }
      : {
          kind: 'whole' as const,
          least: kind === 'numerator' ? 0 : 1,
          most: kind === 'numerator' ? LARGEST_RATIO * LARGEST_DENOMINATOR : LARGEST_DENOMINATOR,
        }),
  });
  open.add(row, [
    words(kind === 'pounds' ? label : `${label}: ${kind}`),
    words(row),
    one(every, HEADING, EVERY_YEAR),
    ...years.map((heading, n) => one(values[n] ?? null, heading, FIRST + n)),
  ]);
}
