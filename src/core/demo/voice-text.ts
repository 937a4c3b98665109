/** Completes the county's engagement hub: panels, three meetings with votes, a consultation, events, and what was said and done. Nobody is named. */
import { createStream, type Stream, shuffle, uniformInt } from '../num/random.ts';
import { SECTORS } from '../programme/records/voice-kinds.ts';
import type { Scale } from './scale.ts';
import { surveyRecords } from './survey-records.ts';
import { link, STORY_ITEMS, STORY_MEETINGS, type StoryRecord, type VoiceStory } from './voice-story.ts';
import { waveResults } from './voice-waves.ts';

const PANEL = { kind: 'panel', id: 'reference-panel' };
/** Seats of the reference panel, and how many are filled: young people and colleges lack some. */
const SEATS: Readonly<Record<string, { readonly seats: number; readonly filled: number }>> = {
  'parent-carers': { seats: 8, filled: 8 },
  'young-people': { seats: 4, filled: 2 },
  mainstream: { seats: 6, filled: 6 },
  special: { seats: 3, filled: 3 },
  'early-years': { seats: 2, filled: 2 },
  'post-16': { seats: 2, filled: 1 },
  health: { seats: 2, filled: 2 },
  care: { seats: 1, filled: 1 },
  voluntary: { seats: 2, filled: 2 },
};
const AREAS = ['North', 'East', 'South', 'West'];

type Member = { readonly id: string; readonly sector: string };
type Ballot = {
  readonly item: string;
  readonly sector: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly isPaired: boolean;
};

/** Complete the told hub: members, who came to which meeting, votes, replies, survey results. Same text and seed, same bytes. */
export function voiceText(text: string, scale: Scale, seed: number): string {
  const { schema, records: told } = JSON.parse(text) as VoiceStory; // our own file, told for this county
  const stream = createStream(seed, 'demo', 'voice');
  const members = membersOf();
  const came = new Map(STORY_MEETINGS.map((meeting) => [meeting.id, whoCame(stream, meeting, members)]));
  const records: readonly StoryRecord[] = [
    panel(),
    ...members.map(memberRecord),
    ...told.map((record) => withRegister(record, members, came)),
    ...repliesOf(stream),
    ...waveResults(seed),
    ...surveyRecords(scale),
  ];
  const votes = STORY_ITEMS.flatMap((item) =>
    members
      .filter(({ id }) => came.get(item.meeting)?.has(id) === true)
      .map((member) => ballotOf(stream, item, member)),
  );
  return `${JSON.stringify({ schema, records, votes }, null, 2)}\n`;
}

/** A meeting of the panel with its register; any other record as it is told. */
function withRegister(
  record: StoryRecord,
  members: readonly Member[],
  came: ReadonlyMap<string, ReadonlySet<string>>,
): StoryRecord {
  const present = record.kind === 'meeting' ? came.get(record.id) : undefined;
  if (present === undefined) return record;
  return {
    ...record,
    links: [
      link('belongs-to', PANEL.kind, PANEL.id),
      ...members.map(({ id, sector }) =>
        link(present.has(id) ? 'attended-by' : 'apologies-from', 'panel-member', `${sector}-${id}`),
      ),
    ],
  };
}

function panel(): StoryRecord {
  const seats = Object.entries(SEATS).map(([sector, one]) => [`seats-${sector}`, one.seats]);
  return {
    ...PANEL,
    title: 'Stakeholder reference panel',
    owner: 'Engagement lead',
    fields: {
      body: 'reference panel',
      purpose: 'Families, schools and partners set the agenda and test projects before they are decided.',
      ...(Object.fromEntries(seats) as Record<string, number>), // entries of text and number, as written above
    },
    links: [link('about', 'workstream', 'trust')],
  };
}

function membersOf(): readonly Member[] {
  let number = 0;
  return Object.entries(SEATS).flatMap(([sector, { filled }]) =>
    Array.from({ length: filled }, () => {
      number++;
      return { id: String(number).padStart(2, '0'), sector };
    }),
  );
}

function memberRecord({ id, sector }: Member): StoryRecord {
  const words = SECTORS.find((one) => one.id === sector)?.words ?? sector;
  const area = AREAS[Number(id) % AREAS.length] ?? 'North';
  return {
    kind: 'panel-member',
    id: `${sector}-${id}`,
    title: `${words}, ${area.toLowerCase()} (${id})`,
    owner: 'Engagement lead',
    fields: { sector, area, from: '2024-09-01', until: '2027-08-31', reference: `P-${id}` },
    links: [link('belongs-to', PANEL.kind, PANEL.id)],
  };
}

/** About one in seven is away, and all of the sector that is missing. */
function whoCame(
  stream: Stream,
  { missing }: (typeof STORY_MEETINGS)[number],
  members: readonly Member[],
): ReadonlySet<string> {
  return new Set(
    members.filter(({ sector }) => stream.next() >= 0.14 && sector !== missing).map(({ id }) => id),
  );
}

/** An answer before, and one after that follows it with a lift of the item's own; a few leave early. */
function ballotOf(stream: Stream, item: (typeof STORY_ITEMS)[number], { sector }: Member): Ballot {
  const mind = item.start + (sector === 'parent-carers' ? -0.5 : 0.2) + 3 * (stream.next() - 0.5);
  const before = score(mind + 0.6 * (stream.next() - 0.5));
  const after = score(mind + item.lift + 0.9 * (stream.next() - 0.5));
  const leaves = stream.next() < 0.08;
  const isPaired = stream.next() < item.pairing && !leaves;
  return { item: item.id, sector, before, after: leaves ? null : after, isPaired };
}

function score(mind: number): number {
  return Math.max(1, Math.min(5, Math.round(mind)));
}

const REPLIES = { kind: 'consultation', id: 'top-up-scheme' };
const REPLY_SECTORS = [
  'parent-carers',
  'mainstream',
  'mainstream',
  'special',
  'early-years',
  'parent-carers',
];
const VIA = ['online', 'online', 'online', 'paper', 'live event', 'easy read'];
const SAID = [
  'Bands must be plain enough that a school can tell what a child will bring.',
  'Small schools need the money before the child arrives.',
  'Keep a way to ask again when needs change.',
  'Publish how many requests for a higher band are refused.',
  'Small schools need the money before the child arrives.',
];

function repliesOf(stream: Stream): readonly StoryRecord[] {
  const views = shuffle(stream, [
    ...Array<string>(26).fill('agree'),
    ...Array<string>(11).fill('disagree'),
    ...Array<string>(5).fill('neither'),
  ]);
  return views.map((view, at): StoryRecord => {
    const day = 4 + uniformInt(stream, 25);
    const said = SAID[at];
    const on = at === views.length - 1 ? '2024-12-09' : `2024-11-${String(day).padStart(2, '0')}`;
    return {
      kind: 'reply',
      id: `reply-${String(at + 1).padStart(3, '0')}`,
      title: `Reply ${at + 1}`,
      owner: 'Engagement lead',
      fields: {
        on,
        sector: REPLY_SECTORS[at % REPLY_SECTORS.length] ?? 'mainstream',
        via: VIA[uniformInt(stream, VIA.length)] ?? 'online',
        view,
        ...(said === undefined ? {} : { said }),
      },
      links: [link('belongs-to', REPLIES.kind, REPLIES.id)],
    };
  });
}
