/** How soon a change in the scenario lab is seen: from the input event to the painted frame that has the new figures, in a real browser. */
import type { Page } from 'playwright-core';
import { openBrowser } from '../test/browser/open-browser.ts';
import { startProduct } from '../test/browser/start-product.ts';

/** One change as it was seen over its rounds [ms]. */
export type PaintTiming = {
  readonly name: string;
  /** What the product aims for. */
  readonly aim: number;
  readonly rounds: number;
  readonly least: number;
  readonly median: number;
  readonly most: number;
  /** Of the median, what scripts took on the page's own thread before the frame could be drawn; null where workers do the work. */
  readonly scripts: number | null;
};

/**
 * Runs in the page. Sets a field as a hand does, so long after a frame began, and waits for each thing looked for. A frame's callback
 * runs before that frame is painted, so the callback after the one that finds it is the first moment at which it surely was on the
 * screen: even what takes no time at all is seen one to two frames later.
 */
const WATCH = `async (label, value, wanted, wait) => {
  const field = [...document.querySelectorAll('input[type=number]')].find((one) => one.ariaLabel.startsWith(label));
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const read = {
    mean: () => document.querySelector('.keel-lab-mean').getAttribute('points'),
    figures: () => document.querySelector('.keel-outlook').textContent,
    100: () => document.querySelector('.keel-outlook').textContent.includes('(100 simulations)'),
    1000: () => document.querySelector('.keel-outlook').textContent.includes('(1000 simulations)'),
  };
  const frame = () => new Promise((go) => requestAnimationFrame(() => go(performance.now())));
  await frame();
  await new Promise((go) => setTimeout(go, wait));
  const before = Object.fromEntries(wanted.map((what) => [what, read[what]()]));
  set.call(field, value);
  const start = performance.now();
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await Promise.resolve();
  const scripts = performance.now() - start;
  const seen = {};
  const isNew = (what) => (what === '100' || what === '1000' ? read[what]() : read[what]() !== before[what]);
  let waiting = [...wanted];
  for (let tries = 0; waiting.length > 0 && tries < 3000; tries++) {
    await frame();
    const now = waiting.filter(isNew);
    if (now.length === 0) continue;
    const painted = await frame();
    for (const what of now) seen[what] = painted - start;
    waiting = waiting.filter((what) => !now.includes(what));
  }
  return { seen, scripts };
}`;

/** Whole milliseconds in a frame. */
const FRAME = 16;

type Change = {
  readonly label: string;
  readonly value: string;
  readonly wanted: readonly string[];
  readonly round: number;
};

type Seen = { readonly seen: Readonly<Record<string, number>>; readonly scripts: number };

/** @param round  from which follows how long after a frame's beginning the change comes. */
function change(page: Page, { label, value, wanted, round }: Change): Promise<Seen> {
  const given = [label, value, wanted, (round * 5) % FRAME].map((one) => JSON.stringify(one));
  return page.evaluate<Seen>(`(${WATCH})(${given.join(', ')})`);
}

function timing(name: string, aim: number, laps: readonly number[], scripts: readonly number[]): PaintTiming {
  const middle = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];
  return {
    name,
    aim,
    rounds: laps.length,
    least: Math.min(...laps),
    median: middle(laps) ?? Number.NaN,
    most: Math.max(...laps),
    scripts: middle(scripts) ?? null,
  };
}

/**
 * Time the lab of a programme, one scenario and then four side by side.
 * @param county  address of the programme's overview; without one, the fictional county is served for the bench.
 */
export async function timePainted(rounds = 12, county?: string): Promise<readonly PaintTiming[]> {
  const product = county === undefined ? await startProduct() : null;
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${county ?? product?.county}/lab`);
    await page.locator('.keel-outlook', { hasText: '(1000 simulations)' }).waitFor({ timeout: 120_000 });
    const money = async (name: string) => {
      const laps: Seen[] = [];
      for (let round = 0; round < rounds; round++) {
        const [label, value] = ['Growth of the High Needs Block', String(3.1 + round / 10)];
        laps.push(await change(page, { label, value, wanted: ['figures'], round }));
        await page.waitForTimeout(600); // as a hand pauses: the address is written after 400 ms
      }
      const warm = laps.slice(2);
      return timing(
        name,
        50,
        warm.map(({ seen }) => seen['figures'] ?? Number.NaN),
        warm.map(({ scripts }) => scripts),
      );
    };
    const alone = await money('money, one scenario');
    const flows: Seen[] = [];
    for (let round = 0; round < rounds; round++) {
      const wanted = ['mean', '100', '1000'];
      flows.push(await change(page, { label: 'Plans that end', value: String(1 + round), wanted, round }));
    }
    const of = (what: string) => flows.slice(2).map(({ seen }) => seen[what] ?? Number.NaN);
    for (let copies = 1; copies < 4; copies++)
      await page.getByRole('button', { name: 'Keep beside, and go on with a copy' }).click();
    await page.waitForTimeout(1500);
    return [
      alone,
      timing(
        'flow, mean',
        16,
        of('mean'),
        flows.slice(2).map(({ scripts }) => scripts),
      ),
      timing('flow, fan of 100', 150, of('100'), []),
      timing('flow, fan of 1,000', 700, of('1000'), []),
      await money('money, four scenarios side by side'),
    ];
  } finally {
    await browser.close();
    await product?.stop();
  }
}

if (import.meta.main)
  for (const { name, aim, rounds, least, median, most, scripts } of await timePainted(12, process.argv[2]))
    console.log(
      `${name} (aim ${aim} ms): least ${least.toFixed(1)}, median ${median.toFixed(1)}, most ${most.toFixed(1)} ms over ${rounds} rounds${scripts === null ? '' : `, of it ${scripts.toFixed(1)} ms of scripts`}`,
    );
