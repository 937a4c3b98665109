/** The cohort commands as called: a folder of transitions or of SEN2 tables in, one document or tables out. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { Command } from 'commander';
import { demoFiles } from '../../test/make/demo-county.ts';
import type { CohortExplained } from '../app/explain-cohort.ts';
import type { CohortForecastAnswer } from '../app/forecast-cohort.ts';
import type { CohortGoalAnswer } from '../app/seek-cohort-goal.ts';
import { ProblemError } from '../core/base/problem.ts';
import { createStream } from '../core/num/random.ts';
import { registerBacktestCohort } from './backtest-cohort.ts';
import type { CommandContext } from './context.ts';
import { registerForecastCohort } from './forecast-cohort.ts';
import { registerForecastGoal } from './forecast-goal.ts';
import { registerForecastWhy } from './forecast-why.ts';

const root = mkdtempSync(join(tmpdir(), 'evenkeel-cohort-command-'));
const transitions = join(root, 'transitions');
const county = join(root, 'county');

/** Where a child of place A is after a year. */
function nextPlace(mark: number): string {
  if (mark < 0.1) return 'NONSEND,NONSEND';
  return mark < 0.2 ? 'B,T' : 'A,T';
}

/** Four years of made-up steps: children of school years 0 to 10 join, stay, move from A to B, and leave. */
function madeSteps(): string {
  const stream = createStream('cohort command');
  const lines = ['calendar-year,setting-1,need-1,academic-year-1,setting-2,need-2,academic-year-2'];
  for (let step = 0; step < 44; step++) {
    const [year, schoolYear] = [2013 + Math.floor(step / 11), step % 11];
    for (let k = 0; k < 12; k++)
      lines.push(`${year},A,T,${schoolYear},${nextPlace(stream.next())},${schoolYear + 1}`);
    for (let k = 0; k < 2; k++) lines.push(`${year},NONSEND,NONSEND,${schoolYear},A,T,${schoolYear + 1}`);
  }
  return lines.join('\n');
}

