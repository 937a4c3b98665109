/** The stand-in's text review: one source, one theme with its count, one answer in the queue, one coding under way. */
import type { App } from '../../src/app/app.ts';
import type { ReviewState } from '../../src/app/review/review-use-cases.ts';
import type { ReviewSource } from '../../src/core/review/review-words.ts';

const SOURCE: ReviewSource = {
  id: 'wave:autumn-2024',
  kind: 'wave',
  title: 'Parents: autumn-2024',
  from: '2024-11-01',
  readers: ['lead'],
  flaggedHours: 4,
  otherDays: 5,
  consent: 'I am happy to take part.',
  mayQuote: false,
  isRunning: false,
};
const ANSWER = {
  id: 'a1',
  sourceId: SOURCE.id,
  question: 'good',
  text: 'The bus is late and [name] was hit',
  flags: ['violence'],
  dueAt: '2024-12-11T16:00:00.000Z',
} as const;
const THEME = {
  id: 't1',
  name: 'Transport',
  names: ['Transport'],
  words: ['bus'],
  state: 'approved',
  because: '“bus” stands in 40 of 60 answers, with no word close to it',
  from: [],
  meantSince: '2024-12-11T12:00:00.000Z',
  history: [{ told: 'Approved', at: '2024-12-11T12:00:00.000Z', by: 'lead' }],
} as const;

const STATE: ReviewState = {
  today: '2024-12-11',
  sources: [SOURCE],
  queue: {
    open: [{ ...ANSWER, source: SOURCE, isOverdue: false, looks: [] }],
    looked: 59,
    passedOn: 1,
    erased: 0,
  },
  themes: [THEME],
  results: {
    answers: 60,
    unthemed: 20,
    themes: [
      {
        themeId: 't1',
        all: { count: 40, of: 60, low: 0.54, high: 0.77 },
        feelings: { positive: 5, negative: 30, neutral: 3, mixed: 2 },
        byPerson: 1,
        bySource: [{ sourceId: SOURCE.id, count: 40, of: 60 }],
        agreement: null,
        change: null,
      },
    ],
    watched: 0,
    tooFew: 1,
  },
  codings: [
    {
      coding: {
        id: 'c1',
        readers: ['lead', 'other'],
        answerIds: ['a1'],
        themeIds: ['t1'],
        begunAt: '2024-12-11T12:00:00.000Z',
      },
      isEnded: false,
      done: [0, 0],
    },
  ],
  sheet: {
    codingId: 'c1',
    themes: [{ id: 't1', name: 'Transport' }],
    done: 0,
    of: 1,
    answers: [{ id: 'a1', text: ANSWER.text }],
  },
  waves: [{ id: 'spring-2025', isClosed: false }],
  trainedOn: 'comments of patients',
  model: null,
  people: new Map(),
  mayWork: true,
};

/** What each step of review sends. */
export const REVIEW_BODIES = {
  'take-wave': {
    waveId: 'autumn-2024',
    isRunning: false,
    readers: [],
    flaggedHours: 4,
    otherDays: 5,
    mayQuote: false,
  },
  'name-readers': { sourceId: 'wave:autumn-2024', readers: ['lead'] },
  look: { looks: [{ answerId: 'a1', decision: 'no-concern', note: '' }] },
  erase: { id: 'a1', reason: 'It was asked for' },
  'propose-themes': {},
  'change-theme': { act: 'approve', themeId: 't1', reason: '' },
  mark: { answerId: 'a1', themeId: 't1', feeling: 'mixed' },
  'ask-model': { most: 10 },
  'begin-coding': { readers: ['lead', 'other'], count: 40 },
  code: { codingId: 'c1', codes: [{ answerId: 'a1', themes: {} }] },
  quote: { answerId: 'a1', isQuoted: true },
};

/** Make it; an unknown programme, or a store that is gone, is met as in the real use cases. */
export function fakeReview(requireOpen: App['openProgramme']): App['review'] {
  const needsOpen =
    <T>(answer: T) =>
    async (...[actor, scope]: Parameters<App['openProgramme']>) => {
      await requireOpen(actor, scope);
      return answer;
    };
  const taken = { sourceId: SOURCE.id, answers: 60, flagged: 1 };
  const marked = {
    feeling: 'negative',
    marker: 'machine',
    by: 'words of the theme',
    at: '2024-12-11T12:00:00.000Z',
  } as const;
  return {
    look: needsOpen(STATE),
    takeWave: needsOpen(taken),
    takeFile: needsOpen(taken),
    nameReaders: needsOpen(undefined),
    decide: needsOpen(1),
    erase: needsOpen(1),
    propose: needsOpen([]),
    changeTheme: needsOpen(undefined),
    mark: needsOpen(undefined),
    askModel: needsOpen(1),
    beginCoding: needsOpen({
      id: 'c1',
      readers: ['lead', 'other'],
      answerIds: ['a1'],
      themeIds: ['t1'],
    } as const),
    code: needsOpen(undefined),
    behind: needsOpen([{ id: 'a1', text: ANSWER.text, sourceId: SOURCE.id, ...marked, isQuoted: false }]),
    quote: needsOpen(undefined),
    publicCopy: needsOpen('kind,theme\n'),
  };
}
