/** The lab at work: the mean at once, the fan as simulations come in, draws kept for every scenario that was looked at. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { type LabFlowsSet, type MeanCaseload, meanCaseload } from '../../core/lab/lab-caseload.ts';
import { changesFlow, flowLeftAlone, labFlows } from '../../core/lab/lab-flows.ts';
import { ALL_DRAWS, type LabInput } from '../../core/lab/lab-input.ts';
import type { LabScenario } from '../../core/lab/lab-link.ts';
import { actingOf } from '../../core/lab/lab-mitigations.ts';
import { answerOfTurned, type LabAnswer } from '../../core/lab/lab-money.ts';
import { COUNTED, isCounted } from '../../core/lab/money-settings.ts';
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

type Setting = Pick<LabScenario, 'flows' | 'money'>;

/** Name what is simulated, so that the same meets the same draws: flows that are left alone do not count, nor does money. */
function keyOf(input: LabInput, { flows, money }: Setting): string {
  const acting = actingOf(input, isCounted(money, COUNTED.mitigations));
  return JSON.stringify({ flows: flows.filter(changesFlow), acting } satisfies LabFlowsSet);
}

/** What `keyOf` wrote. */
function setOf(key: string): LabFlowsSet {
  return JSON.parse(key) as LabFlowsSet; // `keyOf` wrote it
}

const NOTHING_SET: Setting = { flows: [], money: [] };

/** How often the mean is worked out before a hand asks for it: a browser makes code quick once it has run a while. */
const REHEARSALS = 12;

/** Work out means that nobody asked for, each flow set a little otherwise in turn. */
function meanRehearsals(input: LabInput, miss: MeanMiss): readonly (() => void)[] {
  const flows = labFlows(input);
  return Array.from({ length: flows.length === 0 ? 0 : REHEARSALS }, (_, k) => () => {
    const [flow] = flows.slice(k % flows.length);
    if (flow === undefined) return;
    const set = { ...flowLeftAlone(flow.id), low: 0, size: flow.most / 100, high: flow.most / 50 };
    const simulated = { flows: [set], acting: actingOf(input, true) };
    answerOfTurned(input, turnMean(input, meanCaseload(input, simulated).caseload, miss), []);
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
  const { flows, money } = scenarios[at] ?? NOTHING_SET;
  const key = keyOf(input, { flows, money });
  const base = keyOf(input, NOTHING_SET);
  // What is on show comes first, then the plan as it stands, then the scenarios beside it.
  const wanted = [key, base, ...scenarios.map((one) => keyOf(input, one))].find(
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
        set: setOf(wanted),
        onFan: (caseload) => {
          performance.measure(`lab fan ${caseload.draws}`, { start, end: performance.now() });
          setFailure(null);
          setKept((now) => new Map([...now, [wanted, caseload] as const].slice(-MOST_KEPT)));
        },
        onFailure: setFailure,
      }),
    );
  }, [wanted]);
  const expected = useMemo(() => timed('lab mean', () => meanCaseload(input, setOf(key))), [input, key]);
  const miss = useMemo(() => meanMiss(input), [input]);
  const turned = useMemo(() => turnMean(input, expected.caseload, miss), [input, expected, miss]);
  const mean = useMemo(() => answerOfTurned(input, turned, money), [input, turned, money]);
  const isWhole = kept.get(base)?.draws === ALL_DRAWS;
  useEffect(() => (isWhole ? whenIdle(meanRehearsals(input, miss)) : undefined), [isWhole, input, miss]);
  const answerOf = useMemo(() => keepAnswers(input), [input]);
  const answer = (simulated: string, money: LabScenario['money']) => {
    const draws = kept.get(simulated);
    return draws === undefined ? null : answerOf(draws, money);
  };
  return {
    mean,
    notes: expected.notes,
    fan: answer(key, money),
    others: scenarios.map((one, place) => (place === at ? null : answer(keyOf(input, one), one.money))),
    base: answer(base, []),
    failure,
  };
}
