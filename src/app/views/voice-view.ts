/** The page of the engagement hub: votes with their changes, statements and the way to the plan, panels, and every record. */
import { type Actor, may } from '../../core/access/access.ts';
import { showCount } from '../../core/base/show.ts';
import { dayInWords, isIsoDate } from '../../core/base/time.ts';
import { nodeKey, type ProgrammeRecord, textField } from '../../core/programme/records/programme-record.ts';
import { SECTORS, sectorWords } from '../../core/programme/records/voice-kinds.ts';
import { changeOfMeasure, measureInWords } from '../../core/report/figures/voice-figures.ts';
import { changeInWords, shareInWords, verdictOf } from '../../core/voice/change-words.ts';
import type { Share } from '../../core/voice/proportion-change.ts';
import {
  belongingTo,
  endsOf,
  isOpenVote,
  ofKind,
  panelCover,
  type StatementState,
  sourcesOf,
  stateOf,
} from '../../core/voice/voice-records.ts';
import type { VoteGroup } from '../../core/voice/vote-result.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import type { VoiceLook } from '../voice/voice-use-cases.ts';
import { headerOf } from './page-facts.ts';
import { groupedRecords, type HeldRecords } from './records-view.ts';

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

const STATE_WORDS: Readonly<Record<StatementState, string>> = {
  did: 'We did',
  will: 'We will',
  cannot: 'We cannot, because',
  open: 'Waits for an answer',
  overdue: 'Past its date, not answered',
};

/** What is late stands first, then what waits, then what was answered. */
const ORDER: readonly StatementState[] = ['overdue', 'open', 'will', 'cannot', 'did'];

