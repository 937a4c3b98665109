/** Two waves of the county's survey of families, answered from its seed: one statement falls in one group, all others stay. */
import { createStream, type Stream, shuffle } from '../num/random.ts';
import { PARENTS_SURVEY } from '../survey/ready-made/parents-survey.ts';
import { choice, en } from '../survey/ready-made/shared-texts.ts';
import { answersOnWay, type SurveyAnswer, type SurveyAnswers } from '../survey/survey-answer.ts';
import type { SurveyDefinition, SurveyQuestion } from '../survey/survey-definition.ts';
import { type Scale, scaleCount } from './scale.ts';
import { type CommentWriter, commentWriter } from './survey-comments.ts';

/** The county's survey: the ready-made one, with two questions that say whose voice is heard. */
export const COUNTY_SURVEY: SurveyDefinition = {
  ...PARENTS_SURVEY,
  id: 'families',
  questions: [
    ...PARENTS_SURVEY.questions,
    {
      kind: 'single',
      id: 'need',
      title: en('What does your child need most help with?'),
      choices: [
        choice('speech', 'To talk and take part'),
        choice('learning', 'To learn'),
        choice('feelings', 'Feelings and mental health'),
        choice('body', 'Seeing, hearing or moving'),
      ],
    },
    {
      kind: 'single',
      id: 'area',
      title: en('Which part of the county do you live in?'),
      choices: [
        choice('north', 'North'),
        choice('east', 'East'),
        choice('south', 'South'),
        choice('west', 'West'),
      ],
    },
  ],
};

/** The planted change: share who agree in the first wave and in the second [0..1]. */
export const PLANTED = { question: 'one-person', group: 'secondary', before: 0.58, after: 0.48 } as const;

const WAVES = [
  {
    waveId: 'families-spring-2024',
    opensOn: '2024-04-22',
    closesOn: '2024-05-24',
    closedOn: '2024-05-27',
    title: 'before',
  },
  {
    waveId: 'families-autumn-2024',
    opensOn: '2024-09-23',
    closesOn: '2024-10-25',
    closedOn: '2024-10-28',
    title: 'after',
  },
] as const;

/** Families invited in the story's county, by group, and the share that answers [0..1]. */
const GROUPS = { primary: { invited: 1700, answers: 0.42 }, secondary: { invited: 2900, answers: 0.41 } };
type Group = keyof typeof GROUPS;

/** Share of families by need and area, and how readily each answers against the others. */
const FRAME = {
  need: {
    speech: { share: 0.36, answers: 1.1 },
    learning: { share: 0.22, answers: 1.1 },
    feelings: { share: 0.3, answers: 0.7 },
    body: { share: 0.12, answers: 1.2 },
  },
  area: {
    north: { share: 0.31, answers: 0.9 },
    east: { share: 0.2, answers: 1 },
    south: { share: 0.28, answers: 1.2 },
    west: { share: 0.21, answers: 0.8 },
  },
} as const;

/** Share who agree with each statement [0..1], and what it is less among families whose child struggles with feelings. */
const AGREE_SHARE: Readonly<Record<string, number>> = {
  'plan-made-with-us': 0.54,
  'plan-on-time': 0.38,
  listened: 0.57,
  'knows-my-child': 0.63,
  belongs: 0.6,
  'right-help': 0.44,
  'one-person': PLANTED.before,
};
const LESS_FOR_FEELINGS = 0.15;

/** One made-up reply. */
type DrawnReply = {
  readonly group: Group;
  readonly entry: 'code' | 'paper';
  readonly answers: SurveyAnswers;
};

/** Write `programme/surveys.json`: the survey, its waves, who was invited and what was said. Same scale and seed, same bytes. */
export function surveysText(scale: Scale, seed: number): string {
  const waves = WAVES.map(({ title, ...wave }) => {
    const stream = createStream(seed, 'demo', `survey-wave-${title}`);
    const invited = Object.fromEntries(
      groupNames().map((group) => [group, Math.max(20, scaleCount(scale, GROUPS[group].invited))]),
    );
    const drawn = groupNames().flatMap((group) =>
      drawReplies(stream, group, Math.round((invited[group] ?? 0) * GROUPS[group].answers), title),
    );
    const write = commentWriter(title, seed);
    const replies = drawn.map((reply) => withComments(reply, write));
    return { ...wave, surveyId: COUNTY_SURVEY.id, invited, replies: shuffle(stream, replies) };
  });
  const told = { schema: 'evenkeel/surveys@1', surveys: [COUNTY_SURVEY], waves: [] as unknown[] };
  const head = JSON.stringify(told).slice(0, -2); // its list of waves is left open
  return `${head}\n${waves.map(waveText).join(',\n')}\n]}\n`;
}

