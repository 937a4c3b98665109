/** The tables of the hub's page: panels, events, the co-design log, actions, consultations, measures. */
import { showCount } from '../../core/base/show.ts';
import { dayInWords, isIsoDate } from '../../core/base/time.ts';
import {
  nodeKey,
  numberField,
  type ProgrammeRecord,
  textField,
} from '../../core/programme/records/programme-record.ts';
import { SECTORS, sectorWords } from '../../core/programme/records/voice-kinds.ts';
import { changeOfMeasure, measureInWords } from '../../core/report/figures/voice-figures.ts';
import { shareInWords } from '../../core/voice/change-words.ts';
import { belongingTo, endsOf, ofKind, panelCover } from '../../core/voice/voice-records.ts';
import type { VoiceLook } from '../voice/voice-use-cases.ts';

/** Seats, members and who came, one table a panel. */
export function panelTables({ records, today }: VoiceLook) {
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

/** Consultations with their replies; null where there is none. */
export function consultationTable({ records, today }: VoiceLook) {
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

/** Measures of culture and trust; null where none was taken. */
export function measureTable({ measures, titles }: VoiceLook) {
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

function table(caption: string, headers: readonly string[], rows: readonly (readonly string[])[], note = '') {
  if (rows.length === 0) return null;
  return {
    caption,
    columns: headers.map((header) => ({ header, number: false })),
    rows: rows.map((cells) => ({ cells: [...cells], emphasis: false })),
    note,
  };
}

/** Events, and the areas of panel members in which there was none. */
export function eventTable({ records }: VoiceLook) {
  const events = ofKind(records, 'event');
  const areasOf = (kind: string) =>
    new Set(ofKind(records, kind).flatMap((one) => textField(one, 'area') ?? []));
  const had = areasOf('event');
  const without = [...areasOf('panel-member')].filter((area) => !had.has(area)).sort();
  return table(
    'Events: who was reached, and what is not answered',
    ['Event', 'Held', 'For whom', 'Reached', 'Questions', 'Told back'],
    events.map((one) => {
      const number = (id: string) => numberField(one, id);
      const [asked, answered] = [number('asked'), number('answered')];
      return [
        one.title,
        [day(textField(one, 'on')) ?? '', textField(one, 'format') ?? '']
          .filter((part) => part !== '')
          .join(', '),
        sectorWords(textField(one, 'sector') ?? ''),
        number('reached') === null ? 'not counted' : showCount(number('reached') ?? 0),
        asked === null ? 'not counted' : `${showCount(answered ?? 0)} of ${showCount(asked)} answered`,
        day(textField(one, 'fedBack')) ?? 'not said',
      ];
    }),
    without.length === 0 ? '' : `No event in: ${without.join(', ')}.`,
  );
}

/** The co-design log; null where it is empty. */
export function involvementTable({ records, titles }: VoiceLook) {
  const named = (one: ProgrammeRecord, link: string) =>
    endsOf(one, link)
      .map((key) => titles.get(key) ?? key)
      .join('; ');
  return table(
    'Co-design: who was heard when, before which decision, and what changed',
    ['Heard', 'Who and when', 'Before the decision', 'Changed', 'From, to'],
    ofKind(records, 'involvement').map((one) => [
      textField(one, 'heard') ?? '',
      `${sectorWords(textField(one, 'sector') ?? '')}, ${day(textField(one, 'on')) ?? ''}`,
      named(one, 'fed-into') || 'none named',
      named(one, 'changed') || 'nothing',
      textField(one, 'before') === null
        ? 'not said'
        : `${textField(one, 'before') ?? ''} → ${textField(one, 'after') ?? 'not said'}`,
    ]),
  );
}

/** Actions that came of meetings, forums and reviews. */
export function actionTable({ records, titles, today }: VoiceLook) {
  return table(
    'From minutes to actions: what was agreed where, by whom, by when',
    ['Action', 'From', 'Owner', 'State'],
    ofKind(records, 'action')
      .filter((one) => endsOf(one, 'belongs-to').length > 0)
      .map((one) => {
        const [done, due] = [textField(one, 'done'), textField(one, 'due') ?? ''];
        const state =
          done === null
            ? `${due < today ? 'Overdue since' : 'Due by'} ${day(due) ?? 'a day not set'}`
            : `Done on ${day(done) ?? ''}`;
        return [
          one.title,
          endsOf(one, 'belongs-to')
            .map((key) => titles.get(key) ?? key)
            .join('; '),
          one.owner,
          state,
        ];
      }),
  );
}

/** Say a day in words; null where none is said. */
export function day(text: string | null): string | null {
  return text !== null && isIsoDate(text) ? dayInWords(text) : null;
}
