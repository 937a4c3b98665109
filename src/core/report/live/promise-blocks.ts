/** Live tables of promises made in earlier updates and of the decisions about money, each with where it stands in words. */
import { dayInWords, type IsoDate, lastDayOf } from '../../base/time.ts';
import { dayOr, latenessInWords, latenessOf } from '../../programme/tracking/lateness.ts';
import type { TrackedPromise } from '../../programme/tracking/trackers.ts';
import type { TableBlock } from '../blocks.ts';
import { figureCell, textCell } from '../cells.ts';
import type { LiveSource } from './live-source.ts';

/** Every promise, the earliest update first: kept, broken, open, or open and overdue. */
export function promisesTable({ facts, update }: LiveSource): TableBlock | null {
  const promises = facts.programme.trackers?.promises ?? [];
  if (promises.length === 0) return null;
  const { agreement, updates } = facts.programme;
  const asAt = lastDayOf(update.dataCutOff);
  const roundOf = ({ madeIn }: TrackedPromise) => updates.findIndex(({ id }) => id === madeIn);
  const nameOf = (node: string) => {
    const condition = agreement.conditions.find(({ id }) => node === `condition/${id}`);
    return condition === undefined ? node : `condition ${condition.number}`;
  };
  return {
    kind: 'table',
    id: 'promises',
    caption: 'Promises made in this update and before',
    columns: [
      { header: 'Promise', align: 'start', width: 0.27 },
      { header: 'About', align: 'start', width: 0.12 },
      { header: 'Made in update', align: 'start', width: 0.12 },
      { header: 'Due', align: 'start', width: 0.17 },
      { header: 'How it stands', align: 'start', width: 0.14 },
      { header: 'What was told of it', align: 'start', width: 0.18 },
    ],
    rows: [...promises]
      .sort((a, b) => roundOf(a) - roundOf(b) || (a.due < b.due ? -1 : Number(a.due > b.due)))
      .map((promise) => [
        textCell(promise.title),
        textCell(promise.about.map(nameOf).join(', ')),
        textCell(promise.madeIn),
        textCell(dayInWords(promise.due)),
        textCell(standingOf(promise, asAt)),
        textCell(promise.told ?? 'nothing yet'),
      ]),
    note: countsOf(promises, asAt),
  };
}

function standingOf({ outcome, due }: TrackedPromise, asAt: IsoDate): string {
  if (outcome !== 'open') return outcome;
  const lateness = latenessOf({ due, forecast: null, done: null }, asAt);
  return lateness.state === 'overdue' ? `open, ${latenessInWords(lateness)}` : 'open, not yet due';
}

function countsOf(promises: readonly TrackedPromise[], asAt: IsoDate): string {
  const count = (outcome: TrackedPromise['outcome']) =>
    promises.filter((one) => one.outcome === outcome).length;
  const overdue = promises.filter(({ outcome, due }) => outcome === 'open' && due < asAt).length;
  return `${count('kept')} kept, ${count('broken')} broken, ${count('open')} open, of which ${overdue} overdue.`;
}

/** Every decision about money: how much, who decides, by when, how it stands, and what hangs on it. */
export function decisionsTable({ facts, book, update }: LiveSource): TableBlock | null {
  const decisions = facts.programme.trackers?.decisions ?? [];
  if (decisions.length === 0) return null;
  const asAt = lastDayOf(update.dataCutOff);
  return {
    kind: 'table',
    id: 'financial-decisions',
    caption: 'Decisions about money: who decides what, by when',
    columns: [
      { header: 'Decision', align: 'start', width: 0.23 },
      { header: 'Amount', align: 'end', width: 0.11 },
      { header: 'Who decides', align: 'start', width: 0.15 },
      { header: 'Needed by', align: 'start', width: 0.16 },
      { header: 'How it stands', align: 'start', width: 0.15 },
      { header: 'What hangs on it', align: 'start', width: 0.2 },
    ],
    rows: decisions.map(({ id, title, body, by, state, about }) => [
      textCell(title),
      figureCell(book, `financial-decision.${id}.amount`),
      textCell(body ?? 'not recorded'),
      textCell(dayOr(by, 'no day was set')),
      textCell(decisionInWords(state ?? 'open', by, asAt)),
      textCell(about.length === 0 ? 'linked to nothing' : about.join(', ')),
    ]),
    note: 'States are as the records stand.',
  };
}

function decisionInWords(state: string, by: IsoDate | null, asAt: IsoDate): string {
  if (state !== 'open') return state;
  const lateness = latenessOf({ due: by, forecast: null, done: null }, asAt);
  return lateness.state === 'overdue' ? `open, ${latenessInWords(lateness)}` : 'open';
}
