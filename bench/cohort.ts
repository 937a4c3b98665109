/** Timed and checked runs of the cohort kernel: `node bench/cohort.ts [goals|exact|authorities|scenarios|beside|memory]`; ratios within the run. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CohortLever, LeverFlow } from '../src/core/model/cohort/cohort-levers.ts';
import type { CohortGrain, CohortModel } from '../src/core/model/cohort/cohort-model.ts';
import { type CohortKeep, PUBLISHED_AGE_BANDS } from '../src/core/model/cohort/cohort-series.ts';
import { expectCohort } from '../src/core/model/cohort/expect-cohort.ts';
import type { LeverPlan } from '../src/core/model/cohort/lever-sizes.ts';
import {
  type CohortRun,
  type CohortRunOptions,
  makeCohortRunner,
  type RunScenario,
} from '../src/core/model/cohort/run-cohort.ts';
import { summariseCohort } from '../src/core/model/cohort/summarise-cohort.ts';
import { FastStream, streamRoot } from '../src/core/num/fast-stream.ts';
import { openCohortPool } from '../src/edge/compute/cohort-pool.ts';
import { type CohortMoments, cohortMoments } from '../test/make/cohort-moments.ts';
import { makeCohortModel } from '../test/make/make-cohort-model.ts';

const YEARS = 10;
const DRAWS = 1000;
const ROUNDS = 5;
const LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
/** Laps of a comparison within one thread. */
const LAPS = 9;
/** Random words behind one lap of the yardstick. */
const YARDSTICK_WORDS = 20_000_000;

