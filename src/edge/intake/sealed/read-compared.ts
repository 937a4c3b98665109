/** Reads the parts of a return that are compared, from a sealed return's content or from `evenkeel/return@1` as it was built. */
import { z } from 'zod';
import { raise } from '../../../core/base/problem.ts';
import type { ComparedReturn } from '../../../core/sealed-return/diff-returns.ts';
import { SealedContent } from './sealed-shape.ts';

const Text = z.string();
const Row = z.object({
  id: Text,
  number: Text,
  title: Text,
  ratings: z.array(z.object({ rating: z.object({ word: Text }).nullable() })),
});

const BuiltReturn = z.object({
  schema: z.literal('evenkeel/return@1'),
  answers: z.array(z.object({ id: Text, question: Text, answer: Text.nullable() })),
  conditions: z.array(Row),
  risks: z.array(Row),
  narrative: z.array(z.object({ place: Text, text: Text })),
  figures: z.array(
    z.object({
      id: Text,
      label: Text,
      value: z.union([z.number(), Text, z.boolean()]).nullable(),
      shown: Text,
    }),
  ),
});

const Sealed = z.object({
  content: z.object({ return: z.unknown(), inputs: z.object({ plan: z.unknown() }) }),
});

/**
 * Read a file for comparison; it is not verified here.
 * @throws ProblemError `seal.not-a-return` where it is neither.
 */
export function readCompared(text: string, place: string): ComparedReturn {
  const value = parseJson(text);
  const sealed = Sealed.safeParse(value);
  const built = BuiltReturn.safeParse(sealed.success ? sealed.data.content.return : value);
  if (!built.success)
    return raise({
      code: 'seal.not-a-return',
      place,
      message: 'The file is neither a sealed return nor the JSON of a built one',
      advice: 'Give a file of "evenkeel return freeze" or the return.json of "evenkeel return build".',
    });
  const plan = sealed.success
    ? SealedContent.shape.inputs.shape.plan.safeParse(sealed.data.content.inputs.plan)
    : null;
  // The inputs of scenarios are compared member by member, whatever they are.
  return { ...built.data, plan: plan?.success === true ? (plan.data as ComparedReturn['plan']) : null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON is no return either
  }
}
