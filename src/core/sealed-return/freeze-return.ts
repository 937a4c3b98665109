/** Freezes a return: everything it says and everything it was made from, as one content with one hash. */
import type { Problem } from '../base/problem.ts';
import { lastDayOf } from '../base/time.ts';
import type { Update } from '../programme/definitions.ts';
import type { Programme } from '../programme/programme.ts';
import { composeReturn, frozenAt } from '../report/compose-return.ts';
import { factsAsAt } from '../report/facts-as-at.ts';
import type { ProgrammeFacts } from '../report/programme-facts.ts';
import { returnJson } from '../report/return-json.ts';
import { canonicalJson } from '../seal/canonical-json.ts';
import type { Sha256 } from '../seal/hash-chain.ts';
import { partsOf } from '../seal/json-parts.ts';
import { appendAct } from './append-act.ts';
import { frozenInputs, frozenResults } from './frozen-inputs.ts';
import { ROLE_WORDS } from './return-stage.ts';
import type { ReturnContent, SealedReturn } from './sealed-return.ts';
import { asFrozen } from './sign-state.ts';

/** What a return is frozen from, beside the programme's facts. */
export type FreezeRequest = Pick<ReturnContent, 'product' | 'revision' | 'follows' | 'corrects' | 'check'> & {
  readonly update: Update;
  readonly imports: ReturnContent['inputs']['imports'];
};

/** The content, or everything that stands in the way. */
export type FrozenContent =
  | { readonly content: ReturnContent }
  | { readonly blockers: readonly [Problem, ...Problem[]] };

/**
 * Make the content of a return. Nothing of it depends on a clock: the same records give the same content.
 * @param facts  the whole programme; what was not known at the update's cut-off is left out.
 */
export function freezeContent(facts: ProgrammeFacts, request: FreezeRequest): FrozenContent {
  const { update, imports, ...given } = request;
  const known = factsAsAt(facts, update);
  // Signatures stand beside what they sign, so what a record says of them is not part of it.
  const signed: ProgrammeFacts = { ...known, programme: { ...known.programme, signOffs: [] } };
  const { document, problems } = composeReturn(signed, update);
  const [first, ...others] = [...problems, ...coverProblems(signed.programme, update)];
  if (first !== undefined) return { blockers: [first, ...others] };
  return {
    content: {
      ...given,
      authorityCode: signed.programme.authorityCode,
      programmeId: signed.programme.id,
      updateId: update.id,
      chance: null,
      inputs: frozenInputs(signed, imports),
      results: frozenResults(signed),
      return: returnJson(asFrozen(document)),
    },
  };
}

/** Give the hash that both officers sign. */
export function contentHash(content: unknown, sha256: Sha256): string {
  return sha256(canonicalJson(content));
}

/** Put a content into a file of its own, with the first act of its chain. */
export function freezeReturn(content: ReturnContent, sha256: Sha256): SealedReturn {
  const hash = contentHash(content, sha256);
  const update = content.inputs.programme.updates.find(({ id }) => id === content.updateId);
  const at = update === undefined ? content.return.frozenAt : frozenAt(update);
  const parts = partsOf(content, sha256);
  const partsHash = contentHash(parts, sha256);
  return {
    schema: 'evenkeel/sealed-return@1',
    contentHash: hash,
    chain: appendAct([], { act: 'frozen', contentHash: hash, partsHash, frozenAt: at }, sha256),
    content,
    parts,
  };
}

/** What the cover must hold before anyone can sign: the four dates apart, and two officers who can be told apart. */
function coverProblems(programme: Programme, update: Update): readonly Problem[] {
  const problems: Problem[] = [];
  const empty = (what: string) =>
    problems.push({
      code: 'return.cover-empty',
      place: `update ${update.id}, ${what}`,
      message: `The cover of the return lacks ${what}`,
      advice: 'Complete it in the records of the update or of the programme.',
    });
  if (programme.authorityName.trim() === '') empty('the name of the authority');
  if (update.label.trim() === '') empty('the label of the update');
  if (update.financeBasis.trim() === '') empty('the finance basis');
  for (const role of ['s151', 'dcs'] as const)
    if (holderOf(programme, role) === null) empty(`the name of the ${ROLE_WORDS[role].toLowerCase()}`);
  if (update.submitted !== null && update.submitted < lastDayOf(update.dataCutOff))
    problems.push({
      code: 'return.submitted-before-cut-off',
      place: `update ${update.id}`,
      message: 'The return is dated as submitted before the end of the month that its data goes to',
      advice: 'Correct the date of submission or the data cut-off.',
    });
  return problems;
}

/** Give the name of the officer who holds a signing role in a programme's register, or null where none stands there. */
export function holderOf({ contacts }: Programme, role: keyof typeof ROLE_WORDS): string | null {
  const plain = (text: string) => text.replaceAll('’', "'").toLowerCase().trim();
  const holder = contacts.find((contact) => plain(contact.role) === plain(ROLE_WORDS[role]));
  return holder === undefined || holder.name.trim() === '' ? null : holder.name;
}
