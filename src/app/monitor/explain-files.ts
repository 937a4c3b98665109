/** Why plan numbers moved between two files of monthly flows: parts that add up to the whole, and a drafted paragraph. */

import { createHash } from 'node:crypto';
import { withCapital } from '../../core/base/first-letter.ts';
import { raise } from '../../core/base/problem.ts';
import { wholeParts } from '../../core/monitor/explain-change.ts';
import { explainFlows, type FlowPath } from '../../core/monitor/explain-flows.ts';
import {
  type DraftedParagraph,
  explainInWords,
  FLOW_WORDS,
  resolveParagraph,
} from '../../core/monitor/explain-in-words.ts';
import { readFlowPath } from '../../edge/intake/programme/flow-path.ts';
import { readTextFile } from '../read-text-file.ts';

/** The document `evenkeel/forecast-explained@1`. */
export type ForecastExplained = {
  readonly schema: 'evenkeel/forecast-explained@1';
  readonly inputs: readonly { readonly file: string; readonly sha256: string; readonly label: string }[];
  /** The difference of the closing counts, new less old, as an exact fraction and a whole number [plans]. */
  readonly whole: ExactPart;
  /** Sums to the whole, as fractions and as whole numbers alike. */
  readonly parts: readonly (ExactPart & { readonly id: string })[];
  /** With references in braces, and what they stand for. */
  readonly paragraph: DraftedParagraph;
  /** The paragraph as people read it. */
  readonly text: string;
};

/** A fraction n/d in digits, and the whole number that is shown for it. */
export type ExactPart = { readonly n: string; readonly d: string; readonly shown: number };

/**
 * Explain the difference between two files.
 * @throws ProblemError `file.cannot-read`, `forecast.wrong-flows`, `forecast.months-differ`.
 */
export async function explainFiles(old: string, now: string): Promise<ForecastExplained> {
  const [before, after] = [await readPath(old), await readPath(now)];
  requireSameMonths(before.path, after.path, now);
  const explained = explainFlows(before.path, after.path);
  const rounded = wholeParts(explained);
  const subject = withCapital(after.path.label);
  const paragraph = explainInWords(explained, {
    subject: `${subject}: the count at the end`,
    against: before.path.label,
    words: FLOW_WORDS,
  });
  const exact = ({ n, d }: { readonly n: bigint; readonly d: bigint }) => ({ n: String(n), d: String(d) });
  return {
    schema: 'evenkeel/forecast-explained@1',
    inputs: [before, after].map(({ file, sha256, path }) => ({ file, sha256, label: path.label })),
    whole: { ...exact(explained.whole), shown: rounded.whole },
    parts: explained.parts.map(({ id, value }, at) => ({
      id,
      ...exact(value),
      shown: rounded.parts[at] ?? 0,
    })),
    paragraph,
    text: resolveParagraph(paragraph),
  };
}

async function readPath(file: string) {
  const text = await readTextFile(file);
  return { file, sha256: createHash('sha256').update(text).digest('hex'), path: readFlowPath(text, file) };
}

function requireSameMonths(before: FlowPath, after: FlowPath, place: string): void {
  const monthsOf = ({ rows }: FlowPath) => [...new Set(rows.map(({ month }) => month))].sort().join(', ');
  if (monthsOf(before) === monthsOf(after)) return;
  raise({
    code: 'forecast.months-differ',
    place,
    message: `The two files hold different months: ${monthsOf(before)} and ${monthsOf(after)}`,
    advice: 'Give the same months in both; a month that is not known cannot be explained.',
  });
}
