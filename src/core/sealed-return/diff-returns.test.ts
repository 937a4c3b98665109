/** Equal returns show no change; a change shows where it is and nowhere else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ComparedReturn, diffReturns, isSameReturn } from './diff-returns.ts';
import { diffWords } from './diff-words.ts';

const SAMPLE: ComparedReturn = {
  answers: [
    { id: 'O1', question: 'On track?', answer: 'Yes' },
    { id: 'P1', question: 'What helped?', answer: null },
  ],
  conditions: [
    {
      id: 'condition-1',
      number: '1',
      title: 'Balance',
      ratings: [{ rating: null }, { rating: { word: 'Amber' } }],
    },
  ],
  risks: [],
  narrative: [
    { place: 'O1', text: 'There are 5 plans.' },
    { place: 'O1', text: 'It goes on.' },
  ],
  figures: [{ id: 'plans', label: 'plans', value: 5, shown: '5' }],
  plan: {
    record: 'plan, version 1',
    scenarios: [],
    mitigations: [
      {
        id: 'm1',
        name: 'Help early',
        flow: 'requests',
        size: -4,
        low: -6,
        high: -2,
        start: '2025-04',
        ramp: 6,
        delay: 0,
        pWorks: 0.7,
      },
    ],
  },
};

test('two identical returns show nothing', () => {
  assert.ok(isSameReturn(diffReturns(SAMPLE, structuredClone(SAMPLE))));
});

test('one changed assumption, answer, rating, figure or word shows alone', () => {
  const [mitigation] = SAMPLE.plan?.mitigations ?? [];
  assert.ok(mitigation !== undefined && SAMPLE.plan !== null);
  const plan = { ...SAMPLE.plan, mitigations: [{ ...mitigation, size: -5 }] };
  const ofPlan = diffReturns(SAMPLE, { ...SAMPLE, plan });
  assert.deepEqual(ofPlan.assumptions, [
    { id: '/mitigation m1/size', label: 'mitigation m1, size', before: '-4', after: '-5' },
  ]);
  assert.ok(isSameReturn({ ...ofPlan, assumptions: [] }));
  const answers = [{ id: 'O1', question: 'On track?', answer: 'No' }];
  assert.deepEqual(diffReturns(SAMPLE, { ...SAMPLE, answers }).answers, [
    { id: 'O1', label: 'On track?', before: 'Yes', after: 'No' },
  ]);
  const conditions = SAMPLE.conditions.map((row) => ({ ...row, ratings: [{ rating: { word: 'Red' } }] }));
  assert.deepEqual(diffReturns(SAMPLE, { ...SAMPLE, conditions }).ratings, [
    { id: 'condition-1', label: '1 Balance', before: 'Amber', after: 'Red' },
  ]);
  const figures = [
    { id: 'plans', label: 'plans', value: 5.004, shown: '5' },
    { id: 'more', label: 'more', value: 1, shown: '1' },
  ];
  assert.deepEqual(
    diffReturns(SAMPLE, { ...SAMPLE, figures }).figures.map(({ id, before, after }) => [id, before, after]),
    [
      ['plans', '5', '5'],
      ['more', null, '1'],
    ],
  );
  const narrative = [{ place: 'O1', text: 'There are 6 plans.' }, ...SAMPLE.narrative.slice(1)];
  assert.deepEqual(diffReturns(SAMPLE, { ...SAMPLE, narrative }).narrative, [
    {
      place: 'O1',
      words: [
        { kind: 'same', text: 'There are ' },
        { kind: 'gone', text: '5' },
        { kind: 'added', text: '6' },
        { kind: 'same', text: ' plans.\nIt goes on.' },
      ],
    },
  ]);
});

test('a return without a plan is compared without assumptions', () => {
  assert.equal(diffReturns(SAMPLE, { ...SAMPLE, plan: null }).assumptions, null);
});

test('the words that stayed and went make the first text, those that stayed and came the second', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ' ', '\n'), { maxLength: 40 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = diffWords(before, after);
      const without = (kind: string) =>
        runs
          .filter((run) => run.kind !== kind)
          .map((run) => run.text)
          .join('');
      assert.equal(without('added'), before);
      assert.equal(without('gone'), after);
    }),
  );
});

test('very long texts are told whole', () => {
  const long = 'word '.repeat(3000);
  assert.deepEqual(
    diffWords(long, `${long}more`).map(({ kind }) => kind),
    ['gone', 'added'],
  );
});
