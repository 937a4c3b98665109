/** The range factor is told in one sentence that says what was done and what it rests on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangeFactorInWords } from './range-factor-in-words.ts';

for (const [learnt, words] of [
  [null, /^No earlier forecast .* the ranges are the model’s own$/],
  [{ factor: 1, asked: null, origins: 0, outcomes: 0 }, /^No earlier forecast/],
  [
    { factor: 1, asked: null, origins: 1, outcomes: 1 },
    /too few have met what came to correct them by \(1 outcome of 1 earlier forecast\)$/,
  ],
  [
    { factor: 1, asked: 1.1, origins: 5, outcomes: 12 },
    /12 outcomes of 5 earlier forecasts ask for no correction$/,
  ],
  [
    { factor: 1.32, asked: 1.5, origins: 8, outcomes: 20 },
    /times 1\.32, since 20 outcomes of 8 earlier forecasts lay further out/,
  ],
  [{ factor: 0.8, asked: 0.75, origins: 20, outcomes: 60 }, /times 0\.80?, since .* lay closer in/],
] as const)
  test(`${JSON.stringify(learnt)} is ${words}`, () => assert.match(rangeFactorInWords(learnt), words));
