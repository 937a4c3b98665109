/** You Said, We Did as a document for anyone: what was said, what came of it, what the panel thought; nobody named, small sectors kept back. */
import { showCount } from '../../base/show.ts';
import { dayInWords, isIsoDate } from '../../base/time.ts';
import { nodeKey, type ProgrammeRecord, textField } from '../../programme/records/programme-record.ts';
import { SECTORS, sectorWords } from '../../programme/records/voice-kinds.ts';
import { changeInWords, shareInWords, verdictOf } from '../../voice/change-words.ts';
import { maskIdentifying } from '../../voice/mask-identifying.ts';
import { LEAST_VOTERS, type ProtectedVotes, protectVotes } from '../../voice/protect-votes.ts';
import {
  belongingTo,
  endsOf,
  ofKind,
  panelCover,
  type StatementState,
  sourcesOf,
  stateOf,
} from '../../voice/voice-records.ts';
import type { Vote } from '../../voice/vote.ts';
import { type VoteGroup, type VoteResult, voteResult } from '../../voice/vote-result.ts';
import type { Block, ReportDocument } from '../blocks.ts';
import { textCell } from '../cells.ts';

/** All that the document is composed from. */
export type YouSaidSource = {
  readonly authority: string;
  readonly programme: string;
  readonly isFictional: boolean;
  readonly records: readonly ProgrammeRecord[];
  /** Statement to the themes under which it is counted what families wrote of it. */
  readonly countedUnder: ReadonlyMap<string, readonly string[]>;
  /** Results of closed votes, small sectors already kept back. */
  readonly results: readonly (ProtectedVotes & { readonly item: string })[];
  /** Titles by key, of savings, schemes and measures too. */
  readonly titles: ReadonlyMap<string, string>;
  readonly today: string;
  readonly frozenAt: string;
};

/** The document, and what was taken out of people's words. */
export type YouSaid = { readonly document: ReportDocument; readonly masked: readonly string[] };

const SECTIONS: readonly {
  readonly states: readonly StatementState[];
  readonly id: string;
  readonly text: string;
}[] = [
  { states: ['did'], id: 'did', text: 'What we did' },
  { states: ['will'], id: 'will', text: 'What we will do' },
  { states: ['cannot'], id: 'cannot', text: 'What we cannot do, and why' },
  { states: ['overdue', 'open'], id: 'waiting', text: 'Waiting for an answer' },
];

/** Compose it. Same source, same document. */
export function composeYouSaid(source: YouSaidSource): YouSaid {
  const { records, today } = source;
  const statements = ofKind(records, 'statement')
    .filter((one) => textField(one, 'isPublic') !== 'no')
    .sort((a, b) => ((textField(a, 'on') ?? '') < (textField(b, 'on') ?? '') ? -1 : 1));
  const masked: string[] = [];
  const mask = (record: ProgrammeRecord, text: string) => {
    const found = maskIdentifying(text);
    if (found.kinds.length > 0) masked.push(`${nodeKey(record)}: ${found.kinds.join(', ')}`);
    return found.text;
  };
  const said = SECTIONS.flatMap(({ states, id, text }): Block[] => {
    const own = statements.filter((one) => states.includes(stateOf(one, today)));
    if (own.length === 0) return [];
    return [heading(1, id, text), ...own.flatMap((one) => statementBlocks(source, one, mask))];
  });
  const blocks: Block[] = [
    ...(source.isFictional
      ? [notice('info', `${source.authority} is a made-up county. Nobody said any of this.`)]
      : []),
    heading(1, 'summary', 'In short'),
    paragraph(summaryOf(statements, ofKind(records, 'statement').length - statements.length, today)),
    ...said,
    ...voteBlocks(source),
    ...consultationBlocks(source),
    ...coverBlocks(source),
    heading(1, 'about', 'How people are protected'),
    paragraph(
      `Nobody is named. Names, settings and contacts are taken out of people’s words. A sector is shown only where at least ${LEAST_VOTERS} people of it answered and they did not all say the same; where a sector that is kept back could be worked out from the whole, another is kept back too.`,
    ),
    paragraph(
      'A change is told in points: the share who agree after, less the share who agree before. The range holds the true change 19 times in 20. Where it spans nought, no change is shown.',
    ),
  ];
  return {
    document: {
      id: 'you-said',
      title: 'You said, we did',
      subtitle: source.programme,
      authority: source.authority,
      footer: `${source.authority}: You said, we did, as at ${dayInWords(today)}`,
      frozenAt: source.frozenAt,
      blocks,
      figures: [],
    },
    masked,
  };
}

