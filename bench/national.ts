/**
 * Every page of a product with a very large store, that of the largest of 153 authorities with 670,000 plans together:
 * node bench/national.ts [share of plans], or with the address of a programme's pages to measure a product that runs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openStore } from '../src/edge/store/open-store.ts';
import { now } from '../src/main/open-app.ts';
import { openBrowser } from '../test/browser/open-browser.ts';
import { settled } from '../test/browser/page-checks.ts';
import { startCommand } from '../test/make/run-command.ts';
import { loadAuthorities } from './many-authorities.ts';

const ROUNDS = 5;
/** A page is to be there within this [ms]. */
const BUDGET = 1000;
/** The authority with the most plans; it alone has every kind of file. */
const LARGEST = '/programmes/E10009902/authority-153';
/** Pages of a programme, below its address. */
const PAGES = [
  '',
  '/plan-numbers',
  '/cohort-forecast',
  '/finance',
  '/finance/workbook',
  '/conditions',
  '/places',
  '/risks',
  '/records',
  '/ratings',
  '/voice',
  '/survey-designs',
  '/surveys',
  '/review',
  '/data',
  '/measures',
  '/lab',
  '/tracker',
  '/benchmark',
  '/lists',
  '/returns/2024-25/3',
  '/returns/2024-25/3/sign-off',
  '/returns/2024-25/3/writing',
  '/returns/2024-25/3/read-back',
];

/** Open a page and wait until nothing on it is still on its way [ms]. */
async function visit(page: Page, address: string): Promise<number> {
  const start = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('h1').first().waitFor();
  await settled(page);
  return performance.now() - start;
}

async function benchPages(county: string): Promise<void> {
  const browser = await openBrowser();
  const asked: string[] = [];
  let slow = 0;
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    page.setDefaultTimeout(120_000);
    const times = new Map<string, number[]>();
    page.on('requestfinished', (request) => {
      const { pathname } = new URL(request.url());
      if (!pathname.startsWith('/api/')) return;
      const took = request.timing().responseEnd;
      times.set(pathname, [...(times.get(pathname) ?? []), took]);
    });
    for (const path of PAGES) {
      const laps: number[] = [];
      for (let round = 0; round <= ROUNDS; round++) laps.push(await visit(page, `${county}${path}`));
      const [first = 0, ...again] = laps;
      const sorted = again.toSorted((a, b) => a - b);
      const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
      if (middle > BUDGET) slow++;
      asked.push(
        `${path === '' ? '(overview)' : path}  first ${first.toFixed(0)}, middle ${middle.toFixed(0)} ms`,
      );
      console.log(asked.at(-1));
    }
    console.log(`\nanswers of the server over ${BUDGET / 4} ms:`);
    for (const [path, took] of times)
      if (Math.max(...took) > BUDGET / 4) console.log(path, took.map((one) => one.toFixed(0)).join(' '));
  } finally {
    await browser.close();
  }
  console.log(
    slow === 0 ? 'Every page is there within its time.' : `${slow} pages take longer than ${BUDGET} ms.`,
  );
}

/** Make the store, serve it, measure the largest authority's pages, and take all away again. */
async function benchMade(share: number): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'evenkeel-bench-'));
  try {
    const store = await openStore({ sqlitePath: join(home, 'store.sqlite'), now });
    const plans = await loadAuthorities(store, home, share);
    console.log(`153 authorities, ${plans} plans`);
    const server = startCommand(home, ['serve', '--port', '0']);
    const address = await new Promise<string>((ready) => {
      server.stdout?.on('data', (text: Buffer) => {
        const found = /ready at (\S+)/.exec(text.toString())?.[1];
        if (found !== undefined) ready(found);
      });
    });
    await benchPages(`${address}${LARGEST}`).finally(() => server.kill('SIGTERM'));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const given = process.argv[2] ?? '1';
await (given.startsWith('http') ? benchPages(given) : benchMade(Number(given)));
