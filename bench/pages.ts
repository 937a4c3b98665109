/** How soon the pages of a running product show something: first paint, first figure, all charts; and how soon the server answers. */
import type { Browser } from 'playwright-core';
import { openBrowser } from '../test/browser/open-browser.ts';
import { startProduct } from '../test/browser/start-product.ts';

/** One timed thing over its rounds [ms], and the limit it is held to on a quiet machine. */
export type PageTiming = {
  readonly name: string;
  readonly rounds: number;
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  /** [ms] */
  readonly budget: number;
};

const ROUNDS = 9;
const CHARTS_ARE_DRAWN =
  "document.querySelectorAll('.keel-chart-room svg').length >= 2 && document.querySelectorAll('.keel-chart-room:empty').length === 0";

type Laps = { readonly paint: number; readonly figure: number; readonly charts: number };

/** Open the overview in a new window without a cache, as a first visit. */
async function visit(browser: Browser, address: string): Promise<Laps> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(address, { waitUntil: 'commit' });
    await page.locator('.keel-card-figure').first().waitFor();
    const figure = performance.now() - start;
    while (!(await page.evaluate<boolean>(CHARTS_ARE_DRAWN))) await page.waitForTimeout(5);
    const charts = performance.now() - start;
    const paint = await page.evaluate<number>(
      "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN",
    );
    return { paint, figure, charts };
  } finally {
    await context.close();
  }
}

async function answerTime(address: string): Promise<number> {
  const start = performance.now();
  const response = await fetch(address, { headers: { 'accept-encoding': 'gzip' } });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return performance.now() - start;
}

function timing(name: string, budget: number, laps: readonly number[]): PageTiming {
  const sorted = laps.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { name, rounds: laps.length, min: at(0), median: at(0.5), p95: at(0.95), budget };
}

/**
 * Time the pages of a programme.
 * @param county  address of the programme's overview, "http://127.0.0.1:4173/programmes/E10009901/marlshire"; without
 *   it a product with the fictional county is started and stopped again.
 */
export async function benchPages(county?: string): Promise<readonly PageTiming[]> {
  const product = county === undefined ? await startProduct() : null;
  const address = county ?? product?.county ?? '';
  const browser = await openBrowser();
  try {
    await visit(browser, address); // the first visit warms server and browser
    const visits: Laps[] = [];
    for (let round = 0; round < ROUNDS; round++) visits.push(await visit(browser, address));
    const data = address.replace('/programmes/', '/api/programmes/');
    const answers: PageTiming[] = [];
    for (const [name, path] of [
      ['overview', 'overview'],
      ['finance', 'finance'],
      ['return preview', 'returns/2024-25/3'],
    ] as const) {
      const laps: number[] = [];
      for (let round = 0; round < ROUNDS; round++) laps.push(await answerTime(`${data}/${path}`));
      answers.push(timing(`server answers: ${name}`, name === 'return preview' ? 800 : 300, laps));
    }
    return [
      timing(
        'overview: first text painted',
        500,
        visits.map(({ paint }) => paint),
      ),
      timing(
        'overview: first figure',
        1000,
        visits.map(({ figure }) => figure),
      ),
      timing(
        'overview: every chart drawn',
        1500,
        visits.map(({ charts }) => charts),
      ),
      ...answers,
    ];
  } finally {
    await browser.close();
    await product?.stop();
  }
}

if (import.meta.main) console.table(await benchPages(process.argv[2]));
