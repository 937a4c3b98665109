/** Timed runs of a plan's forecast: the money beside the caseload draws it follows, in pairs, and the whole answer. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { caseloadOf, forecastPlan } from '../src/core/plan/forecast-plan.ts';
import { moneyOverDraws, NOTHING_DRAWN } from '../src/core/plan/money-over-draws.ts';
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

/** Time the money over 1,000 draws as a share of drawing the caseload from mean and spread, one after the other. */
export function benchPlan(): readonly BenchResult[] {
  const plan = readManagementPlan(readFileSync(FILE, 'utf8'), { file: FILE, scenario: null });
  const chance = { seed: 1, draws: 1000 } as const;
  const caseload = caseloadOf(plan, chance);
  const pairs: number[] = [];
  for (let round = 0; round < 60; round++) {
    const start = performance.now();
    caseloadOf(plan, chance);
    const between = performance.now();
    moneyOverDraws(plan.finance, caseload, NOTHING_DRAWN, null);
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
      laps(30, () => moneyOverDraws(plan.finance, caseload, NOTHING_DRAWN, null)),
    ),
    result(
      'plan forecast whole, 1,000 draws',
      700,
      laps(7, () => forecastPlan(plan, { ...chance, levels, caseload: null })),
    ),
  ];
}
