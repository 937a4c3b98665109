/** A closed wave weighted to what is known of the people asked, beside what it says unweighted; never the one without the other. */
import { wilsonInterval } from '../voice/proportion-change.ts';
import { LEAST_ANSWERS } from '../waves/watch-waves.ts';
import { type Margin, type Raked, rakeWeights, type Weighting } from './rake-weights.ts';
import { type SurveyDefinition, statementOf } from './survey-definition.ts';
import { favourableOf, type QuestionResult, type Reply, type ShownShare } from './survey-results.ts';

/** One statement: the share that agrees as it was counted, and as it would be if those who answered were like those asked. */
export type WeightedRow = {
  readonly question: string;
  readonly statement: string;
  readonly counted: ShownShare;
  readonly weighted: {
    readonly share: number;
    readonly low: number;
    readonly high: number;
    /** Answers that would tell as much unweighted [answers]. */
    readonly effective: number;
  };
};

/** One part of a margin, by its shares of all who are known in it [0..1]; counted and weighted are null where few answered. */
export type MarginRow = {
  readonly by: string;
  readonly part: string;
  readonly people: number;
  readonly known: number;
  readonly counted: number | null;
  readonly weighted: number | null;
};

export type WeighedWave = {
  readonly facts: Omit<Weighting, 'weights'>;
  readonly answers: number;
  readonly margins: readonly MarginRow[];
  readonly rows: readonly WeightedRow[];
};

/**
 * Weigh a closed wave.
 * @param results  of the same replies: a share that is kept back there is not told here.
 * @returns null where nothing is known of the people asked, or fewer than thirty answered.
 * @source Method note 19, section 4.
 */
export function weighWave(
  survey: Pick<SurveyDefinition, 'questions'>,
  results: readonly QuestionResult[],
  replies: readonly Reply[],
  margins: readonly Margin[],
): WeighedWave | null {
  if (replies.length < LEAST_ANSWERS) return null;
  const known = replies.map((reply): Raked => partsOf(reply, margins));
  const weighting = rakeWeights(known, margins);
  if (weighting === null) return null;
  const { weights, ...facts } = weighting;
  return {
    facts,
    answers: replies.length,
    margins: margins.flatMap((margin) => marginRows(margin, known, weights)),
    rows: survey.questions.flatMap((question) => {
      const counted = results.find(({ id }) => id === question.id)?.favourable[0] ?? null;
      if (counted === null || counted.of < LEAST_ANSWERS) return [];
      const good = new Set(favourableOf(question));
      const weighted = shareOf(replies, weights, (reply) => {
        const answer = reply.answers[question.id];
        return answer === undefined ? null : good.has(String(answer));
      });
      return [{ question: question.id, statement: statementOf(question), counted, weighted }];
    }),
  };
}

function partsOf({ group, answers }: Reply, margins: readonly Margin[]): Raked {
  return Object.fromEntries(
    margins.flatMap(({ by, people }) => {
      const part = by === 'group' ? group : answers[by];
      return typeof part === 'string' && Object.hasOwn(people, part) ? [[by, part] as const] : [];
    }),
  );
}

/** A weighted share with the score interval of as many answers as it is worth. */
function shareOf(
  replies: readonly Reply[],
  weights: readonly number[],
  says: (reply: Reply) => boolean | null,
): WeightedRow['weighted'] {
  let [yes, all, squares] = [0, 0, 0];
  for (const [place, reply] of replies.entries()) {
    const said = says(reply);
    const weight = weights[place] ?? 0;
    if (said === null) continue;
    all += weight;
    squares += weight * weight;
    if (said) yes += weight;
  }
  const effective = (all * all) / squares;
  const share = yes / all;
  return { share, effective, ...wilsonInterval({ yes: share * effective, of: effective }) };
}

function marginRows(
  { by, people }: Margin,
  known: readonly Raked[],
  weights: readonly number[],
): readonly MarginRow[] {
  const all = Object.values(people).reduce((sum, count) => sum + count, 0);
  const own = Object.keys(people).map((part) =>
    known.flatMap((one, place) => (one[by] === part ? [weights[place] ?? 0] : [])),
  );
  const heard = own.flat();
  const weight = sum(heard);
  // A part of few is not told, nor is any where it could be worked out from the others.
  const isTold = own.every((part) => part.length === 0 || part.length >= 5);
  return Object.entries(people).map(([part, count], place) => {
    const members = own[place] ?? [];
    return {
      by,
      part,
      people: count,
      known: count / all,
      counted: isTold && heard.length > 0 ? members.length / heard.length : null,
      weighted: isTold && heard.length > 0 ? sum(members) / weight : null,
    };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
