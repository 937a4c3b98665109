/** A sealed return verifies as it was written, and with one character changed anywhere it does not, and says where. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  frozenSample,
  SAMPLE_KEYS,
  sampleFacts,
  sealedSample,
  signSample,
} from '../../../test/make/sealed-sample.ts';
import { firstDifference } from '../../core/seal/first-difference.ts';
import { sealOf } from '../../core/sealed-return/append-act.ts';
import { freezeReturn } from '../../core/sealed-return/freeze-return.ts';
import type { SealedReturn } from '../../core/sealed-return/sealed-return.ts';
import { sealedText } from '../../edge/intake/sealed/read-sealed.ts';
import { checkSealedText, type Expected } from './check-file.ts';
import { verifyText } from './open-sealed.ts';
import { sha256 } from './seal-tools.ts';

const NOTHING_KNOWN: Expected = { keys: {}, seal: null, previous: null };
const FILE = sealedSample();
const TEXT = sealedText(FILE);
const SIGNS = [...'0123456789abcdefghijklmnopqrstuvwxyzABCZ" {}[]:,.-+/\\\n\té£’'];

/** A content of our own making, frozen anew with all its hashes right: what a forger with a hash tool could do. */
function reforged(change: (content: SealedReturn['content']) => SealedReturn['content']): SealedReturn {
  return sealedSample(freezeReturn(change(structuredClone(FILE.content)), sha256));
}

test('the sealed sample verifies: its chain, signatures, figures, printed numbers and model', () => {
  const { broken, stage, counts } = verifyText(TEXT);
  assert.equal(broken, null);
  assert.equal(stage?.stage, 'sealed');
  assert.equal(counts.signatures, 2);
  assert.ok(counts.figures > 20 && counts.printed > 20 && counts.modelCells > 50, JSON.stringify(counts));
});

test('a return sealed before keys were made from use, and before trackers were kept, verifies with its whole scale', () => {
  const { trackers: _, ...programme } = sampleFacts().programme;
  const earlier = sealedSample(frozenSample({ ...sampleFacts(), programme, hasWholeKey: true }));
  assert.ok(!('key' in earlier.content.inputs));
  assert.equal(verifyText(sealedText(earlier)).broken, null);
  assert.equal(FILE.content.inputs.key, 'in-use');
});

test('one character changed anywhere fails, and the place named is where it was changed', () => {
  let located = 0;
  fc.assert(
    fc.property(fc.nat(TEXT.length - 1), fc.constantFrom(...SIGNS), (at, sign) => {
      fc.pre(TEXT[at] !== sign);
      const changed = `${TEXT.slice(0, at)}${sign}${TEXT.slice(at + 1)}`;
      const { broken } = verifyText(changed);
      assert.ok(
        broken !== null,
        `position ${at}: ${JSON.stringify(TEXT.slice(at - 20, at + 20))} to ${sign}`,
      );
      assert.ok(broken.message.length > 20);
      const value = parsed(changed);
      if (value === undefined) return assert.equal(broken.check, 'text');
      const real = firstDifference(JSON.parse(TEXT), value);
      if (real === null) return assert.match(broken.message, /line \d+, column \d+/);
      located += 1;
      // A part names a small stretch, the chain one of its entries; the form may name the table that lacks a member.
      const isNear = real.startsWith(broken.at) || broken.at.startsWith(real) || sameEntry(real, broken.at);
      assert.ok(isNear, `changed ${real}, named ${broken.at}`);
    }),
    { numRuns: 400, seed: 7 },
  );
  assert.ok(located > 100, `${located} changes were of values`);
});

