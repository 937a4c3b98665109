/** `evenkeel forecast plan`, `plan from-reference` and `plan bridge` as scripts call them. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { planWithBlock } from '../../src/core/demo/plan-with-block.ts';
import { ROOT, runCommand, withFolder } from '../make/run-command.ts';

const REFERENCE = resolve(ROOT, '../shared/reference/case-calibration.json');
const skip = existsSync(REFERENCE) ? false : 'the reference case is not beside this checkout';
const MARLSHIRE = join(ROOT, 'data', 'demo', 'marlshire', 'plan.json');

type Answer = {
  schema: string;
  seed: number;
  draws: number;
  inputs: { sha256: string }[];
  years: { year: string; inYearDeficitPence: { mean: number; quantiles: Record<string, number> } }[];
  central: { year: string; inYearDeficitPence: number }[];
  conditions: { id: string; probability: number }[];
  firstBalance: Record<string, number>;
  noBalanceWithinPlan: number;
  mitigations: { id: string; valuePence: { mean: number; planned: number } }[];
  unexplainedSavingPence: Record<string, number>;
  sensitivities: { assumption: string }[];
};

/** Write a plan of the contract's smallest shape with some parts changed. */
function writePlan(folder: string, change: (plan: Record<string, unknown>) => void): string {
  const { finance } = JSON.parse(readFileSync(MARLSHIRE, 'utf8')) as { finance: unknown };
  const plan: Record<string, unknown> = { schema: 'evenkeel/plan@1', finance };
  change(plan);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
  return folder;
}

test('the reference case becomes a plan whose forecast holds the stated figures', { skip }, () =>
  withFolder(async (home) => {
    const out = join(home, 'case');
    const made = await runCommand(home, ['plan', 'from-reference', REFERENCE, '--out', out, '--json']);
    assert.deepEqual([made.code, made.err], [0, '']);
    const { code, out: text, err } = await runCommand(home, ['forecast', 'plan', out, '--json']);
    assert.equal(code, 0, err);
    const answer = JSON.parse(text) as Answer;
    assert.equal(Object.keys(answer)[0], 'schema');
    assert.equal(answer.schema, 'evenkeel/plan-forecast@1');
    assert.deepEqual([answer.seed, answer.draws], [1, 1000]);
    assert.match(answer.inputs[0]?.sha256 ?? '', /^[0-9a-f]{64}$/);
    assert.equal(answer.central.at(-1)?.inYearDeficitPence, -188_573_271);
    assert.equal(answer.mitigations[0]?.valuePence.planned, 2_982_964_726);
    assert.equal(answer.unexplainedSavingPence['2029/30'], 2_815_242_832);
    const sum = Object.values(answer.firstBalance).reduce((all, chance) => all + chance, 0);
    assert.ok(Math.abs(sum + answer.noBalanceWithinPlan - 1) < 0.001);
    assert.ok(answer.sensitivities.length > 10);
    // The same call gives the same bytes.
    assert.equal((await runCommand(home, ['forecast', 'plan', out, '--json'])).out, text);
  }),
);

test('a plan with its block has the chances of the lines too, in the answer and for people', () =>
  withFolder(async (home) => {
    const folder = join(home, 'lines');
    mkdirSync(folder);
    writeFileSync(join(folder, 'plan.json'), planWithBlock(readFileSync(MARLSHIRE, 'utf8')));
    const { code, out } = await runCommand(home, ['forecast', 'plan', folder, '--draws', '200', '--json']);
    assert.equal(code, 0);
    const { block, conditions } = JSON.parse(out) as Answer & {
      block: { chances: Answer & { balanceWithinPlan: { likelihood: string } } };
    };
    const { chances } = block;
    assert.deepEqual(
      chances.conditions.map(({ id }) => id),
      conditions.map(({ id }) => id),
    );
    const sum = Object.values(chances.firstBalance).reduce((all, chance) => all + chance, 0);
    assert.ok(Math.abs(sum + chances.noBalanceWithinPlan - 1) < 0.001);
    assert.match(chances.balanceWithinPlan.likelihood, /likely|chance|possibility|certain/);
    const people = (await runCommand(home, ['forecast', 'plan', folder, '--draws', '200'])).out;
    assert.match(people, /Chances by the block’s lines, over the same draws\nYear /);
    assert.match(people, /Lasting balance within the plan: [\d.]+%, /);
  }));

