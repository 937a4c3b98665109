/** A report as one HTML page that needs nothing beside it, and as a fragment for the product's own page. */
import { ratingRows } from '../../core/report/block-walk.ts';
import type { Block, ReportDocument } from '../../core/report/blocks.ts';
import { htmlBlocks, htmlRating } from './html-blocks.ts';
import { escapeHtml, type HtmlContext, htmlContext, htmlHeading } from './html-context.ts';
import { HTML_STYLE } from './html-style.ts';
import { cleanReport, contents, reportDay, shortAnswers } from './report-parts.ts';

function answersTable(document: ReportDocument): string {
  const answers = shortAnswers(document);
  if (answers.length === 0) return '';
  const rows = answers.map(
    ({ question, answer }) =>
      `<tr><th scope="row">${escapeHtml(question)}</th><td><span class="ek-answer">${escapeHtml(answer)}</span></td></tr>`,
  );
  return `<table class="ek-glance"><caption>On track?</caption><thead class="ek-unseen"><tr><th scope="col">Question</th><th scope="col">Answer</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function ratingsTable(document: ReportDocument): string {
  const rows = ratingRows(document, 'conditions').map(
    ({ number, title, ratings }) =>
      `<tr><th scope="row"><span class="ek-number">${escapeHtml(number)}</span> ${escapeHtml(title)}</th><td>${htmlRating(ratings.at(-1)?.level ?? null)}</td></tr>`,
  );
  if (rows.length === 0) return '';
  return `<table class="ek-glance"><caption>Conditions at this update</caption><thead class="ek-unseen"><tr><th scope="col">Condition</th><th scope="col">Rating</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function cover(document: ReportDocument, context: HtmlContext): string {
  return `<div class="ek-cover"><p class="ek-authority">${escapeHtml(document.authority)}</p>
${htmlHeading(context.titleLevel, escapeHtml(document.title), 'class="ek-title"')}
<p class="ek-subtitle">${escapeHtml(document.subtitle)}</p>
<p class="ek-dated">${escapeHtml(reportDay(document))}</p>
<div class="ek-glances">${answersTable(document)}${ratingsTable(document)}</div></div>`;
}

/** Cut the blocks into sections, each from one level 1 heading to the next. */
function sectionsOf(blocks: readonly Block[]): Block[][] {
  const sections: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 1) sections.push([]);
    sections.at(-1)?.push(block);
  }
  return sections.filter((section) => section.length > 0);
}

/**
 * Write the report as a fragment: one `div` of class `ek-report`, styled by `HTML_STYLE`, no script, no inline style.
 * @param titleLevel  heading level of the report's title: 1 in a page of its own, 2 under a page's own title.
 */
export function htmlBody(document: ReportDocument, titleLevel: 1 | 2 = 1): string {
  const clean = cleanReport(document);
  const context = htmlContext(titleLevel);
  const sections = sectionsOf(clean.blocks).map(
    (section) => `<div class="ek-section">${htmlBlocks(section, context, titleLevel)}</div>`,
  );
  return `<div class="ek-report">
${cover(clean, context)}
${sections.join('\n')}
</div>`;
}

function navigation(document: ReportDocument): string {
  const context = htmlContext(1);
  const links = contents(document).map(
    ({ id, text }) => `<li><a href="#${context.uniqueId('h', id)}">${escapeHtml(text)}</a></li>`,
  );
  return links.length < 2
    ? ''
    : `<nav class="ek-nav" aria-label="Contents"><p class="ek-nav-title">Contents</p><ol>${links.join('')}</ol></nav>`;
}

/** Write the report as a complete page of UTF-8: styles inside, nothing fetched, no script. Same report, same bytes. */
export function writeHtml(document: ReportDocument): Uint8Array {
  const clean = cleanReport(document);
  const name = escapeHtml(`${clean.title}, ${clean.subtitle}`);
  const page = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light">
<title>${name} – ${escapeHtml(clean.authority)}</title>
<style>
${HTML_STYLE}
</style>
</head>
<body class="ek-page">
<a class="ek-skip" href="#ek-main">Skip to the report</a>
<header class="ek-banner"><p>${escapeHtml(clean.authority)}</p></header>
<div class="ek-shell">
${navigation(clean)}
<main id="ek-main" tabindex="-1">
${htmlBody(clean)}
</main>
</div>
<footer class="ek-foot"><p>${escapeHtml(clean.footer)}</p></footer>
</body>
</html>
`;
  return new TextEncoder().encode(page);
}
