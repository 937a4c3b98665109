/** Places bought from a company or an independent school, counted among those of state schools. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { statements } from '../../understand/all-sentences.ts';
import { rowSpot } from '../../understand/grid.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** A provider that is no state school. */
const INDEPENDENT =
  /\b(?:(?:is|as|be|an|must|to) (?:\w+ ){0,3}?(?:register\w*|registration) (?:\w+ ){0,8}?(?:as )?(?:an )?independent\b|register(?:s|ed)? (?:\w+ ){0,8}?as an independent (?:special )?(?:school|setting|provider)|registration as an independent|is (?:a|an) (?:private |independent |commercial )(?:\w+ ){0,2}(?:company|provider|school|operator)|(?:run|operated|owned|provided|bought|commissioned) (?:by|from) (?:\w+ ){0,6}?(?:compan(?:y|ies)|limited|ltd|private provider|independent (?:provider|operator|school))|,? a company\b|\bltd\b|\blimited company\b|independent (?:special )?school operator)/;
const NOT_YET =
  /\b(?:before it can (?:admit|open)|not (?:yet )?(?:been )?registered|only (?:once|when) registered|until (?:it is )?registered|pre-registration|must (?:first )?register|once (?:it is )?registered|registration (?:is )?(?:expected|due|pending|awaited))\b/;

const STATE =
  '(?:state[- ]funded|maintained|state|academy|academies|local authority|council-run|publicly funded)';
/** "All 186 places are in state-funded schools", "adds no independent places". */
const ALL_STATE = new RegExp(
  `\\b(?:all|every one|each)\\b[^.;]{0,40}\\bplaces?\\b[^.;]{0,30}\\b(?:are|is|will be|being)\\b[^.;]{0,24}\\b${STATE}\\b[^.;]{0,20}\\b(?:schools?|settings?|sector|special|academies|provision)\\b|\\b(?:no|none of (?:them|these|the (?:\\w+ )?places)(?: is| are)?(?: in)?(?: the| an?)?|without any|not one) (?:\\w+ ){0,2}?independent (?:\\w+ ){0,2}?(?:places?|schools?|placements?|sector)\\b|\\bplaces?\\b[^.;]{0,40}\\ball (?:of them )?(?:in )?(?:our )?${STATE} (?:special )?schools?\\b`,
);
const STATE_LABEL = new RegExp(`\\b${STATE}\\b`, 'i');
const DENIED = /\b(?:not|except|apart from|other than|but|excluding|save|would|if|target|aim)\b/;

type Provider = { readonly name: string; readonly spot: Spot; readonly words: string };

