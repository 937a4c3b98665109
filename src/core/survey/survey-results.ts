/** What the answers of a wave say: counts of each answer by group, with share and interval, and small numbers kept back. */
import { ProblemError } from '../base/problem.ts';
import type { CountTable } from '../disclosure/count-table.ts';
import { protectTable } from '../disclosure/protect-table.ts';
import type { Release } from '../disclosure/release.ts';
import { SUPPRESS_UNDER_5 } from '../disclosure/rule.ts';
import { wilsonInterval } from '../voice/proportion-change.ts';
import type { SurveyAnswer, SurveyAnswers } from './survey-answer.ts';
import {
  AGREE,
  type Choice,
  choicesOf,
  type SurveyDefinition,
  type SurveyQuestion,
} from './survey-definition.ts';

/** Fewest answers of which anything is told [people]. */
export const LEAST_ANSWERS = 5;
/** Fewest answers of which a middle is told [people]. */
const LEAST_FOR_MIDDLE = 10;

/** One reply as results need it: a group and the answers, no person and no time. */
export type Reply = { readonly group: string; readonly answers: SurveyAnswers };

/** So many of those who answered, with the score interval of the share [0..1]. */
export type ShownShare = {
  readonly count: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
};

export type QuestionResult = {
  readonly id: string;
  readonly kind: SurveyQuestion['kind'];
  /** People who answered; null where they are too few to be told. */
  readonly answered: number | null;
  /** All, then groups; several groups stand under one heading where each had too few answers. */
  readonly groups: readonly { readonly groups: readonly string[]; readonly answered: number }[];
  readonly rows: readonly {
    readonly choice: Choice;
    /** One a group, all first; null where it is kept back. */
    readonly cells: readonly (ShownShare | null)[];
  }[];
  /** Who agree, or score seven or more, of each group, all first; empty for other kinds, null where it is kept back. */
  readonly favourable: readonly (ShownShare | null)[];
  /** Half said this or less, of a scale or a number; null elsewhere and where few answered. */
  readonly middle: number | null;
};

/**
 * Work out the results of a closed wave. A group with fewer than five answers to a question is told together with the
 * next smallest; a question is not told by group where a group was of one mind, and not at all where everybody was.
 * @source Method note 16, sections 3 and 4.
 */
export function surveyResults(
  { questions }: Pick<SurveyDefinition, 'questions'>,
  replies: readonly Reply[],
): readonly QuestionResult[] {
  return questions
    .filter(({ kind }) => kind !== 'information')
    .map((question) => resultOf(question, replies));
}

type Answered = { readonly group: string; readonly answer: SurveyAnswer };

function resultOf(question: SurveyQuestion, replies: readonly Reply[]): QuestionResult {
  const { id, kind } = question;
  const given = replies.flatMap(({ group, answers }): Answered[] => {
    const answer = answers[id];
    return answer === undefined ? [] : [{ group, answer }];
  });
  const told = { id, kind, answered: given.length, groups: [], rows: [], favourable: [], middle: null };
  if (given.length < LEAST_ANSWERS) return { ...told, answered: null };
  const choices = kind === 'agree' ? AGREE : choicesOf(question);
  if (choices.length === 0) return { ...told, middle: middleOf(question, given) };
  const parts = partsOf(given);
  if (parts === null || isOneMind(question, given)) return told;
  const byGroup = parts.length > 1 && !parts.some(({ answers }) => isOneMind(question, answers)) ? parts : [];
  const all: Part = { groups: [], answers: given };
  const middle = middleOf(question, given);
  // Where no hiding keeps a small number untold, the groups go first, and then the question.
  for (const shown of byGroup.length === 0 ? [[all]] : [[all, ...byGroup], [all]]) {
    const cells = cellsOf(question, choices, shown);
    const groups = shown.map((part) => ({ groups: part.groups, answered: part.answers.length }));
    if (cells !== null) return { ...told, groups, ...cells, middle };
  }
  return { ...told, middle };
}

type Part = { readonly groups: readonly string[]; readonly answers: readonly Answered[] };

/** Put the groups into parts with five answers at least each; null where there are not so many. */
function partsOf(given: readonly Answered[]): readonly Part[] | null {
  const names = [...new Set(given.map(({ group }) => group))].sort();
  const parts: Part[] = names.map((name) => ({
    groups: [name],
    answers: given.filter(({ group }) => group === name),
  }));
  for (;;) {
    parts.sort((a, b) => a.answers.length - b.answers.length || order(a, b));
    const [first, second] = parts;
    if (first === undefined || first.answers.length >= LEAST_ANSWERS) break;
    if (second === undefined) return null;
    parts.splice(0, 2, {
      groups: [...first.groups, ...second.groups].sort(),
      answers: [...first.answers, ...second.answers],
    });
  }
  return parts.sort(order);
}

function order(a: Part, b: Part): number {
  return a.groups.join() < b.groups.join() ? -1 : 1;
}