test('for people the first sentence answers: will it balance, how likely, what is unexplained', () =>
  withFolder(async (home) => {
    const { code, out, err } = await runCommand(home, ['forecast', 'plan', MARLSHIRE, '--draws', '200']);
    assert.equal(code, 0, err);
    const [first, second] = out.split('\n');
    assert.match(first ?? '', /^Balance by 2030\/31 is [a-z ]+\(\d+%\)/);
    assert.match(second ?? '', /no named mitigation explains/);
    assert.match(out, /UNEXPLAINED/);
    assert.match(out, /Mind: The transfer is above 0\.5%/);
  }));

test('a figure of the answer explains itself: value, equation, inputs with sources, version', () =>
  withFolder(async (home) => {
    const words = ['forecast', 'plan', MARLSHIRE, '--draws', '50', '--explain'];
    const { code, out } = await runCommand(home, [...words, 'central.2029/30.hnbIncomePence']);
    assert.equal(code, 0);
    const page = JSON.parse(out) as {
      value: number;
      equation: string;
      method: string;
      inputs: { name: string; source: string }[];
      version: string;
    };
    assert.equal(page.value, 9_037_948_295);
    assert.match(page.equation, /growth/);
    assert.ok(existsSync(join(ROOT, page.method.split(',')[0] ?? '')));
    assert.match(page.inputs.find(({ name }) => name === 'hnbGrowth')?.source ?? '', /planning assumption/);
    const unknown = await runCommand(home, [...words, 'central.1999/00.spendPence']);
    assert.deepEqual([unknown.code, unknown.out], [2, '']);
    assert.match(unknown.err, /plan\.unknown-figure/);
  }));

test('another scenario with a caseload of its own is forecast without the mitigations of the main one', () =>
  withFolder(async (home) => {
    const words = ['forecast', 'plan', MARLSHIRE, '--scenario', 'unmitigated', '--draws', '50', '--json'];
    const { code, out, err } = await runCommand(home, words);
    assert.equal(code, 0, err);
    const answer = JSON.parse(out) as Answer;
    assert.deepEqual(answer.mitigations, []);
    assert.equal(answer.central.at(-1)?.inYearDeficitPence, 7_750_729_315);
  }));

test('the smallest plan of the contract is forecast, and says what it does not know', () =>
  withFolder(async (home) => {
    const folder = writePlan(join(home, 'small'), (plan) => {
      plan['mitigations'] = [
        {
          id: 'a',
          flow: 'new-plans',
          size: 2.5,
          low: 1,
          high: 3,
          start: '2025-04',
          ramp: 6,
          delay: 2,
          pWorks: 0.8,
        },
      ];
    });
    const { code, out, err } = await runCommand(home, [
      'forecast',
      'plan',
      folder,
      '--draws',
      '50',
      '--json',
    ]);
    assert.equal(code, 0, err);
    assert.match(out, /plan\.no-spread/);
    assert.match(out, /plan\.transfer-not-approved/);
  }));

test('a limit may be one sum, and flows may bear the names that cohort scenarios use', () =>
  withFolder(async (home) => {
    const folder = writePlan(join(home, 'names'), (plan) => {
      plan['conditions'] = [{ id: 'end', basis: 'net-of-all-planned', ownContribution: true, limitPence: 1 }];
      plan['mitigations'] = [
        {
          id: 'a',
          flow: 'joiners',
          size: 1,
          low: 0,
          high: 2,
          start: '2025-04',
          ramp: 0,
          delay: 0,
          pWorks: 1,
        },
      ];
    });
    const { code, out, err } = await runCommand(home, [
      'forecast',
      'plan',
      folder,
      '--draws',
      '50',
      '--json',
    ]);
    assert.equal(code, 0, err);
    // Nothing varies but one a month more or less: a residual near 122.5m is surely above a penny.
    const { conditions } = JSON.parse(out) as {
      conditions: { limits: { year: string; probability: number }[] }[];
    };
    assert.deepEqual(conditions[0]?.limits, [{ year: '2030/31', probability: 0 }]);
  }));

