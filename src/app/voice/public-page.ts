/** Pages for anyone, without sign-in and without scripts: You Said We Did, and the frame that voting stands in. */
import type { ReportDocument } from '../../core/report/blocks.ts';
import { escapeHtml } from '../../edge/documents/html-context.ts';
import { HTML_STYLE } from '../../edge/documents/html-style.ts';
import { htmlBody } from '../../edge/documents/write-html.ts';

/** Where the style sheet is: a page may hold no style of its own. */
export const PUBLIC_STYLE_PATH = '/public/style.css';

/** The style sheet: that of reports, and what voting needs beside it. */
export const PUBLIC_STYLE = `${HTML_STYLE}
.ek-page .ek-plain { max-width: 42rem; margin: 0 auto; padding: 1.6rem 1rem 3rem; font-size: 1.1rem; line-height: 1.5; }
.ek-page h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 0.6em; }
.ek-page .ek-shell-one { grid-template-columns: minmax(0, 1fr); }
.ek-page fieldset { border: 1px solid #c3cad3; border-left: 5px solid #12243d; border-radius: 3px; margin: 1.6em 0; padding: 0.9em 1.1em 1em; }
.ek-page legend { font-weight: 600; padding: 0 0.3em; }
.ek-page .ek-statement { margin: 0 0 0.7em; font-size: 1.15rem; }
.ek-page .ek-choice { display: flex; gap: 0.7em; align-items: center; min-height: 2.75rem; }
.ek-page .ek-choice input { width: 1.5rem; height: 1.5rem; flex: none; accent-color: #134377; }
.ek-page .ek-code { display: block; width: 100%; max-width: 18rem; font: inherit; letter-spacing: 0.08em; padding: 0.5em 0.6em; border: 2px solid #12243d; border-radius: 3px; margin: 0.3em 0 1em; }
.ek-page .ek-button { font: inherit; font-weight: 600; color: #fff; background: #0f6b3f; border: 0; border-bottom: 3px solid #073d23; border-radius: 3px; padding: 0.6em 1.3em; cursor: pointer; }
.ek-page :is(.ek-button, .ek-code, input):focus-visible { outline: 3px solid #12243d; outline-offset: 3px; }
.ek-page .ek-wrong { border: 4px solid #a4201b; padding: 0.8em 1em; margin: 0 0 1.4em; }
.ek-page .ek-wrong p { margin: 0; }
@media print { .ek-page .ek-button { display: none; } }
`;

/** The frame's own words and the way they run. */
export type FrameWords = {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly skip: string;
  readonly accessibility: string;
};

const IN_ENGLISH: FrameWords = {
  lang: 'en-GB',
  dir: 'ltr',
  skip: 'Skip to the page',
  accessibility: 'Accessibility statement',
};

/** A page around what is given; forms on it tell where they come from, to this server alone. */
export function publicFrame(
  { title, banner, foot }: { readonly title: string; readonly banner: string; readonly foot: string },
  inside: string,
  words: FrameWords = IN_ENGLISH,
): string {
  return `<!doctype html>
<html lang="${escapeHtml(words.lang)}" dir="${words.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin">
<meta name="color-scheme" content="light">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${PUBLIC_STYLE_PATH}">
</head>
<body class="ek-page">
<a class="ek-skip" href="#ek-main">${escapeHtml(words.skip)}</a>
<header class="ek-banner"><p>${escapeHtml(banner)}</p></header>
${inside}
<footer class="ek-foot"><p>${escapeHtml(foot)}</p><p><a href="/accessibility" hreflang="en-GB">${escapeHtml(words.accessibility)}</a></p></footer>
</body>
</html>
`;
}

/** The published document as a page. @param pdf  where the same stands as PDF. */
export function youSaidPage(document: ReportDocument, pdf: string): string {
  return publicFrame(
    {
      title: `${document.title} – ${document.authority}`,
      banner: document.authority,
      foot: document.footer,
    },
    `<div class="ek-shell ek-shell-one"><main id="ek-main" tabindex="-1">
${htmlBody(document)}
<p><a href="${escapeHtml(pdf)}">The same as a PDF</a></p>
</main></div>`,
  );
}

/** What stands where nothing is published. */
export function nothingPublishedPage(): string {
  return publicFrame(
    { title: 'Nothing is published here', banner: 'You said, we did', foot: 'Evenkeel' },
    `<main id="ek-main" class="ek-plain" tabindex="-1"><h1>Nothing is published here</h1>
<p>The council has published nothing at this address. It may come later, or the address may be wrong.</p></main>`,
  );
}
