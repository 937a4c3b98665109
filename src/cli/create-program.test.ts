/** The program of one call has the command that is called, as the whole program has it; every command may be told to be quiet. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from 'commander';
import { machineActor } from '../core/access/access.ts';
import { createProgram, type ProgramContext } from './create-program.ts';

const never = (): never => assert.fail('nothing is run here');
const CONTEXT: ProgramContext = {
  openApp: never,
  openPassingApp: never,
  actor: machineActor('tester'),
  now: () => '2024-12-11T09:00:00Z',
  version: '0.0.0',
  out: never,
  err: never,
  status: never,
  isTerminal: false,
  setExit: never,
  serve: never,
  doctor: never,
  keysPath: '',
  jobs: { openQueue: never, work: never },
};

/** The ways to call every command that does something: "forecast panel". */
function callsOf(command: Command, before: readonly string[] = []): readonly (readonly string[])[] {
  const own = before.length === 0 ? [] : [before];
  const below = command.commands.flatMap((child) => callsOf(child, [...before, child.name()]));
  return command.commands.length === 0 ? own : below;
}

function find(program: Command, call: readonly string[]): Command | undefined {
  let found: Command | undefined = program;
  for (const word of call) found = found?.commands.find((child) => child.name() === word);
  return found;
}

const describe = (command: Command | undefined): string =>
  command === undefined
    ? 'no such command'
    : [command.description(), ...command.options.map(({ flags }) => flags)].join('; ');

test('whatever is called stands in the program of that call, just as in the whole program', async () => {
  const whole = await createProgram(CONTEXT, []);
  const calls = callsOf(whole);
  assert.ok(calls.length > 40, `${calls.length}`);
  for (const call of calls) {
    const alone = await createProgram(CONTEXT, [...call, '--json']);
    assert.equal(describe(find(alone, call)), describe(find(whole, call)), call.join(' '));
  }
});

test('every command may be told to be quiet', async () => {
  const whole = await createProgram(CONTEXT, []);
  for (const call of callsOf(whole)) {
    const flags = find(whole, call)?.options.map(({ long }) => long) ?? [];
    assert.equal(flags.filter((flag) => flag === '--quiet').length, 1, call.join(' '));
  }
});
