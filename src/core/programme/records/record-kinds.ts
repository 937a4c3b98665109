/** The kinds of programme records and of links between them, as data: a new kind is a new entry, never new code. */
import {
  choice,
  day,
  type LinkKindDefinition,
  needed,
  type RecordKindDefinition,
  text,
} from './record-shape.ts';
import { VOICE_LINK_KINDS, VOICE_RECORD_KINDS } from './voice-kinds.ts';

const WORK_STATES = ['planned', 'running', 'done', 'stopped'] as const;

/** Every kind, in the order in which a list shows them. */
export const PROGRAMME_RECORD_KINDS: readonly RecordKindDefinition[] = [
  { id: 'workstream', word: 'Workstream', plural: 'Workstreams', fields: [text('purpose', 'Purpose')] },
  {
    id: 'project',
    word: 'Project',
    plural: 'Projects',
    fields: [
      text('purpose', 'Purpose'),
      day('start', 'Start'),
      day('end', 'End'),
      choice('state', 'State', WORK_STATES),
    ],
  },
  {
    id: 'activity',
    word: 'Activity',
    plural: 'Activities',
    fields: [
      text('what', 'What is done'),
      day('start', 'Start'),
      day('end', 'End'),
      choice('state', 'State', WORK_STATES),
    ],
  },
  {
    id: 'milestone',
    word: 'Milestone',
    plural: 'Milestones',
    fields: [
      needed(day('due', 'Due')),
      day('forecast', 'Now expected'),
      day('done', 'Reached'),
      text('cause', 'Cause of delay'),
    ],
  },
  {
    id: 'measure',
    word: 'Measure',
    plural: 'Measures',
    fields: [text('what', 'What it changes'), text('indicator', 'Indicator that shows it')],
  },
  {
    id: 'promise',
    word: 'Promise',
    plural: 'Promises made in earlier rounds',
    fields: [
      needed(text('said', 'What was promised')),
      needed(text('madeIn', 'Update it was made in')),
      needed(day('due', 'Due')),
      choice('outcome', 'Outcome', ['open', 'kept', 'broken']),
      text('told', 'What was told of it'),
    ],
  },
  {
    id: 'decision',
    word: 'Decision',
    plural: 'Decisions',
    fields: [
      needed(day('on', 'Decided on')),
      text('by', 'Decided by'),
      needed(text('decided', 'What was decided')),
    ],
  },
  {
    id: 'financial-decision',
    word: 'Financial decision',
    plural: 'Financial decisions',
    fields: [
      needed(text('what', 'What is to be decided')),
      { id: 'amountPence', label: 'Amount', type: 'pence' },
      { id: 'year', label: 'Financial year', type: 'year' },
      text('body', 'Who decides'),
      day('by', 'Needed by'),
      choice('state', 'State', ['open', 'approved', 'refused']),
    ],
  },
  {
    id: 'dependency',
    word: 'Dependency',
    plural: 'Dependencies',
    fields: [
      needed(text('on', 'Whom or what it hangs on')),
      day('neededBy', 'Needed by'),
      choice('state', 'State', ['open', 'met', 'broken']),
    ],
  },
  {
    id: 'post',
    word: 'Post',
    plural: 'Staffing and recruitment',
    fields: [
      text('team', 'Team'),
      { id: 'fullTime', label: 'Full-time equivalents planned', type: 'number' },
      { id: 'filled', label: 'Full-time equivalents in post', type: 'number' },
      day('due', 'Due in post'),
      day('forecast', 'Now expected'),
      day('started', 'In post since'),
      choice('state', 'State', ['planned', 'advertised', 'offered', 'in post', 'vacant']),
    ],
  },
  {
    id: 'in-post',
    word: 'Count of people in post',
    plural: 'People in post, by month',
    fields: [
      needed({ id: 'month', label: 'End of month', type: 'month' }),
      needed({ id: 'filled', label: 'Full-time equivalents in post', type: 'number' }),
    ],
  },
  {
    id: 'procurement',
    word: 'Procurement',
    plural: 'Procurements',
    fields: [
      text('what', 'What is bought'),
      choice('stage', 'Stage', ['planned', 'tendered', 'awarded', 'in use', 'abandoned']),
      { id: 'valuePence', label: 'Contract value', type: 'pence' },
      day('due', 'Award due'),
      day('forecast', 'Now expected'),
      day('done', 'Awarded'),
    ],
  },
  {
    id: 'registration',
    word: 'Registration',
    plural: 'Registrations',
    fields: [
      text('regulator', 'With whom'),
      choice('stage', 'Stage', ['prepared', 'applied', 'inspected', 'registered', 'refused']),
      { id: 'placeCount', label: 'Places', type: 'count' },
      day('due', 'Due'),
      day('forecast', 'Now expected'),
      day('done', 'Registered'),
    ],
  },
  {
    id: 'advice',
    word: 'Advice',
    plural: 'Adviser log',
    fields: [
      needed(day('on', 'Given on')),
      text('by', 'Given by'),
      needed(text('said', 'What was advised')),
      text('answer', 'What was done'),
      choice('state', 'State', ['open', 'taken', 'declined']),
    ],
  },
  {
    id: 'insight',
    word: 'Insight',
    plural: 'Insights',
    fields: [needed(text('found', 'What was found')), text('source', 'Source'), day('on', 'Found on')],
  },
  {
    id: 'risk',
    word: 'Risk',
    plural: 'Risks',
    page: 'risks',
    fields: [
      needed(text('cause', 'Cause')),
      needed(text('event', 'Event')),
      needed(text('effect', 'Effect')),
      { id: 'inherentLikelihood', label: 'Likelihood before any action', type: 'score' },
      { id: 'inherentImpact', label: 'Impact before any action', type: 'score' },
      { id: 'likelihood', label: 'Likelihood now', type: 'score', required: true },
      { id: 'impact', label: 'Impact now', type: 'score', required: true },
      { id: 'appetite', label: 'Highest score that is accepted', type: 'count' },
      text('exposure', 'Figure that the exposure comes from'),
      needed(choice('status', 'State', ['open', 'closed', 'became-issue'])),
      text('closure', 'Why it was closed all the same'),
    ],
  },
  {
    id: 'action',
    word: 'Action',
    plural: 'Actions',
    fields: [text('what', 'What is done'), needed(day('due', 'Due')), day('done', 'Done')],
  },
  {
    id: 'month-note',
    word: 'Month note',
    plural: 'Month notes',
    fields: [
      needed(text('month', 'Month')),
      needed(text('measure', 'Measure')),
      needed(text('comment', 'Why it is beyond tolerance')),
      needed(text('action', 'What is done')),
      needed(day('due', 'Due')),
      day('done', 'Done'),
    ],
  },
  {
    id: 'rating',
    word: 'Rating',
    plural: 'Ratings',
    isMadeByActs: true,
    fields: [
      needed(text('update', 'Update')),
      text('activity', 'Activity'),
      text('effect', 'Effect'),
      text('overall', 'Overall'),
      text('proposed', 'What the evidence proposed'),
      text('grounds', 'Evidence'),
    ],
  },
  {
    id: 'challenge',
    word: 'Challenge',
    plural: 'Challenges',
    isMadeByActs: true,
    fields: [
      needed(text('update', 'Update')),
      needed(text('said', 'Challenge')),
      text('by', 'Raised by'),
      text('answer', 'Answer'),
      text('answeredBy', 'Answered by'),
      needed(choice('state', 'State', ['open', 'answered', 'closed'])),
    ],
  },
  ...VOICE_RECORD_KINDS,
];

