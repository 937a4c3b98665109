/** A report as blocks without a format: what DOCX, PDF, XLSX, HTML and a page all draw from. */
import type { Instant } from '../base/time.ts';
import type { Chart } from '../chart/chart.ts';
import type { RatingLevel } from '../programme/rating-scale.ts';

/** A run of text; `figure` is the id of the stored figure that the text shows. */
export type Inline = { readonly text: string; readonly strong?: boolean; readonly figure?: string };

/** A table cell. `value` is the exact number behind `content`, for spreadsheets; `formula` is A1-style, without "=". */
export type Cell = {
  readonly content: readonly Inline[];
  readonly value?: number | null;
  /** How a spreadsheet shows `value`: pounds are whole pence divided by 100. */
  readonly format?: 'count' | 'pounds' | 'share' | 'decimal';
  readonly rating?: RatingLevel | null;
  /** True where the row is a total or a heading of its group. */
  readonly emphasis?: boolean;
  /** Spreadsheet formula over cells of the same table: `{r,c}` marks are row and column counted from 0. */
  readonly formula?: string;
};

export type TableColumn = {
  readonly header: string;
  readonly align: 'start' | 'end';
  /** Share of the table's width [0..1]; widths of a table sum to 1. */
  readonly width?: number;
};

/** A table. The first cell of each row is its row header. */
export type TableBlock = {
  readonly kind: 'table';
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly note?: string;
};

export type ChartBlock = {
  readonly kind: 'chart';
  readonly chart: Chart;
  /** The chart's figures as a table, for those who cannot see it. */
  readonly table: TableBlock;
};

/** One row of a condition or risk: its ratings side by side, then what is said about it. */
export type RatingRowBlock = {
  readonly kind: 'rating-row';
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** The text of the condition, or the cause, event and effect of the risk. */
  readonly text: string;
  /** One per update of the year, in order; `level` is null where none was recorded. */
  readonly ratings: readonly { readonly update: string; readonly level: RatingLevel | null }[];
  readonly details: readonly Block[];
};

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly id: string; readonly text: string }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly Inline[])[];
    }
  | TableBlock
  | ChartBlock
  | RatingRowBlock
  /** A question and its answer, as on the form. `answer` is "Yes", "No", "Not applicable" or null where it is text only. */
  | {
      readonly kind: 'question';
      readonly id: string;
      readonly question: string;
      readonly answer: string | null;
      readonly details: readonly Block[];
    }
  /** Label and value pairs: the header of the form. */
  | {
      readonly kind: 'summary-list';
      readonly id: string;
      readonly rows: readonly {
        readonly label: string;
        readonly content: readonly Inline[];
        /** Set where the row tells how far the return has come, and so changes when it is signed or sent. */
        readonly state?: 's151' | 'dcs' | 'submitted';
      }[];
    }
  | { readonly kind: 'rating-key'; readonly id: string; readonly levels: readonly RatingLevel[] }
  | { readonly kind: 'notice'; readonly tone: 'info' | 'warning'; readonly content: readonly Inline[] }
  | { readonly kind: 'page-break' };

/** Where a figure comes from: a stored row, or a calculation over other figures. */
export type FigureSource =
  | {
      readonly kind: 'stored';
      /** The import or record that brought it, and the place in it. */
      readonly record: string;
      readonly file?: string;
      readonly sha256?: string;
      readonly row?: number;
    }
  | { readonly kind: 'computed'; readonly method: string; readonly inputs: readonly string[] };

/** One figure of a return: the value, as shown, with its source. Money is whole pence with unit "pence". */
export type Figure = {
  readonly id: string;
  readonly value: number | string | boolean | null;
  readonly unit: string;
  readonly shown: string;
  readonly label: string;
  readonly source: FigureSource;
};

/** A whole report, ready for any writer. All dates come from `frozenAt`, so the same report gives the same bytes. */
export type ReportDocument = {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly authority: string;
  /** Printed at the foot of every page: update, data cut-off, version, signature state. */
  readonly footer: string;
  readonly frozenAt: Instant;
  /** Sections in order; each starts with a level 1 heading block. */
  readonly blocks: readonly Block[];
  readonly figures: readonly Figure[];
};
