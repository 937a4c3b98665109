/** The kinds of records of the engagement hub, and the links between them: panels, meetings, consultations, statements. No field asks for a name. */
import {
  choice,
  count,
  day,
  type LinkKindDefinition,
  needed,
  type RecordField,
  type RecordKindDefinition,
  text,
} from './record-shape.ts';

/** One sector that is heard, by its id and as people read it. */
export type Sector = { readonly id: string; readonly words: string };

/** Every sector, in the order in which tables show them. */
export const SECTORS: readonly Sector[] = [
  { id: 'parent-carers', words: 'Parents and carers' },
  { id: 'young-people', words: 'Children and young people' },
  { id: 'mainstream', words: 'Mainstream schools' },
  { id: 'special', words: 'Special schools and alternative provision' },
  { id: 'early-years', words: 'Early years' },
  { id: 'post-16', words: 'Colleges and post-16' },
  { id: 'health', words: 'Health' },
  { id: 'care', words: 'Social care' },
  { id: 'voluntary', words: 'Voluntary and community groups' },
  { id: 'council', words: 'Council' },
];
const SECTOR_IDS = SECTORS.map(({ id }) => id);

/** Say a sector; an id that is none is said as it stands. */
export function sectorWords(id: string): string {
  return SECTORS.find((sector) => sector.id === id)?.words ?? id;
}

/** Say whether a text is the id of a sector. */
export function isSector(id: string): boolean {
  return SECTOR_IDS.includes(id);
}

const TRUST_AT_LEAST: RecordField = {
  id: 'trustAtLeast',
  label: 'Lowest support that is accepted, in per cent',
  type: 'number',
};
const sector = (label: string) => choice('sector', label, SECTOR_IDS);

