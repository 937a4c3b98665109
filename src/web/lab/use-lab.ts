/** The lab at work: the mean at once, the fan as simulations come in, draws kept for every scenario that was looked at. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { type MeanCaseload, meanCaseload } from '../../core/lab/lab-caseload.ts';
import { changesFlow, type FlowSetting, flowLeftAlone, labFlows } from '../../core/lab/lab-flows.ts';
import { ALL_DRAWS, type LabInput } from '../../core/lab/lab-input.ts';
import type { LabScenario } from '../../core/lab/lab-link.ts';
import { answerOfTurned, type LabAnswer } from '../../core/lab/lab-money.ts';
import { type MeanMiss, meanMiss, turnMean } from '../../core/lab/turned-draws.ts';
import type { CaseloadDraws } from '../../core/plan/caseload-draws.ts';
import { afterPaint } from './after-paint.ts';
import { keepAnswers } from './keep-answers.ts';
import { type LabPool, openLabPool } from './lab-pool.ts';
import { timed } from './timed.ts';
import { whenIdle } from './when-idle.ts';

/** What the page shows of the scenario that is worked on. */
export type LabView = {
  readonly mean: LabAnswer;
  readonly notes: MeanCaseload['notes'];
  /** Null until the first simulations are there. */
  readonly fan: LabAnswer | null;
  /** Of every scenario that has been simulated, by its place. */
  readonly others: readonly (LabAnswer | null)[];
  /** The plan as it stands, nothing set. */
  readonly base: LabAnswer | null;
  readonly failure: string | null;
};

/** Name flows so that the same ones meet the same draws; those left alone do not count. */
function keyOf(flows: readonly FlowSetting[]): string {
  return JSON.stringify(flows.filter(changesFlow));
}

const BASE = keyOf([]);

/** How often the mean is worked out before a hand asks for it: a browser makes code quick once it has run a while. */
const REHEARSALS = 12;

/** Work out means that nobody asked for, each flow set a little otherwise in turn. */
function meanRehearsals(input: LabInput, miss: MeanMiss): readonly (() => void)[] {
  const flows = labFlows(input);
  return Array.from({ length: flows.length === 0 ? 0 : REHEARSALS }, (_, k) => () => {
    const [flow] = flows.slice(k % flows.length);
    if (flow === undefined) return;
    const set = { ...flowLeftAlone(flow.id), low: 0, size: flow.most / 100, high: flow.most / 50 };
    answerOfTurned(input, turnMean(input, meanCaseload(input, [set]).caseload, miss), []);
  });
}

/** Settings of flows whose draws are kept, so that going back to one simulates nothing. */
const MOST_KEPT = 60;

/** Work on scenarios. @param at  which of them is on show. */
export function useLab(
  input: LabInput,
  packed: string,
  scenarios: readonly LabScenario[],
  at: number,
): LabView {
  const pool = useRef<LabPool | null>(null);
  const [kept, setKept] = useState<ReadonlyMap<string, CaseloadDraws>>(new Map());
  const [failure, setFailure] = useState<string | null>(null);
  const { flows, money } = scenarios[at] ?? { flows: [], money: [] };
  const key = keyOf(flows);
  // What is on show comes first, then the plan as it stands, then the scenarios beside it.
  const wanted = [key, BASE, ...scenarios.map((one) => keyOf(one.flows))].find(
    (one) => kept.get(one)?.draws !== ALL_DRAWS,
  );
  useEffect(() => {
    const opened = openLabPool(packed);
    pool.current = opened;
    return () => opened.close();
  }, [packed]);
  useEffect(() => {
    if (wanted === undefined) return;
    const start = performance.now();
    // The mean is painted first: the workers would take every processor from it.
    return afterPaint(() =>
      pool.current?.ask({
        flows: JSON.parse(wanted) as FlowSetting[], // `keyOf` wrote it
        onFan: (caseload) => {
          performance.measure(`lab fan ${caseload.draws}`, { start, end: performance.now() });
          setFailure(null);
          setKept((now) => new Map([...now, [wanted, caseload] as const].slice(-MOST_KEPT)));
        },
        onFailure: setFailure,
      }),
    );
  }, [wanted]);
  const expected = useMemo(
    () => timed('lab mean', () => meanCaseload(input, JSON.parse(key) as FlowSetting[])), // `keyOf` wrote it
    [input, key],
  );
  const miss = useMemo(() => meanMiss(input), [input]);
  const turned = useMemo(() => turnMean(input, expected.caseload, miss), [input, expected, miss]);
  const mean = useMemo(() => answerOfTurned(input, turned, money), [input, turned, money]);
  const isWhole = kept.get(BASE)?.draws === ALL_DRAWS;
  useEffect(() => (isWhole ? whenIdle(meanRehearsals(input, miss)) : undefined), [isWhole, input, miss]);
  const answerOf = useMemo(() => keepAnswers(input), [input]);
  const answer = (flows: string, money: LabScenario['money']) => {
    const draws = kept.get(flows);
    return draws === undefined ? null : answerOf(draws, money);
  };
  return {
    mean,
    notes: expected.notes,
    fan: answer(key, money),
    others: scenarios.map((one, place) => (place === at ? null : answer(keyOf(one.flows), one.money))),
    base: answer(BASE, []),
    failure,
  };
}
