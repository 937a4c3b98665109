/** Reads the file of a sealed return: its text exactly as written, its shape, and the facts that it holds. */
import type { z } from 'zod';
import { ProblemError } from '../../../core/base/problem.ts';
import { projectFinance } from '../../../core/finance/project-finance.ts';
import type { ProgrammeFacts } from '../../../core/report/programme-facts.ts';
import type { Sha256 } from '../../../core/seal/hash-chain.ts';
import { pointerTo } from '../../../core/seal/json-pointer.ts';
import type { Broken } from '../../../core/sealed-return/broken.ts';
import { checkContent } from '../../../core/sealed-return/check-content.ts';
import type { SealedReturn } from '../../../core/sealed-return/sealed-return.ts';
import { parsePlanInputs } from '../programme/plan-file.ts';
import { SealedContent, SealedEnvelope } from './sealed-shape.ts';

/** A file read, with the facts that its return is composed from; nothing of it is verified but content and shape. */
export type ReadSealed =
  | { readonly file: SealedReturn; readonly facts: ProgrammeFacts }
  | { readonly broken: Broken };

/** Write a sealed return as the one text that its file may have. */
export function sealedText(file: SealedReturn): string {
  const { schema, contentHash, chain, content, parts } = file;
  return `${JSON.stringify({ schema, contentHash, chain, content, parts }, null, 2)}\n`;
}

/** Read a file's text. Never throws for what stands in it: whatever is wrong is given with its place. */
export function readSealed(text: string, sha256: Sha256): ReadSealed {
  const parsed = parseText(text);
  if ('broken' in parsed) return parsed;
  const envelope = SealedEnvelope.safeParse(parsed.value);
  if (!envelope.success) return { broken: formBroken(envelope.error, '') };
  const { content, contentHash, parts } = envelope.data;
  const broken = checkContent(content, contentHash, parts, sha256) ?? layoutBroken(text, parsed.value);
  if (broken !== null) return { broken };
  const facts = sealedFacts(content);
  if ('broken' in facts) return facts;
  // The envelope was checked here, the inputs in `sealedFacts`; the composed return is compared with a new composition.
  return { file: parsed.value as SealedReturn, facts: facts.facts };
}

function parseText(text: string): { readonly value: unknown } | { readonly broken: Broken } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const message = `The file is not JSON any more${placeInText(text, error.message)}`;
    return { broken: { check: 'text', at: '', message } };
  }
}

function placeInText(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  return position === undefined ? '' : `: ${lineAndColumn(text, Number(position))}`;
}

function lineAndColumn(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}

/** Spaces, line ends and ways of writing a letter are part of the file: one form, so that any changed character shows. */
function layoutBroken(text: string, value: unknown): Broken | null {
  const written = `${JSON.stringify(value, null, 2)}\n`;
  if (written === text) return null;
  let position = 0;
  while (written[position] === text[position]) position++;
  return {
    check: 'text',
    at: '',
    message: `The values are whole, but the file is not written as it was: ${lineAndColumn(text, position)}`,
  };
}

function formBroken(error: z.ZodError, place: string): Broken {
  const [issue] = error.issues;
  const at = (issue?.path ?? []).reduce<string>((above, key) => pointerTo(above, String(key)), place);
  return {
    check: 'form',
    at,
    message: `This is not as the format has it: ${issue?.message ?? 'unreadable'}`,
  };
}

/** Read the facts of a content, its projections run anew. */
export function sealedFacts(
  content: unknown,
): { readonly facts: ProgrammeFacts } | { readonly broken: Broken } {
  const read = SealedContent.safeParse(content);
  if (!read.success) return { broken: formBroken(read.error, '/content') };
  const { programme, monthly, plan, voice, key } = read.data.inputs;
  try {
    const scenarios = plan.scenarios.map(({ id, inputs: json }, k) => {
      const inputs = parsePlanInputs(exact(json), `/content/inputs/plan/scenarios/${k}/inputs`);
      return { id, inputs, projection: projectFinance(inputs) };
    });
    return {
      facts: {
        programme,
        monthly,
        scenarios,
        mitigations: plan.mitigations,
        planRecord: plan.record,
        ...(voice === undefined ? {} : { voice }),
        ...(key === undefined ? { hasWholeKey: true } : {}),
      },
    };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const [at = ''] = (error.problem.place ?? '').split(', ');
    return { broken: { check: 'form', at, message: error.problem.message } };
  }
}

/** Whole numbers as bigint; digits too long for a number stand as text. */
function exact(value: unknown): unknown {
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  if (typeof value === 'string' && /^-?\d{16,}$/.test(value)) return BigInt(value);
  if (Array.isArray(value)) return value.map(exact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, exact(item)]));
}
