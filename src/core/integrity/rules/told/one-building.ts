/** Two entries of places under one name, and a line by which they are one scheme; and places of a private provider listed as those of the state. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Line, linesOf } from '../../understand/lines.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const PART = /\b(?:block|extension|wing|annexe?|phase|building|unit|expansion|new[- ]build|site)\b/;
const ONE =
  /\b(?:one|single|same) (?:\w+ )?(?:scheme|contract|building|project|extension|block|build)\b|\bthe same (?:scheme|places|building)\b|\bis (?:an|the) extension\b|\bextended by\b|\bone extension, a\b|\bbuilt on to\b|\b(?:as|is) one scheme\b/;
const TWO =
  /\b(?:two|second|separate|another|both|different) (?:\w+ )?(?:contracts?|schemes?|buildings?|projects?)\b|\bin a second\b|\bfollows\b/;

type Entry = { readonly name: string; readonly part: string; readonly places: number; readonly line: Line };

/** "Oak Hill School, new block | 60", "60 in the extension of Oak Hill School". */
function entriesIn(line: Line): Entry[] {
  if (/\btotal\b/.test(line.low)) return [];
  const places = line.figures.filter(
    ({ unit, value, per }) => unit === 'count' && per === null && value >= 6 && value < 400,
  );
  const text = line.row?.row.cells.find((cell) => /[A-Z][a-z]{2}/.test(cell)) ?? line.text;
  const many = [
    ...line.text.matchAll(
      /(\d{1,3}) (?:places )?(?:in|at) the (?:new )?(block|extension|wing|building) (?:at|of) ([A-Z][\w']+(?: [A-Z][\w']+)*)/g,
    ),
  ];
  if (many.length > 1)
    return many.map(([, count = '', part = '', name = '']) => ({
      name: shortName(name),
      part,
      places: Number(count),
      line,
    }));
  const name = /([A-Z][\w']+(?: [A-Z][\w']+)*)/.exec(text)?.[1] ?? '';
  const part = PART.exec(text.toLowerCase())?.[0];
  const [only] = places;
  return part === undefined || only === undefined || name.length < 3
    ? []
    : [{ name: shortName(name), part, places: only.value, line }];
}

/** A name without what every school has in its name. */
function shortName(name: string): string {
  return name.toLowerCase().replace(/ (?:school|academy|primary|secondary|college|centre|special)\b.*$/, '');
}

function oneAsTwo(document: Understanding): Found[] {
  const lines = linesOf(document);
  const entries = lines.flatMap(entriesIn).slice(0, 60);
  for (const [at, b] of entries.entries())
    for (const a of entries.slice(0, at)) {
      const isTwin =
        a.name === b.name &&
        a.part !== b.part &&
        a.places === b.places &&
        (a.line.grid === b.line.grid || a.line.group === b.line.group);
      if (!isTwin) continue;
      const places = [a.line.spot.paragraph, b.line.spot.paragraph];
      const own = lines.filter(
        ({ low, before, group, spot }) =>
          group !== b.line.group && !places.includes(spot.paragraph) && `${before} ${low}`.includes(a.name),
      );
      const said = own.find(
        ({ low, figures }) =>
          (ONE.test(low) || (PART.test(low) && figures.some(({ value }) => value === a.places))) &&
          !TWO.test(low),
      );
      if (said === undefined || own.some(({ low }) => TWO.test(low))) continue;
      return [
        {
          spots: [b.line.spot, a.line.spot, said.spot].filter((one, k, all) => all.indexOf(one) === k),
          arithmetic: `${num(a.places)} places of one scheme stand twice, as ${a.part} and as ${b.part}`,
        },
      ];
    }
  return [];
}

const STATE = /\b(?:state(?: special| funded)?|maintained special|maintained|state-funded|academy)\b/;
const PRIVATE =
  /\b(?:ltd|limited|compan(?:y|ies)|charity|trust fund|private|independent (?:special )?(?:school|provider|operator|sector)|as independent|an independent|commercial|provider)\b/;
const RUN =
  /\b(?:run|runs|operated|operates|owned|owns|provided|bought|buy|commission\w*|regist\w+|provider of|is an? (?:independent|private)|under (?:a )?contract)\b/;
const NOT_PRIVATE =
  /\b(?:building work|built by|builder|contractor|cleaning|catering|not (?:an? )?(?:independent|private)|academy (?:of|trust)|multi-academy|council runs|run by the council)\b/;

