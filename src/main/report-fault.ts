/** What happens to a fault: a calm sentence with a reference for the person, the rest in a log file under that reference. */
import { randomBytes } from 'node:crypto';
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ROOT } from './configuration.ts';

/**
 * Log a fault and say where.
 * @returns the sentence to show; it holds no detail of the fault.
 */
export async function reportFault(error: unknown): Promise<string> {
  const reference = randomBytes(4).toString('hex');
  const log = join(process.env['EVENKEEL_HOME'] ?? join(ROOT, '.evenkeel'), 'faults.log');
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    await mkdir(dirname(log), { recursive: true });
    await appendFile(log, `${new Date().toISOString()} ${reference} ${detail}\n\n`, { mode: 0o600 });
  } catch {
    return `Something went wrong on our side (reference ${reference}), and the log could not be written.`;
  }
  return `Something went wrong on our side (reference ${reference}). Nothing was half done; the details are in ${log}.`;
}
