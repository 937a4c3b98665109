/** What every command is given: ways to speak, to open the product, and to leave with an exit code. */
import type { App } from '../app/app.ts';
import type { Actor } from '../core/access/access.ts';
import type { Instant } from '../core/base/time.ts';

export type CommandContext = {
  /** Open the store and the use cases; made at first use, closed when the command ends. */
  readonly openApp: () => Promise<App>;
  /** Open the use cases over a store in memory that goes with the command. */
  readonly openPassingApp: () => Promise<App>;
  /** The person at this machine. */
  readonly actor: Actor;
  /** Now, in UTC. */
  readonly now: () => Instant;
  /** The product's version, "0.1.0". */
  readonly version: string;
  /** Write figures to standard output (a line end is added). */
  readonly out: (text: string) => void;
  /** Write progress and warnings to standard error (a line end is added). */
  readonly err: (text: string) => void;
  /** Show a passing line on a terminal, in place of the one before; an empty text takes it away. */
  readonly status: (text: string) => void;
  readonly isTerminal: boolean;
  /** 0 done, 1 done but the answer is "no". Refusals are raised as ProblemError and end with 2. */
  readonly setExit: (code: 0 | 1) => void;
};