function namesOf(text: string): string[] {
  return [...text.matchAll(/\b([A-Z][\w']+(?: [A-Z][\w']+)+)\b/g)].map((match) =>
    (match[1] ?? '').toLowerCase(),
  );
}

const NO_NAME = /^(?:state special|september|january|schools? forum|maintained special|special school|the )/;

/** Names that a row, item or line counts as state places. */
function stateNames(lines: readonly Line[]): { readonly name: string; readonly line: Line }[] {
  return lines.flatMap((line) => {
    const isPlaces = /\bplaces?\b/.test(
      `${line.low} ${line.grid?.columns.map(({ low }) => low).join(' ') ?? ''}`,
    );
    if (
      !isPlaces ||
      !STATE.test(line.low) ||
      line.figures.length === 0 ||
      (RUN.test(line.low) && PRIVATE.test(line.low))
    )
      return [];
    const names =
      line.row === null
        ? namesOf(line.text)
        : [line.row.row.cells.find((cell) => /[A-Z][a-z]+/.test(cell))?.toLowerCase() ?? ''];
    return names.filter((name) => name.length > 4 && !NO_NAME.test(name)).map((name) => ({ name, line }));
  });
}

function privateAsState(document: Understanding): Found[] {
  const lines = linesOf(document);
  if (!lines.some(({ low }) => STATE.test(low))) return [];
  for (const { name, line } of stateNames(lines)) {
    const head = name.split(' ').slice(0, 2).join(' ');
    const said = lines.find(
      ({ low, before, group, row }) =>
        row === null &&
        group !== line.group &&
        (low.includes(name) || (`${before} ${low}`.includes(head) && startsWith(before, low, head))) &&
        RUN.test(low) &&
        PRIVATE.test(low) &&
        !NOT_PRIVATE.test(low),
    );
    if (said === undefined) continue;
    return [
      {
        spots: [line.spot, said.spot],
        arithmetic: `"${name}" is counted as of the state; elsewhere: "${said.text.slice(0, 100)}"`,
      },
    ];
  }
  return [];
}

/** A paragraph that begins with the name is of it. */
function startsWith(before: string, low: string, name: string): boolean {
  return before.startsWith(name) || low.startsWith(name) || low.includes(name);
}

/** Entries of places. */
export const ONE_BUILDING_RULES: readonly Rule[] = [
  {
    code: 'told.one-building-twice',
    kind: 'two-values',
    severity: 'error',
    isWide: true,
    title: 'One scheme stands as two under one name',
    meaning:
      'Two rows, items or amounts of one name and one number of places, called block, extension, phase and the like, and a line by which they are one scheme, one contract or one of them the other. Silent where a line tells of two contracts.',
    advice: 'Keep one entry for the scheme and count its places once.',
    fires:
      '| Scheme | Places |\n| --- | --- |\n| Elm Court School, new block | 40 |\n| Elm Court School, extension | 40 |\n| Total | 80 |\n\n## Elm Court\n\nAt Elm Court one building contract gives 40 places.',
    silent:
      '| Scheme | Places |\n| --- | --- |\n| Elm Court School, new block | 40 |\n| Elm Court School, extension | 40 |\n| Total | 80 |\n\n## Elm Court\n\nAt Elm Court two building contracts give 80 places.',
    find: oneAsTwo,
  },
  {
    code: 'told.private-as-state',
    kind: 'basis',
    severity: 'error',
    isWide: true,
    title: 'Places of a private or independent provider are counted as those of the state',
    meaning:
      'A row, item or line that counts places of a named school as state or maintained, and a line elsewhere by which a company or charity runs it, or it is or will register as independent. Silent for builders and academy trusts.',
    advice: 'Count bought places by themselves, and only once the school is registered.',
    fires:
      '| School | Type | Places |\n| --- | --- | --- |\n| Fern Lodge | State special | 24 |\n| Oak Park | State special | 60 |\n\n## Providers\n\nFern Lodge is run by a company, Larch Care Ltd, under contract to us.',
    silent:
      '| School | Type | Places |\n| --- | --- | --- |\n| Fern Lodge | Independent | 24 |\n| Oak Park | State special | 60 |\n\n## Providers\n\nFern Lodge is run by a company, Larch Care Ltd, under contract to us.',
    find: privateAsState,
  },
];
