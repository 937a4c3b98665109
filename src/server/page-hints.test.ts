import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageHints } from './page-hints.ts';

const MANIFEST = {
  'pages/finance-page.tsx': { file: 'assets/finance-1.js', imports: ['_shared.js'] },
  '_shared.js': { file: 'assets/shared-2.js', imports: ['pages/finance-page.tsx'] },
};

test('names the data and the modules of the page behind an address, each once, circles and all', () => {
  const hints = pageHints(MANIFEST, new Map(), '/programmes/E1/one/finance', '?scenario=high').split(', ');
  assert.deepEqual(hints, [
    '</api/programmes>; rel=preload; as=fetch; crossorigin',
    '</api/programmes/E1/one/finance?scenario=high>; rel=preload; as=fetch; crossorigin',
    '</assets/finance-1.js>; rel=modulepreload',
    '</assets/shared-2.js>; rel=modulepreload',
  ]);
});

test('the overview and a return name their own data; an address of no programme the listing alone', () => {
  assert.match(pageHints({}, new Map(), '/programmes/E1/one', ''), /<\/api\/programmes\/E1\/one\/overview>/);
  assert.match(
    pageHints({}, new Map(), '/programmes/E1/one/returns/2024-25/3', ''),
    /<\/api\/programmes\/E1\/one\/returns\/2024-25\/3>/,
  );
  for (const [page, data] of [
    ['data', '/api/programmes/E1/one/imports'],
    ['data/0m3-a1', '/api/programmes/E1/one/imports/0m3-a1'],
    ['measures', '/api/measures/definitions'],
    ['returns/2024-25/3/sign-off', '/api/programmes/E1/one/returns/2024-25/3/sign-off'],
    ['returns/2024-25/3/read-back', '/api/programmes'],
    ['returns/2024-25/3/writing', '/api/programmes/E1/one/returns/2024-25/3/writing'],
    ['returns/2024-25/3/writing/section', '/api/programmes/E1/one/returns/2024-25/3/writing/section'],
  ] as const)
    assert.ok(pageHints({}, new Map(), `/programmes/E1/one/${page}`, '').includes(`<${data}>`), page);
  assert.equal(pageHints({}, new Map(), '/', ''), '</api/programmes>; rel=preload; as=fetch; crossorigin');
});

test('the scenario lab keeps its query to itself: its data is the same whatever is set', () => {
  const hints = pageHints({}, new Map(), '/programmes/E10009901/marlshire/lab', '?view=x');
  assert.match(hints, /<\/api\/programmes\/E10009901\/marlshire\/lab>/);
  assert.doesNotMatch(hints, /view=x/);
});
