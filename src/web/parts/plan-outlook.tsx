/** Whether the plan will balance: the answer in a box of its own, and the tables and charts behind it. */
import type { ReactNode } from 'react';
import type { PageTable } from '../../contract/chart-with-table.ts';
import type { PlanOutlook } from '../../contract/plan-outlook.ts';
import { ChartFigure } from './chart-figure.tsx';
import { DataTable } from './data-table.tsx';
import { TornadoFigure } from './tornado-figure.tsx';

/** The first thing of the page: will it balance, how likely, and what nothing explains. @param children  what is to be known of its making. */
export function PlanAnswer({
  outlook,
  children,
}: {
  readonly outlook: PlanOutlook;
  readonly children: ReactNode;
}) {
  const [first, ...others] = outlook.sentences;
  return (
    <section aria-labelledby="will-it-balance" className="keel-first">
      <h2 id="will-it-balance" className="keel-h2">
        Will it balance?
      </h2>
      {children}
      {outlook.refused !== null && (
        <p className="keel-empty">The plan cannot be forecast: {outlook.refused}</p>
      )}
      {first !== undefined && <p className="keel-lead keel-outlook">{first}</p>}
      {others.length > 0 && (
        <div className="keel-notice" role="note">
          {others.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
    </section>
  );
}

/** A table, where there is one. */
function MaybeTable({ table }: { readonly table: PageTable | null }) {
  return table !== null && <DataTable table={table} />;
}

/** A table that is asked for more seldom. */
function Folded({ title, table }: { readonly title: string; readonly table: PageTable }) {
  return (
    <details className="keel-where">
      <summary>{title}</summary>
      <DataTable table={table} />
    </details>
  );
}

/** How likely the plan is by the lines of its block. */
function BlockChances({ chances }: { readonly chances: NonNullable<PlanOutlook['blockChances']> }) {
  return (
    <>
      <h3 className="keel-h3">How likely, by the block’s lines</h3>
      <p className="keel-note">{chances.sentence}</p>
      {chances.conditions !== null && <DataTable table={chances.conditions} />}
      {chances.charts.map((chart) => (
        <ChartFigure key={chart.chart.id} chart={chart} />
      ))}
    </>
  );
}

/** What stands behind the answer. */
export function PlanBehind({ outlook }: { readonly outlook: PlanOutlook }) {
  if (outlook.refused !== null) return null;
  const {
    charts,
    conditions,
    firstBalance,
    gap,
    mitigations,
    fewerPlans,
    tornado,
    stresses,
    twoWay,
    knowing,
    needed,
    terms,
    block,
    blockChances,
    blockTornado,
    wholeCost,
    warnings,
    note,
  } = outlook;
  return (
    <section aria-labelledby="how-likely">
      <h2 id="how-likely" className="keel-h2">
        How likely, and what carries it
      </h2>
      <MaybeTable table={conditions} />
      <MaybeTable table={firstBalance} />
      {charts.map((chart) => (
        <ChartFigure key={chart.chart.id} chart={chart} />
      ))}
      <MaybeTable table={gap} />
      <MaybeTable table={mitigations} />
      <MaybeTable table={fewerPlans} />
      {tornado !== null && <TornadoFigure tornado={tornado} />}
      <MaybeTable table={stresses} />
      <MaybeTable table={twoWay} />
      <MaybeTable table={knowing} />
      {needed !== null && <Folded title="What would bring balance" table={needed} />}
      <MaybeTable table={block} />
      <MaybeTable table={terms} />
      {blockChances !== null && <BlockChances chances={blockChances} />}
      {blockTornado !== null && <TornadoFigure tornado={blockTornado} />}
      <MaybeTable table={wholeCost} />
      {warnings.length > 0 && (
        <div className="keel-notice" role="note">
          <h3 className="keel-h3">Counted on, and not granted</h3>
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </div>
      )}
      <p className="keel-note">{note}</p>
    </section>
  );
}
