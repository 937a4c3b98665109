/** Writes a line of the log to standard error, where systemd and containers gather it. */
import { type LogLine, textOfLine } from '../server/watch/log-line.ts';

/** Write one line. */
export function writeLine(line: LogLine): void {
  process.stderr.write(textOfLine(line));
}