/** A changed name of a member shows as one that is missing and one that is new, in the same table. */
function sameEntry(one: string, other: string): boolean {
  const above = (pointer: string) => pointer.slice(0, pointer.lastIndexOf('/'));
  return other.startsWith(above(one)) || one.startsWith(above(other));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

test('a line end or a space that was changed on the way is told apart from a change of what it says', () => {
  const { broken } = verifyText(TEXT.replaceAll('\n', '\r\n'));
  assert.equal(broken?.check, 'text');
  assert.match(broken.message, /values are whole/);
});

test('a figure that is not its source is found even where every hash was made anew', () => {
  const k = FILE.content.return.figures.findIndex(({ unit }) => unit === 'count');
  const wrong = reforged((content) => {
    const figures = content.return.figures.map((one, place) =>
      place === k ? { ...one, value: Number(one.value) + 1 } : one,
    );
    return { ...content, return: { ...content.return, figures } };
  });
  const { broken } = verifyText(sealedText(wrong));
  assert.equal(broken?.at, `/content/return/figures/${k}/value`);
  assert.match(broken.message, /from its source/);
});

test('a printed number that is not its figure is found even where every hash was made anew', () => {
  let isDone = false;
  const text = JSON.stringify(FILE.content.return.blocks, (_key, value: unknown) => {
    if (isDone || typeof value !== 'object' || value === null || !('figure' in value)) return value;
    isDone = true;
    return { ...value, text: '999,999,999' };
  });
  const changed = JSON.parse(text);
  const { broken } = verifyText(
    sealedText(reforged((content) => ({ ...content, return: { ...content.return, blocks: changed } }))),
  );
  assert.equal(broken?.check, 'printed');
  assert.match(broken.at, /^\/content\/return\/blocks\/.*\/text$/);
  assert.match(broken.message, /999,999,999/);
});
test('an assumption or a result of the model that was altered does not replay', () => {
  const result = reforged((content) => {
    const [first, ...rest] = content.results;
    assert.ok(first !== undefined);
    const years = first.projection.years.map((year, k) =>
      k === 0 ? { ...year, spendPence: Number(year.spendPence) + 1 } : year,
    );
    return { ...content, results: [{ ...first, projection: { ...first.projection, years } }, ...rest] };
  });
  const { broken } = verifyText(sealedText(result));
  assert.equal(broken?.check, 'model');
  assert.equal(broken.at, '/content/results/0/projection/years/0/spendPence');
});

test('words of the return that its inputs do not give are found', () => {
  const title = reforged((content) => ({
    ...content,
    return: { ...content.return, title: 'Another title' },
  }));
  const { broken } = verifyText(sealedText(title));
  assert.deepEqual([broken?.check, broken?.at], ['document', '/content/return/title']);
});

test('a return that is not sealed yet is not verified', () => {
  for (const file of [frozenSample(), signSample(frozenSample(), 'dcs', '2024-12-11T09:00:00Z')])
    assert.equal(verifyText(sealedText(file)).broken?.check, 'stage');
});

test('a signature of another key, of other words or over another content is refused at its place', () => {
  const act = FILE.chain[1];
  assert.ok(act?.act === 'signed');
  const withAttestation = (change: object) =>
    verifyText(
      sealedText({
        ...FILE,
        chain: FILE.chain.map((entry, k) =>
          k === 1 ? { ...act, attestation: { ...act.attestation, ...change } } : entry,
        ),
      }),
    ).broken;
  assert.equal(withAttestation({ statement: 'I have not read it.' })?.at, '/chain/1/signature');
  assert.equal(withAttestation({ contentHash: '0'.repeat(64) })?.at, '/chain/1/attestation/contentHash');
  assert.equal(withAttestation({ keyFingerprint: '0'.repeat(64) })?.at, '/chain/1/publicKey');
});

test('what is known from elsewhere is held against the file: keys, seal and the return before', () => {
  const check = (known: Partial<Expected>) => checkSealedText(TEXT, { ...NOTHING_KNOWN, ...known }).broken;
  assert.equal(check({ keys: { s151: SAMPLE_KEYS.s151.publicKey, dcs: SAMPLE_KEYS.dcs.publicKey } }), null);
  assert.equal(check({ keys: { s151: SAMPLE_KEYS.dcs.publicKey } })?.at, '/chain/1/publicKey');
  assert.equal(check({ seal: sealOf(FILE.chain) }), null);
  assert.equal(check({ seal: '0'.repeat(64) })?.check, 'expected');
  assert.equal(check({ previous: TEXT })?.at, '/content/follows');
});

test('amounts beyond what is exact are answered, whoever put them in', () => {
  const huge = reforged((content) => {
    const { plan } = content.inputs;
    const scenarios = plan.scenarios.map(({ id, inputs }) => ({
      id,
      inputs: { ...inputs, openingBeforeContributionsPence: '9'.repeat(30) },
    }));
    return { ...content, inputs: { ...content.inputs, plan: { ...plan, scenarios } } };
  });
  assert.equal(verifyText(sealedText(huge)).broken?.at, '/content/inputs');
});

test('anything at all is answered, never a fault', () => {
  for (const text of ['', '{}', '[]', 'null', '{"schema":"evenkeel/sealed-return@1"}'])
    assert.ok(verifyText(text).broken !== null);
  fc.assert(fc.property(fc.json(), (text) => assert.ok(verifyText(text).broken !== null)));
});

test('the same records freeze to the same bytes, and other records to another hash', () => {
  assert.equal(sealedText(frozenSample()), sealedText(frozenSample()));
  const facts = sampleFacts();
  const other = frozenSample({ ...facts, programme: { ...facts.programme, name: 'Another name' } });
  assert.notEqual(other.contentHash, FILE.contentHash);
});