/** Kinds of nodes that other records hold, so that they are linked to but not kept here. */
export const HELD_ELSEWHERE = {
  agreement: { word: 'Agreement', plural: 'Agreement' },
  condition: { word: 'Condition', plural: 'Conditions' },
  payment: { word: 'Payment', plural: 'Payments' },
  saving: { word: 'Saving', plural: 'Savings of the plan' },
  scheme: { word: 'Places', plural: 'Schemes that make places' },
} as const;

/** Every kind of link. `serves` and `brings` make the way from a condition down to its savings. */
export const LINK_KINDS: readonly LinkKindDefinition[] = [
  {
    id: 'serves',
    words: 'serves',
    from: null,
    to: ['condition', 'workstream', 'project', 'measure', 'activity'],
  },
  { id: 'brings', words: 'brings', from: ['measure', 'project', 'workstream'], to: ['saving', 'scheme'] },
  { id: 'treats', words: 'treats', from: ['action', 'activity', 'project'], to: ['risk'] },
  { id: 'threatens', words: 'threatens', from: ['risk'], to: null },
  { id: 'depends-on', words: 'depends on', from: null, to: null },
  { id: 'about', words: 'is about', from: null, to: null },
  ...VOICE_LINK_KINDS,
];

/** Give a kind by its id, or null. */
export function recordKind(id: string): RecordKindDefinition | null {
  return PROGRAMME_RECORD_KINDS.find((kind) => kind.id === id) ?? null;
}

/** Say a kind of node in a word: "Workstream", "Saving". */
export function kindWord(id: string): string {
  const held: Readonly<Record<string, { readonly word: string }>> = HELD_ELSEWHERE;
  return recordKind(id)?.word ?? held[id]?.word ?? id;
}