const NAME = /\b([A-Z][a-z'’]{2,}(?: (?:[A-Z][a-z'’]{2,}|of|and|the))*(?: [A-Z][a-z'’]{2,})?)\b/g;
const NO_NAME =
  /^(?:The|This|That|These|It|Its|Our|We|A|An|All|Each|Before|Until|Once|For|In|At|From|Department(?: for Education)?|Ofsted|Education|Forum|Board|Council|County|January|February|March|April|May|June|July|August|September|October|November|December|Condition|Commissioned|Places|Provision|Both|Two|Three)$/;

/** Proper names in a text: "Rowan House". */
function namesIn(text: string): string[] {
  return [...text.matchAll(NAME)].flatMap(([name]) => {
    const plain = name.replace(/^(?:The|At|From|For|In|But|And|All|Our|Its|It|This|That|Commissioned) /, '');
    return NO_NAME.test(plain) || plain.length < 4 ? [] : [plain];
  });
}

/** The independent providers that the text tells of; the name may stand in the sentence before, in the head of its paragraph or its heading. */
function providersOf(document: Understanding): Provider[] {
  return document.sentences.flatMap((sentence, at): Provider[] => {
    const match = INDEPENDENT.exec(sentence.low);
    if (match === null || !isStatement(sentence) || /\bplacements? in\b|\bno company\b/.test(sentence.low))
      return [];
    const before = document.sentences[at - 1];
    const own = namesIn(sentence.text);
    const nearby = own.length > 0 ? own : before?.block === sentence.block ? namesIn(before.text) : [];
    const all =
      nearby.length > 0
        ? nearby
        : namesIn(`${sentence.block.text.slice(0, 120)} ${sentence.block.section ?? ''}`);
    return all.map((name) => ({ name, spot: sentenceSpot(sentence), words: match[0].trim() }));
  });
}

/** A row of state school places that names the provider in its label: "Maintained special (including Meridian)". */
function inStateRows({ grids }: Understanding, providers: readonly Provider[]): Found[] {
  return grids.flatMap((grid) =>
    grid.rows.flatMap((row): Found[] => {
      const text = row.row.cells.join(' | ');
      const provider = providers.find(({ name }) => text.includes(name.split(' ')[0] ?? name));
      const type = row.row.cells.find((cell) => STATE_LABEL.test(cell) && !/\bindependent\b/i.test(cell));
      if (provider === undefined || type === undefined) return [];
      return [
        {
          spots: [rowSpot(grid, row), provider.spot],
          arithmetic: `${provider.name} stands as "${type.trim()}"; of it the text says "${provider.words}"`,
        },
      ];
    }),
  );
}

function allSaidState(document: Understanding, providers: readonly Provider[]): Found[] {
  const [first] = providers;
  if (first === undefined) return [];
  const isCounted = providers.find(({ name }) =>
    document.grids.some(({ rows }) =>
      rows.some(({ row }) => row.cells.join(' ').includes(name.split(' ')[0] ?? name)),
    ),
  );
  return statements(document).flatMap((sentence: Sentence): Found[] => {
    const match = ALL_STATE.exec(sentence.low);
    if (match === null || !isStatement(sentence) || DENIED.test(sentence.low)) return [];
    const provider = isCounted ?? first;
    if (isCounted === undefined && !sentence.text.includes(first.name)) return [];
    return [
      {
        spots: [sentenceSpot(sentence), provider.spot],
        arithmetic: `"${match[0]}"; of ${provider.name} the text says "${provider.words}"`,
      },
    ];
  });
}

const COUNTED_AS = new RegExp(
  `\\b(?:listed|registered|described|growth|rise|increase|additional places)\\b[^.;]{0,30}\\b(?:as|in|of)\\b[^.;]{0,14}\\b${STATE} (?:special )?(?:schools?|places?|provision)\\b|\\b(?:counted|counts?|included|shown|reported|recorded|treated|classed|added)\\b[^.;]{0,30}\\b(?:as|with|among|within|in|under|to|alongside)\\b[^.;]{0,20}\\b(?:our |the |new )?${STATE}\\b[^.;]{0,20}\\b(?:special|schools?|places?|provision)\\b`,
);

/** "Its 40 places are counted with our maintained special schools." */
function countedAsState(document: Understanding, providers: readonly Provider[]): Found[] {
  return document.sentences.flatMap((sentence): Found[] => {
    const match = COUNTED_AS.exec(sentence.low);
    if (
      match === null ||
      !isStatement(sentence) ||
      DENIED.test(sentence.low) ||
      /\bseparate|apart\b/.test(sentence.low)
    )
      return [];
    const provider = providers.find(
      ({ name, spot }) => sentence.block.text.includes(name) || spot.paragraph === sentence.block.paragraph,
    );
    return provider === undefined
      ? []
      : [
          {
            spots: [sentenceSpot(sentence), provider.spot],
            arithmetic: `"${match[0]}"; of ${provider.name} the text says "${provider.words}"`,
          },
        ];
  });
}

function wrongType(document: Understanding): Found[] {
  if (!/\bindependent\b/.test(document.low) && !NOT_YET.test(document.low)) return [];
  const providers = providersOf(document);
  return providers.length === 0
    ? []
    : [
        ...inStateRows(document, providers),
        ...allSaidState(document, providers),
        ...countedAsState(document, providers),
      ];
}

/** Types of provision. */
export const PROVIDER_RULES: readonly Rule[] = [
  {
    code: 'basis.provider-type',
    kind: 'basis',
    severity: 'error',
    title: 'Places of an independent provider are counted as state school places',
    meaning:
      'A provider that is a company or must register as an independent school, and its places in a row, a count or a sentence of maintained, academy or state-funded schools.',
    advice: 'Show commissioned places on a line of their own, and count them once they are registered.',
    fires:
      'Linden House is run by a company, which must register it as an independent school.\n\n| Type | Places |\n| --- | --- |\n| Maintained special (with Linden House) | 240 |\n| Independent | 60 |',
    silent:
      'Linden House is run by a company, which must register it as an independent school.\n\n| Type | Places |\n| --- | --- |\n| Maintained special | 210 |\n| Commissioned (Linden House) | 30 |\n| Independent | 60 |',
    find: wrongType,
  },
];
