/** The page of the published files that were tried is what its script writes from them, where they are at hand. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sharedFilesPage } from '../../scripts/describe-shared-files.ts';

const ROOT = join(import.meta.dirname, '../..');
const skip = existsSync(join(ROOT, '../shared/data')) ? false : 'the shared data is not at hand';

test('docs/formats/shared-files.md is current', { skip }, async () => {
  const written = readFileSync(join(ROOT, 'docs/formats/shared-files.md'), 'utf8');
  assert.equal(written, await sharedFilesPage(), 'run "node scripts/describe-shared-files.ts"');
});
