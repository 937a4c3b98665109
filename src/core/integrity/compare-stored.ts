/** Compares what a document says with the figures that a programme's store holds, on one measure, time, role and basis. */
import type { Finding } from './finding.ts';
import type { Fact } from './understand/facts.ts';
import { intervalOf, meet } from './understand/interval.ts';
import type { Basis, Role } from './understand/measures.ts';
import { showValue } from './understand/show.ts';

/** A stored figure as facts of documents are told: money in pounds, shares in per cent. */
export type StoredFigure = {
  readonly id: string;
  readonly label: string;
  /** The id of a measure of `measures.ts`. */
  readonly measure: string;
  readonly value: number;
  /** "2024-10" or "2024/25". */
  readonly period: string;
  readonly role: Exclude<Role, null>;
  readonly basis: Basis;
};

/** The rule's name in a report. */
export const STORED_CODE = 'stored.differs';

function keyOf(measure: string, period: string, role: string, basis: Basis): string {
  return [measure, period, role, basis ?? ''].join('|');
}

/** Roles under which a figure of a document may stand for a stored one. */
function roleOf({ role, period, unit }: Fact): Exclude<Role, null> {
  if (role === 'forecast') return period?.kind === 'month' ? 'target' : 'mitigated';
  return role ?? (period?.kind === 'financial-year' && unit === 'money' ? 'mitigated' : 'actual');
}

/** Whether a figure of a document is the plain measure, a month's own count and no part of it. */
function isWhole(fact: Fact): boolean {
  if (fact.apart !== '' || fact.per !== null || fact.period === null) return false;
  if (fact.sentence === null)
    return !/rolling|twelve|mean|average|total/.test(fact.grid?.caption.toLowerCase() ?? '');
  const ahead = fact.sentence.low.slice(
    Math.max(0, (fact.quantity?.start ?? 0) - 12),
    fact.quantity?.start ?? 0,
  );
  return !/\b(?:by|of|than) (?:about )?$/.test(ahead);
}

/** Find where a document differs from the store. Figures that the store does not hold are passed over. */
export function compareStored(facts: readonly Fact[], stored: readonly StoredFigure[]): Finding[] {
  const byKey = new Map(
    stored.map((figure) => [keyOf(figure.measure, figure.period, figure.role, figure.basis), figure]),
  );
  return facts.flatMap((fact): Finding[] => {
    if (!isWhole(fact) || fact.period === null) return [];
    const figure = byKey.get(keyOf(fact.measure.id, fact.period.key, roleOf(fact), fact.basis));
    if (figure === undefined || meet(intervalOf(fact), intervalOf({ value: figure.value, step: 0 })))
      return [];
    return [
      {
        rule: STORED_CODE,
        kind: 'stored-figure',
        severity: 'error',
        spots: fact.spots,
        arithmetic: `the document: ${showValue(fact.value, fact.unit)}; stored (${figure.label}): ${showValue(figure.value, fact.unit)}`,
        advice: 'Take the stored figure, or correct the store and say why.',
      },
    ];
  });
}