/** Whether one choice was everybody's, so that a share would tell what each of them said. */
function isOneMind({ kind }: SurveyQuestion, answers: readonly Answered[]): boolean {
  if (kind !== 'several') return new Set(answers.map(({ answer }) => answer)).size === 1;
  const [first] = answers;
  const chosen = typeof first?.answer === 'object' ? first.answer : [];
  return chosen.some((choice) => answers.every(({ answer }) => holds(answer, choice)));
}

function holds(answer: SurveyAnswer, choice: string): boolean {
  return typeof answer === 'object' ? answer.includes(choice) : String(answer) === choice;
}

function cellsOf(
  question: SurveyQuestion,
  choices: readonly Choice[],
  parts: readonly Part[],
): Pick<QuestionResult, 'rows' | 'favourable'> | null {
  const isSeveral = question.kind === 'several';
  const good = favourableOf(question);
  const tables = isSeveral ? choices.map((choice) => [choice]) : [choices];
  const shown = new Map<string, number | null>();
  try {
    for (const own of tables)
      for (const [cell, value] of shownCells(parts, own, good, isSeveral)) shown.set(cell, value);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'disclosure.cannot-protect') return null;
    throw error;
  }
  const cellsAt = (row: string) =>
    parts.map(({ answers }, place) => {
      const value = shown.get(cellOf(place, row)) ?? null;
      return value === null
        ? null
        : { count: value, of: answers.length, ...wilsonInterval({ yes: value, of: answers.length }) };
    });
  return {
    rows: choices.map((choice) => ({ choice, cells: cellsAt(choice.id) })),
    favourable: good.length === 0 ? [] : cellsAt(FAVOURABLE),
  };
}

const FAVOURABLE = '=favourable';

/** The answers that speak well: agree and strongly agree, or seven and more of ten; none where a question has no better and worse. */
export function favourableOf({ kind }: SurveyQuestion): readonly string[] {
  if (kind === 'agree') return ['5', '4'];
  return kind === 'scale' ? ['7', '8', '9', '10'] : [];
}

function cellOf(place: number, choice: string): string {
  return `${place}/${choice}`;
}

/** Protect the counts of some choices. How many answered is known to everybody, so it protects nothing. */
function shownCells(
  parts: readonly Part[],
  choices: readonly Choice[],
  good: readonly string[],
  hasRest: boolean,
): readonly (readonly [string, number | null])[] {
  const ids = [...choices.map(({ id }) => id), ...(hasRest ? ['=rest'] : [])];
  const count = ({ answers }: Part, choice: string) =>
    answers.filter(({ answer }) => holds(answer, choice)).length;
  const counted = parts.map((part) => {
    const own = choices.map(({ id }) => count(part, id));
    return hasRest ? [...own, part.answers.length - own.reduce((sum, one) => sum + one, 0)] : own;
  });
  const sums = good.length === 0 ? [] : [FAVOURABLE];
  const totals: CountTable = {
    cells: parts.map(({ answers }, place) => ({ id: cellOf(place, '=all'), count: answers.length })),
    relations: [],
  };
  const table: CountTable = {
    cells: [
      ...totals.cells,
      ...parts.flatMap((_, place) =>
        ids.map((id, at) => ({ id: cellOf(place, id), count: counted[place]?.[at] ?? 0 })),
      ),
      ...parts.flatMap((part, place) =>
        sums.map((id) => ({
          id: cellOf(place, id),
          count: good.reduce((sum, one) => sum + count(part, one), 0),
        })),
      ),
    ],
    relations: [
      ...parts.map((_, place) => ({
        total: cellOf(place, '=all'),
        parts: ids.map((id) => cellOf(place, id)),
      })),
      ...parts.flatMap((_, place) =>
        sums.map((id) => ({
          total: cellOf(place, id),
          parts: good.map((one) => cellOf(place, one)),
        })),
      ),
      ...(parts.length > 1
        ? ['=all', ...ids, ...sums].map((id) => ({
            total: cellOf(0, id),
            parts: parts.slice(1).map((_, place) => cellOf(place + 1, id)),
          }))
        : []),
    ],
  };
  const known: Release = {
    name: 'Who has answered',
    table: totals,
    rule: SUPPRESS_UNDER_5,
    shown: totals.cells.map(({ id, count: value }) => ({ id, value, mark: null })),
  };
  const { shown } = protectTable(table, SUPPRESS_UNDER_5, { earlier: [known] });
  return shown.map(({ id, value }) => [id, value] as const);
}

function middleOf({ kind }: SurveyQuestion, given: readonly Answered[]): number | null {
  if ((kind !== 'scale' && kind !== 'number') || given.length < LEAST_FOR_MIDDLE) return null;
  const numbers = given.map(({ answer }) => Number(answer)).sort((a, b) => a - b);
  return numbers[Math.ceil(numbers.length / 2) - 1] ?? null;
}
