/** A bridge between two plans for people at a terminal: parts by year, a sentence a year, and what is left. */
import type { bridgeAnswer } from '../app/bridge-folders.ts';
import { pence } from '../core/base/pence.ts';
import { showPence } from '../core/base/show.ts';
import { BRIDGE_PARTS } from '../core/plan/bridge.ts';
import { textTable } from './text-table.ts';

/** Write the bridge. */
export function bridgeText({
  years,
  timing,
  residual,
}: Pick<Awaited<ReturnType<typeof bridgeAnswer>>, 'years' | 'timing' | 'residual'>): string {
  const money = (amount: bigint) => showPence(pence(amount));
  const header = ['Year', 'From', ...BRIDGE_PARTS, 'To'];
  const rows = years.map(({ year, fromPence, partsPence, toPence }) => [
    year,
    money(fromPence),
    ...BRIDGE_PARTS.map((part) => money(partsPence[part])),
    money(toPence),
  ]);
  const left = `Deficit left: ${money(residual.fromPence)} before, ${money(residual.toPence)} now; of the difference ${money(residual.opening)} stood there at the start, ${money(residual.inYear)} is of the years, ${money(residual.payments)} of payments, ${money(residual.contribution)} of own contribution.`;
  return [
    textTable([header, ...rows]),
    ...years.map(({ paragraph }) => paragraph),
    ...timing.notes,
    left,
  ].join('\n\n');
}
