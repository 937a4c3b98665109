/** Whether the content is the one that was hashed and, where it is not, at which place it was changed. */
import type { Sha256 } from '../seal/hash-chain.ts';
import { firstChangedPart, type JsonPart } from '../seal/json-parts.ts';
import type { Broken } from './broken.ts';
import { contentHash } from './freeze-return.ts';

/**
 * Check a content against its hash and its parts. The content may be of any shape: it is looked at before it is trusted.
 * @returns null where it is whole.
 */
export function checkContent(
  content: unknown,
  hash: string,
  parts: readonly JsonPart[],
  sha256: Sha256,
): Broken | null {
  const changed = firstChangedPart(content, parts, sha256);
  const isSame = contentHash(content, sha256) === hash;
  if (isSame && changed === null) return null;
  if (changed === null)
    return {
      check: 'content',
      at: '/contentHash',
      message: 'The hash of the content is not the hash of what stands in the file',
    };
  if (isSame)
    return {
      check: 'content',
      at: `/parts/${Math.max(
        0,
        parts.findIndex(({ at }) => at === changed),
      )}`,
      message: `The content is whole, but the list of its parts was changed (the part of ${changed})`,
    };
  return {
    check: 'content',
    at: `/content${changed}`,
    message: `What stands here is not what was frozen${wordsOf(content, changed)}`,
  };
}

/** Name the figure or the condition that a place is within, where it is one. */
function wordsOf(content: unknown, place: string): string {
  const [, area = '', list = '', entry = ''] = place.split('/');
  const found = memberOf(memberOf(memberOf(content, area), list), entry);
  const id = memberOf(found, 'id') ?? memberOf(found, 'place');
  return typeof id === 'string' && id.length < 120 ? ` (${id})` : '';
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}
