/** The finance template of a return: every line of the projection by year, adding up, with live formulas for spreadsheets. */
import { yearInWords } from '../base/time.ts';
import type { Cell, TableBlock } from './blocks.ts';
import { textCell, thousandsCell } from './cells.ts';
import type { FigureBook } from './figure-book.ts';
import type { Scenario } from './programme-facts.ts';

const TYPE_WORDS: Readonly<Record<string, string>> = {
  mainstream: 'Mainstream',
  resourceBase: 'Resource bases',
  stateSpecial: 'State special schools',
  inmss: 'Independent and non-maintained special schools',
  post16: 'Post-16',
  other: 'Other placements',
};

/** Say a placement type in words; its own name where it has none here. */
export function placementTypeInWords(type: string): string {
  return TYPE_WORDS[type] ?? type;
}

/** A row of the template: words, the figure's key, whether it is a total, and its formula by column. */
type TemplateRow = {
  readonly words: string;
  readonly key: string;
  readonly isTotal: boolean;
  readonly formula?: (column: number) => string;
};

/**
 * Build the finance template of one scenario, money in thousands of pounds as shown, exact pence behind.
 * Formulas repeat the projection's own sums, so that a reader of the workbook can follow them.
 */
export function financeTemplate(book: FigureBook, scenario: Scenario): TableBlock {
  const rows = templateRows(scenario.inputs.types);
  const name = `finance.${scenario.id}`;
  return {
    kind: 'table',
    id: `finance-${scenario.id}`,
    caption: `Finance template, ${scenario.id} scenario, £ thousand`,
    columns: [
      { header: 'Line', align: 'start', width: 0.3 },
      ...scenario.projection.years.map(({ year }) => ({
        header: yearInWords(year),
        align: 'end' as const,
        width: 0.7 / scenario.projection.years.length,
      })),
    ],
    rows: rows.map((row): readonly Cell[] => [
      textCell(row.words, row.isTotal),
      ...scenario.projection.years.map(({ year }, k) =>
        thousandsCell(book, `${name}.${row.key}.${yearInWords(year)}`, row.isTotal, row.formula?.(k + 1)),
      ),
    ]),
    note: 'A deficit is positive; a surplus is in brackets. The in-year deficit counts neither programme payments nor the authority’s own contribution.',
  };
}

function templateRows(types: readonly string[]): readonly TemplateRow[] {
  const kinds = types.length;
  const at = (row: number, column: number) => `{${row},${column}}`;
  const [other, saving, spend, income, transfer, inYear, before] = Array.from(
    { length: 7 },
    (_, k) => kinds + k,
  );
  const payment = kinds + 7;
  const row = (words: string, key: string, isTotal = false): TemplateRow => ({ words, key, isTotal });
  const rollForward = (column: number, own: number, less: string) =>
    column === 1 ? '' : `${at(own, column - 1)}+${at(inYear ?? 0, column)}${less}`;
  return [
    ...types.map((type) => row(placementTypeInWords(type), `line.${type}`)),
    row('Other high needs spend', 'other'),
    row('Further saving without a named source', 'saving'),
    {
      ...row('Total high needs spend', 'spend', true),
      formula: (c) => `SUM(${at(0, c)}:${at(kinds - 1, c)})+${at(other ?? 0, c)}-${at(saving ?? 0, c)}`,
    },
    row('High Needs Block income', 'income'),
    row('Schools Block transfer', 'transfer'),
    {
      ...row('In-year deficit', 'in-year', true),
      formula: (c) => `${at(spend ?? 0, c)}-${at(income ?? 0, c)}-${at(transfer ?? 0, c)}`,
    },
    {
      ...row('Cumulative deficit before payments and own contribution', 'cumulative-before', true),
      formula: (c) => rollForward(c, before ?? 0, ''),
    },
    row('Programme payments', 'payment'),
    row("Authority's own contribution", 'contribution'),
    {
      ...row('Cumulative deficit after payments and own contribution', 'cumulative-after', true),
      formula: (c) => rollForward(c, payment + 2, `-${at(payment, c)}-${at(payment + 1, c)}`),
    },
  ];
}
