/** One scheme told twice: as a new school and as an extension, with other places, another cost or another opening, or counted twice. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Said, saidOf } from '../../understand/said.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** Words in capitals that name no scheme. */
const NO_NAME = new Set(
  'January February March April May June July August September October November December Sept Oct Nov Dec Jan Feb Risk Risks Condition Conditions Finance Capital The This That These Our We You Your In On At For From And But Dear Head Council Forum Board Cabinet Total Scheme Schemes School Schools Special Academy Project Projects Phase Year Budget Cost Places Place Update Department Government Education Green Amber Red Blue Number Monday Tuesday Wednesday Thursday Friday New Extension Both Together Stage Part Section Table Figure Page North South East West Free Programme Safety Valve High Needs Block Primary Secondary Service Team Director Officer Spring Autumn Summer Winter Term Two Three Four Five One Six All Each Every When Where With It Its There Which What How Why Yes No Is Are Was Has Have Opens Description Type Resource Base Unit Bid Position Forecast Actual Plan Plans County City Borough Town District Open Opened Closed Design Complete Resourced Independent Maintained Mainstream Site Build Building Planning Due Late Consent Works First Second Third Large Small Other None'.split(
    ' ',
  ),
);
const NAME = /\b[A-Z][a-z]{2,}(?:['’]s)?(?: [A-Z][a-z]{2,}){0,2}/g;

/** The names of a text with their places; generic words at their ends are left off. */
function namesIn(text: string): { readonly name: string; readonly from: number; readonly to: number }[] {
  return [...text.matchAll(NAME)].flatMap((match) => {
    const words = match[0].split(' ');
    let from = match.index;
    while (words[0] !== undefined && NO_NAME.has(words[0])) from += (words.shift()?.length ?? 0) + 1;
    while (NO_NAME.has(words.at(-1) ?? '-')) words.pop();
    const name = words.join(' ');
    return name === '' || words.some((word) => NO_NAME.has(word))
      ? []
      : [{ name: name.toLowerCase(), from, to: from + name.length }];
  });
}

const SCHOOL = '(?:schools?|academy|academies|free school)';
const NEW = new RegExp(
  String.raw`\bnew[- ]build\b|\bfree-?standing\b|\b(?:brand |wholly |entirely )?new (?:(?!block|extension|wing|classroom|unit|base)[\w-]+ ){0,3}${SCHOOL}\b|\bnew special\b|\bfree school\b|\bas a school of its own\b|\bfirst new\b`,
);
const EXTENSION =
  /\b(?:extensions?|extended|extending|expansions?|expanded|expanding|enlarge\w*|annexes?|annex|refurbish\w*|additional block|(?:at|of) (?:the |an |its )?existing (?:\w+ )?school|on the grounds of|in the grounds of)\b/;
/** Of time, and of schools, that are not the scheme. */
const NOT_TYPE =
  /\b(?:extension (?:of|to) (?:the )?(?:deadline|time|contract|agreement)|extended (?:to|until|by) (?:\w+ )?\d{4})\b/;
const PLACES =
  /\b(\d{1,3}(?:,\d{3})?)(?:[- ](?:more|new|additional|extra|further|special|of the))*[- ]places?\b|\b(?:for|tak(?:e|es|ing)|where|educates?|of) (\d{1,3}) (?:more |further )?(?:pupils|children)\b/g;
const NOT_ALL =
  /\b(?:of (?:the|its|these)|open|filled|first|phase|only|per|each|vacant|so far|already|short|initially|remaining|rising|up to|from|another|by then|until)\b/;
const COST = /£(\d+(?:\.\d+)?) ?(m\b|million|k\b|,000)?(\d{0,3})/g;
const NOT_COST =
  /\b(?:spent|to date|grant|contribut\w*|saving|saves?|overspen\w*|phase|first|of which|per|each|a place|claim\w*|so far|short\w*|gap|more|extra|from|over|less|remaining|risen|rose|increase\w*|was|were|inflation|contingency|about|drawn|paid|underspen\w*|revenue|year)\b/;

type Kind = 'new' | 'extension';
/** What one place tells of a named scheme. */
type Mention = {
  readonly said: Said;
  readonly type: Kind | null;
  readonly places: number | null;
  readonly cost: string | null;
};

/** The one value that a text tells; null where it tells none or several. */
function only<Value>(values: readonly Value[]): Value | null {
  const distinct = [...new Set(values)];
  return distinct.length === 1 ? (distinct[0] ?? null) : null;
}

function typeIn(low: string): Kind | null {
  if (NOT_TYPE.test(low)) return null;
  const isNew = NEW.test(low);
  const isExtension = EXTENSION.test(low);
  return isNew === isExtension ? null : isNew ? 'new' : 'extension';
}

function inRow(said: Said): Mention | null {
  const { row } = said;
  if (row === null) return null;
  const places = row.cells.flatMap(({ head, low }) =>
    /\bplaces\b/.test(head) &&
    !/\b(?:open|filled|due|needed|delivered|before|now|existing|current)\b/.test(head) &&
    /^\W*\d{1,3}\W*$/.test(low)
      ? [Number(low.replaceAll(/\D/g, ''))]
      : [],
  );
  const words = row.cells.filter(({ low }) => /[a-z]{4}/.test(low)).map(({ low }) => low);
  const inWords = words.flatMap((low) => (NOT_ALL.test(low) ? [] : placesIn(low)));
  const costs = row.cells.flatMap(({ head, low }) => {
    if (
      !/\b(?:cost|budget|capital)\b|£/.test(head) ||
      /\b(?:spent|spend to|actual|per|forecast|q\d|latest|variance)\b/.test(head)
    )
      return [];
    const value = /^\W*(\d[\d,]*(?:\.\d+)?)(m?)\W*$/.exec(low);
    if (value?.[1] === undefined) return [];
    const scale = /£m|million/.test(head) || value[2] === 'm' ? 1000 : /£000|£k/.test(head) ? 1 : 0.001;
    return [moneyKey(Number(value[1].replaceAll(',', '')) * scale)];
  });
  const inText = words.flatMap((low) => (NOT_COST.test(low) ? [] : costsIn(low)));
  const types = words.map(typeIn).filter((type) => type !== null);
  return {
    said,
    type: only(types),
    places: only([...places, ...inWords]),
    cost: only([...costs, ...inText]),
  };
}

function placesIn(low: string): number[] {
  return [...low.matchAll(PLACES)].map((match) => Number((match[1] ?? match[2] ?? '').replaceAll(',', '')));
}

/** Thousands of pounds, to a tenth of a million. */
function moneyKey(thousands: number): string {
  return `£${(Math.round(thousands / 100) / 10).toFixed(1)}m`;
}

function costsIn(low: string): string[] {
  return [...low.matchAll(COST)].flatMap((match) => {
    const value = Number(match[1]);
    const scale = match[2]?.startsWith('m') === true ? 1000 : match[2] === undefined ? 0.001 : 1;
    return value * scale >= 100 ? [moneyKey(value * scale)] : [];
  });
}

const NAMED_TWICE = 40;

/** The clause around a name: up to the next name, or a comma behind a second one. */
function inText(said: Said, from: number, others: readonly number[]): Mention {
  const next = others.find((at) => at > from) ?? said.text.length;
  const last = others.filter((at) => at < from).at(-1) ?? -1;
  const whole = said.text.toLowerCase();
  const low = last < 0 && next === whole.length ? whole : whole.slice(last < 0 ? 0 : from, next);
  return {
    said,
    type: typeIn(
      `${low} ${last < 0 ? said.asked : ''}`.replace(
        /\b(?:no|not an?|nor) (?:extensions?|new school)\b/g,
        '',
      ),
    ),
    places: NOT_ALL.test(low.replace(/\bfrom \w+ \d{4}/, '')) ? null : only(placesIn(low)),
    cost: NOT_COST.test(low) ? null : only(costsIn(low)),
  };
}

const OF_SCHEME =
  /\b(?:schemes?|schools?|academy|places?|pupils|extension|extend\w*|expansion|expand\w*|enlarge\w*|annexe?|build\w*|built|constructi\w*|refurbish\w*|new[- ]build|project|satellite|block|capital)\b/;

/** Whether a row is of what it names: in its label, or right behind its number. */
function isLabel({ row }: Said, name: string): boolean {
  const cells = row?.cells ?? [];
  const at = /^\W*(?:risk |condition )?[a-z]{0,2}\W?\d{0,4}\W*$/.test(cells[0]?.low ?? '') ? 1 : 0;
  return cells[at]?.low.includes(name) === true && namesIn(cells[at].text).length === 1;
}

/** What is told of each named scheme. */
function mentionsOf(document: Understanding): Map<string, Mention[]> {
  const byName = new Map<string, Mention[]>();
  // A single word in a capital is a name where it stands so within a sentence.
  const known = new Set(
    document.sentences.flatMap(({ text }) =>
      [...text.matchAll(/(?<=[a-z,(] )[A-Z][a-z]{2,}/g)].map(([word]) => word.toLowerCase()),
    ),
  );
  const isKnown = (name: string) => name.includes(' ') || known.has(name);
  for (const said of saidOf(document)) {
    for (const [name, mention] of mentionsIn(said)) {
      const held = byName.get(name) ?? [];
      if (isKnown(name) && held.length < NAMED_TWICE) byName.set(name, [...held, mention]);
    }
  }
  return byName;
}

/** What one sentence or row tells of each scheme that it names, by its first mention there. */
function mentionsIn(said: Said): Map<string, Mention> {
  const own = new Map<string, Mention>();
  if (!OF_SCHEME.test(said.low) && !OF_SCHEME.test(said.asked)) return own;
  const names = namesIn(said.text);
  if (names.length > 8) return own;
  const starts = names.map(({ from }) => from);
  for (const { name, from } of names) {
    const inCell = said.row !== null && isLabel(said, name) ? inRow(said) : null;
    const mention = said.row === null ? inText(said, from, starts) : inCell;
    if (mention !== null && !own.has(name)) own.set(name, mention);
  }
  return own;
}

const CHANGED =
  /\b(?:before|after|current(?:ly)?|existing capacity|on roll|was to|were to|had been|originally|instead|no longer|earlier|previous\w*|now|moved|changed|grown|risen|increased|reduced|second|another|separate|as well as|two (?:schemes|projects|phases)|phase|later|not)\b/;

function pairOf<Value>(
  mentions: readonly Mention[],
  value: (mention: Mention) => Value | null,
): readonly [Mention, Mention] | null {
  const told = mentions.filter((mention) => value(mention) !== null && !CHANGED.test(mention.said.low));
  const [first] = told;
  const other = told.find((mention) => first !== undefined && value(mention) !== value(first));
  return first === undefined || other === undefined || first.said === other.said ? null : [first, other];
}

/** A scheme has the number of places of one kind of mention; another number for other things is left alone. */
function conflictOf(name: string, mentions: readonly Mention[]): Found | null {
  const type = pairOf(mentions, (mention) => mention.type);
  const shown = name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
  const found = (pair: readonly [Mention, Mention], what: string): Found => ({
    spots: pair.map(({ said }) => said.spot),
    arithmetic: `${shown}: ${what}`,
  });
  if (type !== null) return found(type, 'a new school in one place, an extension in the other');
  const places = pairOf(mentions, (mention) => mention.places);
  if (places !== null) return found(places, `${places[0].places} places and ${places[1].places} places`);
  const cost = pairOf(mentions, (mention) => mention.cost);
  return cost === null ? null : found(cost, `${cost[0].cost} and ${cost[1].cost}`);
}

const SAME =
  /\b(?:same|one) (?:scheme|project|school)\b|\b(?:scheme|project|school) (?:told of|named|listed|given|described) (?:above|before|already)\b/;

/** "Both are the same project. Together they bring 240 places": twice what one brings. */
function countedTwice(document: Understanding): Found[] {
  const all = saidOf(document);
  return all.flatMap((said, at): Found[] => {
    if (!SAME.test(said.low) || /\bnot the same\b/.test(said.low)) return [];
    const own = placesIn(said.low);
    for (const other of all.slice(Math.max(0, at - 3), at + 4)) {
      if (other === said && own.length < 2) continue;
      const total = /\b(?:together|total|in all|so that|counted|sum|altogether)\b/.test(other.low)
        ? [...other.low.matchAll(/\b\d{2,3}\b/g)].map(([digits]) => Number(digits))
        : [];
      const double = own.find((places) => total.includes(places * 2));
      if (double !== undefined)
        return [
          {
            spots: [said.spot, other.spot],
            arithmetic: `one scheme of ${double} places; ${double * 2} counts it twice`,
          },
        ];
    }
    return [];
  });
}

function toldTwice(document: Understanding): Found[] {
  const conflicts = [...mentionsOf(document)].flatMap(([name, mentions]) => {
    const found = mentions.length < 2 ? null : conflictOf(name, mentions);
    return found === null ? [] : [found];
  });
  return [...conflicts, ...countedTwice(document)];
}

/** Schemes told twice. */
export const ONE_SCHEME_RULES: readonly Rule[] = [
  {
    code: 'value.scheme-told-twice',
    kind: 'two-values',
    severity: 'warning',
    isWide: true,
    title: 'A named scheme is told in two places in ways that do not fit each other',
    meaning:
      'A scheme with a name that is a new school in one place and an extension in another, or has two numbers of places or two costs, or is counted twice. Silent where a sentence speaks of a change, a phase or a part.',
    advice: 'Keep one record of the scheme and describe it in the same way everywhere.',
    fires:
      'A new special school at Larch Road will open with 120 places.\n\nThe extension of Larch Road depends on planning consent.',
    silent:
      'A new special school at Larch Road will open with 120 places.\n\nThe building of Larch Road depends on planning consent.',
    find: toldTwice,
  },
];
