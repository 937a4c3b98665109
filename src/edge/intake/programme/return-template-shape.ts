/** The schema of a form of a return: what its JSON file must hold, for the door and for whoever writes a new one. */
import { z } from 'zod';
import { isIsoDate } from '../../../core/base/time.ts';

const Text = z.string();
const Id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'an id has letters, digits, dots, dashes and slashes');
const Day = z.string().refine(isIsoDate, 'a day such as "2024-12-11" is needed here');
const Count = z.int().min(0);
const AtLeastOne = z.int().min(1);
const Rounds = z.array(AtLeastOne);
const Condition = z.object({ field: Id, answer: Text });

const Field = z.object({
  id: Id,
  prompt: Text,
  help: Text.exactOptional(),
  type: z.enum([
    'yes-no',
    'choice',
    'number',
    'money',
    'date',
    'text',
    'list',
    'commentary',
    'figure',
    'header',
    'conditions',
    'risks',
    'rating-key',
    'finance-table',
    'dashboard',
  ]),
  required: z.boolean(),
  minItems: Count.exactOptional(),
  maxItems: Count.exactOptional(),
  maxWords: Count.exactOptional(),
  options: z.array(z.object({ value: Text, label: Text })).exactOptional(),
  figure: Id.exactOptional(),
  explainIf: z.array(Text).exactOptional(),
  visibleIf: Condition.exactOptional(),
  rounds: Rounds.exactOptional(),
});

const Section = z.object({
  id: Id,
  title: Text,
  introduction: Text.exactOptional(),
  visibleIf: Condition.exactOptional(),
  rounds: Rounds.exactOptional(),
  fields: z.array(Field),
});

/** A form of a return as data. What no schema can say is in `core/programme/check-template`. */
export const ReturnTemplateShape = z.object({
  id: Id,
  version: Count,
  title: Text,
  scaleId: Id,
  validFrom: Day.exactOptional(),
  validTo: Day.exactOptional(),
  sections: z.array(Section),
});

/** The shape as a JSON Schema of draft 2020-12, its `schema` key included: what an editor checks a new form against. */
export function returnTemplateSchema(): Readonly<Record<string, unknown>> {
  const whole = ReturnTemplateShape.extend({ schema: z.literal('evenkeel/return-template@1') });
  return {
    title: 'The form of a return, evenkeel/return-template@1',
    ...z.toJSONSchema(whole, { io: 'input' }),
  };
}

/** Which version of which form was chosen, as the store keeps it. */
export const FormChoiceShape = z.object({ id: Id, version: Count });