test('what cannot be forecast leaves with 2, its code and its place', () =>
  withFolder(async (home) => {
    const mitigation = {
      id: 'a',
      flow: 'wishes',
      size: 1,
      low: 0,
      high: 2,
      start: '2025-04',
      ramp: 0,
      delay: 0,
      pWorks: 1,
    };
    const finance = (plan: Record<string, unknown>) => plan['finance'] as Record<string, unknown>;
    const cases: readonly (readonly [string, (plan: Record<string, unknown>) => void, RegExp])[] = [
      [
        'flow',
        (plan) => {
          plan['mitigations'] = [mitigation];
        },
        /plan\.unknown-flow[\s\S]*mitigations\.a/,
      ],
      [
        'price',
        (plan) => {
          delete (finance(plan)['baseUnitCostPence'] as Record<string, unknown>)['inmss'];
        },
        /plan\.missing[\s\S]*inmss/,
      ],
      [
        'gap',
        (plan) => {
          (finance(plan)['years'] as string[])[3] = '2031/32';
        },
        /plan\.years-not-consecutive/,
      ],
      [
        'negative',
        (plan) => {
          (finance(plan)['caseload'] as Record<string, number[]>)['inmss'] = [1, 2, 3, -4, 5, 6, 7, 8];
        },
        /plan\.negative-places/,
      ],
      [
        'refused',
        (plan) => {
          plan['transfers'] = [{ year: '2026/27', status: 'department-refused' }];
        },
        /plan\.transfer-refused[\s\S]*2026\/27/,
      ],
      [
        'cohort',
        (plan) => {
          plan['caseload'] = 'cohort';
        },
        /cohort\.nothing-to-read/,
      ],
      [
        'chance',
        (plan) => {
          plan['mitigations'] = [{ ...mitigation, flow: 'ceases', pWorks: 2 }];
        },
        /plan\.wrong-value[\s\S]*pWorks/,
      ],
    ];
    for (const [name, change, expected] of cases) {
      const folder = writePlan(join(home, name), change);
      const { code, out, err } = await runCommand(home, ['forecast', 'plan', folder, '--json']);
      assert.deepEqual([code, out], [2, ''], name);
      assert.match(err, expected);
      assert.doesNotMatch(err, /\n\s+at /);
    }
    const none = await runCommand(home, ['forecast', 'plan', join(home, 'nowhere')]);
    assert.equal(none.code, 2);
    assert.match(none.err, /file\.cannot-read/);
  }));

test('a bridge between two plans adds up to the penny and tells its largest cause', () =>
  withFolder(async (home) => {
    const from = writePlan(join(home, 'from'), () => undefined);
    const to = writePlan(join(home, 'to'), (plan) => {
      (plan['finance'] as Record<string, unknown>)['hnbGrowth'] = { n: 1050, d: 1000 };
    });
    const { code, out, err } = await runCommand(home, ['plan', 'bridge', from, to, '--json']);
    assert.equal(code, 0, err);
    const { years } = JSON.parse(out) as {
      years: { fromPence: number; toPence: number; partsPence: Record<string, number>; paragraph: string }[];
    };
    for (const year of years) {
      const parts = Object.values(year.partsPence).reduce((sum, part) => sum + part, 0);
      assert.equal(year.fromPence + parts, year.toPence);
    }
    assert.match(years.at(-1)?.paragraph ?? '', /falls by £9\.396m.*High Needs Block income takes off/);
  }));

