/** Every word of a report's blocks, for tests that look for them. */
import type { Block } from '../../src/core/report/blocks.ts';

const WORDS: ReadonlySet<string> = new Set(['text', 'label', 'caption', 'header', 'note']);

/** Join all texts, in order. */
export function textOfBlocks(blocks: readonly Block[]): string {
  return wordsIn(blocks).join('\n');
}

function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    typeof item === 'string' ? (WORDS.has(key) ? [item] : []) : wordsIn(item),
  );
}