/** Every kind of the hub, in the order in which its page lists them. */
export const VOICE_RECORD_KINDS: readonly RecordKindDefinition[] = (
  [
    {
      id: 'panel',
      word: 'Panel',
      plural: 'Panels, forums and groups',
      fields: [
        needed(choice('body', 'What it is', ['reference panel', 'schools forum', 'steering group', 'other'])),
        text('purpose', 'Purpose'),
        ...SECTORS.map(({ id, words }) => count(`seats-${id}`, `Seats: ${words.toLowerCase()}`)),
      ],
    },
    {
      id: 'panel-member',
      word: 'Member',
      plural: 'Members, by role',
      fields: [
        needed(sector('Sector')),
        text('area', 'Area'),
        needed(day('from', 'Term begins')),
        day('until', 'Term ends'),
        text('reference', 'Reference in the authority’s own list of contacts'),
      ],
    },
    {
      id: 'meeting',
      word: 'Meeting',
      plural: 'Meetings',
      fields: [needed(day('on', 'Held on')), text('place', 'Place'), text('minutes', 'Minutes in short')],
    },
    {
      id: 'agenda-item',
      word: 'Agenda item',
      plural: 'Agenda items and votes',
      fields: [
        choice('proposedBy', 'Proposed by', SECTOR_IDS),
        text('question', 'Statement that is voted on'),
        choice('vote', 'Vote', ['not open', 'before', 'after', 'closed']),
        text('said', 'Views'),
        text('outcome', 'Outcome'),
        count('inFavour', 'Votes in favour, by show of hands'),
        count('against', 'Votes against'),
        count('abstained', 'Abstained'),
        TRUST_AT_LEAST,
      ],
    },
    {
      id: 'event',
      word: 'Event',
      plural: 'Events and sessions',
      fields: [
        needed(day('on', 'Held on')),
        needed(sector('For whom')),
        choice('format', 'Format', [
          'face to face',
          'webinar',
          'drop-in',
          'session with young people',
          'other',
        ]),
        text('area', 'Area'),
        text('method', 'Method, and how people were kept safe'),
        count('reached', 'People reached'),
        count('asked', 'Questions asked'),
        count('answered', 'Questions answered'),
        day('fedBack', 'Told what came of it on'),
      ],
    },
    {
      id: 'consultation',
      word: 'Consultation',
      plural: 'Consultations',
      fields: [
        needed(day('opens', 'Opens')),
        needed(day('closes', 'Closes')),
        text('proposal', 'What is proposed, and that it is not decided yet'),
        text('reasons', 'Reasons and what it would change'),
        text('alternatives', 'Alternatives looked at'),
        text('equality', 'Effect on equality'),
        text('howDecided', 'Who decides, when, and how replies are used'),
        text('question', 'Statement that replies agree or disagree with'),
        day('outcomeDue', 'Outcome due'),
        day('outcomeOn', 'Outcome published'),
        text('outcome', 'Outcome'),
        TRUST_AT_LEAST,
      ],
    },
    {
      id: 'reply',
      word: 'Reply',
      plural: 'Replies to consultations',
      fields: [
        needed(day('on', 'Received on')),
        needed(sector('From')),
        needed(choice('via', 'How it came', ['online', 'paper', 'live event', 'easy read', 'telephone'])),
        choice('view', 'View', ['agree', 'disagree', 'neither']),
        text('said', 'What it says, without names'),
      ],
    },
    {
      id: 'statement',
      word: 'Statement',
      plural: 'Statements',
      fields: [
        needed(text('said', 'You said')),
        needed(day('on', 'Said on')),
        needed(sector('Said by')),
        needed(day('answerDue', 'Answer due')),
        choice('decision', 'Decision', ['did', 'will', 'cannot']),
        text('answer', 'What was done, will be done, or why it cannot be'),
        day('decidedOn', 'Decided on'),
        day('by', 'Will be done by'),
        text('source', 'Source that shows it'),
        text('theme', 'Theme of what people wrote that it speaks of'),
        choice('isPublic', 'Published', ['yes', 'no']),
      ],
    },
    {
      id: 'involvement',
      word: 'Entry',
      plural: 'Co-design log',
      fields: [
        needed(day('on', 'Heard on')),
        needed(sector('Who was heard')),
        text('how', 'How'),
        needed(text('heard', 'What was heard')),
        text('before', 'The proposal before'),
        text('after', 'The proposal after'),
      ],
    },
    {
      id: 'survey-result',
      word: 'Survey result',
      plural: 'Survey results: culture and trust',
      fields: [
        needed(text('item', 'Statement as it was asked')),
        needed(day('on', 'Wave ended on')),
        choice('audience', 'Audience', SECTOR_IDS),
        needed(count('answered', 'Answers')),
        needed(count('agreed', 'Answers that agree')),
        text('instrument', 'Instrument'),
        { id: 'reliability', label: 'Reliability of the instrument (alpha)', type: 'number' },
        TRUST_AT_LEAST,
      ],
    },
    {
      id: 'survey-statement',
      word: 'Statement of a survey',
      plural: 'Statements of surveys: what they tell of',
      fields: [
        needed(text('survey', 'Id of the survey')),
        needed(text('question', 'Id of the question')),
        TRUST_AT_LEAST,
      ],
    },
    {
      id: 'survey-margin',
      word: 'Count of people asked',
      plural: 'Counts of the people that a survey asks, for weights',
      fields: [
        needed(text('survey', 'Id of the survey')),
        needed(text('by', 'Id of the question that says who answers, such as need')),
        needed(text('answer', 'Id of the answer')),
        needed(count('people', 'People of this answer among all who are asked')),
        needed(day('on', 'Counted on')),
        needed(text('source', 'Counted from')),
      ],
    },
    {
      id: 'family-work',
      word: 'Cohort',
      plural: 'Intensive work with families',
      fields: [
        needed(day('on', 'Counted on')),
        needed(count('ended', 'Families whose work ended twelve months ago or more')),
        needed(count('requested', 'Of these, with a request for assessment within twelve months')),
        text('compared', 'Who they are compared with'),
        count('comparison', 'Families compared with'),
        count('comparisonRequested', 'Of these, with a request within twelve months'),
      ],
    },
    {
      id: 'peer-review',
      word: 'Peer review',
      plural: 'Peer reviews in triads',
      fields: [
        needed(day('on', 'Visited on')),
        text('found', 'What was found'),
        day('again', 'Visited again on'),
      ],
    },
    {
      id: 'message',
      word: 'Message',
      plural: 'Messages tested',
      fields: [
        needed(sector('For whom')),
        text('channel', 'Channel'),
        { id: 'readingAge', label: 'Reading age', type: 'number' },
        count('reached', 'People reached'),
        count('asked', 'People asked whether they understood'),
        count('understood', 'Of these, who understood'),
      ],
    },
    {
      id: 'benefit',
      word: 'Benefit',
      plural: 'Benefits stated for partners',
      fields: [
        needed(sector('For whom')),
        needed(text('what', 'Benefit')),
        text('indicator', 'Measure that shows it'),
        day('measuredOn', 'Last measured on'),
      ],
    },
  ] satisfies readonly RecordKindDefinition[]
).map((kind) => ({ ...kind, page: 'voice' as const }));

/** Links of the hub. */
export const VOICE_LINK_KINDS: readonly LinkKindDefinition[] = [
  {
    id: 'belongs-to',
    words: 'belongs to',
    from: ['panel-member', 'meeting', 'agenda-item', 'reply', 'statement', 'action', 'involvement'],
    to: ['panel', 'meeting', 'agenda-item', 'consultation', 'event', 'peer-review', 'message'],
  },
  { id: 'attended-by', words: 'was attended by', from: ['meeting'], to: ['panel-member'] },
  { id: 'apologies-from', words: 'had apologies from', from: ['meeting'], to: ['panel-member'] },
  {
    id: 'changed',
    words: 'changed',
    from: ['statement', 'involvement', 'agenda-item', 'consultation'],
    to: ['saving', 'scheme', 'measure', 'workstream', 'project', 'activity', 'milestone'],
  },
  { id: 'shown-by', words: 'is shown by', from: ['statement'], to: null },
  {
    id: 'fed-into',
    words: 'fed into',
    from: ['involvement', 'consultation'],
    to: ['decision', 'financial-decision'],
  },
  {
    id: 'tells-of',
    words: 'tells of',
    from: ['agenda-item', 'consultation', 'survey-result', 'survey-statement', 'family-work'],
    to: ['condition', 'risk', 'measure'],
  },
];
