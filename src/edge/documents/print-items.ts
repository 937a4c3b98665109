/** A report as one flat run of printed parts, which Word and PDF share: headings in step, charts numbered, an annex of their figures. */

import type { Chart } from '../../core/chart/chart.ts';
import type { RatingLevel } from '../../core/programme/rating-scale.ts';
import type { Block, ChartBlock, Inline, ReportDocument, TableBlock } from '../../core/report/blocks.ts';

export type PrintItem =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  /** The head of a condition or risk. */
  | { readonly kind: 'row-heading'; readonly level: number; readonly number: string; readonly text: string }
  | { readonly kind: 'row-text'; readonly text: string }
  | {
      readonly kind: 'ratings';
      readonly ratings: readonly { readonly update: string; readonly level: RatingLevel | null }[];
    }
  | { readonly kind: 'answer'; readonly answer: string }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly table: TableBlock }
  | { readonly kind: 'chart'; readonly name: string; readonly chart: Chart }
  | {
      readonly kind: 'summary-list';
      readonly rows: readonly { readonly label: string; readonly content: readonly Inline[] }[];
    }
  | { readonly kind: 'rating-key'; readonly levels: readonly RatingLevel[] }
  | { readonly kind: 'notice'; readonly tone: 'info' | 'warning'; readonly content: readonly Inline[] }
  | { readonly kind: 'page-break' };

/** Title of the annex that holds the figures of the charts. */
export const ANNEX_TITLE = 'Annex: the figures of the charts';

type Progress = {
  /** Level of the last heading, so that none is skipped: a reader of tags must never fall from 1 to 3. */
  level: number;
  readonly charts: Map<string, { readonly name: string; readonly table: TableBlock }>;
};

function nextLevel(progress: Progress, wanted: number): number {
  progress.level = Math.max(1, Math.min(wanted, progress.level + 1));
  return progress.level;
}

/** A chart that stands twice keeps one name, and its figures one place in the annex. */
function nameOf(progress: Progress, block: ChartBlock): string {
  const same = JSON.stringify(block);
  const known = progress.charts.get(same);
  if (known !== undefined) return known.name;
  const name = `Chart ${progress.charts.size + 1}`;
  progress.charts.set(same, { name, table: block.table });
  return name;
}

function itemsOf(block: Block, progress: Progress, under: number): PrintItem[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: nextLevel(progress, block.level), text: block.text }];
    case 'table':
      return [{ kind: 'table', table: block }];
    case 'chart':
      return [{ kind: 'chart', name: nameOf(progress, block), chart: block.chart }];
    case 'rating-row': {
      const level = nextLevel(progress, under + 1);
      return [
        { kind: 'row-heading', level, number: block.number, text: block.title },
        { kind: 'row-text', text: block.text },
        { kind: 'ratings', ratings: block.ratings },
        ...block.details.flatMap((inner) => itemsOf(inner, progress, level)),
      ];
    }
    case 'question': {
      const level = nextLevel(progress, under + 1);
      return [
        { kind: 'heading', level, text: block.question },
        ...(block.answer === null ? [] : [{ kind: 'answer' as const, answer: block.answer }]),
        ...block.details.flatMap((inner) => itemsOf(inner, progress, level)),
      ];
    }
    case 'summary-list':
      return [{ kind: 'summary-list', rows: block.rows }];
    case 'rating-key':
      return [{ kind: 'rating-key', levels: block.levels }];
    case 'paragraph':
    case 'list':
    case 'notice':
    case 'page-break':
      return [block];
    default:
      return block satisfies never;
  }
}

/** Flatten a report for paper. The charts' figures stand in an annex, each under the name of its chart. */
export function printItems(document: ReportDocument): PrintItem[] {
  const progress: Progress = { level: 0, charts: new Map() };
  let under = 0;
  const items = document.blocks.flatMap((block) => {
    if (block.kind === 'heading') under = block.level;
    return itemsOf(block, progress, under);
  });
  const annex = [...progress.charts.values()].map(({ name, table }): PrintItem => {
    return { kind: 'table', table: { ...table, caption: `${name}: ${table.caption}` } };
  });
  return annex.length === 0
    ? items
    : [...items, { kind: 'page-break' }, { kind: 'heading', level: 1, text: ANNEX_TITLE }, ...annex];
}
