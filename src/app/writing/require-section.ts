/** A section of a return as the store has it, or a plain refusal where the form has none of that name. */
import { raise } from '../../core/base/problem.ts';
import type { Commentary, CommentaryPart } from '../../core/programme/programme.ts';
import type { ProgrammeFacts } from '../../core/report/programme-facts.ts';
import { isWritten } from '../../core/writing/written-sections.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { readStoredFacts } from '../open-programme.ts';
import { type SectionName, sectionId } from './section-comments.ts';

/** The facts of the programme, and what the section says. */
export type FoundSection = { readonly facts: ProgrammeFacts; readonly parts: readonly CommentaryPart[] };

/** Find a section. @throws ProblemError `return.nothing-written-here`. */
export async function requireSection(
  repositories: Repositories,
  scope: Scope,
  name: SectionName,
): Promise<FoundSection> {
  const { facts } = await readStoredFacts(repositories, scope, { updateId: name.updateId, form: null });
  if (!isWritten(facts.programme, name.fieldId))
    raise({
      code: 'return.nothing-written-here',
      place: sectionId(name),
      message: 'The form of this return has no such section in which words are written',
      advice: 'Name a question, condition or risk of the form.',
    });
  return { facts, parts: partsIn(facts.programme.commentary, name) };
}

/** What a section says among what was written; empty where nothing was. */
export function partsIn(
  commentary: readonly Commentary[],
  { updateId, fieldId }: SectionName,
): readonly CommentaryPart[] {
  return commentary.find((one) => one.updateId === updateId && one.fieldId === fieldId)?.parts ?? [];
}
