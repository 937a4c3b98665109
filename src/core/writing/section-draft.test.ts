/** Two people write in one section at once, saves crossing edits in any order: no word of either is ever lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CommentaryPart } from '../programme/programme.ts';
import { takeStep } from './edit-history.ts';
import { itemsOf, partsOf, replacePart } from './edit-parts.ts';
import { mergedWhole, mergeParts } from './merge-parts.ts';
import {
  beginDraft,
  chosenDraft,
  type DraftSaved,
  failedDraft,
  isUnsaved,
  type SectionDraft,
  savedDraft,
  sendDraft,
} from './section-draft.ts';

const said = (text: string): CommentaryPart => ({ kind: 'paragraph', text });
const textOf = (part: CommentaryPart) => (part.kind === 'paragraph' ? part.text : '');

/** A server as the use case of saving is: versions of one section, merged by parts. */
function server(first: readonly CommentaryPart[]) {
  const versions = [first];
  const newest = () => versions.at(-1) ?? [];
  return {
    newest,
    save(basedOn: number, mine: readonly CommentaryPart[]): DraftSaved {
      const theirs = newest();
      const stretches = mergeParts(versions[basedOn - 1] ?? [], mine, theirs);
      const parts = mergedWhole(stretches);
      if (parts === null) return { outcome: 'choose', version: versions.length, stretches };
      if (JSON.stringify(parts) !== JSON.stringify(theirs)) versions.push(parts);
      return { outcome: 'saved', version: versions.length, parts };
    },
  };
}

function write(
  draft: SectionDraft,
  change: (now: SectionDraft['history']['now']) => SectionDraft['history']['now'],
) {
  return { ...draft, history: takeStep(draft.history, change(draft.history.now), null) };
}

/** Keep both where both wrote one part. */
function keepBoth(draft: SectionDraft): SectionDraft {
  const parts = draft.choice?.stretches.flatMap((stretch) =>
    stretch.kind === 'agreed' ? stretch.parts : [...stretch.theirs, ...stretch.mine],
  );
  return parts === undefined ? draft : chosenDraft(draft, parts);
}

test('a draft is saved once, and what was typed meanwhile is still to be saved', () => {
  const draft = write(beginDraft(1, [said('One')]), (now) => replacePart(now, 1, said('One more')));
  const sent = sendDraft(draft);
  assert.ok(sent !== null && sendDraft(sent) === null);
  const typed = write(sent, (now) => replacePart(now, 1, said('One more word')));
  const saved = savedDraft(typed, { outcome: 'saved', version: 2, parts: [said('One more')] });
  assert.deepEqual([saved.basedOn, isUnsaved(saved)], [2, true]);
  assert.equal(
    isUnsaved(savedDraft(sent, { outcome: 'saved', version: 2, parts: [said('One more')] })),
    false,
  );
  assert.deepEqual(sendDraft(failedDraft(sent))?.sent, [said('One more')]);
  assert.equal(sendDraft(beginDraft(1, [said('One')])), null);
});

test('what was not saved before the page went goes on from there', () => {
  const draft = beginDraft(4, [said('One')], [said('One'), said('Two')]);
  assert.deepEqual(sendDraft(draft)?.sent, [said('One'), said('Two')]);
});

test('undo ends where another’s words came in, so that it never takes them out', () => {
  const draft = write(beginDraft(1, [said('One')]), () => itemsOf([said('One'), said('Mine')]));
  const sent = sendDraft(draft);
  assert.ok(sent);
  const parts = [said('Theirs'), said('One'), said('Mine')];
  const merged = savedDraft(sent, { outcome: 'merged', version: 3, parts });
  assert.deepEqual(partsOf(merged.history.now), parts);
  assert.deepEqual(merged.history.past, []);
  assert.equal(isUnsaved(merged), false);
});

type Who = 0 | 1;
type Act = {
  readonly who: Who;
  readonly does: 'add' | 'change' | 'send' | 'hear' | 'fail';
  readonly at: number;
};

/** Two writers over one server; each word is new, so that a lost one is known by its absence. */
function twoWriters() {
  const first = [said('w1'), said('w2'), said('w3')];
  const store = server(first);
  const drafts: [SectionDraft, SectionDraft] = [beginDraft(1, first), beginDraft(1, first)];
  const waiting: [DraftSaved | null, DraftSaved | null] = [null, null];
  const written: string[] = [];
  const writeWord = (who: Who, at: number, isNew: boolean) => {
    const word = `n${written.length + 1}.`;
    written.push(word);
    drafts[who] = write(drafts[who], (now) => {
      const found = now[at % Math.max(1, now.length)];
      if (isNew || found === undefined) return itemsOf([...now.map(({ part }) => part), said(word)]);
      return replacePart(now, found.key, said(`${textOf(found.part)} ${word}`));
    });
  };
  const send = (who: Who) => {
    const sent = waiting[who] === null ? sendDraft(drafts[who]) : null;
    if (sent?.sent == null) return;
    drafts[who] = sent;
    waiting[who] = store.save(sent.basedOn, sent.sent);
  };
  /** An answer that is lost on its way may have been saved all the same. */
  const hear = (who: Who, isLost: boolean) => {
    const reply = waiting[who];
    if (reply === null) return;
    drafts[who] = keepBoth(isLost ? failedDraft(drafts[who]) : savedDraft(drafts[who], reply));
    waiting[who] = null;
  };
  const settle = () => {
    for (const who of [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1] as const) {
      hear(who, false);
      send(who);
      hear(who, false);
    }
  };
  return { drafts, written, store, writeWord, send, hear, settle };
}

function play(acts: readonly Act[]): void {
  const { drafts, written, store, writeWord, send, hear, settle } = twoWriters();
  for (const { who, does, at } of acts)
    if (does === 'send') send(who);
    else if (does === 'hear' || does === 'fail') hear(who, does === 'fail');
    else writeWord(who, at, does === 'add');
  settle();
  const end = store.newest().map(textOf).join(' ');
  for (const word of written) assert.ok(end.includes(word), `${word} is lost: ${end}`);
  for (const draft of drafts) assert.equal(isUnsaved(draft), false);
}

test('whatever two writers do, and whenever their saves arrive or are lost, every word that either wrote is there in the end', () => {
  const act = fc.record({
    who: fc.constantFrom<Who[]>(0, 1),
    does: fc.constantFrom<Act['does'][]>('add', 'change', 'send', 'hear', 'fail'),
    at: fc.nat(5),
  });
  fc.assert(fc.property(fc.array(act, { maxLength: 40 }), play), { numRuns: 3000, seed: 16 });
});
