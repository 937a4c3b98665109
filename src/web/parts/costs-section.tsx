/** Costs against placements: what matched, what is left over on both sides, and totals that reconcile. */
import { useQuery } from '@tanstack/react-query';
import type { CostsReply } from '../../contract/costs.ts';
import { showCount } from '../../core/base/show.ts';
import { type ProgrammeAddress, RefusedError } from '../api.ts';
import { costs } from '../prepared-api.ts';
import { DataTable } from './data-table.tsx';
import { AnsweredPrepared } from './prepared.tsx';

/** Show the section. A programme that has no costs or no placements yet is told which to bring, and that is no fault. */
export function CostsSection({ params }: { readonly params: ProgrammeAddress }) {
  const query = useQuery(costs(params));
  const reply = query.error instanceof RefusedError ? query.error.reply : null;
  return (
    <section aria-labelledby="costs">
      <h2 id="costs" className="keel-h2">
        Costs against placements
      </h2>
      {reply?.code.startsWith('costs.') ? (
        <p className="keel-empty">{reply.message}. Bring it in on the page Data, then come back.</p>
      ) : (
        <AnsweredPrepared query={query}>{(data) => <Costs data={data} />}</AnsweredPrepared>
      )}
    </section>
  );
}

function Costs({ data }: { readonly data: CostsReply }) {
  const { answer, day, totals, findings, unmatched, withoutCost } = data;
  return (
    <>
      <p className="keel-prose">
        <strong>{answer}</strong> {day}
      </p>
      <DataTable table={totals} />
      {findings.rows.length > 0 && <DataTable table={findings} />}
      <LeftOver table={unmatched} notShown={data.unmatchedNotShown} />
      <LeftOver table={withoutCost} notShown={data.withoutCostNotShown} />
    </>
  );
}

function LeftOver({
  table,
  notShown,
}: {
  readonly table: CostsReply['unmatched'];
  readonly notShown: number;
}) {
  const all = table.rows.length + notShown;
  if (all === 0) return <p>{table.caption}: none.</p>;
  return (
    <details className="keel-where">
      <summary>
        {table.caption} ({showCount(all)})
      </summary>
      <DataTable table={table} />
      {notShown > 0 && (
        <p className="keel-note">
          {showCount(notShown)} more are not shown here; "evenkeel costs match" with "--json" lists them all.
        </p>
      )}
    </details>
  );
}
