/** What can be wrong with the form of a return that its schema cannot say: ids, limits, conditions and days against each other. */
import type { Problem } from '../base/problem.ts';
import { allFields } from './asked-fields.ts';
import type { FieldCondition, ReturnTemplate, TemplateField } from './definitions.ts';

const YES_NO = ['yes', 'no', 'not-applicable'];

/**
 * Check a form. Everything is told at once; a form without problems builds a return in every format.
 * @returns problems whose place is the section or field: "on-track, O1".
 */
export function checkTemplate(template: ReturnTemplate): readonly Problem[] {
  const problems: Problem[] = [];
  const { validFrom, validTo } = template;
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
    problems.push(wrong('template.wrong-days', 'validTo', 'Its last day lies before its first'));
  if (allFields(template).length === 0)
    problems.push(wrong('template.empty', template.id, 'The form asks nothing'));
  problems.push(...repeated(template));
  const earlier = new Map<string, TemplateField>();
  for (const section of template.sections) {
    problems.push(...checkCondition(section.visibleIf, section.id, earlier));
    for (const field of section.fields) {
      const place = `${section.id}, ${field.id}`;
      problems.push(...checkCondition(field.visibleIf, place, earlier), ...checkField(field, place));
      earlier.set(field.id, field);
    }
  }
  return problems;
}

/** The answers that a question can have, by value; null where they are not a list. */
export function answersOf({ type, options }: TemplateField): readonly string[] | null {
  if (type === 'yes-no') return YES_NO;
  return type === 'choice' ? (options ?? []).map(({ value }) => value) : null;
}

function repeated(template: ReturnTemplate): readonly Problem[] {
  const twice = (ids: readonly string[]) => [...new Set(ids.filter((id, at) => ids.indexOf(id) < at))];
  const sections = twice(template.sections.map(({ id }) => id));
  const fields = twice(allFields(template).map(({ id }) => id));
  return [...sections, ...fields].map((id) =>
    wrong('template.repeated-id', id, 'Two parts of the form have this id, so an answer belongs to neither'),
  );
}

function checkCondition(
  condition: FieldCondition | undefined,
  place: string,
  earlier: ReadonlyMap<string, TemplateField>,
): readonly Problem[] {
  if (condition === undefined) return [];
  const asked = earlier.get(condition.field);
  const answers = asked === undefined ? null : answersOf(asked);
  if (answers?.includes(condition.answer) === true) return [];
  return [
    wrong(
      'template.wrong-condition',
      place,
      'It depends on an answer that no earlier question of the form can have',
    ),
  ];
}

function checkField(field: TemplateField, place: string): readonly Problem[] {
  const { type, minItems, maxItems, maxWords, options, figure, explainIf } = field;
  const problems: Problem[] = [];
  const say = (code: string, message: string) => problems.push(wrong(code, place, message));
  if (field.prompt.trim() === '') say('template.no-prompt', 'The question has no words');
  if ((minItems ?? 0) > (maxItems ?? Number.POSITIVE_INFINITY))
    say('template.wrong-limit', 'It asks for more entries than it takes');
  if (maxItems === 0 || maxWords === 0) say('template.wrong-limit', 'It takes nothing at all');
  if ((minItems ?? maxItems) !== undefined && type !== 'list')
    say('template.wrong-limit', 'Only a list has a number of entries');
  const values = options?.map(({ value }) => value) ?? [];
  if ((type === 'choice') !== values.length > 1 || new Set(values).size < values.length)
    say('template.wrong-options', 'A choice, and nothing else, has two or more answers that differ');
  if ((type === 'figure') !== (figure !== undefined))
    say('template.wrong-figure', 'A stored figure is named by a question of type "figure", and by no other');
  if (explainIf !== undefined && !explainIf.every((answer) => answersOf(field)?.includes(answer) === true))
    say('template.wrong-condition', 'It wants an answer explained that the question cannot have');
  return problems;
}

function wrong(code: string, place: string, message: string): Problem {
  return { code, place, message, advice: 'Correct the form at that place and add it again.' };
}
