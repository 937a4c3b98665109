/** The organisation's own language model: off unless set, and never sent to over an open line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '../core/base/problem.ts';
import { readConfiguration } from './configuration.ts';

const MODEL = { EVENKEEL_MODEL_ADDRESS: 'https://model.example.gov.uk/v1', EVENKEEL_MODEL_NAME: 'own' };
const modelOf = (environment: NodeJS.ProcessEnv) =>
  readConfiguration({ EVENKEEL_HOME: '/nowhere', ...environment }).languageModel;
const isWrong = (error: unknown) =>
  error instanceof ProblemError && error.problem.code === 'configuration.wrong-value';

test('no language model is set up unless its address and name are given', () => {
  assert.equal(modelOf({}), null);
  assert.equal(modelOf({ EVENKEEL_MODEL_NAME: 'own', EVENKEEL_MODEL_KEY: 'k' }), null);
  assert.deepEqual(modelOf(MODEL), { address: MODEL.EVENKEEL_MODEL_ADDRESS, name: 'own', key: null });
  assert.throws(() => modelOf({ ...MODEL, EVENKEEL_MODEL_NAME: '' }), isWrong);
});

test('an address is https, or this machine', () => {
  const at = (address: string) => modelOf({ ...MODEL, EVENKEEL_MODEL_ADDRESS: address });
  for (const wrong of ['http://model.example.gov.uk', 'ftp://localhost', 'model'])
    assert.throws(() => at(wrong), isWrong);
  assert.equal(at('http://127.0.0.1:8080/v1')?.name, 'own');
});

test('answers are made ahead unless that is put off, and another word is refused', () => {
  const ahead = (word?: string) =>
    readConfiguration({ EVENKEEL_HOME: '/nowhere', ...(word === undefined ? {} : { EVENKEEL_AHEAD: word }) })
      .makesAhead;
  assert.deepEqual([ahead(), ahead('on'), ahead('off')], [true, true, false]);
  assert.throws(() => ahead('later'), isWrong);
});
