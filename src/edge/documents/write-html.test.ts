/** What the HTML promises: structure for those who listen, figures with their ids, text never markup. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { sampleReport } from '../../../test/make/sample-report.ts';
import { readGolden } from '../../../test/make/text-of.ts';
import type { Block, ReportDocument } from '../../core/report/blocks.ts';
import { HTML_STYLE } from './html-style.ts';
import { htmlBody, writeHtml } from './write-html.ts';

function pageOf(report: ReportDocument): string {
  return new TextDecoder().decode(writeHtml(report));
}

function documentOf(report: ReportDocument) {
  return parseHTML(pageOf(report)).document;
}

function withText(text: string): ReportDocument {
  const paragraph: Block = { kind: 'paragraph', content: [{ text, figure: text }] };
  const heading: Block = { kind: 'heading', level: 1, id: text, text };
  return { ...sampleReport(), title: text, authority: text, blocks: [heading, paragraph] };
}

test('the sample is written as it was before', () => {
  assert.equal(`${htmlBody(sampleReport())}\n`, readGolden('sample-report.html'));
});

test('a page has its language, one title, one main, a way past the navigation, and landmarks', () => {
  const page = documentOf(sampleReport());
  assert.equal(page.documentElement.getAttribute('lang'), 'en-GB');
  for (const one of ['h1', 'main', 'header', 'footer', 'nav', 'title'])
    assert.equal(page.querySelectorAll(one).length, 1, one);
  const skip = page.querySelector('a')?.getAttribute('href') ?? '';
  assert.equal(page.querySelector('main')?.id, skip.slice(1));
});

test('headings never skip a level', () => {
  const levels = [...documentOf(sampleReport()).querySelectorAll('h1,h2,h3,h4,h5,h6')].map((heading) =>
    Number(heading.tagName.slice(1)),
  );
  assert.equal(levels[0], 1);
  for (const [k, level] of levels.entries()) assert.ok(level <= (levels[k - 1] ?? 0) + 1, `heading ${k}`);
});

test('every table has a caption, header cells with scope, and a row header in each row', () => {
  for (const table of documentOf(sampleReport()).querySelectorAll('table')) {
    assert.ok((table.querySelector('caption')?.textContent ?? '') !== '');
    for (const cell of table.querySelectorAll('thead th')) assert.equal(cell.getAttribute('scope'), 'col');
    if (table.classList.contains('ek-ratings')) continue;
    for (const row of table.querySelectorAll('tbody tr'))
      assert.equal(row.querySelector('th')?.getAttribute('scope'), 'row');
  }
});

test('ids stand once, and each label and link points to one', () => {
  const page = documentOf({
    ...sampleReport(),
    blocks: [...sampleReport().blocks, ...sampleReport().blocks],
  });
  const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  const wanted = [
    ...[...page.querySelectorAll('[aria-labelledby]')].map((one) => one.getAttribute('aria-labelledby')),
    ...[...page.querySelectorAll('a[href]')].map((one) => one.getAttribute('href')?.slice(1)),
  ];
  for (const id of wanted) assert.ok(ids.includes(id ?? ''), String(id));
});

test('a box that scrolls can be reached by keyboard and says what it is', () => {
  const boxes = [...documentOf(sampleReport()).querySelectorAll('.ek-scroll')];
  assert.ok(boxes.length >= 8);
  for (const box of boxes) {
    assert.equal(box.getAttribute('tabindex'), '0');
    assert.ok(box.getAttribute('aria-labelledby'));
  }
});

test('a rating is a shape and a word, and the shape is silent', () => {
  const ratings = [...documentOf(sampleReport()).querySelectorAll('.ek-rating')];
  assert.ok(ratings.length > 10);
  for (const rating of ratings) {
    assert.equal(rating.querySelector('svg')?.getAttribute('aria-hidden'), 'true');
    assert.match(rating.textContent ?? '', /Blue|Green|Amber|Red|Not rated/);
  }
});

test('figures carry their ids', () => {
  const found = documentOf(sampleReport()).querySelector('[data-figure="plans.2024-10"]');
  assert.equal(found?.textContent, '6,161');
});

test('nothing in the fragment needs a script, an inline style or the network', () => {
  assert.doesNotMatch(htmlBody(sampleReport()), /<script| style=| on[a-z]+=|href="http|src="|url\(/i);
  assert.doesNotMatch(HTML_STYLE, /url\(|@import|</);
});

test('no text of a report becomes markup, wherever it stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '/', '=', ' ') }), (text) => {
      const body = htmlBody(withText(text));
      const { document } = parseHTML(`<html><body>${body}</body></html>`);
      const plain = htmlBody(withText('x'));
      const { document: model } = parseHTML(`<html><body>${plain}</body></html>`);
      const shape = (page: typeof document) =>
        [...page.querySelectorAll('*')].map(({ tagName }) => tagName).join();
      assert.equal(shape(document), shape(model));
    }),
    { numRuns: 60 },
  );
});

test('under a page’s own title the report’s title is one level lower', () => {
  assert.match(htmlBody(sampleReport(), 2), /<h2 class="ek-title">/);
  assert.doesNotMatch(htmlBody(sampleReport(), 2), /<h1/);
});
