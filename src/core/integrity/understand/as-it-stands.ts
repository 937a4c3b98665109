/** The figures of a measure as it is or is forecast: no target, nothing without measures, no part set apart. */
import type { Fact } from './facts.ts';
import type { Basis } from './measures.ts';

/** Give the amounts of a measure as it stands [pounds]; on one basis, where one is asked for, those that name none among them. */
export function asItStands(facts: readonly Fact[], measure: string, on: Basis = null): Fact[] {
  return facts.filter(
    ({ measure: own, unit, role, apart, basis }) =>
      own.id === measure &&
      unit === 'money' &&
      role !== 'target' &&
      role !== 'unmitigated' &&
      apart === '' &&
      (on === null || basis === null || basis === on),
  );
}
