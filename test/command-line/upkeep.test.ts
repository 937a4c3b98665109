/** Backup, restore, the proof of the trail and the doctor, as a person at the machine calls them. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { ROOT, runCommand, withFolder } from '../make/run-command.ts';
import { serving, stop } from '../make/serve-command.ts';

const MONTHLY = join(ROOT, 'test', 'data', 'intake', 'monthly.csv');

test('a store is backed up, restored into another place, and its trail proven, with the contract’s exit codes', () =>
  withFolder(async (folder) => {
    const [home, other, file] = [join(folder, 'home'), join(folder, 'other'), join(folder, 'b.backup')];
    assert.equal((await runCommand(home, ['import', MONTHLY])).code, 0);
    const made = await runCommand(home, ['backup', file, '--json']);
    const told = JSON.parse(made.out) as Record<string, unknown>; // one JSON document, or this throws
    assert.equal(Object.keys(told)[0], 'schema');
    assert.equal(told['schema'], 'evenkeel/backup-made@1');
    assert.ok(existsSync(file));
    const restored = await runCommand(other, ['restore', file]);
    assert.equal(restored.code, 0, restored.err);
    assert.match(restored.out, /The audit trail is whole/);
    assert.equal((await runCommand(other, ['restore', file])).code, 2);
    assert.deepEqual(
      JSON.parse((await runCommand(other, ['import', 'list', '--json'])).out),
      JSON.parse((await runCommand(home, ['import', 'list', '--json'])).out),
    );
    assert.equal((await runCommand(other, ['audit', 'verify'])).code, 0);
    const database = new DatabaseSync(join(other, 'store.sqlite'));
    database.exec("update audit_entries set detail = '{}' where sequence = 1");
    database.close();
    const broken = await runCommand(other, ['audit', 'verify', '--json']);
    assert.equal(broken.code, 1);
    assert.equal((JSON.parse(broken.out) as { firstBroken: number }).firstBroken, 1);
    const doctor = await runCommand(other, ['doctor', '--json']);
    assert.equal(doctor.code, 1);
    const { checks } = JSON.parse(doctor.out) as { checks: { part: string; state: string }[] };
    assert.equal(checks.find(({ part }) => part === 'audit trail')?.state, 'bad');
  }));

test('the doctor tells of every way out that the operator has set up, without its secrets', () =>
  withFolder(async (folder) => {
    const found = async (environment: Readonly<Record<string, string>>) => {
      const { out } = await runCommand(folder, ['doctor', '--json'], environment);
      const { checks } = JSON.parse(out) as { checks: { part: string; found: string }[] };
      const of = (part: string) => checks.find((check) => check.part === `connection to a ${part}`)?.found;
      assert.doesNotMatch(out, /hush/);
      return [of('mail relay'), of('language model')];
    };
    assert.deepEqual(await found({}), ['off', 'off']);
    const setUp = {
      EVENKEEL_MAIL_RELAY: 'smtps://user:hush@mail.example.gov.uk:465',
      EVENKEEL_MAIL_FROM: 'send@example.gov.uk',
      EVENKEEL_MODEL_ADDRESS: 'https://user:hush@model.example.gov.uk/v1',
      EVENKEEL_MODEL_NAME: 'own',
      EVENKEEL_MODEL_KEY: 'hush',
    };
    assert.deepEqual(await found(setUp), ['smtps://mail.example.gov.uk:465', 'https://model.example.gov.uk']);
  }));

test('a server that opens a store with a step skipped says which it added; one that it cannot add ends the start with a sentence', () =>
  withFolder(async (folder) => {
    const alone = { EVENKEEL_AHEAD: 'off' };
    assert.equal((await runCommand(folder, ['import', MONTHLY])).code, 0);
    const change = (statement: string) => {
      const database = new DatabaseSync(join(folder, 'store.sqlite'));
      database.exec(statement);
      database.close();
    };
    change('drop index review_marks_by_theme; delete from evenkeel_migrations where version = 12');
    const { server, said } = await serving(folder, alone);
    await stop(server);
    assert.match(said(), /lacked step 12 \(marks-by-theme\)/);
    change('delete from evenkeel_migrations where version = 12');
    const refused = await runCommand(folder, ['serve', '--port', '0'], alone);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /lacks step 12 \(marks-by-theme\)/);
  }));