/** One reply a line: a folder can be read and compared line by line. */
function waveText({ replies, ...wave }: { readonly replies: readonly DrawnReply[] }): string {
  const lines = replies.map((reply) => JSON.stringify(reply));
  return `${JSON.stringify(wave).slice(0, -1)},"replies":[\n${lines.join(',\n')}\n]}`;
}

/** What the county knows of the families it asks, for weights: people by need and by area. */
export function surveyMargins(scale: Scale): readonly {
  readonly by: string;
  readonly answer: string;
  readonly people: number;
}[] {
  const all = groupNames().reduce((sum, group) => sum + GROUPS[group].invited, 0);
  return Object.entries(FRAME).flatMap(([by, parts]) =>
    Object.entries(parts).map(([answer, { share }]) => ({
      by,
      answer,
      people: Math.max(1, scaleCount(scale, Math.round(all * share))),
    })),
  );
}

function groupNames(): readonly Group[] {
  return ['primary', 'secondary'];
}

function drawReplies(stream: Stream, group: Group, count: number, wave: 'before' | 'after'): DrawnReply[] {
  return Array.from({ length: count }, () => {
    const need = drawPart(stream, FRAME.need);
    const area = drawPart(stream, FRAME.area);
    const answers: Record<string, SurveyAnswer> = { stage: drawStage(stream) };
    for (const question of COUNTY_SURVEY.questions) {
      // A question is passed over now and then; what is drawn does not hang on it, so that streams stay in step.
      const answer = drawAnswer(stream, question, agreeShare(question.id, need, group, wave));
      if (answer !== null && stream.next() >= 0.02) answers[question.id] = answer;
    }
    if (stream.next() >= 0.04) answers['need'] = need;
    if (stream.next() >= 0.03) answers['area'] = area;
    const entry = stream.next() < 0.06 ? ('paper' as const) : ('code' as const);
    return { group, entry, answers: answersOnWay(COUNTY_SURVEY, answers) };
  });
}

/** Add what was written; it is drawn from a stream of its own, so that what was ticked stays what it is. */
function withComments(reply: DrawnReply, write: CommentWriter): DrawnReply {
  const answers: Record<string, SurveyAnswer> = { ...reply.answers };
  for (const question of ['good', 'change'] as const) {
    const text = write({ group: reply.group, question });
    if (text !== null) answers[question] = text;
  }
  return { ...reply, answers: answersOnWay(COUNTY_SURVEY, answers) };
}

function agreeShare(id: string, need: string, group: Group, wave: 'before' | 'after'): number {
  const isPlanted = id === PLANTED.question && group === PLANTED.group;
  const share = isPlanted ? PLANTED[wave] : (AGREE_SHARE[id] ?? 0.5);
  // Taken from one part and given to the others, so that the share of those who answer is the one that is told.
  const feelings = (FRAME.need.feelings.share * FRAME.need.feelings.answers) / readiness(FRAME.need);
  return share + LESS_FOR_FEELINGS * (need === 'feelings' ? feelings - 1 : feelings);
}

type Parts = Readonly<Record<string, { readonly share: number; readonly answers: number }>>;

function readiness(parts: Parts): number {
  return Object.values(parts).reduce((sum, { share, answers }) => sum + share * answers, 0);
}

function drawPart(stream: Stream, parts: Parts): string {
  let left = stream.next() * readiness(parts);
  const names = Object.keys(parts);
  for (const [name, { share, answers }] of Object.entries(parts)) {
    left -= share * answers;
    if (left < 0) return name;
  }
  return names.at(-1) ?? '';
}

function drawStage(stream: Stream): string {
  const drawn = stream.next();
  if (drawn < 0.62) return 'plan';
  if (drawn < 0.75) return 'asked';
  return drawn < 0.94 ? 'school' : 'none';
}

function drawAnswer(stream: Stream, question: SurveyQuestion, agrees: number): SurveyAnswer | null {
  switch (question.kind) {
    case 'agree':
      return drawAgree(stream, agrees);
    case 'scale':
      return Math.max(0, Math.min(10, Math.round(1 + 9 * ((stream.next() + stream.next()) / 2))));
    case 'several': {
      const chosen = question.choices.filter(({ id }) => stream.next() < (id === 'nothing' ? 0 : 0.35));
      return chosen.length === 0 ? ['nothing'] : chosen.map(({ id }) => id);
    }
    case 'single':
    case 'number':
    case 'text':
    case 'information':
      return null;
  }
}

function drawAgree(stream: Stream, agrees: number): string {
  const [side, how] = [stream.next(), stream.next()];
  if (side < agrees) return how < 0.35 ? '5' : '4';
  if (how < 0.32) return '3';
  if (how < 0.66) return '2';
  return how < 0.88 ? '1' : 'unsure';
}
