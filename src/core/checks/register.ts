/** The register of establishments as checks ask of it. */
import { type DayNumber, toDayNumber } from '../base/day-number.ts';
import type { Establishment } from '../domain/establishment.ts';
import type { SettingOverride } from '../domain/setting-override.ts';
import { NO_DAY } from '../extract/extract.ts';
import { LATEST, overridesBy, saidOn } from '../extract/register-index.ts';
import type { RegisterEntry } from './check-context.ts';

const RESOURCED = /resourced provision/i;
const UNIT = /sen unit/i;

/** What only the authority knows of: nothing is told of it but what it counts as. */
const UNLISTED: Omit<RegisterEntry, 'said'> = {
  typeName: '',
  status: '',
  closedOn: NO_DAY,
  hasResourcedProvision: null,
  hasSenUnit: null,
  lowAge: null,
  highAge: null,
};

/**
 * Make the look-up by URN. Whether a school has a SEN unit or resourced provision is known only where the register
 * names either for any school at all: an extract without those columns tells nothing of them.
 * @param overrides  what the authority says that schools are; a school that the register does not have is known by it.
 * @param day  of the extract, on which overrides must hold.
 */
export function toRegister(
  establishments: Iterable<Establishment>,
  overrides: readonly SettingOverride[] = [],
  day: DayNumber = LATEST,
): ReadonlyMap<number, RegisterEntry> {
  const all = [...establishments];
  const isKnown = all.some((one) => one.resourcedProvisionType !== null);
  const ofUrn = overridesBy(overrides, ({ urn }) => urn);
  const ofUkprn = overridesBy(overrides, ({ ukprn }) => ukprn);
  const register = new Map<number, RegisterEntry>();
  for (const [urn, own] of ofUrn) {
    const said = saidOn(own, day);
    if (said !== null) register.set(urn, { ...UNLISTED, said });
  }
  for (const one of all) {
    const [own = [], provider = []] = [ofUrn.get(Number(one.urn)), ofUkprn.get(Number(one.ukprn ?? 0))];
    const said = saidOn(own, day) ?? saidOn(provider, day);
    register.set(Number(one.urn), { ...toEntry(one, isKnown), said });
  }
  return register;
}

function toEntry(one: Establishment, isKnown: boolean): Omit<RegisterEntry, 'said'> {
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
