/** What a call wants done with fixes. */
import type { IssueLine } from '../../../core/domain/issue.ts';
import type { FixBook } from './fix-book.ts';

/** What a call wants done with fixes; one for all its files. */
export type Fixing = {
  readonly fixes: FixBook;
  /** Takes the lines of the issue sheet; none are made without it. */
  readonly onIssue?: (line: IssueLine) => void;
};
