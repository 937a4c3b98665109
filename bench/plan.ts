/** Timed runs of a plan's forecast: the money beside the caseload draws it follows, in pairs, and the whole answer. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { projectBlock } from '../src/core/block/project-block.ts';
import { planWithBlock } from '../src/core/demo/plan-with-block.ts';
import { listAssumptions } from '../src/core/plan/assumptions.ts';
import { listBlockAssumptions } from '../src/core/plan/block-assumptions.ts';
import { blockOverDraws } from '../src/core/plan/block-over-draws.ts';
import { drawBlockLines } from '../src/core/plan/draw-block-inputs.ts';
import { drawMoneyInputs } from '../src/core/plan/draw-outcomes.ts';
import { caseloadOf, forecastPlan } from '../src/core/plan/forecast-plan.ts';
import { spendTypesOf } from '../src/core/plan/judge-conditions.ts';
import { frameEffects } from '../src/core/plan/mitigation-effect.ts';
import { moneyOverDraws } from '../src/core/plan/money-over-draws.ts';
import { readManagementPlan } from '../src/edge/intake/programme/management-plan-file.ts';
import type { BenchResult } from './forecast.ts';

const FILE = resolve(import.meta.dirname, '../data/demo/marlshire/plan.json');
const MEBIBYTE = 1024 * 1024;

function laps(rounds: number, work: () => void): number[] {
  for (let round = 0; round < 3; round++) work(); // the first runs compile
  return Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
}

function result(name: string, budget: number, sorted: readonly number[]): BenchResult {
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return {
    name,
    rounds: sorted.length,
    min: at(0),
    median: at(0.5),
    p95: at(0.95),
    residentMiB: process.memoryUsage.rss() / MEBIBYTE,
    budget,
  };
}

/** Calls in one measure of the thread's own time: what a call takes is near what the clock tells apart. */
const CALLS = 8;

/** Processor time of this thread for some calls [microseconds]: other work on the machine does not count. */
function threadTime(work: () => void): number {
  const before = process.threadCpuUsage();
  for (let call = 0; call < CALLS; call++) work();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}

/** Time the same plan's block by its lines, over the same draws: what it takes, and as a share of drawing the caseload. */
function benchBlock(): readonly BenchResult[] {
  const text = planWithBlock(readFileSync(FILE, 'utf8'));
  const plan = readManagementPlan(text, { file: FILE, scenario: null });
  if (plan.block === null) throw new Error('The county’s plan has no block');
  const chance = { seed: 1, draws: 1000 } as const;
  const caseload = caseloadOf(plan, chance);
  const drawn = {
    plan: drawMoneyInputs(listAssumptions(plan, frameEffects(plan)), chance),
    lines: drawBlockLines(listBlockAssumptions(plan.block, plan.ranges), chance),
  };
  const projected = { block: plan.block, projection: projectBlock(plan.block), spendOf: spendTypesOf(plan) };
  const run = () => blockOverDraws(projected, plan.finance, caseload, drawn, null);
  const pairs: number[] = [];
  for (let round = 0; round < 60; round++) {
    const drawing = threadTime(() => caseloadOf(plan, chance));
    pairs.push(threadTime(run) / drawing);
  }
  return [
    // Beside a simulation of the caseload it is a few thousandths: see docs/performance.md.
    result(
      'block money over caseload drawn from mean and spread, 1,000 draws (ratio)',
      0.5,
      pairs.slice(10).sort((a, b) => a - b),
    ),
    result('block money, 1,000 draws × 7 years × 13 lines, draws kept', 50, laps(30, run)),
  ];
}

/** Time the money over 1,000 draws as a share of drawing the caseload from mean and spread, one after the other; growth and inflation are drawn too. */
export function benchPlan(): readonly BenchResult[] {
  const plan = readManagementPlan(readFileSync(FILE, 'utf8'), { file: FILE, scenario: null });
  const chance = { seed: 1, draws: 1000 } as const;
  const caseload = caseloadOf(plan, chance);
  const drawn = drawMoneyInputs(listAssumptions(plan, frameEffects(plan)), chance);
  const pairs: number[] = [];
  for (let round = 0; round < 60; round++) {
    const start = performance.now();
    caseloadOf(plan, chance);
    const between = performance.now();
    moneyOverDraws(plan.finance, caseload, drawn, null);
    pairs.push((performance.now() - between) / (between - start));
  }
  const levels = [0.1, 0.5, 0.9];
  return [
    result(
      'plan money over caseload drawn from mean and spread, 1,000 draws (ratio)',
      0.25,
      pairs.slice(10).sort((a, b) => a - b),
    ),
    result(
      'plan money, 1,000 draws × 7 years × 6 types, draws kept',
      50,
      laps(30, () => moneyOverDraws(plan.finance, caseload, drawn, null)),
    ),
    ...benchBlock(),
    result(
      'plan forecast whole, 1,000 draws',
      700,
      laps(7, () => forecastPlan(plan, { ...chance, levels, caseload: null })),
    ),
  ];
}
