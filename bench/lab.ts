/** How soon the scenario lab answers in a real browser: mean, first fan, whole fan, a change of money. */
import type { Page } from 'playwright-core';
import { openBrowser } from '../test/browser/open-browser.ts';
import { startProduct } from '../test/browser/start-product.ts';

const ROUNDS = 5;
const NAMES = ['lab mean', 'lab fan 100', 'lab fan 1000', 'lab money'] as const;

/** One timed thing over its rounds [ms]. */
export type LabTiming = {
  readonly name: string;
  readonly rounds: number;
  readonly min: number;
  readonly median: number;
};

/** Wait for the whole fan of what is set now. */
async function whole(page: Page, asked: number): Promise<void> {
  for (;;) {
    const found = await page.evaluate<number>("performance.getEntriesByName('lab fan 1000').length");
    if (found > asked) return;
    await page.waitForTimeout(50);
  }
}

/**
 * Time the lab of a programme.
 * @param county  address of the programme's overview; without one, the fictional county is served for the bench.
 */
export async function timeLab(county?: string): Promise<readonly LabTiming[]> {
  const product = county === undefined ? await startProduct() : null;
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${county ?? product?.county}/lab`);
    await whole(page, 0);
    const ends = page.getByRole('spinbutton', { name: 'Plans that end, %' });
    const growth = page.getByRole('spinbutton', { name: 'Growth of the High Needs Block' });
    for (let round = 1; round <= ROUNDS; round++) {
      const asked = await page.evaluate<number>("performance.getEntriesByName('lab fan 1000').length");
      // the first round warms workers up and is dropped
      if (round === 2)
        await page.evaluate(
          "performance.clearMeasures('lab mean'), performance.clearMeasures('lab fan 100')",
        );
      await ends.fill(String(round));
      await whole(page, asked);
    }
    await page.evaluate("performance.clearMeasures('lab money')");
    for (let round = 1; round <= ROUNDS; round++) {
      await growth.fill(String(3 + round / 10));
      await page.waitForTimeout(600);
    }
    return await Promise.all(
      NAMES.map(async (name) => {
        const laps = await page.evaluate<number[]>(
          `performance.getEntriesByName('${name}').map(({ duration }) => duration)`,
        );
        const sorted = laps.toSorted((a, b) => a - b);
        return {
          name,
          rounds: laps.length,
          min: sorted[0] ?? Number.NaN,
          median: sorted[Math.floor(laps.length / 2)] ?? Number.NaN,
        };
      }),
    );
  } finally {
    await browser.close();
    await product?.stop();
  }
}

if (import.meta.main)
  for (const { name, rounds, min, median } of await timeLab(process.argv[2]))
    console.log(`${name}: least ${min.toFixed(1)} ms, median ${median.toFixed(1)} ms (${rounds} rounds)`);
