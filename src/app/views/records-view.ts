/** The page of records: the way from conditions down to savings with money and plans, then every record by its kind. */
import { type Actor, may } from '../../core/access/access.ts';
import { pence } from '../../core/base/pence.ts';
import { showCount, showMillions } from '../../core/base/show.ts';
import { dayInWords, isIsoDate, yearInWords } from '../../core/base/time.ts';
import { nodeKey, type ProgrammeRecord } from '../../core/programme/records/programme-record.ts';
import type { NodeWorth } from '../../core/programme/records/record-graph.ts';
import {
  kindWord,
  LINK_KINDS,
  PROGRAMME_RECORD_KINDS,
  recordKind,
} from '../../core/programme/records/record-kinds.ts';
import type { RecordField } from '../../core/programme/records/record-shape.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import type { ValuedGraph } from '../records/record-use-cases.ts';
import { makingNote } from './making-note.ts';
import { headerOf, liveChart } from './page-facts.ts';
import { personInWords } from './person-words.ts';

/** Shape the page. */
export function recordsView(open: OpenProgramme, actor: Actor, held: HeldRecords) {
  const { refused, planRecord, graph, making } = held.valued;
  return {
    header: headerOf(open),
    lead: leadOf(held.records, held.valued),
    lines: linesOf(held.valued),
    note:
      refused === null
        ? `Money is over the whole plan, plans are fewer at its end. A saving under several measures is counted once above them. From ${planRecord}.`
        : `Money and plans are not known: ${refused}.`,
    forecast: makingNote(making === undefined ? {} : { making }),
    faults: graph.faults.map(({ message }) => message),
    ...groupedRecords(open, actor, held, null),
  };
}

/** The chart of the return that a kind of record comes to. */
const GROUP_CHARTS: Readonly<Record<string, string>> = { post: 'staffing', procurement: 'tracker-stages' };

/** Records with the graph that they stand in. */
export type HeldRecords = {
  readonly records: readonly ProgrammeRecord[];
  readonly valued: ValuedGraph;
};

/**
 * Shape every record by its kind, with what a form for each kind asks.
 * @param page  the page whose kinds are meant; null for the page of records.
 */
export function groupedRecords(
  open: OpenProgramme,
  actor: Actor,
  { records, valued }: HeldRecords,
  page: 'voice' | null,
) {
  const { graph } = valued;
  const shown = PROGRAMME_RECORD_KINDS.filter(
    (kind) => kind.isMadeByActs !== true && (kind.page ?? null) === page,
  );
  return {
    mayWrite: may(actor, 'record.write', open.programme.authorityCode),
    groups: shown.map(({ id, plural }) => {
      const own = records.filter(({ kind }) => kind === id);
      return {
        kind: id,
        title: plural,
        lead: groupLead(id, own),
        charts: liveChart(open, GROUP_CHARTS[id] ?? ''),
        records: own.map((record) => shownRecord(record, valued)),
      };
    }),
    kinds: shown.map(({ id, word, fields }) => ({
      id,
      word,
      fields: fields.map(({ id: field, label, type, required, options }) => ({
        id: field,
        label,
        type,
        required: required === true,
        options: [...(options ?? [])],
      })),
    })),
    linkKinds: LINK_KINDS.map(({ id, words }) => ({ id, words })),
    ends: [...graph.nodes.values()]
      .filter(({ kind }) => recordKind(kind)?.isMadeByActs !== true)
      .map((node) => ({ key: nodeKey(node), title: `${kindWord(node.kind)}: ${node.title}` })),
  };
}

/** Shape every version of one record, the newest first. */
export function recordHistoryView(versions: readonly ProgrammeRecord[]) {
  return {
    versions: versions
      .map((one, place) => ({
        version: one.version,
        by: one.version === 0 ? 'loaded with the programme' : personInWords(one.recordedBy),
        on: one.recordedAt === '' ? '' : dayInWords(one.recordedAt.slice(0, 10)),
        reason: one.reason,
        changes: changesBetween(versions[place - 1] ?? null, one),
      }))
      .reverse(),
  };
}

