/** Every code of the return and every group of settings has a name; what is not of the return is left as it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CEASE_REASONS, NEED_TYPES, REQUEST_SOURCES, SETTING_CODES } from './code-sets.ts';
import { ceaseReasonName, needName, requestSourceName, settingName } from './names-of-codes.ts';

test('each need, setting, source and reason of the return has a name with its code behind it', () => {
  for (const code of NEED_TYPES) assert.match(needName(code), new RegExp(`^[A-Z].* \\(${code}\\)$`), code);
  for (const code of SETTING_CODES)
    assert.match(settingName(code), new RegExp(`^[A-Z].* \\(${code}\\)$`), code);
  for (const code of REQUEST_SOURCES) assert.match(requestSourceName(code), /^[A-Z].* \(\d\)$/, code);
  for (const code of CEASE_REASONS) assert.match(ceaseReasonName(code), /^[A-Z].* \(\d\)$/, code);
  assert.equal(needName('ASD'), 'Autism (ASD)');
  assert.equal(settingName('OTH'), 'Other arrangement (OTH)');
  assert.equal(needName('OTH'), 'Other difficulty or disability (OTH)');
});

test('a code of the authority’s own is shown as it is', () => {
  assert.equal(settingName('A'), 'A');
  assert.equal(needName('made-up'), 'made-up');
});
