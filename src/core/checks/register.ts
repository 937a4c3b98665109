/** The register of establishments as checks ask of it. */
import { toDayNumber } from '../base/day-number.ts';
import type { Establishment } from '../domain/establishment.ts';
import { NO_DAY } from '../extract/extract.ts';
import type { RegisterEntry } from './check-context.ts';

const RESOURCED = /resourced provision/i;
const UNIT = /sen unit/i;

/**
 * Make the look-up by URN. Whether a school has a SEN unit or resourced provision is known only where the register
 * names either for any school at all: an extract without those columns tells nothing of them.
 */
export function toRegister(establishments: Iterable<Establishment>): ReadonlyMap<number, RegisterEntry> {
  const all = [...establishments];
  const isKnown = all.some((one) => one.resourcedProvisionType !== null);
  return new Map(all.map((one) => [Number(one.urn), toEntry(one, isKnown)]));
}

function toEntry(one: Establishment, isKnown: boolean): RegisterEntry {
  const named = one.resourcedProvisionType ?? '';
  const hasPlaces = (...counts: readonly (number | null)[]) => counts.some((count) => (count ?? 0) > 0);
  return {
    typeName: one.typeName,
    status: one.status,
    closedOn: one.closedOn === null ? NO_DAY : toDayNumber(one.closedOn),
    hasResourcedProvision: isKnown
      ? RESOURCED.test(named) || hasPlaces(one.resourcedCapacity, one.resourcedOnRoll)
      : null,
    hasSenUnit: isKnown ? UNIT.test(named) || hasPlaces(one.senUnitCapacity, one.senUnitOnRoll) : null,
    lowAge: one.lowAge,
    highAge: one.highAge,
  };
}
