/** The county's made-up schools and colleges, with numbers from 900000 that no real establishment has. */
import { type Stream, uniformInt } from '../num/random.ts';
import type { PlacementType } from './county-shares.ts';
import { csvText, fromLines } from './demo-file.ts';
import { type Scale, scaleCount } from './scale.ts';

export type EstablishmentKind = {
  readonly placementType: PlacementType;
  readonly firstUrn: number;
  readonly count: number;
  readonly typeName: string;
  readonly nameEnd: string;
};

/** Ages that establishments take, as the register tells them: nobody of `AGES` is outside those of the own kind [years]. */
const AGES_TAKEN: Readonly<Partial<Record<PlacementType, readonly [low: number, high: number]>>> = {
  mainstream: [4, 16],
  resourceBase: [4, 16],
  stateSpecial: [3, 19],
  inmss: [5, 19],
  post16: [16, 25],
};

const FIRST_URN = 900000;
/** Establishments of the story's own size, in the order of their numbers. */
const KINDS: readonly (readonly [PlacementType, number, string, string])[] = [
  ['mainstream', 232, 'Academy converter', 'School'],
  ['resourceBase', 34, 'Community school', 'Community School'],
  ['stateSpecial', 11, 'Community special school', 'Special School'],
  ['inmss', 58, 'Other independent special school', 'House School'],
  ['post16', 9, 'Further education', 'College'],
];

/** List the kinds of establishments with their ranges of numbers; a larger county has more of each. */
export function foundEstablishments(scale: Scale): readonly EstablishmentKind[] {
  let next = FIRST_URN;
  return KINDS.map(([placementType, size, typeName, nameEnd]) => {
    const count = Math.max(3, scaleCount(scale, size));
    const firstUrn = next;
    next += count;
    return { placementType, firstUrn, count, typeName, nameEnd };
  });
}

/** Draw the number of an establishment of a type; null where the type has none. */
export function drawUrn(
  stream: Stream,
  kinds: readonly EstablishmentKind[],
  placementType: PlacementType,
): number | null {
  const kind = kinds.find((item) => item.placementType === placementType);
  return kind === undefined ? null : kind.firstUrn + uniformInt(stream, kind.count);
}

function registerRow(kind: EstablishmentKind, k: number, { number, name }: Place): string {
  const { placementType, firstUrn, typeName, nameEnd } = kind;
  const provision = placementType === 'resourceBase' ? 'Resourced provision and SEN unit' : 'Not applicable';
  return [
    firstUrn + k,
    number,
    csvText(name),
    `Example ${nameEnd} ${k + 1}`,
    typeName,
    'Open',
    '',
    '',
    'Not applicable',
    provision,
    ...(AGES_TAKEN[placementType] ?? ['', '']),
  ].join(',');
}

/** Where the establishments lie. */
type Place = { readonly number: string; readonly name: string };

/** Write the register in the layout of the national one; names are numbers, so none can be a real one. */
export function establishmentsFile(kinds: readonly EstablishmentKind[], authority: Place): Iterable<string> {
  return fromLines(function* () {
    yield [
      'URN',
      'LA (code)',
      'LA (name)',
      'EstablishmentName',
      'TypeOfEstablishment (name)',
      'EstablishmentStatus (name)',
      'OpenDate',
      'CloseDate',
      'PhaseOfEducation (name)',
      'TypeOfResourcedProvision (name)',
      'StatutoryLowAge',
      'StatutoryHighAge',
    ].join(',');
    for (const kind of kinds) for (let k = 0; k < kind.count; k++) yield registerRow(kind, k, authority);
  });
}
