/** One authority under the names that different publishers give it. */

/** Words that publishers put before or after an authority's own name, longest first. */
const WRAPPINGS: readonly string[] = [
  'metropolitan borough council',
  'london borough of',
  'royal borough of',
  'city and county of',
  'county borough of',
  'borough council',
  'county council',
  'city council',
  'district council',
  'metropolitan borough',
  'unitary authority',
  'city of',
  'county of',
  'borough of',
  'council',
  'borough',
  'county',
  'the',
];

/** Names that no wrapping explains, by their own key: from what a publisher writes to what the department writes. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  bcp: 'bournemouth christchurch and poole',
  'bath and ne somerset': 'bath and north east somerset',
  'east riding': 'east riding of yorkshire',
  hull: 'kingston upon hull',
  'hammersmith fulham': 'hammersmith and fulham',
  kingston: 'kingston upon thames',
  'medway towns': 'medway',
  'ne lincolnshire': 'north east lincolnshire',
  newcastle: 'newcastle upon tyne',
  richmond: 'richmond upon thames',
  scilly: 'isles of scilly',
  southend: 'southend on sea',
  telford: 'telford and wrekin',
};

/** The City is a place of its own: its name is not London's in a wrapping. */
const WHOLE_NAME = 'city of london';

/**
 * Give the key under which an authority's names meet: "Bedford Borough" and "Bedford", "Durham" and "County Durham",
 * "St. Helens" and "St Helens", "Bristol, City of" and "City of Bristol". Signs of footnotes are dropped. Places that
 * only look alike stay apart: Derby and Derbyshire, City of London and London.
 */
export function authorityNameKey(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(?<=[a-z])\d+$/, '')
    .replaceAll('&', ' and ')
    .replace(/\bst\./g, 'st')
    .replace(/['’.]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (words.startsWith(WHOLE_NAME)) return WHOLE_NAME;
  const bare = unwrap(words);
  return OTHER_NAMES[bare] ?? bare;
}

/** Take off what publishers put around a name, as long as a name is left. */
function unwrap(words: string): string {
  for (const wrapping of WRAPPINGS) {
    if (words.startsWith(`${wrapping} `)) return unwrap(words.slice(wrapping.length + 1));
    if (words.endsWith(` ${wrapping}`)) return unwrap(words.slice(0, -wrapping.length - 1));
  }
  return words;
}