/** @param others  statements that are not published; how many is told, so that none is hidden. */
function summaryOf(statements: readonly ProgrammeRecord[], others: number, today: string): string {
  const count = (state: StatementState) => statements.filter((one) => stateOf(one, today) === state).length;
  const waiting = count('open') + count('overdue');
  const late = count('overdue');
  const things = (n: number) => `${showCount(n)} ${n === 1 ? 'thing' : 'things'}`;
  const more = others === 0 ? '' : ` ${things(others)} more ${others === 1 ? 'is' : 'are'} not published.`;
  if (statements.length === 0) return 'Nothing that was said is published yet.';
  const past =
    late === 0 ? '' : `, ${showCount(late)} of them past the date by which we said we would answer`;
  return `Of ${things(statements.length)} that you said, we did ${showCount(count('did'))}, will do ${showCount(count('will'))} and cannot do ${showCount(count('cannot'))}. ${showCount(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for an answer${past}.${more}`;
}

type Mask = (record: ProgrammeRecord, text: string) => string;
type Row = { readonly label: string; readonly content: readonly { readonly text: string }[] };

function statementBlocks(source: YouSaidSource, statement: ProgrammeRecord, mask: Mask): Block[] {
  const { today, titles } = source;
  const state = stateOf(statement, today);
  const text = (id: string) => textField(statement, id);
  const rows: Row[] = [];
  const add = (label: string, words: string | null) => {
    if (words !== null && words !== '') rows.push({ label, content: [{ text: words }] });
  };
  add('You said', mask(statement, text('said') ?? ''));
  add('Said by', saidBy(source, statement));
  const themes = source.countedUnder.get(nodeKey(statement)) ?? [];
  if (themes.length > 0)
    add('What families wrote of it', mask(statement, `Counted under “${themes.join('” and “')}”`));
  add(ANSWER_LABEL[state], waitingWords(state, text('answerDue')) ?? mask(statement, text('answer') ?? ''));
  if (state === 'will') add('By', day(text('by')));
  if (state === 'did' || state === 'will' || state === 'cannot') add('Decided', day(text('decidedOn')));
  add('Who answers for it', statement.owner);
  const named = (link: string) => endsOf(statement, link).map((key) => titles.get(key) ?? key);
  add('What it changed in the plan', named('changed').join('; '));
  if (state === 'did')
    add(
      'What shows it',
      sourcesOf(statement)
        .map((one) => titles.get(one) ?? one)
        .join('; '),
    );
  return [
    heading(2, `statement-${statement.id}`, mask(statement, statement.title)),
    { kind: 'summary-list', id: `statement-${statement.id}`, rows },
  ];
}

const ANSWER_LABEL: Readonly<Record<StatementState, string>> = {
  did: 'We did',
  will: 'We will',
  cannot: 'We cannot, because',
  open: 'Answer',
  overdue: 'Answer',
};

function waitingWords(state: StatementState, due: string | null): string | null {
  if (state === 'open') return `Due by ${day(due) ?? 'a day not set'}.`;
  if (state === 'overdue')
    return `We said that we would answer by ${day(due) ?? 'a day not set'}, and have not.`;
  return null;
}

