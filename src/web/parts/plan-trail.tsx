/** The plan's own history: locked versions, who set what and why, and how far the outturn has moved from it. */
import type { PlanTrail } from '../../contract/finance.ts';
import { DataTable } from './data-table.tsx';

/** The answer in a sentence, then the tables behind it. */
export function PlanTrailSection({ trail }: { readonly trail: PlanTrail }) {
  const tables = [trail.outturn, trail.movement, trail.versions, trail.changes];
  return (
    <section aria-labelledby="plan-trail">
      <h2 id="plan-trail" className="keel-h2">
        The plan over time
      </h2>
      <p>{trail.sentence}</p>
      {tables.map((table) => table !== null && <DataTable key={table.caption} table={table} />)}
    </section>
  );
}
