/** Every problem that reading a file can find: how grave it is, what is wrong, and what to do about it. */
import { ARCHIVE_TEXTS } from './problems/archive-problems.ts';
import { DOCUMENT_TEXTS } from './problems/document-problems.ts';
import { FILE_TEXTS } from './problems/file-problems.ts';
import { FINANCE_TEXTS } from './problems/finance-problems.ts';
import { FIX_TEXTS } from './problems/fix-problems.ts';
import type { ProblemText } from './problems/problem-text.ts';
import { PUBLISHED_TEXTS } from './problems/published-problems.ts';
import { REGISTER_TEXTS } from './problems/register-problems.ts';
import { ROW_TEXTS } from './problems/row-problems.ts';
import { SEN2_TEXTS } from './problems/sen2-problems.ts';

/** All of them, by code. */
export const PROBLEM_TEXTS = {
  ...FILE_TEXTS,
  ...ARCHIVE_TEXTS,
  ...DOCUMENT_TEXTS,
  ...FIX_TEXTS,
  ...ROW_TEXTS,
  ...SEN2_TEXTS,
  ...FINANCE_TEXTS,
  ...PUBLISHED_TEXTS,
  ...REGISTER_TEXTS,
} as const;

/** The codes that reading a file can give. */
export type ReadingProblemCode = keyof typeof PROBLEM_TEXTS;

/** Give the text of a code. */
export function problemText(code: ReadingProblemCode): ProblemText {
  return PROBLEM_TEXTS[code];
}
