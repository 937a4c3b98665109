/** The finance page: key figures, the scenarios side by side, ceilings, forecast versions and transfers. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import type { FinanceReply } from '../../contract/finance.ts';
import type { ProgrammeAddress } from '../api.ts';
import { ChartFigure } from '../parts/chart-figure.tsx';
import { CostsSection } from '../parts/costs-section.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { KeyFigures } from '../parts/key-figure-card.tsx';
import { OnThisPage } from '../parts/on-this-page.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { PlanFigureSection } from '../parts/plan-figure-section.tsx';
import { PlanOnRecordsSection } from '../parts/plan-on-records.tsx';
import { PlanAnswer, PlanBehind } from '../parts/plan-outlook.tsx';
import { PlanTrailSection } from '../parts/plan-trail.tsx';
import { PlanWorkbookSection } from '../parts/plan-workbook-section.tsx';
import { MakingPart } from '../parts/prepared.tsx';
import { ScenarioTableView } from '../parts/scenario-table-view.tsx';
import { SourcesNote } from '../parts/sources-note.tsx';
import { useListed } from '../parts/use-listed.ts';
import { finance } from '../prepared-api.ts';

const HERE = '/programmes/$authority/$programme/finance';

/** Show the money of one programme; the address holds the scenario, so a link leads to the same view. */
export function FinancePage() {
  const params = useParams({ from: HERE });
  const { scenario } = useSearch({ from: HERE });
  const query = useQuery({ ...finance(params, scenario), placeholderData: keepPreviousData });
  const listed = useListed(params);
  return (
    <Page title="Finance" of={listed?.authorityName ?? null}>
      <Answered query={query}>{(data) => <Finance data={data} params={params} />}</Answered>
    </Page>
  );
}

function Finance({ data, params }: { readonly data: FinanceReply; readonly params: ProgrammeAddress }) {
  // What a figure rests on is shown only with a forecast to show.
  const isThere = data.outlook.refused === null && data.outlook.sentences.length > 0;
  return (
    <>
      <PlanAnswer outlook={data.outlook}>
        <MakingPart note={data.forecast} what="The plan’s forecast" />
      </PlanAnswer>
      <p className="keel-note">
        A deficit is shown as a positive figure, a surplus in brackets. Every cumulative figure says which
        payments it counts.
      </p>
      <OnThisPage places={partsOf(data, isThere)}>
        {data.outlook.refused === null && <PlanOnRecordsSection params={params} isWhole />}
        {isThere && <PlanBehind outlook={data.outlook} />}
        {isThere && <PlanFigureSection params={params} />}
        <ScenarioSwitch data={data} params={params} />
        <section aria-labelledby="position">
          <h2 id="position" className="keel-h2">
            Where it stands
          </h2>
          <KeyFigures keyFigures={data.keyFigures} />
        </section>
        {data.unexplainedSaving !== null && data.chosen?.id !== data.scenarios[0]?.id && (
          <div className="keel-notice" role="note">
            <h2 className="keel-h3">Part of the plan has no named source</h2>
            <p>{data.unexplainedSaving}</p>
          </div>
        )}
        {data.charts.map((chart) => (
          <ChartFigure key={chart.chart.id} chart={chart} />
        ))}
        <section aria-labelledby="years">
          <h2 id="years" className="keel-h2">
            Year by year
          </h2>
          {data.chosen === null && (
            <p className="keel-empty">No plan is stored yet: load a programme with a plan.</p>
          )}
          {data.chosen !== null && <ScenarioTableView table={data.chosen} />}
          {data.compared !== null && <ScenarioTableView table={data.compared} />}
          <SourcesNote sources={data.sources} name="Year by year" />
        </section>
        <section aria-labelledby="tests">
          <h2 id="tests" className="keel-h2">
            Ceilings, forecasts and transfers
          </h2>
          {data.ceilings !== null && <DataTable table={data.ceilings} />}
          {data.inYearForecasts !== null && <DataTable table={data.inYearForecasts} />}
          {data.transfers !== null && <DataTable table={data.transfers} />}
        </section>
        <PlanTrailSection trail={data.trail} />
        {data.chosen !== null && (
          <PlanWorkbookSection params={params} mayRead={data.maySetPlan} refusal={data.workbookRefusal} />
        )}
        <CostsSection params={params} />
      </OnThisPage>
      <p className="keel-no-print">
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => window.print()}>
          Print this page
        </button>
      </p>
    </>
  );
}

/** Parts of the page, in order; those that rest on a forecast or a plan only where there is one. */
function partsOf({ outlook, chosen }: FinanceReply, isForecast: boolean) {
  const parts = [
    { id: 'on-records', text: 'Do the records bear it out?', isShown: outlook.refused === null },
    { id: 'how-likely', text: 'How likely, and what carries it', isShown: isForecast },
    { id: 'plan-figure', text: 'How a figure came about', isShown: isForecast },
    { id: 'position', text: 'Where it stands', isShown: true },
    { id: 'years', text: 'Year by year', isShown: true },
    { id: 'tests', text: 'Ceilings, forecasts and transfers', isShown: true },
    { id: 'plan-trail', text: 'The plan over time', isShown: true },
    { id: 'plan-workbook', text: 'The plan as an Excel workbook', isShown: chosen !== null },
    { id: 'costs', text: 'Costs against placements', isShown: true },
  ];
  return parts.filter(({ isShown }) => isShown);
}

function ScenarioSwitch({
  data,
  params,
}: {
  readonly data: FinanceReply;
  readonly params: ProgrammeAddress;
}) {
  const navigate = useNavigate();
  if (data.scenarios.length < 2) return null;
  // A plain link, so that it opens in a new window too; a plain click stays on the page and keeps its place.
  const choose = (event: MouseEvent, scenario: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void navigate({ to: HERE, params, search: { scenario }, resetScroll: false });
  };
  return (
    <nav aria-label="Scenario" className="keel-switch keel-no-print">
      <span className="keel-switch-label">Scenario</span>
      <ul>
        {data.scenarios.map(({ id, name }) => (
          <li key={id}>
            <a
              href={`?scenario=${encodeURIComponent(id)}`}
              onClick={(event) => choose(event, id)}
              className="keel-switch-link"
              aria-current={data.chosen?.id === id ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