before(() => {
  mkdirSync(transitions);
  writeFileSync(join(transitions, 'steps.csv'), madeSteps());
  const people = Array.from({ length: 10 }, (_, year) =>
    Array.from({ length: 12 }, (_x, schoolYear) => `${2013 + year},${schoolYear},${1000 + 40 * year}`),
  ).flat();
  writeFileSync(
    join(transitions, 'people.csv'),
    ['calendar-year,academic-year,population', ...people].join('\n'),
  );
  for (const [path, text] of demoFiles(600)) {
    if (!/^(sen2|establishments|population)\//.test(path)) continue;
    mkdirSync(dirname(join(county, path)), { recursive: true });
    writeFileSync(join(county, path), text);
  }
});
after(() => rmSync(root, { recursive: true }));

async function run(...words: string[]): Promise<{ readonly out: string; readonly err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  // Only what these commands use: none of them opens the store here.
  const context = {
    version: '0.0.0',
    isTerminal: false,
    out: (text: string) => out.push(text),
    err: (text: string) => err.push(text),
    status: () => undefined,
  } as unknown as CommandContext;
  const program = new Command().exitOverride();
  registerForecastCohort(program, context);
  registerBacktestCohort(program, context);
  registerForecastWhy(program, context);
  registerForecastGoal(program, context);
  await program.parseAsync(words, { from: 'user' });
  return { out: out.join('\n'), err: err.join('\n') };
}

async function forecast(...words: string[]): Promise<CohortForecastAnswer> {
  const { out } = await run('forecast', 'cohort', ...words, '--json', '--quiet');
  return JSON.parse(out);
}

const FEW = ['--draws', '60', '--horizon', '2'];

test('a table of transitions gives yearly steps with every cut, and its books close in every draw', async () => {
  const answer = await forecast(transitions, ...FEW);
  assert.equal(Object.keys(answer)[0], 'schema');
  assert.equal(answer.schema, 'evenkeel/cohort-forecast@1');
  assert.deepEqual(
    answer.steps.map(({ period, from, to }) => [period, from, to]),
    [
      ['2018', '2017-01', '2017-12'],
      ['2019', '2018-01', '2018-12'],
    ],
  );
  const cuts = answer.steps[0]?.cuts ?? [];
  assert.deepEqual(
    [...new Set(cuts.map(({ by }) => by))],
    ['total', 'age-band', 'year-group', 'need', 'setting'],
  );
  const total = cuts.find(({ by }) => by === 'total');
  assert.deepEqual(Object.keys(total ?? {}), [
    'by',
    'key',
    'plans',
    'joiners',
    'leavers',
    'moversIn',
    'moversOut',
  ]);
  assert.equal(answer.identity.failures, 0);
  assert.ok(answer.identity.checks >= 60 * 2 * cuts.length);
  assert.ok(answer.rates.some(({ flow, events }) => flow === 'leaving' && events > 0));
  assert.equal(answer.inputs.length, 2);
});

test('both calendars of joiners are shown, with the reason for their difference', async () => {
  const { out } = await run('forecast', 'cohort', transitions, ...FEW, '--quiet');
  assert.match(
    out,
    /^From [\d,]+ plans at the beginning of January 2017, [\d,]+ are expected at the beginning of January 2019: 8 chances in 10/,
  );
  assert.match(
    out,
    /Joiners of 2018 by the plain average of all years: \d+\.\d\. .* a year early, .* more, from a shift of the calendar/,
  );
  assert.match(out, /Gaps in the data, told and not forced to close:/);
  assert.match(out, /5 years +as all years/);
});

test('same seed, same bytes, for any number of workers', async () => {
  const alone = await run('forecast', 'cohort', transitions, ...FEW, '--json', '--quiet');
  const others = await run('forecast', 'cohort', transitions, ...FEW, '--json', '--quiet', '--workers', '2');
  assert.equal(others.out, alone.out);
});

test('SEN2 tables give months, or years of months, with the way from request to plan', async () => {
  const months = await forecast(county, '--draws', '30', '--horizon', '1', '--area', 'E10009901');
  assert.equal(months.steps.length, 12);
  assert.equal(months.steps[0]?.period, '2025-01');
  assert.equal(months.identity.failures, 0);
  assert.ok((months.pipeline?.requests ?? 0) > 50);
  assert.ok(months.notes.every((note) => !note.includes('per year, not per head')));
  assert.ok(months.history.periods.some(({ isComplete }) => !isComplete));
  const years = await forecast(
    county,
    '--draws',
    '30',
    '--horizon',
    '1',
    '--grain',
    'year',
    '--area',
    'E10009901',
  );
  assert.equal(years.steps.length, 1);
  const plansOf = (answer: CohortForecastAnswer) =>
    answer.steps.at(-1)?.cuts.find(({ by }) => by === 'total')?.plans;
  assert.deepEqual(plansOf(years), plansOf(months));
  assert.equal(years.identity.failures, 0);
});

test('a scenario that changes nothing changes no digit; one that stops ceasing keeps plans, and both are named', async () => {
  const file = join(root, 'scenario.json');
  const write = (size: number) =>
    writeFileSync(
      file,
      JSON.stringify({
        name: 'fewer ceases',
        interventions: [{ name: 'keep', flow: 'ceases', size, start: '2017-01' }],
      }),
    );
  const plain = await forecast(transitions, ...FEW);
  write(0);
  const same = await forecast(transitions, ...FEW, '--scenario', file);
  assert.deepEqual(same.steps, plain.steps);
  assert.ok(same.scenario?.changes.every(({ plans }) => plans.mean === 0));
  write(-0.5);
  const fewer = await forecast(transitions, ...FEW, '--scenario', file);
  assert.ok((fewer.scenario?.changes.at(-1)?.plans.mean ?? 0) > 5);
  assert.deepEqual(fewer.scenario?.interventions, ['keep']);
  assert.equal(fewer.identity.failures, 0);
  writeFileSync(file, '{"interventions":[{"flow":"wishes","size":1,"start":"2017-01"}]}');
  await assert.rejects(
    () => forecast(transitions, ...FEW, '--scenario', file),
    (error) => error instanceof ProblemError && error.problem.code === 'cohort.scenario-wrong',
  );
});

test('a fault of a scenario is told with its file and key, one that is not JSON with its place', async () => {
  const file = join(root, 'faulty.json');
  const refused = async (text: string, code: string, place: string) => {
    writeFileSync(file, text);
    await assert.rejects(
      () => forecast(transitions, ...FEW, '--scenario', file),
      (error) => {
        assert.ok(error instanceof ProblemError);
        assert.deepEqual([error.problem.code, error.problem.place], [code, place]);
        return true;
      },
    );
  };
  const one = { flow: 'ceases', size: 0.1, start: '2017-01' };
  const scenario = (more: object) => JSON.stringify({ interventions: [one, { ...one, ...more }] });
  await refused(
    scenario({ scope: { settings: ['nowhere'] } }),
    'cohort.intervention-setting-unknown',
    `${file}, interventions[1].scope.settings`,
  );
  await refused(
    scenario({ flow: 'assess' }),
    'cohort.intervention-needs-requests',
    `${file}, interventions[1].flow`,
  );
  await refused(scenario({ size: 'much' }), 'cohort.scenario-wrong', `${file}, interventions[1].size`);
  await refused('{"interventions":', 'file.not-json', file);
});

test('rows with problems are told by the forecast and by its back-test alike', async () => {
  const folder = join(root, 'damaged');
  mkdirSync(folder);
  writeFileSync(join(folder, 'steps.csv'), `${madeSteps()}\n2013,A,T,seven,A,T,8\n`);
  for (const command of ['forecast', 'backtest']) {
    const { err } = await run(command, 'cohort', folder, '--draws', '20', '--quiet');
    assert.match(err, /steps\.csv, line 618, academic-year-1: /);
  }
});

test('a basis that a person chose is used, scored beside the others, and warned of where another is better', async () => {
  const { lookBacks } = await forecast(transitions, ...FEW, '--look-back', '1 year');
  for (const { chosen, reason, scores } of lookBacks) {
    assert.equal(chosen, '1 year');
    assert.equal(reason, 'asked for');
    assert.ok(scores.length >= 4);
  }
  const worse = lookBacks.filter(({ chosen, scores }) => {
    const own = scores.find(({ basis }) => basis === chosen)?.score ?? 0;
    return scores.some(({ score }) => (score ?? Number.POSITIVE_INFINITY) < own);
  });
  assert.ok(worse.every(({ warning }) => warning !== null));
});

for (const [words, code] of [
  [[transitions, '--grain', 'month'], 'cohort.no-months'],
  [[transitions, '--look-back', 'gut feeling'], 'cohort.unknown-basis'],
  [[transitions, '--grain', 'week'], 'call.wrong'],
  [[root], 'cohort.nothing-to-read'],
] as const)
  test(`refuses ${words.slice(1).join(' ') || 'a folder without tables'} with ${code}`, async () => {
    // The county and the steps stand below the root; a folder with neither in it is made for the last case.
    const empty = join(root, 'empty');
    mkdirSync(empty, { recursive: true });
    const call = words[0] === root ? [empty] : [...words];
    await assert.rejects(
      () => run('forecast', 'cohort', ...call, '--quiet'),
      (error) => error instanceof ProblemError && error.problem.code === code,
    );
  });

test('why it moved: against what came, and against later records; the parts add up to the whole', async () => {
  const { out } = await run('forecast', 'why', county, '--area', 'E10009901', '--quiet', '--json');
  const answer: CohortExplained = JSON.parse(out);
  assert.equal(answer.schema, 'evenkeel/cohort-explained@1');
  assert.deepEqual([answer.origin, answer.until], ['2024-07', '2024-12']);
  const shown = answer.parts.reduce((sum, part) => sum + part.shown, 0);
  assert.equal(shown, answer.whole.shown);
  assert.ok(Math.abs(answer.after - answer.before - answer.whole.shown) < 1);
  const earlier = join(root, 'earlier');
  mkdirSync(earlier);
  const [header = '', ...rows] = madeSteps().split('\n');
  const kept = rows.filter((row) => row < '2015');
  writeFileSync(join(earlier, 'steps.csv'), [header, ...kept].join('\n'));
  const text = await run('forecast', 'why', earlier, transitions, '--until', '2018-12', '--quiet');
  assert.match(text.out, /^Plans now forecast for the end of December 2018 stood/);
  assert.match(text.out, /\nwhole +-?\d/);
});

for (const [words, code] of [
  [[transitions, '--origin', '2020-01'], 'forecast.month-outside'],
  [[transitions, '--until', '2012-12'], 'forecast.month-outside'],
  [[transitions, '--origin', 'spring'], 'call.wrong'],
  [[transitions, county], 'forecast.grains-differ'],
] as const)
  test(`forecast why refuses ${words.slice(1).join(' ').replace(root, '')} with ${code}`, async () => {
    await assert.rejects(
      () => run('forecast', 'why', ...words, '--area', 'E10009901', '--quiet'),
      (error) => error instanceof ProblemError && error.problem.code === code,
    );
  });

async function goal(folder: string, ...words: string[]): Promise<CohortGoalAnswer> {
  const all = ['forecast', 'goal', folder, '--draws', '40', ...words, '--json', '--quiet'];
  return JSON.parse((await run(...all)).out);
}

const OF_COUNTY = () => [
  join(county, 'sen2'),
  '--establishments',
  join(county, 'establishments', 'establishments.csv'),
];

test('a goal is sought flow by flow: the forecast run with the size found meets it', async () => {
  const [folder = '', ...more] = OF_COUNTY();
  const asked = ['--plans', '600', '--by', '2028-03', '--ramp', '6', ...more];
  const answer = await goal(folder, ...asked);
  assert.equal(answer.schema, 'evenkeel/cohort-goal@1');
  assert.deepEqual(
    answer.flows.map(({ flow }) => flow),
    ['requests', 'assess', 'issue', 'ceases'],
  );
  assert.ok(answer.expected > 600);
  const requests = answer.flows[0];
  assert.ok(requests?.kind === 'reached');
  assert.ok(requests.change < 0 && Math.abs(requests.mean - 600) < 4 && requests.low < requests.high);
  assert.ok(Math.abs((requests.needed ?? 0) - (requests.now ?? 0) * (1 + requests.change)) < 1e-9);
  const { draws, low, high } = requests.range;
  assert.ok(draws === 40 && low !== null && high !== null && low < requests.change && requests.change < high);
  const refused = answer.flows[1];
  assert.ok(refused?.kind === 'reached');
  assert.ok((refused.needed ?? 0) > (refused.now ?? 1), 'fewer plans go with more refusals');
  const scenario = join(root, 'goal.json');
  const intervention = { name: 'fewer', flow: 'requests', change: 'relative', size: requests.change };
  writeFileSync(
    scenario,
    JSON.stringify({ name: 'goal', interventions: [{ ...intervention, start: answer.goal.start, ramp: 6 }] }),
  );
  const ahead = ['--draws', '40', '--horizon', '4', '--scenario', scenario];
  const run = await forecast(folder, ...more, ...ahead);
  const then = run.steps.find(({ to }) => to === '2028-03')?.cuts.find(({ by }) => by === 'total');
  assert.ok(Math.abs((then?.plans.mean ?? 0) - requests.mean) < 6);
});

test('a goal of a setting asks how many more step down; in words a share of refusals is no target', async () => {
  const [folder = '', ...more] = OF_COUNTY();
  const asked = ['--by', '2027-12', '--setting', 'SPIN', ...more];
  const answer = await goal(folder, '--plans', '20', '--to', 'SPMA', '--flow', 'moves', ...asked);
  const [moves, none] = answer.flows;
  assert.ok(moves?.kind === 'reached' && none === undefined);
  assert.equal(moves.unit, 'more a month');
  assert.ok(moves.change > 0 && Math.abs(moves.mean - 20) < 2);
  const { out } = await run('forecast', 'goal', folder, '--plans', '0', '--draws', '20', ...asked, '--quiet');
  assert.match(out, /plans in SPIN are expected at the end of December 2027/);
  assert.match(out, /No size of requests for an assessment meets the goal alone: -100\.0% gives \d+ plans/);
  assert.match(
    out,
    /Plans of the setting that end, for 0 plans: no range .*; with every size sought in 100% plans stay above the goal/,
  );
  assert.match(out, /it is no target, and none may be set/);
});

for (const [words, code] of [
  [['--plans', '50', '--by', '2010-12'], 'forecast.month-outside'],
  [['--plans', '50', '--by', '2018-12', '--start', '2019-12'], 'forecast.month-outside'],
  [['--plans', '50', '--by', '2018-12', '--setting', 'nowhere'], 'cohort.goal-no-setting'],
  [['--plans', '50', '--by', 'spring'], 'call.wrong'],
  [['--plans', '50', '--by', '2018-12', '--flow', 'weather'], 'call.wrong'],
] as const)
  test(`forecast goal refuses ${words.slice(2).join(' ')} with ${code}`, async () => {
    await assert.rejects(
      () => run('forecast', 'goal', transitions, ...words, '--quiet'),
      (error) => error instanceof ProblemError && error.problem.code === code,
    );
  });

test('the back-test scores every cut at every horizon, beside no change', async () => {
  const { out } = await run('backtest', 'cohort', transitions, '--draws', '60', '--json', '--quiet');
  const answer = JSON.parse(out);
  assert.equal(answer.schema, 'evenkeel/cohort-backtest@1');
  assert.deepEqual(
    answer.byHorizon.map(({ periodsAhead }: { periodsAhead: number }) => periodsAhead),
    [1, 2, 3],
  );
  const total = answer.summary.find(({ by }: { by: string }) => by === 'total');
  assert.equal(total.count, 6);
});

test('the back-test stands beside another forecast of the same cells', async () => {
  const other = join(root, 'other.csv');
  writeFileSync(
    other,
    'train_to,target_census_year,dimension,key,peer_mean,p025,p25,p75,p975\n2015,2017,total,all,0,0,0,1,1\n',
  );
  const { out } = await run('backtest', 'cohort', transitions, '--draws', '60', '--beside', other, '--quiet');
  assert.match(out, /Beside the other forecast, over the cells that both have/);
  assert.match(out, /total +1 .* 0%/);
});
