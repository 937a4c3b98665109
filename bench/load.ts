/** Fifty requests a second at a running product, and what the first page weighs: node bench/load.ts [seconds] [requests a second] */
import { openBrowser } from '../test/browser/open-browser.ts';
import { startProduct } from '../test/browser/start-product.ts';

/** What the pages of a programme ask for, in turn; the page itself is among them. */
const ASKED = [
  '',
  'overview',
  'tracker',
  'finance',
  'conditions',
  'ratings',
  'risks',
  'records',
  'measures',
  'plan-numbers',
  'returns/2024-25/3',
  'cohort-forecast',
  'places',
  'benchmark',
];

/** Ask at a steady rate, whether or not the answers before have come; each is read to its end. */
async function load(url: string, county: string, seconds: number, rate: number): Promise<void> {
  const addresses = ASKED.map((path) =>
    path === '' ? county : `${county.replace('/programmes/', '/api/programmes/')}/${path}`,
  );
  const ask = async (address: string): Promise<{ readonly took: number; readonly isRight: boolean }> => {
    const start = performance.now();
    const response = await fetch(address, { headers: { 'accept-encoding': 'gzip' } });
    await response.arrayBuffer();
    return { took: performance.now() - start, isRight: response.ok };
  };
  for (const address of addresses) await ask(address); // the first of each makes what is kept ready
  const going: Promise<Awaited<ReturnType<typeof ask>>>[] = [];
  const began = performance.now();
  for (let k = 0; k < seconds * rate; k++) {
    const wait = began + (k * 1000) / rate - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    going.push(ask(addresses[k % addresses.length] ?? url));
  }
  const all = await Promise.all(going);
  const took = all.map((one) => one.took).sort((a, b) => a - b);
  const at = (share: number) => (took[Math.floor(share * (took.length - 1))] ?? Number.NaN).toFixed(1);
  const wrong = all.filter(({ isRight }) => !isRight).length;
  const reached = all.length / ((performance.now() - began) / 1000);
  console.log(
    `${all.length} requests at ${reached.toFixed(1)} a second: median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${at(1)} ms; ${wrong} errors`,
  );
}

/** The largest contentful paint [ms] and the scripts [bytes, as they travel] of a first visit, several times. */
async function firstPage(county: string): Promise<void> {
  const browser = await openBrowser();
  try {
    for (let round = 0; round < 5; round++) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      const scripts: Promise<number>[] = [];
      page.on('response', (response) => {
        if (/\.js$/.test(new URL(response.url()).pathname))
          scripts.push(
            response
              .request()
              .sizes()
              .then(({ responseBodySize }) => responseBodySize),
          );
      });
      await page.addInitScript(
        "window.largest = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) window.largest = one.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });",
      );
      await page.goto(county);
      await page.locator('.keel-card-figure').first().waitFor();
      await page.waitForTimeout(1500);
      const largest = await page.evaluate<number>('window.largest');
      const bytes = (await Promise.all(scripts)).reduce((sum, one) => sum + one, 0);
      console.log(
        `largest contentful paint ${largest.toFixed(0)} ms; ${scripts.length} scripts, ${(bytes / 1000).toFixed(0)} kB as they travel`,
      );
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

const product = await startProduct();
try {
  await load(product.url, product.county, Number(process.argv[2] ?? 20), Number(process.argv[3] ?? 50));
  await firstPage(product.county);
} finally {
  await product.stop();
}