function leadOf(records: readonly ProgrammeRecord[], { graph, worth }: ValuedGraph): string {
  const conditions = [...graph.nodes.values()].filter(({ kind }) => kind === 'condition');
  const worthy = conditions.filter((node) => worth.get(nodeKey(node))?.by === 'below');
  const broken = records.filter(
    ({ kind, fields }) => kind === 'promise' && fields['outcome'] === 'broken',
  ).length;
  const promises =
    broken === 0
      ? 'No promise of an earlier round is broken.'
      : `${counted(broken, 'promise')} of an earlier round ${broken === 1 ? 'is' : 'are'} broken.`;
  const without = conditions.filter((node) => !worthy.includes(node)).map(({ title }) => title);
  const named =
    without.length === 0 || without.length > 3 ? '' : `; no saving stands under ${without.join('; ')}`;
  const loose =
    graph.faults.length === 0
      ? 'No link is missing.'
      : `${counted(graph.faults.length, 'thing')} must be looked at.`;
  return `${worthy.length} of ${counted(conditions.length, 'condition')} ${worthy.length === 1 ? 'leads' : 'lead'} down to savings of the plan${named}. ${loose} ${promises}`;
}

function counted(count: number, word: string): string {
  return `${showCount(count)} ${word}${count === 1 ? '' : 's'}`;
}

function groupLead(kind: string, records: readonly ProgrammeRecord[]): string {
  if (records.length === 0) return 'None yet.';
  const outcomes = (value: string) => records.filter(({ fields }) => fields['outcome'] === value).length;
  if (kind === 'promise')
    return `${outcomes('kept')} kept, ${outcomes('broken')} broken, ${outcomes('open')} open.`;
  if (kind === 'post') {
    const sum = (id: string) =>
      records.reduce((total, { fields }) => total + (typeof fields[id] === 'number' ? fields[id] : 0), 0);
    return `${sum('filled')} of ${sum('fullTime')} full-time equivalents are in post.`;
  }
  if (kind === 'milestone')
    return `${records.filter(({ fields }) => fields['done'] !== undefined).length} of ${records.length} are reached.`;
  return counted(records.length, 'record').concat('.');
}

/** A node may stand under several others: what is below it is told at its home, elsewhere it is one line. */
function linesOf({ graph, worth }: ValuedGraph) {
  const lines: ReturnType<typeof lineOf>[] = [];
  const conditions = [...graph.nodes].flatMap(([key, { kind }]) => (kind === 'condition' ? [key] : []));
  const homes = homesOf(conditions, { graph, worth });
  const tell = (key: string, above: readonly string[]) => {
    if (!graph.nodes.has(key) || above.includes(key)) return;
    const path = [...above, key];
    lines.push(lineOf({ graph, worth }, key, path));
    const [home, top] = [homes.get(key), above[0]];
    if (top !== undefined && home !== undefined && home !== top) return;
    for (const next of graph.below.get(key) ?? []) if (isOnTheWay(next)) tell(next, path);
  };
  for (const key of conditions) tell(key, []);
  return lines;
}

/** The home of a node is the condition above it that says the least else: the one with the fewest savings. */
function homesOf(
  conditions: readonly string[],
  { graph, worth }: Pick<ValuedGraph, 'graph' | 'worth'>,
): ReadonlyMap<string, string> {
  const homes = new Map<string, string>();
  const savings = (key: string) => worth.get(key)?.savings.length ?? 0;
  for (const condition of [...conditions].sort((a, b) => savings(a) - savings(b)))
    for (const key of graph.below.get(condition) ?? []) if (!homes.has(key)) homes.set(key, condition);
  return homes;
}

/** The tree shows the way to the savings; what else hangs on a measure stands in its own list. */
function isOnTheWay(key: string): boolean {
  return /^(?:workstream|measure|saving|scheme)\//.test(key);
}

