/** What changed between two returns: answers, ratings, figures, what is written in each section, and the plan's assumptions. */
import type { ReturnJson } from '../report/return-json.ts';
import { firstDifference } from '../seal/first-difference.ts';
import { membersOf } from '../seal/json-pointer.ts';
import { diffWords, type WordRun } from './diff-words.ts';
import type { FrozenInputs } from './sealed-return.ts';

/** The part of a return that is compared. */
export type ComparedReturn = {
  readonly answers: readonly Pick<ReturnJson['answers'][number], 'id' | 'question' | 'answer'>[];
  readonly conditions: readonly ComparedRow[];
  readonly risks: readonly ComparedRow[];
  readonly narrative: readonly { readonly place: string; readonly text: string }[];
  readonly figures: readonly Pick<ReturnJson['figures'][number], 'id' | 'label' | 'value' | 'shown'>[];
  /** Null where the return carries none: one that was never frozen. */
  readonly plan: FrozenInputs['plan'] | null;
};

type ComparedRow = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly ratings: readonly { readonly rating: { readonly word: string } | null }[];
};

/** Something that both returns have and tell otherwise; null where only one of them has it. */
export type Changed = {
  readonly id: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
};

export type ReturnDiff = {
  readonly answers: readonly Changed[];
  readonly ratings: readonly Changed[];
  readonly figures: readonly Changed[];
  readonly narrative: readonly { readonly place: string; readonly words: readonly WordRun[] }[];
  /** Null where one of the two carries no plan. */
  readonly assumptions: readonly Changed[] | null;
};

/** Compare two returns; the same return gives empty lists. */
export function diffReturns(before: ComparedReturn, after: ComparedReturn): ReturnDiff {
  return {
    answers: changesOf(answersOf(before), answersOf(after)),
    ratings: changesOf(ratingsOf(before), ratingsOf(after)),
    figures: changesOf(figuresOf(before), figuresOf(after)),
    narrative: narrativeChanges(before, after),
    assumptions:
      before.plan === null || after.plan === null
        ? null
        : changesOf(assumptionsOf(before.plan), assumptionsOf(after.plan)),
  };
}

/** Say whether nothing changed. */
export function isSameReturn({ answers, ratings, figures, narrative, assumptions }: ReturnDiff): boolean {
  return [answers, ratings, figures, narrative, assumptions ?? []].every(({ length }) => length === 0);
}

/** Things by id, each with its words and the value that is compared and shown. */
type Told = ReadonlyMap<string, { readonly label: string; readonly text: string; readonly value: unknown }>;

function changesOf(before: Told, after: Told): readonly Changed[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    const isSame = old !== undefined && now !== undefined && firstDifference(old.value, now.value) === null;
    if (isSame && old.text === now.text) return [];
    return [{ id, label: (now ?? old)?.label ?? id, before: old?.text ?? null, after: now?.text ?? null }];
  });
}

function answersOf({ answers }: ComparedReturn): Told {
  return new Map(
    answers
      .filter(({ answer }) => answer !== null)
      .map(({ id, question, answer }) => [id, { label: question, text: answer ?? '', value: answer }]),
  );
}

function ratingsOf({ conditions, risks }: ComparedReturn): Told {
  return new Map(
    [...conditions, ...risks].map(({ id, number, title, ratings }) => {
      const word = ratings.at(-1)?.rating?.word ?? 'not rated';
      return [id, { label: `${number} ${title}`, text: word, value: word }];
    }),
  );
}

function figuresOf({ figures }: ComparedReturn): Told {
  return new Map(figures.map(({ id, label, value, shown }) => [id, { label, text: shown, value }]));
}

function narrativeChanges(before: ComparedReturn, after: ComparedReturn): ReturnDiff['narrative'] {
  const [old, now] = [textsOf(before), textsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((place) => {
    const [was, is] = [old.get(place) ?? '', now.get(place) ?? ''];
    return was === is ? [] : [{ place, words: diffWords(was, is) }];
  });
}

function textsOf({ narrative }: ComparedReturn): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { place, text } of narrative) {
    const above = texts.get(place);
    texts.set(place, above === undefined ? text : `${above}\n${text}`);
  }
  return texts;
}

/** Every single assumption of a plan by its place: scenarios and mitigations by their own ids. */
function assumptionsOf({ scenarios, mitigations }: FrozenInputs['plan']): Told {
  const told = new Map<string, { label: string; text: string; value: unknown }>();
  const walk = (value: unknown, at: string) => {
    const members = membersOf(value, at);
    if (members.length > 0) for (const member of members) walk(member.value, member.at);
    else told.set(at, { label: at.slice(1).replaceAll('/', ', '), text: String(value), value });
  };
  for (const { id, inputs } of scenarios) walk(inputs, `/${id}`);
  for (const { id, ...mitigation } of mitigations) walk(mitigation, `/mitigation ${id}`);
  return told;
}
