/** docs/roles.md is as the table of permissions and the table of routes have it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { rolePage } from '../../scripts/write-role-page.ts';

test('the page of roles is as the code has it', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/roles.md'), 'utf8');
  assert.equal(page, rolePage());
});
