/** What one line of the log holds: ids, patterns and numbers, never a value of an address or of anybody. */

export type Level = 'info' | 'warn' | 'error';

/** A request that was answered. */
export type RequestLine = {
  readonly time: string;
  readonly level: Level;
  readonly event: 'request';
  readonly method: string;
  /** As the route has it; "page" for the pages and all that no route has. */
  readonly route: string;
  readonly status: number;
  /** Until the answer began [milliseconds]. */
  readonly milliseconds: number;
  /** The reference that a fault shows, and the answer's `X-Request-Id`. */
  readonly request: string;
  /** The account's own id, which is no name; "machine" for whoever sits at it; null for nobody. */
  readonly user: string | null;
  /** The id of the token, where a program asked. */
  readonly token: string | null;
};

/** A fault, with all that is known of it. */
export type FaultLine = {
  readonly time: string;
  readonly level: 'error';
  readonly event: 'fault';
  readonly detail: string;
};

/** A job that a worker began, did or failed at. */
export type JobLine = {
  readonly time: string;
  readonly level: Level;
  readonly event: 'job';
  readonly job: string;
  readonly kind: string;
  readonly authority: string;
  readonly programme: string;
  readonly state: 'begun' | 'done' | 'failed';
  /** Since it began [milliseconds]; null as it begins. */
  readonly milliseconds: number | null;
};

export type LogLine = RequestLine | FaultLine | JobLine;

/** One line of JSON. */
export function textOfLine(line: LogLine): string {
  return `${JSON.stringify(line)}\n`;
}
