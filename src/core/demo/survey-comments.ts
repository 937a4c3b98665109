/** What the county's families wrote in their own words in each wave: drawn from planted subjects, one of which grows between the waves. */
import { createStream, type Stream, uniformInt } from '../num/random.ts';
import {
  COMMENT_LINES,
  COMMENT_STOCK,
  COMMENT_THEMES,
  type CommentQuestion,
  type CommentTheme,
  PERSONAL_LINES,
  PLAIN_LINES,
  WORRYING_LINES,
} from './comment-lines.ts';

type Wave = 'before' | 'after';

/** The planted change: of families of children in secondary school, the share of comments on whom to ask [0..1] in each wave. */
export const PLANTED_COMMENTS = { theme: 'asking', before: 0.12, after: 0.34 } as const;

/** Share of replies with something written [0..1], by question. */
const WRITES: Readonly<Record<CommentQuestion, number>> = { good: 0.1, change: 0.13 };
/** How often each subject is written of, against the others. */
const WEIGHTS: Readonly<Record<CommentTheme, number>> = {
  asking: 0,
  journeys: 5,
  speech: 3,
  letters: 3,
  staff: 5,
  waiting: 4,
};
/** Share of comments with a second subject, with a made-up person in them, and that speak of none of the subjects [0..1]. */
const [SECOND, PERSONAL, PLAIN] = [0.3, 0.08, 0.06];

/** Whose comment it is. */
export type CommentFrom = { readonly group: string; readonly question: CommentQuestion };

/** Draws comments of one wave. Same seed and same calls, same comments; what it draws hangs on no other stream. */
export type CommentWriter = (from: CommentFrom) => string | null;

/** Make the writer of a wave. */
export function commentWriter(wave: Wave, seed: number): CommentWriter {
  const stream = createStream(seed, 'demo', `survey-comments-${wave}`);
  const worries = [...WORRYING_LINES[wave]];
  let written = 0;
  return ({ group, question }) => {
    if (stream.next() >= WRITES[question]) return null;
    written++;
    // A telling of harm stands in every tenth comment until all are told, so that a small county has some too.
    const worry = question === 'change' && written >= 10 * (WORRYING_LINES[wave].length - worries.length + 1);
    return [
      ...subjectLines(stream, { group, question, wave }),
      ...(stream.next() < PERSONAL ? [personalLine(stream)] : []),
      ...(worry ? worries.splice(0, 1) : []),
    ].join(' ');
  };
}

function subjectLines(stream: Stream, from: CommentFrom & { readonly wave: Wave }): readonly string[] {
  if (stream.next() < PLAIN) return [pick(stream, PLAIN_LINES)];
  const first = drawTheme(stream, from);
  const lines = [drawLine(stream, first, from.question)];
  if (stream.next() >= SECOND) return lines;
  const second = drawTheme(stream, from);
  // The same subject twice is praise and complaint of one thing: a mixed answer.
  const other = second === first && from.question === 'good' ? 'change' : from.question;
  return [...lines, drawLine(stream, second, other)];
}

function drawTheme(
  stream: Stream,
  { group, wave }: Pick<CommentFrom, 'group'> & { readonly wave: Wave },
): CommentTheme {
  const asks = group === 'secondary' ? PLANTED_COMMENTS[wave] : PLANTED_COMMENTS.before;
  if (stream.next() < asks) return PLANTED_COMMENTS.theme;
  let left = stream.next() * Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0);
  for (const theme of COMMENT_THEMES) {
    left -= WEIGHTS[theme];
    if (left < 0) return theme;
  }
  return 'journeys';
}

function drawLine(stream: Stream, theme: CommentTheme, question: CommentQuestion): string {
  const isWanted = (feeling: string) =>
    question === 'good' ? feeling === 'positive' : feeling !== 'positive';
  const { text } = pick(
    stream,
    COMMENT_LINES[theme].filter(({ feeling }) => isWanted(feeling)),
  );
  return text.replace(/\{([^}]+)\}/g, (_, choices: string) => pick(stream, choices.split('|')));
}

function personalLine(stream: Stream): string {
  const digits = String(100 + uniformInt(stream, 900));
  const { forenames, surnames, schools, towns } = COMMENT_STOCK;
  const values: Readonly<Record<string, string>> = {
    F: pick(stream, forenames),
    N: pick(stream, surnames),
    S: pick(stream, schools),
    T: pick(stream, towns),
    P: `07700 900${digits}`,
    E: `${pick(stream, forenames).toLowerCase()}${digits}@example.org`,
    D: `${1 + uniformInt(stream, 28)} March ${2008 + uniformInt(stream, 12)}`,
  };
  return pick(stream, PERSONAL_LINES).replace(/\{(\w)\}/g, (_, what: string) => values[what] ?? '');
}

function pick<Value>(stream: Stream, values: readonly Value[]): Value {
  const value = values[uniformInt(stream, values.length)];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}
