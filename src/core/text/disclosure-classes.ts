/** Groups of words that the rules for disclosures share, and how a line of rules is read. */

/** Groups by name; a rule names one in braces. Texts are lower case and without apostrophes where rules meet them. */
const GROUPS: Readonly<Record<string, string>> = {
  kin: 'sons?|daughters?|child|childs|boys?|girls?|brothers?|sisters?|mums?|mothers?|mam|dads?|fathers?|kids?|children|childrens|baby|babies|twins?|friends?|lads?|nan|grandson|granddaughter|niece|nephew|little one|little ones|little (?:boy|girl|brother|sister|lad)|(?:step|half)[ -]?(?:son|daughter|brother|sister)|wee (?:one|boy|girl|man)|teenager|eldest|youngest|pupils?|students?',
  victim:
    '(?:me|him|her|them|us|each other|one another|people|\\[[a-z-]+\\]|everyone|a (?:child|boy|girl|pupil|kid)|(?:my|our|his|her|their|the|this|that|other) (?:\\w+ )?{kin})',
  poss: '(?:my|his|her|their|our|the|a|its|\\[[a-z-]+\\]s?|(?:my|our|his|her) {kin})',
  actor:
    '(?:dad|daddy|mum|mummy|mam|father|mother|step ?-?(?:dad|father|mum|mother|brother)|partner|husband|wife|boyfriend|girlfriend|ex|uncle|auntie?|cousin|grandad|grandpa|granddad|gran|nan|brother|sister|babysitter|neighbour|teacher|teachers|ta|assistant|assistants|staff|worker|carer|carers|driver|escort|coach|tutor|head|man|men|woman|lady|guy|bloke|stranger|strangers|adult|adults|lad|lads|boy|boys|girl|girls|kid|kids|pupils?|student|someone|somebody|people|they|he|she|\\[[a-z-]+\\])',
  body: '(?:arms?|legs?|wrists?|neck|throat|back|face|eyes?|lips?|cheeks?|head|ears?|thighs?|ankles?|ribs?|hands?|fingers?|bum|bottom|body|chest|shoulders?|tummy|stomach|skin|knees?|mouth|nose|side)',
  self: '(?:myself|himself|herself|themselves|themself|him self|her self|my self|ourselves|itself)',
  child: '(?:he|she|they|i|we|{kin}|\\[[a-z-]+\\])',
  not: '(?:not|never|nt|no longer|dont|doesnt|didnt|wont|wouldnt|cant|cannot|can not|isnt|arent|wasnt|wasnt|havent|hasnt|aint|hardly|barely|refuses? to|stopped|nobody|no one|noone)',
};

/** One rule: it is looked at where one of its telling words stands, and holds where its pattern does. */
export type DisclosureRule = {
  /** Words as they stand; one that ends in "*" stands for all that begin so, from three letters on. */
  readonly anchors: readonly string[];
  readonly pattern: RegExp;
};

/**
 * Read rules, one a line: telling words with blanks between, then after " : " the pattern that must hold. In it "@" is any of the
 * telling words, "{name}" a group, "<n>" up to n letters of the same sentence. A line without pattern holds by its words.
 */
export function readRules(text: string): readonly DisclosureRule[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readRule);
}

function readRule(line: string): DisclosureRule {
  const [words = '', pattern = '@'] = line.split(' : ');
  const anchors = words.trim().split(/\s+/);
  const any = `(?:${anchors.map((word) => word.replace('*', '[a-z]*')).join('|')})`;
  const grouped = withoutContractions(expand(pattern.trim()));
  const whole = grouped.replaceAll('@', any).replace(/<(\d+)>/g, '[^.!?;\\n]{0,$1}');
  return { anchors, pattern: new RegExp(`(?<![a-z])(?:${whole})(?![a-z])`) };
}

/** What is written together with its "not". */
const CONTRACTED =
  /\b(do|does|did|ca|wo|would|could|should|is|are|was|were|has|have|had|ai|must|need)n(?:'|’)?t\b/g;
const WHOLE: Readonly<Record<string, string>> = { ca: 'can', wo: 'will', ai: 'is' };

/** Write "dont" and "don't" as "do not", "im" as "i am", so that rules and texts meet. */
export function withoutContractions(text: string): string {
  return text
    .replace(CONTRACTED, (_, verb: string) => `${WHOLE[verb] ?? verb} not`)
    .replace(/\bcannot\b/g, 'can not')
    .replace(/\bi(?:'|’)?m\b/g, 'i am')
    .replace(/\b(he|she)(?:'|’)?s\b/g, '$1 is')
    .replace(/\bi(?:'|’)?ve\b/g, 'i have');
}

function expand(pattern: string): string {
  const next = pattern.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const group = GROUPS[name];
    if (group === undefined) throw new RangeError(`No group of words is called ${name}`);
    return group.startsWith('(?:') ? group : `(?:${group})`;
  });
  return next === pattern ? next : expand(next);
}