function lineOf(
  { graph, worth }: Pick<ValuedGraph, 'graph' | 'worth'>,
  key: string,
  path: readonly string[],
) {
  const node = graph.nodes.get(key);
  const found = worth.get(key);
  const sharers = new Set(found?.shared.flatMap((one) => one.with) ?? []);
  const names = [...sharers].map((one) => graph.nodes.get(one)?.title ?? one);
  return {
    path: path.join(' '),
    key,
    depth: path.length - 1,
    kind: kindWord(node?.kind ?? ''),
    title: node?.title ?? key,
    owner: node?.owner ?? '',
    ...worthWords(found),
    shared: node?.kind === 'measure' && names.length > 0 ? `a saving shared with ${names.join(', ')}` : '',
  };
}

function worthWords(found: NodeWorth | undefined) {
  const worth = found?.worth ?? null;
  return {
    money: worth === null ? null : { pence: worth.pence.toString(), shown: showMillions(pence(worth.pence)) },
    plans: worth === null ? null : showCount(Math.round(worth.plans)),
  };
}

function shownRecord(record: ProgrammeRecord, { graph, worth }: ValuedGraph) {
  const { money, plans } = worthWords(worth.get(nodeKey(record)));
  const by = worth.get(nodeKey(record))?.by === 'links' ? 'Stands behind' : 'Brings';
  return {
    key: nodeKey(record),
    kind: record.kind,
    id: record.id,
    title: record.title,
    owner: record.owner,
    version: record.version,
    facts: (recordKind(record.kind)?.fields ?? []).flatMap((field) => {
      const value = record.fields[field.id];
      return value === undefined ? [] : [{ label: field.label, text: fieldInWords(field, value) }];
    }),
    worth:
      money === null || plans === null
        ? null
        : `${by} ${money.shown} and ${plans} plans of the plan’s savings`,
    links: record.links.map((link) => ({
      link: { kind: link.kind, to: { ...link.to } },
      words: LINK_KINDS.find(({ id }) => id === link.kind)?.words ?? link.kind,
      title: graph.nodes.get(nodeKey(link.to))?.title ?? nodeKey(link.to),
    })),
    fields: { ...record.fields },
    changed:
      record.version === 0
        ? 'As loaded'
        : `Version ${record.version}, ${personInWords(record.recordedBy)}, ${dayInWords(record.recordedAt.slice(0, 10))}: ${record.reason}`,
  };
}

/** Say a value as people read it: days and money in words. */
export function fieldInWords({ type }: Pick<RecordField, 'type'>, value: string | number): string {
  if (typeof value === 'string') return type === 'day' && isIsoDate(value) ? dayInWords(value) : value;
  if (type === 'pence') return showMillions(pence(value), 2);
  return type === 'year' ? yearInWords(value) : String(value);
}

function changesBetween(before: ProgrammeRecord | null, after: ProgrammeRecord): string[] {
  if (before === null) return [];
  const changes: string[] = [];
  if (before.title !== after.title) changes.push(`Title: ${before.title} → ${after.title}`);
  if (before.owner !== after.owner) changes.push(`Owner: ${before.owner} → ${after.owner}`);
  for (const field of recordKind(after.kind)?.fields ?? []) {
    const [was, is] = [before.fields[field.id], after.fields[field.id]];
    const words = (value: string | number | undefined) =>
      value === undefined ? 'nothing' : fieldInWords(field, value);
    if (was !== is) changes.push(`${field.label}: ${words(was)} → ${words(is)}`);
  }
  const linksOf = (one: ProgrammeRecord) => one.links.map(({ kind, to }) => `${kind} ${nodeKey(to)}`);
  const [had, has] = [linksOf(before), linksOf(after)];
  changes.push(
    ...has.filter((link) => !had.includes(link)).map((link) => `Linked: ${link}`),
    ...had.filter((link) => !has.includes(link)).map((link) => `Unlinked: ${link}`),
  );
  if (before.isWithdrawn !== after.isWithdrawn)
    changes.push(after.isWithdrawn ? 'Withdrawn' : 'Counts again');
  return changes;
}
