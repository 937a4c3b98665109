/** What a document says of its signatures: on the form's own lines, and at the foot of every page. */
import { dayInWords } from '../base/time.ts';
import type { Block, ReportDocument } from '../report/blocks.ts';
import type { Copy } from '../report/compose-return.ts';
import { readableHash } from '../seal/readable-hash.ts';
import { sealOf } from './append-act.ts';
import { STAGE_WORDS, stageOf } from './return-stage.ts';
import type { ChainedAct, SigningRole } from './sealed-return.ts';

/** The words for a state: one for each officer, one for the foot, and lines that the first page adds. */
type SignWords = Readonly<Record<SigningRole, string>> & {
  readonly foot: string;
  readonly submitted: string | null;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
};

const APART: SignWords = {
  s151: 'Signs this return as it is frozen here; the signature stands beside it',
  dcs: 'Signs this return as it is frozen here; the signature stands beside it',
  foot: 'frozen for signature',
  submitted: null,
  lines: [],
};

/** The document as it is frozen: its signatures stand beside what they sign, so it says so and no more. */
export function asFrozen(document: ReportDocument): ReportDocument {
  return withWords(document, APART);
}

/**
 * The document with what was done since: who signed, when, with which key; the hash of what they signed; the seal.
 * @param chain  the acts of the return, already found sound.
 * @param copy  a public copy names no officer.
 */
export function withSignatures(
  document: ReportDocument,
  contentHash: string,
  chain: readonly ChainedAct[],
  copy: Copy = 'internal',
): ReportDocument {
  const found = stageOf(chain);
  const state = 'stage' in found ? STAGE_WORDS[found.stage.stage] : 'not whole';
  const seal = sealOf(chain);
  const marks = [`content ${readableHash(contentHash)}`];
  if (seal !== null) marks.push(`seal ${readableHash(seal)}`);
  const submitted = chain.find((act) => act.act === 'submitted');
  return withWords(document, {
    s151: signatureWords(chain, 's151', copy),
    dcs: signatureWords(chain, 'dcs', copy),
    foot: [state, ...marks].join(' · '),
    submitted: submitted === undefined ? null : dayInWords(submitted.on),
    lines: [
      { label: 'State of this return', text: state },
      {
        label: 'Hash of the content signed',
        text: `${readableHash(contentHash)} (SHA-256 ${inGroups(contentHash)})`,
      },
      ...(seal === null ? [] : [{ label: 'Seal', text: `${readableHash(seal)} (${inGroups(seal)})` }]),
    ],
  });
}

/** A hash in groups of sixteen, so that a narrow column can break it. */
function inGroups(hash: string): string {
  return hash.replaceAll(/(.{16})(?=.)/g, '$1 ');
}

function signatureWords(chain: readonly ChainedAct[], role: SigningRole, copy: Copy): string {
  for (const act of chain)
    if (act.act === 'signed' && act.attestation.role === role) {
      const { name, signedAt, keyFingerprint } = act.attestation;
      const signed = copy === 'public' ? 'Signed' : `Signed by ${name}`;
      return `${signed} on ${dayInWords(signedAt.slice(0, 10))} at ${signedAt.slice(11, 16)} UTC, key ${readableHash(keyFingerprint)}`;
    }
  return 'Not yet signed';
}

function withWords(document: ReportDocument, words: SignWords): ReportDocument {
  const parts = document.footer.split(' · ');
  return {
    ...document,
    footer: [...parts.slice(0, -1), words.foot].join(' · '),
    blocks: document.blocks.map((block) => rewrite(block, words)),
  };
}

function rewrite(block: Block, words: SignWords): Block {
  if (block.kind !== 'summary-list' || !block.rows.some(({ state }) => state === 's151')) return block;
  const rows = block.rows.map((row) => {
    const text = row.state === undefined ? null : words[row.state];
    return text === null ? row : { ...row, content: [{ text }] };
  });
  const last = rows.findLastIndex(({ state }) => state !== undefined);
  const added = words.lines.map(({ label, text }) => ({ label, content: [{ text }] }));
  return { ...block, rows: [...rows.slice(0, last + 1), ...added, ...rows.slice(last + 1)] };
}
