/** Which questions a form asks in one update: by the round of the year, and by what was answered before. */
import type { FieldCondition, ReturnTemplate, TemplateField, TemplateSection } from './definitions.ts';

/** What a form is asked for. */
export type AskedIn = {
  /** Of the year, counted from 1. */
  readonly round: number;
  /** Give the answer to a question, "no", or null where it has none. */
  readonly answerTo: (fieldId: string) => string | null;
};

type Asked = { readonly visibleIf?: FieldCondition; readonly rounds?: readonly number[] };

function isAsked({ visibleIf, rounds }: Asked, { round, answerTo }: AskedIn): boolean {
  if (rounds !== undefined && !rounds.includes(round)) return false;
  return visibleIf === undefined || answerTo(visibleIf.field) === visibleIf.answer;
}

/** List the sections that are asked, each with the fields that are; a section left without any is left out. */
export function askedSections(template: ReturnTemplate, asked: AskedIn): readonly TemplateSection[] {
  return template.sections
    .filter((section) => isAsked(section, asked))
    .map((section) => ({ ...section, fields: section.fields.filter((field) => isAsked(field, asked)) }))
    .filter(({ fields }) => fields.length > 0);
}

/** List every field of a form, asked or not. */
export function allFields(template: ReturnTemplate): readonly TemplateField[] {
  return template.sections.flatMap(({ fields }) => fields);
}