/** The sector is told only where enough people of it were heard that it points at nobody. */
function saidBy({ records, today }: YouSaidSource, statement: ProgrammeRecord): string | null {
  const sector = textField(statement, 'sector') ?? '';
  const heard = [...ofKind(records, 'panel-member'), ...ofKind(records, 'reply')].filter(
    (one) => textField(one, 'sector') === sector && (textField(one, 'from') ?? '') <= today,
  ).length;
  return heard >= LEAST_VOTERS ? sectorWords(sector) : null;
}

function voteBlocks({ records, results }: YouSaidSource): Block[] {
  if (results.length === 0) return [];
  return [
    heading(1, 'votes', 'What the panel thought before and after'),
    ...results.flatMap(({ item, all, sectors }): Block[] => {
      const record = records.find(({ kind, id }) => kind === 'agenda-item' && id === item);
      if (record === undefined) return [];
      const shown = sectors.flatMap(({ sector, group }) =>
        group === null ? [] : [{ label: sectorWords(sector), content: [{ text: groupInWords(group) }] }],
      );
      const note = voteNote(all, sectors);
      return [
        heading(2, `vote-${item}`, record.title),
        paragraph(`Statement: “${textField(record, 'question') ?? record.title}”`),
        {
          kind: 'summary-list',
          id: `vote-${item}`,
          rows: [
            {
              label: 'All',
              content: [
                { text: all === null ? 'Too few voted to be shown.' : groupInWords(all), strong: true },
              ],
            },
            ...(all === null ? [] : shown),
          ],
        },
        ...(note === '' ? [] : [paragraph(note)]),
        ...(textField(record, 'outcome') === null
          ? []
          : [paragraph(`Outcome: ${textField(record, 'outcome') ?? ''}`)]),
      ];
    }),
  ];
}

type SectorsOf = ProtectedVotes['sectors'];

/** Who is kept back and why, and how many voted once only: their answers are in no change. */
function voteNote(all: VoteGroup | null, sectors: SectorsOf): string {
  const hidden = sectors.filter(({ group }) => group === null).map(({ sector }) => sectorWords(sector));
  const kept =
    hidden.length === 0
      ? ''
      : `Kept back, because few of them voted, all said the same, or another could be worked out: ${hidden.join(', ').toLowerCase()}. `;
  const change = all?.change ?? null;
  if (all === null || change?.kind !== 'paired') return kept.trim();
  const once = (all.before?.of ?? 0) + (all.after?.of ?? 0) - 2 * all.pairs;
  const single = once === 0 ? '' : ` ${showCount(once)} further votes were not paired and are in no share.`;
  return `${kept}The shares and the change are of the ${showCount(all.pairs)} who voted before and after.${single}`;
}

/** Only the shares that the change is of: shares of all who voted would tell of those who voted once. */
const VERDICTS = {
  rose: 'Support rose.',
  fell: 'Support fell.',
  'not shown': 'No change is shown.',
} as const;

function groupInWords({ change, before, after }: VoteGroup): string {
  if (change !== null)
    return `${shareInWords(change.before)} agreed before, ${shareInWords(change.after)} after: ${changeInWords(change)}. ${VERDICTS[verdictOf(change)]}`;
  const parts = [
    ...(before === null ? [] : [`${shareInWords(before)} agreed before`]),
    ...(after === null ? [] : [`${shareInWords(after)} agreed after`]),
  ];
  const why = before === null || after === null ? 'The other wave was not asked' : 'None of them voted twice';
  return `${parts.join(', ')}. ${why}, so no change is known.`;
}

