/** The figures of a programme's book as a document would tell them, for comparison. */

import type { StoredFigure } from '../core/integrity/compare-stored.ts';
import type { Role } from '../core/integrity/understand/measures.ts';
import type { Figure } from '../core/report/blocks.ts';
import type { FigureBook } from '../core/report/figure-book.ts';

type Told = Omit<StoredFigure, 'id' | 'label' | 'value' | 'period'>;

const MONTHLY: Readonly<Record<string, string>> = {
  plans_n: 'plans',
  inmss_n: 'independent placements',
  asmt_open_over20w_n: 'backlog',
};
const YEARLY: Readonly<Record<string, Omit<Told, 'role'>>> = {
  'in-year': { measure: 'in-year deficit', basis: null },
  'cumulative-before': { measure: 'cumulative deficit', basis: 'before' },
  'cumulative-after': { measure: 'cumulative deficit', basis: 'after' },
  income: { measure: 'high needs income', basis: null },
};

/** Which measure a figure's id is of, and in which role; null where documents are not held against it. */
function toldBy(id: string): Told | null {
  const [subject = '', second = '', third = ''] = id.split('.');
  if (Object.hasOwn(MONTHLY, subject) && (second === 'actual' || second === 'agreed')) {
    const role: Exclude<Role, null> = second === 'actual' ? 'actual' : 'target';
    return { measure: MONTHLY[subject] ?? '', role, basis: null };
  }
  if (subject === 'inmss_n' && second === 'share')
    return { measure: 'independent share', role: 'actual', basis: null };
  if (subject === 'condition' && third === 'ceiling')
    return { measure: 'deficit cap', role: 'target', basis: null };
  const isPath = second === 'mitigated' || second === 'unmitigated';
  return subject === 'finance' && isPath && Object.hasOwn(YEARLY, third)
    ? { ...(YEARLY[third] ?? { measure: '', basis: null }), role: second }
    : null;
}

/** In the unit of documents: pounds from pence, per cent from a share. */
function inDocumentUnit({ value, unit }: Figure): number | null {
  if (typeof value !== 'number') return null;
  if (unit === 'pence') return value / 100;
  return unit === 'share' ? value * 100 : value;
}

/** List the stored figures that documents are held against. */
export function storedFigures(book: FigureBook): readonly StoredFigure[] {
  return [...book.values()].flatMap((figure) => {
    const told = toldBy(figure.id);
    const value = inDocumentUnit(figure);
    const period = /\d{4}(?:-\d\d|\/\d\d)$/.exec(figure.id)?.[0];
    return told === null || value === null || period === undefined
      ? []
      : [{ ...told, id: figure.id, label: figure.label, value, period }];
  });
}
