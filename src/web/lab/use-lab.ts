/** The lab at work: the mean at once, the fan as simulations come in, draws kept for every scenario that was looked at. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { type MeanCaseload, meanCaseload } from '../../core/lab/lab-caseload.ts';
import { changesFlow, type FlowSetting } from '../../core/lab/lab-flows.ts';
import { ALL_DRAWS, type LabInput } from '../../core/lab/lab-input.ts';
import type { LabScenario } from '../../core/lab/lab-link.ts';
import { answerOfDraws, answerOfMean, type LabAnswer } from '../../core/lab/lab-money.ts';
import type { CaseloadDraws } from '../../core/plan/caseload-draws.ts';
import { type LabPool, openLabPool } from './lab-pool.ts';

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

/** Time a piece of work under a name that a bench can read. */
function timed<T>(name: string, work: () => T): T {
  const start = performance.now();
  const result = work();
  performance.measure(name, { start, end: performance.now() });
  return result;
}

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
    pool.current?.ask({
      flows: JSON.parse(wanted) as FlowSetting[], // `keyOf` wrote it
      onFan: (caseload) => {
        performance.measure(`lab fan ${caseload.draws}`, { start, end: performance.now() });
        setFailure(null);
        setKept((now) => new Map([...now, [wanted, caseload]]));
      },
      onFailure: setFailure,
    });
  }, [wanted]);
  const expected = useMemo(
    () => timed('lab mean', () => meanCaseload(input, JSON.parse(key) as FlowSetting[])), // `keyOf` wrote it
    [input, key],
  );
  const mean = useMemo(() => answerOfMean(input, expected.caseload, money), [input, expected, money]);
  const drawn = kept.get(key);
  const fan = useMemo(
    () => (drawn === undefined ? null : timed('lab money', () => answerOfDraws(input, drawn, money))),
    [input, drawn, money],
  );
  const baseDraws = kept.get(BASE);
  const base = useMemo(
    () => (baseDraws === undefined ? null : answerOfDraws(input, baseDraws, [])),
    [input, baseDraws],
  );
  const others = useMemo(
    () =>
      scenarios.map((one, place) => {
        const draws = kept.get(keyOf(one.flows));
        return place === at || draws === undefined ? null : answerOfDraws(input, draws, one.money);
      }),
    [input, kept, scenarios, at],
  );
  return { mean, notes: expected.notes, fan, others, base, failure };
}
