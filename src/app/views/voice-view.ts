/** The page of the engagement hub: votes with their changes, statements and the way to the plan, panels, and every record. */

import { type Actor, may } from '../../core/access/access.ts';
import { withSmall } from '../../core/base/first-letter.ts';
import { showCount } from '../../core/base/show.ts';
import { dayInWords } from '../../core/base/time.ts';
import { nodeKey, type ProgrammeRecord, textField } from '../../core/programme/records/programme-record.ts';
import { SECTORS, sectorWords } from '../../core/programme/records/voice-kinds.ts';
import { changeInWords, shareInWords, verdictOf } from '../../core/voice/change-words.ts';
import type { Share } from '../../core/voice/proportion-change.ts';
import {
  endsOf,
  isOpenVote,
  ofKind,
  type StatementState,
  sourcesOf,
  stateOf,
} from '../../core/voice/voice-records.ts';
import type { VoteGroup } from '../../core/voice/vote-result.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import type { VoiceLook } from '../voice/voice-use-cases.ts';
import { headerOf } from './page-facts.ts';
import { groupedRecords, type HeldRecords } from './records-view.ts';
import { statementWords } from './statement-words.ts';
import {
  actionTable,
  consultationTable,
  day,
  eventTable,
  involvementTable,
  measureTable,
  panelTables,
} from './voice-tables.ts';

/** Shape the page. */
export function voiceView(open: OpenProgramme, actor: Actor, look: VoiceLook, held: HeldRecords) {
  const { authorityCode, id } = open.programme;
  const statements = shownStatements(look);
  return {
    header: headerOf(open),
    lead: leadOf(look, statements),
    faults: look.faults.map(({ node, message, blocks }) => ({ node, message: `${message}.`, blocks })),
    votes: look.results.map((result) => shownVote(look, result)),
    statements,
    lines: linesOf(look, statements),
    panels: panelTables(look),
    events: eventTable(look),
    involvements: involvementTable(look),
    actions: actionTable(look),
    consultations: consultationTable(look),
    measures: measureTable(look),
    records: groupedRecords(open, actor, held, 'voice'),
    mayPublish: may(actor, 'voice.publish', authorityCode),
    published:
      look.published === null
        ? null
        : `Version ${look.published.version}, ${dayInWords(look.published.at.slice(0, 10))}`,
    publicPath: `/public/${authorityCode}/${id}/you-said`,
    meetings: ofKind(look.records, 'meeting').map((meeting) => ({
      id: meeting.id,
      title: meeting.title,
      codes: codesInWords(look.codes.get(meeting.id) ?? {}),
    })),
    items: ofKind(look.records, 'agenda-item').map((item) => ({ id: item.id, title: item.title })),
    sectors: SECTORS.map(({ id: sector, words }) => ({ id: sector, words })),
  };
}

type Statements = ReturnType<typeof shownStatements>;

function leadOf({ faults, results }: VoiceLook, statements: Statements): string {
  const count = (state: StatementState) => statements.filter((one) => one.state === state).length;
  const late = count('overdue');
  const lateWords = late === 0 ? 'none of them past its date' : `${showCount(late)} of them past the date`;
  const rose = results.filter(({ all }) => all?.change != null && verdictOf(all.change) === 'rose').length;
  const votes =
    results.length === 0
      ? 'No vote was taken.'
      : `Of ${showCount(results.length)} votes, ${rose === 0 ? 'none' : showCount(rose)} ${rose < 2 ? 'shows' : 'show'} more support after than before beyond chance.`;
  return `Of ${showCount(statements.length)} statements, we did ${count('did')}, will do ${count('will')} and cannot do ${count('cannot')}; ${showCount(count('open') + late)} wait for an answer, ${lateWords}. ${votes} ${showCount(faults.length)} ${faults.length === 1 ? 'thing' : 'things'} must be looked at.`;
}

/** What is late stands first, then what waits, then what was answered. */
const ORDER: readonly StatementState[] = ['overdue', 'open', 'will', 'cannot', 'did'];

