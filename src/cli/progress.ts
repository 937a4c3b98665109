/** How far a long work has come: a bar on a terminal, a line every few seconds otherwise, nothing where it was not wanted. */
import { basename } from 'node:path';
import { showCount } from '../core/base/show.ts';
import type { CommandContext } from './context.ts';

/** A line of progress is written this often where there is no terminal, and the bar is drawn anew this often [milliseconds]. */
const LINE_EVERY = 5000;
const BAR_EVERY = 150;
/** Work shorter than this shows nothing [milliseconds]. */
const SILENT_FOR = 1000;
const BAR_WIDTH = 24;

/** Told of rows as they are read. */
export type RowProgress = {
  /** @param share  of all bytes of the call, done so far [0..1]. */
  readonly onProgress: (file: string, rows: number, share: number) => void;
  /** Take the bar away; called once, when the work has ended. */
  readonly end: () => void;
};

/** Write a time left for people: "4:05", "0:09"; nothing where it cannot be told yet. */
export function timeLeft(elapsedMs: number, share: number): string {
  if (share <= 0 || share > 1) return '';
  const seconds = Math.ceil(((elapsedMs / share) * (1 - share)) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left`;
}

/** Draw the bar with count, rate and time left. @param elapsedMs  since the work began [milliseconds]. */
export function progressBar(rows: number, share: number, elapsedMs: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * BAR_WIDTH);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
  const rate = elapsedMs <= 0 ? 0 : Math.round((rows * 1000) / elapsedMs);
  const parts = [
    `${bar} ${Math.floor(Math.min(1, share) * 100)}%`,
    `${showCount(rows)} rows`,
    `${showCount(rate)}/s`,
    timeLeft(elapsedMs, share),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Counts the rows of all files of a call, of which each tells its own. */
class RowTotal {
  #file = '';
  #ofFile = 0;
  #ofOthers = 0;

  add(file: string, rows: number): number {
    if (file !== this.#file) {
      this.#ofOthers += this.#ofFile;
      this.#file = file;
    }
    this.#ofFile = rows;
    return this.#ofOthers + rows;
  }
}

/** Show the progress of an import. */
export function rowProgress({
  isTerminal,
  err,
  status,
}: Pick<CommandContext, 'isTerminal' | 'err' | 'status'>): RowProgress {
  const start = performance.now();
  const total = new RowTotal();
  let last = start;
  return {
    onProgress: (file, rows, share) => {
      const all = total.add(file, rows);
      const now = performance.now();
      if (now - start < SILENT_FOR || now - last < (isTerminal ? BAR_EVERY : LINE_EVERY)) return;
      last = now;
      const bar = progressBar(all, share, now - start);
      if (isTerminal) status(`${bar} · ${basename(file)}`);
      else err(`reading ${basename(file)}: ${bar.slice(BAR_WIDTH + 1)}`);
    },
    end: () => {
      if (isTerminal) status('');
    },
  };
}

/** Show how far simulations have come: the same bar, or a line every few seconds. */
export function runProgress({
  isTerminal,
  err,
  status,
}: Pick<CommandContext, 'isTerminal' | 'err' | 'status'>): (done: number, all: number) => void {
  const start = performance.now();
  let last = start;
  return (done, all) => {
    const now = performance.now();
    if (done === all && isTerminal) status('');
    if (done === all || now - start < SILENT_FOR || now - last < (isTerminal ? BAR_EVERY : LINE_EVERY))
      return;
    last = now;
    const words = `${showCount(done)} of ${showCount(all)} simulations · ${timeLeft(now - start, done / all)}`;
    if (isTerminal) status(words);
    else err(`simulating: ${words}`);
  };
}
