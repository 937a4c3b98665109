/** The lab open: the answer first, the fan and its table, what is set, and the scenarios side by side. */
import { useMemo } from 'react';
import { centralCase } from '../../core/lab/central-case.ts';
import { changesFlow, type FlowSetting, flowLeftAlone, labFlows } from '../../core/lab/lab-flows.ts';
import type { LabInput } from '../../core/lab/lab-input.ts';
import type { LabScenario } from '../../core/lab/lab-link.ts';

import { labSentence } from '../../core/lab/lab-sentence.ts';
import { COUNTED, isCounted, labMoney } from '../../core/lab/money-settings.ts';
import type { ProgrammeAddress } from '../api.ts';
import { DataTable } from '../parts/data-table.tsx';
import { keepFile } from '../parts/keep-file.ts';
import { FanChart } from './fan-chart.tsx';
import { FlowFields } from './flow-fields.tsx';
import { centralTable, labCsv, labTable } from './lab-table.ts';
import { CountedBoxes, MoneyFields } from './money-fields.tsx';
import { SavedScenarios } from './saved-scenarios.tsx';
import { ScenariosBeside } from './scenarios-beside.tsx';
import { type LabView, useLab } from './use-lab.ts';
import { useLastSeen } from './use-last-seen.ts';
import type { Scenarios } from './use-scenarios.ts';
import { useSteady } from './use-steady.ts';

/** Show it. */
export function LabBench({
  params,
  input,
  packed,
  scenarios,
}: {
  readonly params: ProgrammeAddress;
  readonly input: LabInput;
  readonly packed: string;
  readonly scenarios: Scenarios;
}) {
  const view = useLab(input, packed, scenarios.all, scenarios.at);
  const scenario = scenarios.all[scenarios.at] ?? { name: '', flows: [], money: [] };
  const hasMitigations = isCounted(scenario.money, COUNTED.mitigations);
  // Figures of earlier settings keep their table's room, unseen, so that nothing jumps under a hand that slides.
  const lastFan = useLastSeen(view.fan);
  const table = useMemo(
    () => (lastFan === null ? null : <DataTable table={labTable(lastFan, view.base, hasMitigations)} />),
    [lastFan, view.base, hasMitigations],
  );
  const central = useMemo(
    () => <DataTable table={centralTable(centralCase(input, scenario.money))} />,
    [input, scenario.money],
  );
  return (
    <>
      <p className="keel-prose keel-outlook keel-lab-says" aria-live="polite">
        {view.fan === null ? 'The simulations are on their way…' : labSentence(view.fan)}
      </p>
      <LabWarnings view={view} />
      <div className="keel-lab">
        <div>
          <FanChart mean={view.mean} fan={view.fan} base={view.base} />
          <div className={view.fan === null ? 'keel-lab-waits' : undefined}>{table}</div>
          <ScenariosBeside scenarios={scenarios} view={view} />
          {central}
          <HowItReckons note={input.mitigationsNote ?? null} />
          <SavedScenarios params={params} scenarios={scenarios} scenario={scenario} />
        </div>
        <LabSettings input={input} scenario={scenario} scenarios={scenarios} view={view} />
      </div>
    </>
  );
}

/** What is to be known of the figures, for those who ask. */
function HowItReckons({ note }: { readonly note: string | null }) {
  return (
    <details className="keel-where">
      <summary>Why figures differ a little from other pages</summary>
      <p className="keel-prose">
        The lab works in steps of a year; 31 March lies between two steps and is read on the straight line
        between them. The forecast works in months.
      </p>
      {note !== null && <p className="keel-prose">{note}</p>}
    </details>
  );
}

function LabWarnings({ view: { notes, failure } }: { readonly view: LabView }) {
  return (
    <>
      {failure !== null && (
        <div className="keel-problem" role="alert">
          <p>These settings could not be simulated: {failure}.</p>
        </div>
      )}
      {notes.includes('capacity-binds') && (
        <p className="keel-notice">
          Capacity holds assessments up, so the line of the mean is one path worked out without chance, not
          the exact mean. The fan and the sentence come from simulations and hold.
        </p>
      )}
    </>
  );
}

function LabSettings({
  input,
  scenario,
  scenarios,
  view,
}: {
  readonly input: LabInput;
  readonly scenario: LabScenario;
  readonly scenarios: Scenarios;
  readonly view: LabView;
}) {
  const flows = useMemo(
    () => labFlows(input).map((flow) => ({ flow, alone: flowLeftAlone(flow.id) })),
    [input],
  );
  const assumptions = useMemo(() => labMoney(input.plan), [input]);
  const { undo, redo, set, letGo } = scenarios;
  const without = (id: string) => scenario.money.filter((one) => one.id !== id);
  const setFlow = useSteady((one: FlowSetting) => {
    const others = scenario.flows.filter(({ id }) => id !== one.id);
    // In the order of the list, whichever was touched first: the order decides who acts on what is left.
    const all = flows.flatMap(({ flow }) => [...others, one].filter(({ id }) => id === flow.id));
    set({ ...scenario, flows: all }, one.id);
  });
  const setMoney = useSteady((id: string, value: number) =>
    set({ ...scenario, money: [...without(id), { id, value }] }, id),
  );
  return (
    <section
      aria-labelledby="lab-set"
      className="keel-lab-set keel-no-print"
      onBlur={letGo}
      onPointerUp={letGo}
    >
      <h2 id="lab-set" className="keel-h2">
        What is set
      </h2>
      <p className="keel-lab-acts">
        <Act name="Undo" act={undo} />
        <Act name="Redo" act={redo} />
        <Act name="Reset to the plan" act={() => set({ ...scenario, flows: [], money: [] }, '')} />
        <Act
          name="Save as CSV"
          act={view.fan === null ? null : () => keepFile('lab-scenario.csv', labCsv(view.fan ?? view.mean))}
        />
        <Act name="Print" act={() => window.print()} />
      </p>
      <h3 className="keel-h3">Flows</h3>
      {flows.map(({ flow, alone }) => (
        <FlowFields
          key={flow.id}
          flow={flow}
          set={scenario.flows.find(({ id }) => id === flow.id) ?? alone}
          onChange={setFlow}
        />
      ))}
      <h3 className="keel-h3">Money</h3>
      <CountedBoxes
        money={scenario.money}
        onCount={(id, counts) =>
          set({ ...scenario, money: [...without(id), ...(counts ? [] : [{ id, value: 0 }])] }, '')
        }
      />
      <MoneyFields assumptions={assumptions} money={scenario.money} onChange={setMoney} />
      <p className="keel-quiet">{told(scenario)}</p>
    </section>
  );
}

function told({ flows, money }: LabScenario): string {
  const changed = flows.filter(changesFlow).length + money.length;
  return changed === 0
    ? 'Nothing is set: this is the plan as it stands.'
    : `${changed} set otherwise than the plan.`;
}

function Act({ name, act }: { readonly name: string; readonly act: (() => void) | null }) {
  return (
    <button
      type="button"
      className="govuk-button govuk-button--secondary"
      disabled={act === null}
      onClick={act ?? undefined}
    >
      {name}
    </button>
  );
}