function consultationBlocks({ records, today }: YouSaidSource): Block[] {
  const all = ofKind(records, 'consultation').filter((one) => (textField(one, 'opens') ?? '~') <= today);
  if (all.length === 0) return [];
  return [
    heading(1, 'consultations', 'Consultations'),
    ...all.flatMap((one): Block[] => {
      const replies = ofKind(belongingTo(records, nodeKey(one)), 'reply');
      const { all, sectors } = protectVotes(viewsOf(one.id, replies));
      const isOpen = (textField(one, 'closes') ?? '') >= today;
      const rows: Row[] = [];
      const add = (label: string, words: string | null) => {
        if (words !== null) rows.push({ label, content: [{ text: words }] });
      };
      add('What is proposed', textField(one, 'proposal'));
      add('Reasons', textField(one, 'reasons'));
      add('Alternatives', textField(one, 'alternatives'));
      add('Effect on equality', textField(one, 'equality'));
      add('How it is decided', textField(one, 'howDecided'));
      add('Open', `${day(textField(one, 'opens')) ?? ''} to ${day(textField(one, 'closes')) ?? ''}`);
      add('Replies', repliesWords(replies.length, isOpen));
      if (!isOpen && all?.after != null) {
        add(`Agree that “${textField(one, 'question') ?? one.title}”`, shareInWords(all.after));
        for (const { sector, group } of sectors)
          if (group?.after != null)
            add(`Agree: ${sectorWords(sector).toLowerCase()}`, shareInWords(group.after));
      }
      add('Outcome', textField(one, 'outcome') ?? outcomeDue(one));
      return [
        heading(2, `consultation-${one.id}`, one.title),
        { kind: 'summary-list', id: `consultation-${one.id}`, rows },
      ];
    }),
  ];
}

/** Views in replies as one wave of votes, so that small sectors are kept back by the same rule; "neither" is no support. */
function viewsOf(item: string, replies: readonly ProgrammeRecord[]): VoteResult {
  const votes = replies.flatMap((reply): Vote[] => {
    const view = textField(reply, 'view');
    if (view === null) return [];
    const score = view === 'agree' ? 4 : view === 'disagree' ? 2 : 3;
    const sector = textField(reply, 'sector') ?? '';
    return [{ item, phase: 'after', sector, score, pair: null, entry: 'paper' }];
  });
  return voteResult(item, votes);
}

function repliesWords(count: number, isOpen: boolean): string {
  const few = count > 0 && count < LEAST_VOTERS ? `fewer than ${LEAST_VOTERS}` : showCount(count);
  return isOpen ? `${few} so far` : few;
}

function outcomeDue(one: ProgrammeRecord): string | null {
  const due = day(textField(one, 'outcomeDue'));
  return due === null ? null : `Due by ${due}`;
}

/** Seats and how many are filled; who came is of single people and stays inside. */
function coverBlocks({ records, today }: YouSaidSource): Block[] {
  const sectors = SECTORS.map(({ id }) => id);
  const panels = ofKind(records, 'panel').map((panel) => panelCover(records, panel, { today, sectors }));
  const shown = panels.filter(({ sectors: own }) => own.some(({ seats }) => seats !== null));
  if (shown.length === 0) return [];
  return [
    heading(1, 'panels', 'Who is on the panels'),
    ...shown.map(
      ({ panel, sectors: own, meetings }): Block => ({
        kind: 'table',
        id: `panel-${panel.id}`,
        caption: `${panel.title}: seats, after ${showCount(meetings.length)} ${meetings.length === 1 ? 'meeting' : 'meetings'}`,
        columns: [
          { header: 'Sector', align: 'start', width: 0.6 },
          { header: 'Seats', align: 'end', width: 0.2 },
          { header: 'Filled', align: 'end', width: 0.2 },
        ],
        rows: own.map(({ sector, seats, members }) => [
          textCell(sectorWords(sector)),
          seats === null
            ? textCell('not said')
            : { content: [{ text: showCount(seats) }], value: seats, format: 'count' },
          { content: [{ text: showCount(members) }], value: members, format: 'count' },
        ]),
      }),
    ),
  ];
}

function heading(level: 1 | 2, id: string, text: string): Block {
  return { kind: 'heading', level, id, text };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', content: [{ text }] };
}

function notice(tone: 'info' | 'warning', text: string): Block {
  return { kind: 'notice', tone, content: [{ text }] };
}

function day(text: string | null): string | null {
  return text !== null && isIsoDate(text) ? dayInWords(text) : null;
}
