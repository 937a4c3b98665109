/** Runs every rule over a document and gathers what they find, each place told of once. */
import { RULES } from './catalogue.ts';
import { compareEarlier } from './compare-earlier.ts';
import { compareStored, type StoredFigure } from './compare-stored.ts';
import type { ReturnDocument } from './document.ts';
import type { Finding, Severity } from './finding.ts';
import type { Rule } from './rule.ts';
import { type Understanding, understand } from './understand/understanding.ts';
import { verbatimQuotes } from './verbatim.ts';

/** What was read and found. */
export type DocumentCheck = {
  readonly findings: readonly Finding[];
  /** Numbers with a value that were read, in prose and tables. */
  readonly figuresRead: number;
  readonly wordsRead: number;
};

/** Most findings of one rule in one document: beyond them the document is something else than a return. */
const MOST = 100;
const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

function run(rule: Rule, document: Understanding): Finding[] {
  return rule
    .find(document)
    .slice(0, MOST)
    .map((found) => ({
      rule: rule.code,
      kind: rule.kind,
      severity: found.severity ?? rule.severity,
      advice: found.advice ?? rule.advice,
      spots: found.spots,
      arithmetic: found.arithmetic,
    }));
}

/** The same rule at the same place with the same reckoning is one finding. */
function once(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, spots, arithmetic }) => {
    const key = `${rule}|${spots[0]?.paragraph}|${spots[0]?.start}|${arithmetic}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Findings of rules that read widely give way to those of narrower ones of the same kind in the same paragraph; a note is none to give way to. */
function withoutWider(findings: readonly Finding[]): Finding[] {
  const narrow = new Set(
    findings
      .filter(({ rule, severity }) => !WIDE.has(rule) && severity !== 'info')
      .flatMap((finding) => placesOf(finding)),
  );
  return findings.filter(
    (finding) => !WIDE.has(finding.rule) || !placesOf(finding).some((place) => narrow.has(place)),
  );
}

function placesOf({ kind, spots }: Finding): string[] {
  return spots.map(({ paragraph }) => `${kind}|${paragraph}`);
}

const WIDE: ReadonlySet<string> = new Set(
  RULES.flatMap(({ isWide, code }) => (isWide === true ? [code] : [])),
);

function inOrder(a: Finding, b: Finding): number {
  const bySeverity = ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity);
  return bySeverity || (a.spots[0]?.paragraph ?? 0) - (b.spots[0]?.paragraph ?? 0);
}

function wordsIn({ document }: Understanding): number {
  return document.blocks.reduce((sum, block) => {
    const text = block.kind === 'table' ? block.rows.map((row) => row.cells.join(' ')).join(' ') : block.text;
    return sum + (text.match(/\S+/g)?.length ?? 0);
  }, 0);
}

function figuresIn({ sentences, grids }: Understanding): number {
  const inText = sentences.reduce((sum, { quantities }) => sum + quantities.length, 0);
  return grids.reduce(
    (sum, { rows }) =>
      sum + rows.reduce((all, { cells }) => all + cells.filter((cell) => cell !== null).length, 0),
    inText,
  );
}

/** What a document is held against beside itself. */
export type Beside = {
  /** An earlier update of the same programme. */
  readonly earlier?: ReturnDocument;
  readonly stored?: readonly StoredFigure[];
};

/** Check a document against every rule. Same document, same findings. */
export function checkDocument(document: ReturnDocument, beside: Beside = {}): DocumentCheck {
  const read = understand(document);
  const alone = RULES.flatMap((rule) => run(rule, read));
  const earlier = beside.earlier === undefined ? [] : compareEarlier(read, understand(beside.earlier));
  const stored = beside.stored === undefined ? [] : compareStored(read.facts, beside.stored);
  const findings = withoutWider(once([...alone, ...earlier, ...stored])).sort(inOrder);
  const { source } = document;
  const quoted = source === undefined ? findings : verbatimQuotes(source, findings);
  return { findings: quoted, figuresRead: figuresIn(read), wordsRead: wordsIn(read) };
}