test('mitigations that name a flow run on the county’s records: same bytes for any workers, each told which way it is reckoned', () =>
  withFolder(async (home) => {
    const county = join(home, 'county');
    const made = await runCommand(home, ['demo', '--out', county, '--plans', '400', '--quiet']);
    assert.equal(made.code, 0, made.err);
    const file = join(county, 'plan', 'plan.json');
    const plan = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const cohort = { folder: '../sen2', establishments: '../establishments/establishments.csv' };
    writeFileSync(file, JSON.stringify({ ...plan, caseload: { cohort } }));
    const asked = ['forecast', 'plan', file, '--draws', '60', '--quiet'];
    const [one, two] = [
      await runCommand(home, [...asked, '--json', '--workers', '1']),
      await runCommand(home, [...asked, '--json', '--workers', '2']),
    ];
    assert.equal(one.code, 0, one.err);
    assert.equal(one.out, two.out);
    const answer = JSON.parse(one.out) as {
      mitigations: { id: string; reckoned: { basis: string }; sharePence: { total: number } }[];
      onFlows: { fewer: { date: string; planned: number; expected: number }[] } | null;
      attribution: { jointValuePence: Record<string, number> };
    };
    assert.deepEqual(
      answer.mitigations.map(({ id, reckoned }) => [id, reckoned.basis]),
      [
        ['four-interventions', 'flow'],
        ['local-places', 'count'],
        ['earlier-support', 'count'],
        ['adulthood', 'count'],
      ],
    );
    const shares = answer.mitigations.reduce((sum, { sharePence }) => sum + sharePence.total, 0);
    assert.equal(
      shares,
      Object.values(answer.attribution.jointValuePence).reduce((sum, pence) => sum + pence, 0),
    );
    const fewer = answer.onFlows?.fewer ?? [];
    assert.deepEqual(
      fewer.filter(({ date }) => date < '2025-04').map(({ planned, expected }) => [planned, expected]),
      [
        [0, 0],
        [0, 0],
      ],
    );
    assert.ok((fewer.at(-1)?.planned ?? 0) > (fewer.at(-1)?.expected ?? 0));
    const text = await runCommand(home, asked);
    assert.match(text.out, /four-interventions .*on the flow: new plans/);
    assert.match(text.out, /local-places: As counted: plans fewer as the plan counts them/);
    const figure = 'mitigations.four-interventions.valuePence.mean';
    const told = await runCommand(home, [...asked, '--explain', figure]);
    assert.match(told.out, /On the flow of new plans.*over the draws: the same draw without and with/);
  }));

test('a bridge runs the other times of a mitigation on its flow, and says so where the records are not there', () =>
  withFolder(async (home) => {
    const county = join(home, 'county');
    const made = await runCommand(home, ['demo', '--out', county, '--plans', '400', '--quiet']);
    assert.equal(made.code, 0, made.err);
    const from = join(county, 'plan', 'plan.json');
    const plan = JSON.parse(readFileSync(from, 'utf8')) as { mitigations: { id: string }[] };
    const cohort = { folder: '../sen2', establishments: '../establishments/establishments.csv' };
    // The plan does not say how many plans follow from a request: the records alone can tell.
    const asked = {
      ...{ id: 'asked', name: 'early help', flow: 'requests', size: 2, low: 1, high: 3 },
      delay: 0,
    };
    const whole = (start: string, records: object) => ({
      ...plan,
      caseload: { cohort: records },
      flows: [],
      mitigations: [{ ...asked, start, ramp: 6, pWorks: 1 }],
    });
    const write = (file: string, body: object) => {
      writeFileSync(file, JSON.stringify(body));
      return file;
    };
    const bridge = async () => {
      write(from, whole('2025-04', cohort));
      const to = write(join(home, 'later.json'), whole('2026-04', cohort));
      const { code, out, err } = await runCommand(home, ['plan', 'bridge', from, to, '--json']);
      assert.equal(code, 0, err);
      const answer = JSON.parse(out) as {
        years: { fromPence: number; toPence: number; partsPence: Record<string, number> }[];
        timing: { onFlows: string[]; untold: string[]; notes: string[] };
      };
      for (const { fromPence, toPence, partsPence } of answer.years)
        assert.equal(fromPence + Object.values(partsPence).reduce((sum, part) => sum + part, 0), toPence);
      return answer;
    };
    const onFlow = await bridge();
    assert.deepEqual(onFlow.timing.onFlows, ['early help']);
    assert.ok((onFlow.years.at(-1)?.partsPence['timing'] ?? 0) > 0);
    cohort.folder = '../nowhere';
    const without = await bridge();
    assert.deepEqual(without.timing.untold, ['early help']);
    assert.ok(without.years.every(({ partsPence }) => partsPence['timing'] === 0));
    assert.match(without.timing.notes[0] ?? '', /“early help” do is not told apart.*, since /);
  }));
