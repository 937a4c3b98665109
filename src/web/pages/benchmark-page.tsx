/** The benchmarking page: any authority beside its neighbours, its region or England; the address holds the whole view. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { BenchmarkReply } from '../../contract/benchmark.ts';
import { type BenchmarkChoice, benchmark, benchmarkPath } from '../api.ts';
import { ChartFigure } from '../parts/chart-figure.tsx';
import { Choice } from '../parts/choice.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { NotStored } from '../parts/not-stored.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { useListed } from '../parts/use-listed.ts';

const HERE = '/programmes/$authority/$programme/benchmark';
const FILES = [
  { format: 'csv', words: 'Figures as CSV' },
  { format: 'svg', words: 'Chart as SVG' },
  { format: 'png', words: 'Chart as PNG' },
] as const;

/** Show the page. */
export function BenchmarkPage() {
  const params = useParams({ from: HERE });
  const search = useSearch({ from: HERE });
  const navigate = useNavigate();
  const query = useQuery({ ...benchmark(params, search), placeholderData: keepPreviousData });
  const listed = useListed(params);
  const choose = (choice: BenchmarkChoice) =>
    void navigate({ to: HERE, params, search: { ...search, ...choice }, resetScroll: false });
  return (
    <Page title="Benchmarking" of={listed?.authorityName ?? null}>
      <Answered query={query}>
        {(data) => (
          <>
            <p className="keel-state">{data.lead}</p>
            <View data={data} choose={choose} fileAt={(format) => benchmarkPath(params, search, format)} />
          </>
        )}
      </Answered>
    </Page>
  );
}

type Given = {
  readonly data: BenchmarkReply;
  readonly choose: (choice: BenchmarkChoice) => void;
  readonly fileAt: (format: string) => string;
};

function View({ data, choose, fileAt }: Given) {
  const { authorities, groups, measures, chart, standing, missing, absent } = data;
  const unchosen = { value: '', text: 'Choose an authority' };
  return (
    <>
      <div className="keel-choices">
        {authorities.length > 0 && (
          <Choice
            label="Authority"
            value={data.of}
            say={(of) => choose({ of })}
            options={data.of === '' ? [unchosen, ...authorities] : authorities}
          />
        )}
        {groups.length > 0 && (
          <Choice label="Beside" value={data.beside} say={(beside) => choose({ beside })} options={groups} />
        )}
        {measures.length > 0 && (
          <Choice
            label="Measure"
            value={data.measure}
            say={(measure) => choose({ measure })}
            options={measures}
          />
        )}
      </div>
      {chart !== null && <ChartFigure chart={chart} />}
      {standing !== null && <DataTable table={standing} />}
      {standing !== null && (
        <ul className="keel-no-print">
          {FILES.filter(({ format }) => format === 'csv' || chart !== null).map(({ format, words }) => (
            <li key={format}>
              <a className="govuk-link" href={fileAt(format)} download>
                {words}
              </a>
            </li>
          ))}
        </ul>
      )}
      <NotStored title="What more files would bring" lines={missing} />
      {absent !== null && (
        <details className="keel-where">
          <summary>{absent.caption}</summary>
          <DataTable table={absent} />
        </details>
      )}
    </>
  );
}
