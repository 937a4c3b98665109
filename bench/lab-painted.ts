/** How soon a change in the scenario lab is seen: what it takes to hand the frame over, and when that frame is surely on the screen, in a real browser. */
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

/** The work of a change that comes with a frame, as the browser hands in what a hand slides; medians over its rounds [ms]. */
export type FrameTiming = {
  readonly name: string;
  readonly rounds: number;
  /** Scripts until the page says what is to be drawn. */
  readonly scripts: number;
  /** Scripts, style, layout and painting, until the page's thread has handed the frame to the compositor and is free again. */
  readonly handed: { readonly least: number; readonly median: number; readonly most: number };
  /** Processor time that the page's thread took for it: what a quiet machine would show, on a busy one too. */
  readonly processor: number;
  /** Rounds whose very frame had the new mean in it. */
  readonly inFrame: number;
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
    1000: () => document.querySelector('.keel-outlook').textContent.includes('(1,000 simulations)'),
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

/**
 * Runs in the page. Sets a field within a frame's callback and tells what stands on the page when that frame is painted. A message
 * sent from the callback is heard once the frame is handed over: waiting for the screen's next turn is not in it.
 */
const HAND_OVER = `(label, value) => new Promise((done) => requestAnimationFrame(() => {
  const field = [...document.querySelectorAll('input[type=number]')].find((one) => one.ariaLabel.startsWith(label));
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const mean = () => document.querySelector('.keel-lab-mean').getAttribute('points');
  const before = mean();
  const { port1, port2 } = new MessageChannel();
  let scripts = 0;
  set.call(field, value);
  const start = performance.now();
  port1.onmessage = () => done({ scripts, handed: performance.now() - start, isNew: mean() !== before });
  field.dispatchEvent(new Event('input', { bubbles: true }));
  Promise.resolve().then(() => {
    scripts = performance.now() - start;
    port2.postMessage(null);
  });
}))`;

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

const middle = (all: readonly number[]) =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

type HandedOver = { readonly scripts: number; readonly handed: number; readonly isNew: boolean };

/** Make what tells how long the page's thread has had the processor in all [ms]. */
async function processorClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
}

/** Slide the mean so many times, as a hand that rests a moment between moves. */
async function slideMean(page: Page, rounds: number): Promise<FrameTiming> {
  const seen: HandedOver[] = [];
  const processor: number[] = [];
  const clock = await processorClock(page);
  for (let round = 0; round < rounds; round++) {
    const before = await clock();
    const given = ['Plans that end', String(20 + round)].map((one) => JSON.stringify(one)).join(', ');
    seen.push(await page.evaluate<HandedOver>(`(${HAND_OVER})(${given})`));
    processor.push((await clock()) - before);
    await page.locator('.keel-outlook', { hasText: '(1,000 simulations)' }).waitFor({ timeout: 60_000 });
  }
  const handed = seen.map((one) => one.handed);
  return {
    name: 'flow, mean, in the frame it comes with',
    rounds,
    scripts: middle(seen.map(({ scripts }) => scripts)),
    handed: { least: Math.min(...handed), median: middle(handed), most: Math.max(...handed) },
    processor: middle(processor),
    inFrame: seen.filter(({ isNew }) => isNew).length,
  };
}

function timing(name: string, aim: number, laps: readonly number[], scripts: readonly number[]): PaintTiming {
  return {
    name,
    aim,
    rounds: laps.length,
    least: Math.min(...laps),
    median: middle(laps),
    most: Math.max(...laps),
    scripts: scripts.length === 0 ? null : middle(scripts),
  };
}

/**
 * Time the lab of a programme, one scenario and then four side by side.
 * @param county  address of the programme's overview; without one, the fictional county is served for the bench.
 */
export async function timePainted(
  rounds = 12,
  county?: string,
): Promise<{ readonly painted: readonly PaintTiming[]; readonly frame: FrameTiming }> {
  const product = county === undefined ? await startProduct() : null;
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${county ?? product?.county}/lab`);
    await page.locator('.keel-outlook', { hasText: '(1,000 simulations)' }).waitFor({ timeout: 120_000 });
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
    const frame = await slideMean(page, rounds);
    const of = (what: string) => flows.slice(2).map(({ seen }) => seen[what] ?? Number.NaN);
    for (let copies = 1; copies < 4; copies++)
      await page.getByRole('button', { name: 'Keep beside, and go on with a copy' }).click();
    await page.waitForTimeout(1500);
    const painted = [
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
    return { painted, frame };
  } finally {
    await browser.close();
    await product?.stop();
  }
}

if (import.meta.main) {
  const { painted, frame } = await timePainted(12, process.argv[2]);
  for (const { name, aim, rounds, least, median, most, scripts } of painted)
    console.log(
      `${name} (aim ${aim} ms): least ${least.toFixed(1)}, median ${median.toFixed(1)}, most ${most.toFixed(1)} ms over ${rounds} rounds${scripts === null ? '' : `, of it ${scripts.toFixed(1)} ms of scripts`}`,
    );
  const [least, median, most] = [frame.handed.least, frame.handed.median, frame.handed.most];
  console.log(
    `${frame.name} (aim 16 ms): handed over after ${median.toFixed(1)} ms (${least.toFixed(1)} to ${most.toFixed(1)}), of it ${frame.scripts.toFixed(1)} ms of scripts, ${frame.processor.toFixed(1)} ms of processor; new in that very frame ${frame.inFrame} of ${frame.rounds} times`,
  );
}