function shownStatements({ records, titles, today, countedUnder }: VoiceLook) {
  const title = (key: string) => titles.get(key) ?? key;
  return ofKind(records, 'statement')
    .map((one) => {
      const state = stateOf(one, today);
      return {
        key: nodeKey(one),
        title: one.title,
        said: textField(one, 'said') ?? '',
        by: sectorWords(textField(one, 'sector') ?? ''),
        heard: [...endsOf(one, 'belongs-to').map(title), day(textField(one, 'on')) ?? ''].join(', '),
        state,
        stateWords: statementWords(one, today),
        theme: themeWords(one, countedUnder.get(nodeKey(one)) ?? []),
        answer: textField(one, 'answer') ?? '',
        owner: one.owner,
        sources: sourcesOf(one).map(title),
        changed: endsOf(one, 'changed').map(title),
      };
    })
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

/** The themes that it leads to today; as it names its theme where none of that name is or was approved. */
function themeWords(statement: ProgrammeRecord, counted: readonly string[]): string {
  return counted.length === 0 ? (textField(statement, 'theme') ?? '') : counted.join('” and “');
}

/** "we did", "we will, by 31 March 2027". */
function lineWords({ state, stateWords }: Statements[number]): string {
  if (state === 'cannot') return 'we cannot';
  return withSmall(stateWords);
}

/** Each line of the plan with what was said that changed it: the same links, read the other way. */
function linesOf({ records, titles }: VoiceLook, statements: Statements) {
  const said = new Map<string, string[]>();
  for (const record of ofKind(records, 'statement')) {
    const shown = statements.find(({ key }) => key === nodeKey(record));
    if (shown === undefined) continue;
    for (const key of endsOf(record, 'changed'))
      said.set(key, [...(said.get(key) ?? []), `${shown.title}: ${lineWords(shown)}`]);
  }
  return [...said]
    .map(([key, lines]) => ({ key, title: titles.get(key) ?? key, said: lines }))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}

function shownVote({ records, titles }: VoiceLook, { item, all, sectors }: VoiceLook['results'][number]) {
  const record = records.find(({ kind, id }) => kind === 'agenda-item' && id === item);
  const meeting =
    record === undefined ? [] : endsOf(record, 'belongs-to').map((key) => titles.get(key) ?? key);
  return {
    id: item,
    title: record?.title ?? item,
    question: (record === undefined ? null : textField(record, 'question')) ?? record?.title ?? item,
    state: stateOfVote(record),
    meeting: meeting.join(', '),
    told:
      record !== undefined && isOpenVote(record)
        ? 'The vote is open: its result is shown once it is closed.'
        : toldOf(all),
    table: {
      caption: `${record?.title ?? item}: who agreed before and after`,
      columns: ['Sector', 'Agreed before', 'Agreed after', 'Change'].map((header) => ({
        header,
        number: false,
      })),
      rows: [
        { cells: ['All', ...groupCells(all)], emphasis: true },
        ...sectors.flatMap(({ sector, group }) =>
          group === null ? [] : [{ cells: [sectorWords(sector), ...groupCells(group)], emphasis: false }],
        ),
      ],
      note: [movedWords(all), onceOnly(all), keptBack(sectors)].filter((words) => words !== '').join(' '),
    },
  };
}

function stateOfVote(record: ProgrammeRecord | undefined): string {
  const state = (record === undefined ? null : textField(record, 'vote')) ?? 'not open';
  return { before: 'Open before', after: 'Open after', closed: 'Closed' }[state] ?? 'Not open';
}

function toldOf(all: VoteGroup | null): string {
  if (all === null) return 'Too few voted for the result to be shown.';
  if (all.change === null) return 'There are votes of one wave only, so no change is known.';
  const verdict = verdictOf(all.change);
  const words = { rose: 'Support rose', fell: 'Support fell', 'not shown': 'No change is shown' }[verdict];
  return `${words}: ${changeInWords(all.change)}.`;
}

function groupCells(group: VoteGroup | null): string[] {
  if (group === null) return ['not shown', 'not shown', 'not shown'];
  const { change, before, after } = group;
  const share = (one: Share | null) => (one === null ? 'not asked' : shareInWords(one));
  return change === null
    ? [share(before), share(after), 'not known']
    : [share(change.before), share(change.after), changeInWords(change)];
}

/** Who moved, of all alone: in a sector it would tell of single people. */
function movedWords(all: VoteGroup | null): string {
  const moved = all?.change?.moved ?? null;
  if (moved === null) return '';
  return `${showCount(moved.up)} answered higher after than before, ${showCount(moved.down)} lower, ${showCount(moved.same)} the same.`;
}

function keptBack(sectors: VoiceLook['results'][number]['sectors']): string {
  const hidden = sectors.filter(({ group }) => group === null).map(({ sector }) => sectorWords(sector));
  return hidden.length === 0
    ? ''
    : `Kept back from everybody, because few of them voted, all said the same, or another could be worked out: ${hidden.join(', ').toLowerCase()}.`;
}

/** Answers before only, or after only, are told, not dropped. */
function onceOnly(all: VoteGroup | null): string {
  if (all === null || all.change?.kind !== 'paired')
    return 'Votes are not paired: before and after are counted as two groups apart.';
  const [before, after] = [(all.before?.of ?? 0) - all.pairs, (all.after?.of ?? 0) - all.pairs];
  return `Of ${showCount(all.pairs)} who voted twice under one code. Not paired and so in no share: ${showCount(before)} votes before, ${showCount(after)} after.`;
}

function codesInWords(codes: Readonly<Record<string, number>>): string {
  const parts = Object.entries(codes).map(
    ([sector, count]) => `${count} for ${sectorWords(sector).toLowerCase()}`,
  );
  return parts.length === 0 ? 'no codes yet' : parts.join(', ');
}