/** The case that goals are set for: 26 ages × 12 needs × 10 places, 6,000 plans, queues from request to plan. */
function timedCase(grain: CohortGrain, plans = 6000, seed: string | number = 1): CohortModel {
  return makeCohortModel({ seed, grain, plans, pipeline: true, finely: true, capacity: (plans * 95) / 6000 });
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Nanoseconds per random word in this thread now, on the wall and of its processor time: says how fast the machine is at this moment. */
function yardstick(): { readonly wall: number; readonly processor: number } {
  const stream = new FastStream();
  stream.begin(streamRoot('yardstick'), 0, 0);
  const started = performance.now();
  let sum = 0;
  const processor = spent(() => {
    for (let k = 0; k < YARDSTICK_WORDS; k++) sum ^= stream.bits();
  });
  const wall = performance.now() - started;
  const perWord = (time: number): number => (sum === 0.5 ? Number.NaN : (time * 1e6) / YARDSTICK_WORDS);
  return { wall: perWord(wall), processor: perWord(processor) };
}

type Lap = { readonly wall: number; readonly processor: number };

/** Wall time and processor time of all threads [ms]. */
async function lap(work: () => unknown): Promise<Lap> {
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const used = process.cpuUsage(before);
  return { wall: performance.now() - started, processor: (used.user + used.system) / 1000 };
}

function tell(name: string, laps: readonly Lap[], goal: string): void {
  const walls = laps.map(({ wall }) => wall);
  const processor = middle(laps.map((one) => one.processor));
  const figures = [Math.min(...walls), middle(walls), processor]
    .map((value) => value.toFixed(0).padStart(7))
    .join('');
  console.log(`${name.padEnd(58)}${figures}   ${goal}`);
}

function tellMachine(): void {
  const load = loadavg().map((value) => value.toFixed(1));
  const { wall, processor } = yardstick();
  console.log(
    `Node ${process.version}, ${cpus().length} processors, load ${load.join(' ')} (1, 5, 15 min), ` +
      `${wall.toFixed(2)} ns per random word, ${processor.toFixed(2)} of processor time`,
  );
}

const runOptions: CohortRunOptions = { years: YEARS, draws: DRAWS, seed: 1 };

/** Speed: goals G3, G7, G8 and G10, rounds interleaved so that a busy machine slows all alike. */
async function goals(): Promise<void> {
  tellMachine();
  console.log(
    `${'least wall, middle wall, middle processor time [ms]'.padEnd(58)}${'least'.padStart(7)}${'wall'.padStart(7)}${'proc'.padStart(7)}   goal`,
  );
  for (const grain of [1, 12] as const) {
    const model = timedCase(grain);
    const name = grain === 1 ? 'annual' : 'monthly';
    const cold: Lap[] = [];
    for (let round = 0; round < 3; round++) {
      const fresh = openCohortPool(2);
      cold.push(await lap(async () => summariseCohort(await fresh.run(model, runOptions), LEVELS)));
      await fresh.close();
    }
    const [one, two] = [openCohortPool(1), openCohortPool(2)];
    const laps = {
      two: [] as Lap[],
      one: [] as Lap[],
      quantiles: [] as Lap[],
      fan: [] as Lap[],
      mean: [] as Lap[],
    };
    await two.run(model, runOptions);
    await one.run(model, runOptions);
    for (let round = 0; round < ROUNDS; round++) {
      let run: CohortRun | null = null;
      laps.two.push(
        await lap(async () => {
          run = await two.run(model, runOptions);
          summariseCohort(run, LEVELS);
        }),
      );
      laps.one.push(await lap(() => one.run(model, runOptions)));
      laps.quantiles.push(await lap(() => run !== null && summariseCohort(run, LEVELS)));
      laps.fan.push(
        await lap(async () => summariseCohort(await two.run(model, { ...runOptions, draws: 100 }), LEVELS)),
      );
      laps.mean.push(await lap(() => expectCohort(model, { years: YEARS })));
    }
    await one.close();
    await two.close();
    const must = grain === 1 ? ['700', '1200'] : ['1300', '1800'];
    tell(`${name}: 1,000 draws × 10 years with quantiles, 2 workers, warm`, laps.two, `G7 < ${must[0]}`);
    tell(`${name}: the same, cold, workers started`, cold, `G8 < ${must[1]}`);
    tell(`${name}: 1 worker, without quantiles`, laps.one, '');
    tell(`${name}: quantiles alone`, laps.quantiles, '');
    tell(`${name}: fan of 100 draws`, laps.fan, grain === 1 ? 'G10 <= 150' : '');
    tell(`${name}: exact mean`, laps.mean, grain === 1 ? 'G10 <= 16' : '');
    const ratios = laps.one.map(
      (of, round) => of.wall / ((laps.two[round]?.wall ?? Number.NaN) - (laps.quantiles[round]?.wall ?? 0)),
    );
    console.log(
      `${`${name}: two workers against one, paired`.padEnd(58)}${middle(ratios).toFixed(2).padStart(7)}                  G3 >= 1.6`,
    );
  }
  tellMachine();
}

const MOMENT_KEEP: CohortKeep = {
  plans: ['total', 'age-band', 'need', 'setting'],
  joiners: [],
  leavers: [],
  changes: [],
  queues: false,
  ageBands: PUBLISHED_AGE_BANDS,
};

/** A model that the exact recursion knows: with a pipeline, no backlog and no shocks of single needs. */
function knownModel(grain: CohortGrain, pipeline: boolean): CohortModel {
  const needShockShape = pipeline ? Number.POSITIVE_INFINITY : 40;
  const made = makeCohortModel({ seed: 5, grain, pipeline, needShockShape });
  const way = made.joining.pipeline;
  if (way === null) return made;
  const none = new Int32Array(0);
  const backlog = { undecided: none, assessing: none, held: none };
  return { ...made, joining: { ...made.joining, pipeline: { ...way, backlog } } };
}

/** Correctness: goal G13, means and variances of 20,000 draws at fixed rates against the exact recursion. */
async function exact(): Promise<void> {
  const draws = 20_000;
  const pool = openCohortPool(2);
  for (const [grain, years] of [
    [1, YEARS],
    [12, 2],
  ] as const)
    for (const pipeline of [false, true]) {
      const model = knownModel(grain, pipeline);
      const run = await pool.run(model, { years, draws, seed: 11, parameters: 'mean', keep: MOMENT_KEEP });
      const { means, variances } = distances(run, cohortMoments(model, years));
      const words = [means, variances].map(
        (of) => `rms ${rms(of).toFixed(2)} max ${Math.max(...of.map(Math.abs)).toFixed(1)}`,
      );
      console.log(
        `${grain === 1 ? 'annual' : 'monthly'}, ${pipeline ? 'pipeline' : 'joiners'}: ${means.length} series; means ${words[0]}; variances ${words[1]} (G13: rms 0.8 to 1.2, max < 4.5)`,
      );
    }
  await pool.close();
}

/** How far each series of 5 plans or more lies from its exact mean and variance [standard errors]. */
function distances(
  run: CohortRun,
  moments: CohortMoments,
): { readonly means: number[]; readonly variances: number[] } {
  const told = { means: [] as number[], variances: [] as number[] };
  for (let step = 0; step < run.steps; step++)
    run.plan.series.forEach((_, at) => {
      const from = (step * run.plan.series.length + at) * run.draws;
      const mean = moments.means[step]?.[at] ?? Number.NaN;
      const variance = moments.variances[step]?.[at] ?? Number.NaN;
      if (mean < 5) return;
      const [z, zOfVariance] = errors(run.counts.subarray(from, from + run.draws), mean, variance);
      told.means.push(z);
      told.variances.push(zOfVariance);
    });
  return told;
}

/** Standard errors of the mean and of the variance from what is due. */
function errors(values: Int32Array, mean: number, variance: number): [number, number] {
  const count = values.length;
  let sum = 0;
  for (const value of values) sum += value;
  const own = sum / count;
  let squares = 0;
  let fourths = 0;
  for (const value of values) {
    const square = (value - own) ** 2;
    squares += square;
    fourths += square * square;
  }
  const spread = squares / (count - 1);
  return [
    (own - mean) / Math.sqrt(variance / count),
    (spread - variance) / Math.sqrt((fourths / count - spread ** 2) / count),
  ];
}

function rms(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

/** Plans of `count` of England's 153 authorities, spread evenly over their sizes of 1,000 to 11,000. */
function sizesOf(count: number): number[] {
  const sizes = Array.from({ length: 153 }, (_, k) => 1000 + Math.round(9800 * ((k + 0.5) / 153) ** 1.9));
  return Array.from({ length: count }, (_, k) => sizes[Math.floor(((k + 0.5) * 153) / count)] ?? 0);
}

/** Scale: goal G11. Authorities of 1,000 to 11,000 plans, like England's; `count` of 153 are run. */
async function authorities(count: number): Promise<void> {
  tellMachine();
  const pool = openCohortPool(2);
  for (const grain of [1, 12] as const) {
    const chosen = sizesOf(count);
    const models = chosen.map((plans, k) => timedCase(grain, plans, k));
    const warm = models[0];
    if (warm !== undefined) await pool.run(warm, runOptions);
    const { wall, processor } = await lap(async () => {
      for (const model of models) summariseCohort(await pool.run(model, runOptions), LEVELS);
    });
    const all = ((153 / count) * wall) / 1000;
    const plans = chosen.reduce((a, b) => a + b, 0) / count;
    console.log(
      `${grain === 1 ? 'annual' : 'monthly'}: ${count} authorities of ${plans.toFixed(0)} plans on average, 1,000 draws with quantiles: ` +
        `${(wall / 1000).toFixed(1)} s wall, ${(processor / 1000).toFixed(1)} s processor; 153 of them ${count < 153 ? 'would take ' : ''}${all.toFixed(0)} s, ${(((153 / count) * processor) / 2000).toFixed(0)} s if two processors were free (G11 < ${grain === 1 ? 75 : 150})`,
    );
  }
  await pool.close();
  tellMachine();
}

/** A scenario of one lever on everybody, whose share grows over the first two years. */
function scenarioOf(model: CohortModel, flow: LeverFlow, low: number, high: number): LeverPlan {
  const { ageCount, needs, places } = model.axes;
  const lever: CohortLever = {
    flow,
    relative: true,
    profile: Float64Array.from({ length: YEARS * 12 }, (_, month) => Math.min(1, (month + 0.5) / 24)),
    ages: new Uint8Array(ageCount).fill(1),
    needs: new Uint8Array(needs.length).fill(1),
    places: new Uint8Array(places.length).fill(1),
    to: flow === 'moves' ? new Float64Array(places.length).fill(1) : new Float64Array(0),
  };
  return { levers: [lever], sizes: [{ chance: 0.9, low, likely: (low + high) / 2, high }] };
}

/** Things as they are, and one lever on each of four flows. */
function fiveScenarios(model: CohortModel): readonly RunScenario[] {
  return [
    null,
    scenarioOf(model, 'requests', -0.15, -0.05),
    scenarioOf(model, 'assess', -0.1, -0.02),
    scenarioOf(model, 'ceases', 0.05, 0.15),
    scenarioOf(model, 'moves', -0.2, -0.1),
  ];
}

/** Five scenarios side by side against one after another: ratios of processor time, and whether counts are the same. */
function beside(): void {
  tellMachine();
  for (const grain of [1, 12] as const)
    for (const plans of [1800, 4400]) {
      const { ratio, isSame } = besideInLaps(timedCase(grain, plans, 3), grain === 1 ? 60 : 30);
      console.log(
        `${grain === 1 ? 'annual' : 'monthly'}, ${plans} plans: five scenarios side by side take ${ratio.toFixed(2)} of the time ` +
          `of one after another (${LAPS} laps); counts ${isSame ? 'are the same' : 'DIFFER'}`,
      );
      if (!isSame) process.exitCode = 1;
    }
}

/** The same for one model, lap by lap of `piece` simulations in this thread; the first lap only warms the code. */
function besideInLaps(
  model: CohortModel,
  piece: number,
): { readonly ratio: number; readonly isSame: boolean } {
  const scenarios = fiveScenarios(model);
  const options = { ...runOptions, draws: piece * (LAPS + 1) };
  const together = makeCohortRunner(model, options, scenarios);
  const counts = new Int32Array(together.room.counts);
  const none = new Float64Array(0);
  const apart = scenarios.map((one) => {
    const runner = makeCohortRunner(model, options, [one]);
    return { runner, counts: new Int32Array(runner.room.counts) };
  });
  const ratios: number[] = [];
  for (let from = 0; from < options.draws; from += piece) {
    const one = spent(() => {
      for (const { runner, counts: own } of apart) runner.run(from, from + piece, own, none);
    });
    const other = spent(() => together.run(from, from + piece, counts, none));
    if (from > 0) ratios.push(other / one);
  }
  const size = together.room.counts / scenarios.length;
  const isSame = apart.every(({ counts: own }, at) =>
    own.every((count, k) => count === counts[at * size + k]),
  );
  return { ratio: middle(ratios), isSame };
}

/** Processor time of this process for a piece of work [ms]. */
function spent(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Five scenarios of each authority in steps of a year, side by side: as things are, and one lever on each of four flows. */
async function scenarios(count: number): Promise<void> {
  tellMachine();
  const pool = openCohortPool(2);
  const models = sizesOf(count).map((plans, k) => timedCase(1, plans, k));
  const warm = models[0];
  if (warm !== undefined) await pool.run(warm, runOptions);
  const { wall, processor } = await lap(async () => {
    for (const model of models) {
      for (const run of await pool.runScenarios(model, runOptions, fiveScenarios(model)))
        summariseCohort(run, LEVELS);
    }
  });
  await pool.close();
  console.log(
    `annual: ${count} authorities × 5 scenarios, 1,000 draws with quantiles: ${(wall / 1000).toFixed(1)} s wall, ` +
      `${(processor / 1000).toFixed(1)} s processor; 153 of them ${count < 153 ? 'would take ' : ''}` +
      `${(((153 / count) * wall) / 1000).toFixed(0)} s, ${(((153 / count) * processor) / 2000).toFixed(0)} s ` +
      'if two processors were free (aim < 420)',
  );
  tellMachine();
}

/** Memory: goal G12, each case in a process of its own. */
function memory(): void {
  for (const grain of ['1', '12']) {
    const run = spawnSync(process.execPath, ['--no-warnings', import.meta.filename, 'peak', grain], {
      encoding: 'utf8',
    });
    console.log(
      `${grain === '1' ? 'annual' : 'monthly'}: ${run.stdout.trim()} MiB at most, 1,000 draws with quantiles, 2 workers (G12 monthly < 160)`,
    );
  }
}

async function peak(grain: CohortGrain): Promise<void> {
  const pool = openCohortPool(2);
  summariseCohort(await pool.run(timedCase(grain), runOptions), LEVELS);
  await pool.close();
  console.log((process.resourceUsage().maxRSS / 1024).toFixed(0));
}

/** Start again with compiled code kept, as the product itself is started; the first run fills the cache. */
function again(): void {
  const cache = mkdtempSync(join(tmpdir(), 'evenkeel-bench-'));
  const env = { ...process.env, NODE_COMPILE_CACHE: cache };
  const self = ['--no-warnings', import.meta.filename];
  spawnSync(process.execPath, [...self, 'peak', '1'], { env });
  spawnSync(process.execPath, [...self, ...process.argv.slice(2)], { env, stdio: 'inherit' });
  rmSync(cache, { recursive: true, force: true });
}

const [what = 'goals', more] = process.argv.slice(2);
if (process.env['NODE_COMPILE_CACHE'] === undefined) again();
else if (what === 'goals') await goals();
else if (what === 'exact') await exact();
else if (what === 'authorities') await authorities(Number(more ?? 10));
else if (what === 'beside') beside();
else if (what === 'scenarios') await scenarios(Number(more ?? 10));
else if (what === 'memory') memory();
else if (what === 'peak') await peak(more === '1' ? 1 : 12);
else throw new RangeError(`Not known: ${what}`);
