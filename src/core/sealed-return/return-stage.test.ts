/** The order of a return's life: two officers, then the seal, then what the department asks; nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextStage, stageOf } from './return-stage.ts';
import type { ReturnAct } from './sealed-return.ts';

const HASH = 'a'.repeat(64);
const AT = '2024-12-11T12:00:00Z';
const FROZEN: ReturnAct = { act: 'frozen', contentHash: HASH, partsHash: HASH, frozenAt: AT };
const SEALED: ReturnAct = { act: 'sealed', contentHash: HASH, at: AT, by: 'account' };
const SUBMITTED: ReturnAct = { act: 'submitted', at: AT, by: 'account', on: '2024-12-12' };
const SUPERSEDED: ReturnAct = { act: 'superseded', at: AT, by: 'account', revision: 2, seal: HASH };
const WITHDRAWN: ReturnAct = { act: 'withdrawn', at: AT, by: 'account', reason: 'changed' };
const asked = (question: string): ReturnAct => ({
  act: 'questioned',
  at: AT,
  by: 'account',
  question,
  on: '2025-01-06',
  text: 'Why?',
});
const answered = (question: string): ReturnAct => ({
  act: 'replied',
  at: AT,
  by: 'account',
  question,
  text: 'Because.',
});

function signed(role: 's151' | 'dcs', name: string, key: string, by = 'local:pc'): ReturnAct {
  const attestation = {
    schema: 'evenkeel/attestation@1' as const,
    contentHash: HASH,
    role,
    name,
    statement: 'I have read it.',
    signedAt: AT,
    keyFingerprint: key.repeat(64),
  };
  return { act: 'signed', by, attestation, publicKey: '', signature: '' };
}

const BOTH = [signed('s151', 'Blake Example', '1'), signed('dcs', 'Casey Example', '2')] as const;

function stageAfter(...acts: readonly ReturnAct[]): string {
  const found = stageOf(acts);
  return 'stage' in found ? found.stage.stage : `${found.problem.code} at ${found.at}`;
}

test('freeze, two signatures, seal, submission, question and reply follow each other', () => {
  assert.equal(stageAfter(FROZEN), 'frozen');
  assert.equal(stageAfter(FROZEN, BOTH[0]), 'signed-once');
  assert.equal(stageAfter(FROZEN, BOTH[1], BOTH[0]), 'signed');
  assert.equal(stageAfter(FROZEN, ...BOTH, SEALED), 'sealed');
  const sent = [FROZEN, ...BOTH, SEALED, SUBMITTED];
  assert.equal(stageAfter(...sent, asked('Q1'), asked('Q2'), answered('Q1')), 'questioned');
  assert.equal(stageAfter(...sent, asked('Q1'), answered('Q1')), 'replied');
  assert.equal(stageAfter(...sent, asked('Q1'), answered('Q1'), asked('Q2')), 'questioned');
  assert.equal(stageAfter(...sent, asked('Q1'), SUPERSEDED), 'superseded');
});

test('every other order is refused at its place', () => {
  assert.equal(stageAfter(), 'seal.not-frozen at 0');
  assert.equal(stageAfter(BOTH[0]), 'seal.wrong-stage at 0');
  assert.equal(stageAfter(FROZEN, SEALED), 'seal.wrong-stage at 1');
  assert.equal(stageAfter(FROZEN, BOTH[0], SEALED), 'seal.wrong-stage at 2');
  assert.equal(stageAfter(FROZEN, ...BOTH, SUBMITTED), 'seal.wrong-stage at 3');
  assert.equal(stageAfter(FROZEN, ...BOTH, SEALED, WITHDRAWN), 'seal.wrong-stage at 4');
  assert.equal(stageAfter(FROZEN, ...BOTH, SEALED, SUBMITTED, BOTH[0]), 'seal.wrong-stage at 5');
  assert.equal(stageAfter(FROZEN, WITHDRAWN, BOTH[0]), 'seal.wrong-stage at 2');
  assert.equal(stageAfter(FROZEN, ...BOTH, SEALED, SUPERSEDED, SUBMITTED), 'seal.wrong-stage at 5');
});

test('one person cannot give both signatures, whichever way they are told apart', () => {
  const after = (second: ReturnAct, by = 'local:pc') =>
    stageAfter(FROZEN, signed('s151', 'Blake Example', '1', by), second);
  assert.equal(after(signed('s151', 'Casey Example', '2')), 'seal.role-signed at 2');
  assert.equal(after(signed('dcs', 'Casey Example', '1')), 'seal.same-key at 2');
  assert.equal(after(signed('dcs', ' blake  EXAMPLE', '2')), 'seal.same-person at 2');
  assert.equal(after(signed('dcs', 'Casey Example', '2', 'user:7'), 'user:7'), 'seal.same-account at 2');
  assert.equal(after(signed('dcs', 'Casey Example', '2', 'user:8'), 'user:7'), 'signed');
});

test('a question is asked once and answered once', () => {
  const sent = [FROZEN, ...BOTH, SEALED, SUBMITTED, asked('Q1')];
  assert.equal(stageAfter(...sent, asked('Q1')), 'seal.question-repeated at 6');
  assert.equal(stageAfter(...sent, answered('Q2')), 'seal.no-such-question at 6');
  assert.equal(stageAfter(...sent, answered('Q1'), answered('Q1')), 'seal.wrong-stage at 7');
});

test('a stage is not changed by an act that it refuses', () => {
  const step = nextStage({ stage: 'sealed' }, BOTH[0]);
  assert.ok('problem' in step && step.problem.message.includes('sealed'));
});
