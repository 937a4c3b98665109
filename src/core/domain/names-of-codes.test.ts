/** Every code of the return and every group of settings has a name; what is not of the return is left as it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEED_TYPES, SETTING_CODES } from './code-sets.ts';
import { needName, settingName } from './names-of-codes.ts';

test('each need and setting code of the return has a name with its code behind it', () => {
  for (const code of NEED_TYPES) assert.match(needName(code), new RegExp(`^[A-Z].* \\(${code}\\)$`), code);
  for (const code of SETTING_CODES)
    assert.match(settingName(code), new RegExp(`^[A-Z].* \\(${code}\\)$`), code);
  assert.equal(needName('ASD'), 'Autism (ASD)');
  assert.equal(settingName('OTH'), 'Other arrangement (OTH)');
  assert.equal(needName('OTH'), 'Other difficulty or disability (OTH)');
});

test('a code of the authority’s own is shown as it is', () => {
  assert.equal(settingName('A'), 'A');
  assert.equal(needName('made-up'), 'made-up');
});
