/** Schemes of places as a document tells of them: proper names, what is built, how many places, at what cost. */
import { oncePer } from './once.ts';
import { type Statement, statementsOf } from './statements.ts';
import type { Understanding } from './understanding.ts';

/** Capitalised words that name no school and no site. */
const NO_NAMES = new Set(
  'school schools academy academies special free new the a an this that it its our in on at of for and by from to two three four five six first second phase site sites srp srps unit base bases resource resourced provision extension expansion council board programme project scheme schemes places place capital condition risk green amber red blue yes no dfe department secretary state january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter monday tuesday wednesday thursday friday total subtotal all cabinet forum director head heads primary secondary high post inmss nmiss ehc ehcp ehcps send sen ap semh asd grant bid planning building works contract contractor open opens opening opened on-site delivered construction completed early years college plan plans places funding national local authority county city borough taken together when where there these those with without one both each full our we they cost costs date term status rating update overall trust safety valve dsg annex part section table children young people families parents support inclusion adviser priority objective area recovery delivery as if while after before by between'.split(
    ' ',
  ),
);
const NAME = /(?<![\p{L}'’])\p{Lu}[\p{Ll}'’]+(?:[ -]\p{Lu}[\p{Ll}'’]+){0,3}/gu;

/** Give the proper names in a text, in lower case and without words that many schools have in theirs. */
export function namesIn(text: string): string[] {
  const names = new Set<string>();
  for (const [match] of text.matchAll(NAME)) {
    const words = match
      .toLowerCase()
      .replaceAll('’', "'")
      .split(/[ -]/)
      .filter((word) => !NO_NAMES.has(word) && word.length > 2);
    if (words.length > 0) names.add(words.join(' '));
  }
  return [...names];
}

export type SchemeType = 'new school' | 'extension' | null;

const NEW_SCHOOL =
  /\bnew (?:build |all-through |primary |secondary |\d+[- ]place )*(?:special |free )+school\b|\bnew (?:\d+[- ]place )?(?:special|free) school\b|\bfree school\b|\bnew[- ]build school\b|\bnew school\b/;
const EXTENSION =
  /\b(?:extension|expansion|enlargement) (?:of|to|at) (?:an? |the |our )?(?:existing )?(?:\w+ ){0,4}(?:school|academy)\b|\b(?:extends?|expands?|enlarges?|extending|expanding|enlarging) (?:an? |the |our )?(?:existing )?(?:\w+ ){0,3}(?:school|academy)\b|\b(?:extend|expand|enlarge)(?:s|ed|ing)? (?:the )?[a-z'’ ]{2,30},? (?:an? |the )?existing (?:\w+ ){0,2}school\b|\b\d+[- ]place extension\b|\bextension (?:for|giving|providing|with|of) \d+\b/;

/** What is built; null where a text tells neither, or both. */
export function schemeTypeIn(low: string): SchemeType {
  const [isNew, isExtension] = [NEW_SCHOOL.test(low), EXTENSION.test(low)];
  if (isNew === isExtension) return null;
  return isNew ? 'new school' : 'extension';
}

export type SchemeTold = {
  readonly statement: Statement;
  readonly names: readonly string[];
  readonly type: SchemeType;
  /** Whole number of places; null where none or several are told. */
  readonly places: number | null;
  /** In pounds; null where none or several are told. */
  readonly cost: number | null;
};

/** Places of another time or a part of the scheme. */
const PART =
  /\b(?:first|further|extra|additional|more|of which|filled|occupied|taken|so far|initially|remaining|other|rest|already|now open|are open|opened|phase|half|a place|per place|each|vacant|temporary|interim)\b/;

/** Give what sentences and cells of words tell of schemes. */
export const schemesTold: (document: Understanding) => readonly SchemeTold[] = oncePer((document) =>
  statementsOf(document).flatMap((statement): SchemeTold[] => {
    const { sentence, head } = statement;
    const { low, quantities, text } = sentence;
    const places = quantities.filter(
      ({ unit, noun, phrase }) => unit === 'count' && (noun === 'place' || /\bplaces?\b/.test(phrase)),
    );
    const type = schemeTypeIn(low);
    if (places.length === 0 && type === null) return [];
    const money = quantities.filter(
      ({ unit, per, value }) => unit === 'money' && per === null && value > 1e5,
    );
    const own = namesIn(text);
    const isWhole = places.length === 1 && !PART.test(low);
    return [
      {
        statement,
        names: own.length > 0 ? own : namesIn(head),
        type,
        places: isWhole ? (places[0]?.value ?? null) : null,
        cost: money.length === 1 ? (money[0]?.value ?? null) : null,
      },
    ];
  }),
);
