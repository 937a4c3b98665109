/** Each block of a report as HTML, without inline styles or scripts, so that a strict content policy lets it stand. */

import type { RatingLevel } from '../../core/programme/rating-scale.ts';
import type {
  Block,
  Cell,
  ChartBlock,
  Inline,
  RatingRowBlock,
  TableBlock,
} from '../../core/report/blocks.ts';
import { chartSvg, NARROW_WIDTH, PAGE_WIDTH } from './chart-image.ts';
import { escapeHtml, type HtmlContext, htmlHeading } from './html-context.ts';
import { ratingMark } from './rating-mark.ts';
import { levelText } from './report-parts.ts';

/** Write a run of text; each figure carries its id, so that a page can lead from it to its source. */
export function htmlInlines(content: readonly Inline[]): string {
  return content
    .map(({ text, strong, figure }) => {
      const words = strong === true ? `<strong>${escapeHtml(text)}</strong>` : escapeHtml(text);
      return figure === undefined ? words : `<span data-figure="${escapeHtml(figure)}">${words}</span>`;
    })
    .join('');
}

/** Write a rating as shape and word. */
export function htmlRating(level: RatingLevel | null): string {
  const colour = level === null ? 'none' : level.colour;
  return `<span class="ek-rating ek-rating-${colour}">${ratingMark(level)} ${escapeHtml(levelText(level))}</span>`;
}

function htmlCell(cell: Cell, column: TableBlock['columns'][number] | undefined, isFirst: boolean): string {
  const classes = [column?.align === 'end' ? 'ek-end' : '', cell.emphasis === true ? 'ek-total' : '']
    .filter((name) => name !== '')
    .join(' ');
  const rating = cell.rating === undefined ? '' : htmlRating(cell.rating);
  const content = `${rating}${rating === '' || cell.content.length === 0 ? '' : ' '}${htmlInlines(cell.content)}`;
  const attribute = classes === '' ? '' : ` class="${classes}"`;
  return isFirst ? `<th scope="row"${attribute}>${content}</th>` : `<td${attribute}>${content}</td>`;
}

/** Width classes go in steps of five in a hundred. */
function widthClass(width: number | undefined): string {
  return width === undefined ? '' : ` class="ek-w-${Math.min(100, Math.max(5, Math.round(width * 20) * 5))}"`;
}

/** Write a table with caption and header cells, in a box of its own that scrolls where the window is narrow. */
export function htmlTable(table: TableBlock, context: HtmlContext): string {
  const id = context.uniqueId('t', table.id);
  const columns = table.columns.map(({ width }) => `<col${widthClass(width)}>`).join('');
  const header = table.columns
    .map(
      ({ header: words, align }) =>
        `<th scope="col"${align === 'end' ? ' class="ek-end"' : ''}>${escapeHtml(words)}</th>`,
    )
    .join('');
  const rows = table.rows.map(
    (row) => `<tr>${row.map((cell, k) => htmlCell(cell, table.columns[k], k === 0)).join('')}</tr>`,
  );
  const note = table.note === undefined ? '' : `<p class="ek-note">${escapeHtml(table.note)}</p>`;
  return `<div class="ek-scroll" role="group" aria-labelledby="${id}" tabindex="0"><table class="ek-table"><caption id="${id}">${escapeHtml(table.caption)}</caption><colgroup>${columns}</colgroup><thead><tr>${header}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>${note}`;
}

function htmlChart({ chart, table }: ChartBlock, context: HtmlContext): string {
  const wide = chartSvg(chart, PAGE_WIDTH).svg;
  const narrow = chartSvg(chart, NARROW_WIDTH).svg;
  return `<figure class="ek-figure" id="${context.uniqueId('f', chart.id)}">
<figcaption><strong>${escapeHtml(chart.title)}</strong><span class="ek-summary">${escapeHtml(chart.summary)}</span></figcaption>
<div class="ek-wide">${wide}</div><div class="ek-narrow">${narrow}</div>
<details class="ek-data"><summary>The figures of this chart<span class="ek-unseen">: ${escapeHtml(chart.title)}</span></summary>
${htmlTable(table, context)}</details></figure>`;
}