function shownStatements({ records, titles, today }: VoiceLook) {
  const title = (key: string) => titles.get(key) ?? key;
  return ofKind(records, 'statement')
    .map((one) => {
      const state = stateOf(one, today);
      const by = state === 'will' ? day(textField(one, 'by')) : null;
      const due = state === 'open' || state === 'overdue' ? day(textField(one, 'answerDue')) : null;
      return {
        key: nodeKey(one),
        title: one.title,
        said: textField(one, 'said') ?? '',
        by: sectorWords(textField(one, 'sector') ?? ''),
        heard: [...endsOf(one, 'belongs-to').map(title), day(textField(one, 'on')) ?? ''].join(', '),
        state,
        stateWords: [
          STATE_WORDS[state],
          ...(by === null ? [] : [`by ${by}`]),
          ...(due === null ? [] : [`due ${due}`]),
        ].join(', '),
        answer: textField(one, 'answer') ?? '',
        owner: one.owner,
        sources: sourcesOf(one).map(title),
        changed: endsOf(one, 'changed').map(title),
      };
    })
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

/** "we did", "we will, by 31 March 2027". */
function lineWords({ state, stateWords }: Statements[number]): string {
  if (state === 'cannot') return 'we cannot';
  return `${stateWords.slice(0, 1).toLowerCase()}${stateWords.slice(1)}`;
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
      columns: ['Sector', 'Agreed before', 'Agreed after', 'Change', 'Who moved'].map((header) => ({
        header,
        number: false,
      })),
      rows: [
        { cells: ['All', ...groupCells(all)], emphasis: true },
        ...sectors.map(({ sector, group }) => ({
          cells: [sectorWords(sector), ...groupCells(group)],
          emphasis: false,
        })),
      ],
      note: onceOnly(all),
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
  if (group === null) return ['c', 'c', 'c', 'c'];
  const { change, before, after } = group;
  const share = (one: Share | null) => (one === null ? 'not asked' : shareInWords(one));
  if (change === null) return [share(before), share(after), 'not known', 'not known'];
  const { moved } = change;
  return [
    share(change.before),
    share(change.after),
    changeInWords(change),
    moved === null ? 'not paired' : `${moved.up} up, ${moved.down} down, ${moved.same} the same`,
  ];
}

/** Answers before only, or after only, are told, not dropped. */
function onceOnly(all: VoteGroup | null): string {
  if (all === null || all.change?.kind !== 'paired')
    return 'Votes are not paired: before and after are counted as two groups apart.';
  const [before, after] = [(all.before?.of ?? 0) - all.pairs, (all.after?.of ?? 0) - all.pairs];
  return `Of ${showCount(all.pairs)} who voted twice under one code. Not paired and so in no share: ${showCount(before)} votes before, ${showCount(after)} after.`;
}

function panelTables({ records, today }: VoiceLook) {
  const sectors = SECTORS.map(({ id }) => id);
  return ofKind(records, 'panel')
    .map((panel) => panelCover(records, panel, { today, sectors }))
    .filter((cover) => cover.sectors.length > 0)
    .map(({ panel, meetings, sectors: own }) => ({
      caption: `${panel.title}: seats, members and who came`,
      columns: [
        { header: 'Sector', number: false },
        { header: 'Seats', number: true },
        { header: 'Members', number: true },
        ...meetings.map((meeting) => ({
          header: day(textField(meeting, 'on')) ?? meeting.title,
          number: true,
        })),
        { header: 'Gap', number: false },
      ],
      rows: own.map(({ sector, seats, members, attended }) => ({
        cells: [
          sectorWords(sector),
          seats === null ? 'not said' : showCount(seats),
          showCount(members),
          ...attended.map(({ came, of }) => `${came} of ${of}`),
          gapWords(seats, members, attended.at(-1)),
        ],
        emphasis: false,
      })),
      note: 'Members are known here by role and sector; the authority’s own list of contacts has their names.',
    }));
}

function gapWords(
  seats: number | null,
  members: number,
  last: { readonly came: number; readonly of: number } | undefined,
): string {
  const gaps = [
    ...(seats !== null && members < seats
      ? [`${seats - members} ${seats - members === 1 ? 'seat' : 'seats'} empty`]
      : []),
    ...(last !== undefined && last.of > 0 && last.came === 0 ? ['nobody at the last meeting'] : []),
  ];
  return gaps.length === 0 ? 'none' : gaps.join(', ');
}

function consultationTable({ records, today }: VoiceLook) {
  const all = ofKind(records, 'consultation');
  if (all.length === 0) return null;
  return {
    caption: 'Consultations: open, replies by way, who agrees, outcome',
    columns: ['Consultation', 'Open', 'Replies', 'Agree', 'Outcome'].map((header) => ({
      header,
      number: false,
    })),
    rows: all.map((one) => {
      const replies = ofKind(belongingTo(records, nodeKey(one)), 'reply');
      const views = replies.flatMap((reply) => textField(reply, 'view') ?? []);
      const isOpen = (textField(one, 'opens') ?? '~') <= today && (textField(one, 'closes') ?? '') >= today;
      const agree = { yes: views.filter((view) => view === 'agree').length, of: views.length };
      return {
        cells: [
          one.title,
          `${day(textField(one, 'opens')) ?? ''} to ${day(textField(one, 'closes')) ?? ''}${isOpen ? ', open now' : ''}`,
          waysOf(replies),
          agree.of === 0 ? 'no view yet' : shareInWords(agree),
          textField(one, 'outcome') ?? `due ${day(textField(one, 'outcomeDue')) ?? 'on a day not set'}`,
        ],
        emphasis: false,
      };
    }),
    note: '',
  };
}

function waysOf(replies: readonly ProgrammeRecord[]): string {
  const ways = new Map<string, number>();
  for (const reply of replies) {
    const via = textField(reply, 'via') ?? 'not said';
    ways.set(via, (ways.get(via) ?? 0) + 1);
  }
  const parts = [...ways].sort((a, b) => b[1] - a[1]).map(([way, count]) => `${showCount(count)} ${way}`);
  return parts.length === 0 ? 'none' : `${showCount(replies.length)}: ${parts.join(', ')}`;
}

function measureTable({ measures, titles }: VoiceLook) {
  if (measures.length === 0) return null;
  return {
    caption: 'Culture and trust: what people were asked, who agrees, the change, and what it tells of',
    columns: ['Statement as it was asked', 'Asked', 'Agree', 'Change', 'Tells of'].map((header) => ({
      header,
      number: false,
    })),
    rows: measures.map((measure) => ({
      cells: [
        measure.wording,
        measure.where,
        measureInWords(measure),
        measure.change === null ? 'asked once' : changeOfMeasure(measure.change, measure.now.of),
        measure.tellsOf.map((key) => titles.get(key) ?? key).join('; ') || 'nothing linked',
      ],
      emphasis: false,
    })),
    note: 'Each stands among the figures of the return as voice.…share and voice.…change, with its count and range.',
  };
}

function codesInWords(codes: Readonly<Record<string, number>>): string {
  const parts = Object.entries(codes).map(
    ([sector, count]) => `${count} for ${sectorWords(sector).toLowerCase()}`,
  );
  return parts.length === 0 ? 'no codes yet' : parts.join(', ');
}

function day(text: string | null): string | null {
  return text !== null && isIsoDate(text) ? dayInWords(text) : null;
}
