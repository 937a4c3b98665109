/** Reads the trackers of a programme out of its records. */
import { pence } from '../../base/pence.ts';
import { nodeKey, numberField, type ProgrammeRecord, textField } from '../records/programme-record.ts';
import type {
  InPostCount,
  Post,
  TrackedDecision,
  TrackedItem,
  TrackedPromise,
  Trackers,
} from './trackers.ts';

/** Read them. @param records  those that count and those that do not; what is withdrawn is left out. */
export function readTrackers(records: readonly ProgrammeRecord[]): Trackers {
  const standing = records.filter(({ isWithdrawn }) => !isWithdrawn);
  const counts = standing.filter(({ kind }) => kind === 'in-post');
  const itemsOf = (kind: TrackedItem['kind']) =>
    standing.filter((one) => one.kind === kind).map((record) => itemOf(kind, record));
  return {
    posts: standing.filter(({ kind }) => kind === 'post').map((record) => postOf(record, counts)),
    promises: standing.filter(({ kind }) => kind === 'promise').map(promiseOf),
    decisions: standing
      .filter(({ kind }) => kind === 'financial-decision')
      .map((record) => decisionOf(record, standing)),
    items: [...itemsOf('procurement'), ...itemsOf('registration')],
  };
}

function postOf(record: ProgrammeRecord, counts: readonly ProgrammeRecord[]): Post {
  const own = counts.filter(({ links }) =>
    links.some(({ kind, to }) => kind === 'about' && to.kind === 'post' && to.id === record.id),
  );
  return {
    id: record.id,
    title: record.title,
    owner: record.owner,
    fullTime: numberField(record, 'fullTime'),
    filled: numberField(record, 'filled'),
    due: textField(record, 'due'),
    forecast: textField(record, 'forecast'),
    started: textField(record, 'started'),
    counts: own.flatMap(countOf).sort((a, b) => (a.month < b.month ? -1 : 1)),
  };
}

function countOf(record: ProgrammeRecord): InPostCount[] {
  const [month, filled] = [textField(record, 'month'), numberField(record, 'filled')];
  return month === null || filled === null ? [] : [{ month, filled }];
}

function promiseOf(record: ProgrammeRecord): TrackedPromise {
  const outcome = textField(record, 'outcome');
  return {
    id: record.id,
    title: record.title,
    owner: record.owner,
    madeIn: textField(record, 'madeIn') ?? '',
    due: textField(record, 'due') ?? '',
    outcome: outcome === 'kept' || outcome === 'broken' ? outcome : 'open',
    told: textField(record, 'told'),
    about: record.links.map(({ to }) => nodeKey(to)),
  };
}

function decisionOf(record: ProgrammeRecord, all: readonly ProgrammeRecord[]): TrackedDecision {
  const amount = numberField(record, 'amountPence');
  const titles = new Map(all.map((one) => [nodeKey(one), one.title]));
  return {
    id: record.id,
    title: record.title,
    owner: record.owner,
    amountPence: amount === null ? null : pence(amount),
    body: textField(record, 'body'),
    by: textField(record, 'by'),
    state: textField(record, 'state'),
    about: record.links.map(({ to }) => titles.get(nodeKey(to)) ?? nodeKey(to)),
  };
}

function itemOf(kind: TrackedItem['kind'], record: ProgrammeRecord): TrackedItem {
  return {
    kind,
    id: record.id,
    title: record.title,
    owner: record.owner,
    stage: textField(record, 'stage'),
    due: textField(record, 'due'),
    forecast: textField(record, 'forecast'),
    done: textField(record, 'done'),
  };
}
