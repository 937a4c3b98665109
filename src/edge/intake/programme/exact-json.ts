/** JSON in and out without losing a digit: whole numbers are read as bigint and written as they are. */
import { raise } from '../../../core/base/problem.ts';

/** JSON.parse with the source text of each value, as the current language has it but not yet its types. */
type ParseWithSource = (
  text: string,
  reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
) => unknown;

/**
 * Parse JSON; every whole number becomes a bigint, other numbers stay numbers.
 * @throws ProblemError `file.not-json` with the parser's place, where the text is not JSON.
 */
export function parseExactJson(text: string, file: string): unknown {
  try {
    const parse = JSON.parse as ParseWithSource; // the language has it; its types do not yet
    return parse(text, (_key, value, context) =>
      typeof value === 'number' && context.source !== undefined && /^-?\d+$/.test(context.source)
        ? BigInt(context.source)
        : value,
    );
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return raise({
      code: 'file.not-json',
      place: file,
      message: `The file is not JSON: ${error.message.replace(/[“"'].*[”"']/u, 'an unexpected character')}`,
      advice: 'Check that it is the file you meant and that it was saved whole.',
    });
  }
}