function htmlRatingRow(row: RatingRowBlock, context: HtmlContext, level: number): string {
  const id = context.uniqueId('c', row.id);
  const updates = row.ratings.map(({ update }) => `<th scope="col">${escapeHtml(update)}</th>`).join('');
  const ratings = row.ratings.map(({ level: rating }) => `<td>${htmlRating(rating)}</td>`).join('');
  const heading = htmlHeading(
    level,
    `<span class="ek-number">${escapeHtml(row.number)}</span> ${escapeHtml(row.title)}`,
    `id="${id}"`,
  );
  return `<section class="ek-row" aria-labelledby="${id}">${heading}
<p class="ek-row-text">${escapeHtml(row.text)}</p>
<table class="ek-ratings"><caption class="ek-unseen">Ratings of ${escapeHtml(row.number)}, ${escapeHtml(row.title)}</caption><thead><tr>${updates}</tr></thead><tbody><tr>${ratings}</tr></tbody></table>
${htmlBlocks(row.details, context, level)}</section>`;
}

function htmlQuestion(
  block: Extract<Block, { kind: 'question' }>,
  context: HtmlContext,
  level: number,
): string {
  const id = context.uniqueId('q', block.id);
  const answer =
    block.answer === null
      ? ''
      : `<p class="ek-answer"><span class="ek-unseen">Answer: </span>${escapeHtml(block.answer)}</p>`;
  return `<section class="ek-question" aria-labelledby="${id}">${htmlHeading(level, escapeHtml(block.question), `id="${id}"`)}
${answer}${htmlBlocks(block.details, context, level)}</section>`;
}

function htmlKey(block: Extract<Block, { kind: 'rating-key' }>, context: HtmlContext): string {
  const id = context.uniqueId('k', block.id);
  const rows = block.levels.map(
    (level) => `<tr><th scope="row">${htmlRating(level)}</th><td>${escapeHtml(level.definition)}</td></tr>`,
  );
  return `<div class="ek-scroll" role="group" aria-labelledby="${id}" tabindex="0"><table class="ek-table ek-key"><caption id="${id}">Key to the ratings</caption><thead><tr><th scope="col">Rating</th><th scope="col">Meaning</th></tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`;
}

function htmlNotice(block: Extract<Block, { kind: 'notice' }>): string {
  const word = block.tone === 'warning' ? 'Warning' : 'Note';
  return `<div class="ek-notice ek-notice-${block.tone}" role="note"><p><strong>${word}:</strong> ${htmlInlines(block.content)}</p></div>`;
}

/** Write one block; `level` is that of the heading it stands under. */
export function htmlBlock(block: Block, context: HtmlContext, level: number): string {
  switch (block.kind) {
    case 'heading':
      return htmlHeading(
        context.titleLevel + block.level,
        escapeHtml(block.text),
        `id="${context.uniqueId('h', block.id)}"`,
      );
    case 'paragraph':
      return `<p>${htmlInlines(block.content)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${htmlInlines(item)}</li>`).join('')}</${tag}>`;
    }
    case 'table':
      return htmlTable(block, context);
    case 'chart':
      return htmlChart(block, context);
    case 'rating-row':
      return htmlRatingRow(block, context, level + 1);
    case 'question':
      return htmlQuestion(block, context, level + 1);
    case 'summary-list':
      return `<dl class="ek-list">${block.rows
        .map(
          ({ label, content }) => `<div><dt>${escapeHtml(label)}</dt><dd>${htmlInlines(content)}</dd></div>`,
        )
        .join('')}</dl>`;
    case 'rating-key':
      return htmlKey(block, context);
    case 'notice':
      return htmlNotice(block);
    case 'page-break':
      return '<div class="ek-break"></div>';
    default:
      return block satisfies never;
  }
}

/** Write blocks in order, each under the heading before it. */
export function htmlBlocks(blocks: readonly Block[], context: HtmlContext, level: number): string {
  let under = level;
  return blocks
    .map((block) => {
      if (block.kind === 'heading') under = context.titleLevel + block.level;
      return htmlBlock(block, context, under);
    })
    .join('\n');
}
