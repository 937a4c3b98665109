/** One scheme of places told as two: built in two ways, with two numbers of places, in two rows of a table, or added twice under two names. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { namesIn, type SchemeTold, schemesTold, schemeTypeIn } from '../../understand/schemes.ts';
import { num } from '../../understand/show.ts';
import { type Statement, statementsOf } from '../../understand/statements.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

const TOTAL = /\b(?:total|all|programme|overall|sum|together|altogether)\b|^\W*new places\b/;
const PLACES = /\bplaces?\b|\bcapacity\b/;

type Told = {
  readonly names: readonly string[];
  readonly type: SchemeTold['type'];
  readonly places: number | null;
  readonly cost: number | null;
  readonly spot: Spot;
};

/** The rows of tables with a column of places: one scheme each. */
function schemeRows({ grids }: Understanding): (Told & { readonly grid: Grid; readonly row: GridRow })[] {
  return grids.flatMap((grid) => {
    const at = grid.columns.findIndex(
      ({ low }, k) =>
        k > 0 &&
        PLACES.test(low) &&
        !/\b(?:open|filled|delivered|cost|per|due|when|needed|of which)\b/.test(low),
    );
    const by = grid.columns.findIndex(
      ({ low }) => /£|\bcost|budget/.test(low) && !/\bper\b|\ba place\b|spent/.test(low),
    );
    if (at < 0) return [];
    return grid.rows.flatMap((row) => {
      const cell = row.cells[at];
      if (cell == null || cell.unit !== 'count' || TOTAL.test(row.low)) return [];
      const cost = by < 0 ? null : row.cells[by];
      const names = namesIn(row.label);
      return [
        {
          grid,
          row,
          names,
          type: schemeTypeIn(row.row.cells.join(' ').toLowerCase()),
          places: cell.value,
          cost: cost?.value ?? null,
          spot: rowSpot(grid, row),
        },
      ];
    });
  });
}

function shared(a: readonly string[], b: readonly string[]): string | null {
  return a.find((name) => b.includes(name)) ?? null;
}

/** One name, told as a new school and as an extension, or with two numbers of places beside one of these. */
function builtInTwoWays(told: readonly Told[]): Found[] {
  const typed = told.filter(({ type, names }) => type !== null && names.length > 0);
  for (const [at, b] of typed.entries())
    for (const a of typed.slice(0, at)) {
      const name = shared(a.names, b.names);
      if (
        name === null ||
        a.type === b.type ||
        a.spot.paragraph === b.spot.paragraph ||
        a.names.length + b.names.length > 4
      )
        continue;
      const places =
        a.places !== null && b.places !== null && a.places !== b.places
          ? `, with ${num(a.places)} places in one and ${num(b.places)} in the other`
          : '';
      return [
        {
          spots: [a.spot, b.spot],
          arithmetic:
            `the scheme of one name is a ${a.type} in one place and a ${b.type === 'extension' ? 'n extension' : b.type} in the other${places}`
              .replace('a n ', 'an ')
              .replace('is a extension', 'is an extension'),
        },
      ];
    }
  return [];
}

/** Places fewer than this are of many bases alike. */
const LEAST_PLACES = 40;

/** "A new 120-place special school" and "an extension of a special school, 120 places": one number, two descriptions, no two names. */
function samePlacesTwoWays(told: readonly Told[]): Found[] {
  const typed = told.filter(({ type, places }) => type !== null && (places ?? 0) >= LEAST_PLACES);
  for (const [at, b] of typed.entries())
    for (const a of typed.slice(0, at)) {
      const isNamed = a.names.length > 0 && b.names.length > 0;
      if (a.type === b.type || a.places !== b.places || isNamed || a.spot.paragraph === b.spot.paragraph)
        continue;
      if (a.cost !== null && b.cost !== null && a.cost !== b.cost) continue;
      return [
        {
          spots: [a.spot, b.spot],
          arithmetic:
            `${num(a.places ?? 0)} places are told as a ${a.type} in one place and as a ${b.type} in the other: one scheme, or two?`.replace(
              'a extension',
              'an extension',
            ),
        },
      ];
    }
  return [];
}

function cellsAlike(a: GridRow, b: GridRow): boolean {
  const texts = (row: GridRow) => row.row.cells.slice(1).map((text) => text.trim().toLowerCase());
  const [x, y] = [texts(a), texts(b)];
  const known = x.filter((text, at) => text !== '' && /\d/.test(text) && text === y[at]).length;
  const differ = x.some((text, at) => /\d/.test(text) && /\d/.test(y[at] ?? '') && text !== y[at]);
  return known >= 2 && !differ;
}

/** Two rows of one table with the same places, cost and day, whose labels share a name. */
function rowTwice({ grids }: Understanding, pairs: readonly Alias[]): Found[] {
  return grids.flatMap((grid): Found[] => {
    const isOfPlaces =
      grid.columns.some(({ low }) => PLACES.test(low)) || PLACES.test(grid.caption.toLowerCase());
    if (!isOfPlaces || grid.rows.length > 60) return [];
    const named = grid.rows
      .filter((row) => !TOTAL.test(row.low))
      .map((row) => ({ row, names: namesIn(row.label) }));
    for (const [at, b] of named.entries())
      for (const a of named.slice(0, at)) {
        const isOne =
          shared(a.names, b.names) !== null || pairs.some((pair) => isPair(pair, a.row.label, b.row.label));
        if (!isOne || !cellsAlike(a.row, b.row)) continue;
        return [
          {
            spots: [rowSpot(grid, b.row), rowSpot(grid, a.row)],
            arithmetic: `"${a.row.label}" and "${b.row.label}" have the same figures and one name between them: one scheme stands in two rows`,
          },
        ];
      }
    return [];
  });
}

/** Two ways to call one scheme: a name, and another name or the words of a description. */
type Alias = {
  readonly name: string;
  readonly other: string | null;
  readonly words: ReadonlySet<string>;
  readonly statement: Statement;
};

const ON_SITE = /\b(?:on|at) the (?:former |old )?(.{3,30}?) site\b|\bsite of (?:the )?(?:former |old )?/i;
const SAME_AS =
  /\b(?:also (?:called|known as|listed as|described as)|(?:formerly|previously|once) (?:called|known as|listed as)?|known as|renamed|second site of|(?:listed|described|shown|recorded|entered|counted)(?: \w+){0,4} as|(?:that|which) (?:\w+ ){0,3}(?:calls?|names?|lists?|describes?)|the same (?:scheme|school|building|project|places) as|is the (?:scheme|school|project) (?:called|named|listed|described)|referred to as|working title|runs? as|(?:built|housed|based|located|sited|situated) (?:at|on|in)|opens? at|to be (?:called|named))\b/i;
const IS_SCHEME =
  /\b(?:this|it|that) (?:is|was) (?:the|one of the) (?:same )?(?:\w+ ){0,2}(?:scheme|project|school|building|bid|extension)\b/;

/** The names at the head of a statement's paragraph, and those of its heading. */
function namesAround(statement: Statement, statements: readonly Statement[]): string[] {
  const first = statements.find(({ sentence }) => sentence.block === statement.sentence.block);
  return [...namesIn(first?.sentence.text ?? ''), ...namesIn(statement.head)];
}

function aliasesIn(statements: readonly Statement[]): Alias[] {
  return statements.flatMap((statement): Alias[] => {
    const { text, low } = statement.sentence;
    if (IS_SCHEME.test(low)) {
      const [name] = namesAround(statement, statements);
      const [other] = namesIn(text).filter((one) => one !== name);
      if (name !== undefined && other !== undefined && SAME_AS.test(text))
        return [{ name, other, words: new Set(), statement }];
      return name === undefined ? [] : [{ name, other: null, words: described(text), statement }];
    }
    return ON_SITE.test(text) || SAME_AS.test(text) ? twoNames(statement, statements) : [];
  });
}

/** "Heron Bank, on the Old Mill site": a sentence with both names, or with one under a heading with the other. */
function twoNames(statement: Statement, statements: readonly Statement[]): Alias[] {
  const { text } = statement.sentence;
  const own = namesIn(text);
  const around = own.length > 1 ? [] : namesAround(statement, statements).filter((one) => !own.includes(one));
  const [name, other] = [...around.slice(0, 1), ...own];
  if (name === undefined || other === undefined || own.length > MOST_NAMES || !isLinked(text, name, other))
    return [];
  return [{ name, other, words: new Set(), statement }];
}

/** A sentence of more names than these tells of several schemes. */
const MOST_NAMES = 5;

/** Whether what says that two are one stands between their names, or before the second where the first is that of the heading. */
function isLinked(text: string, name: string, other: string): boolean {
  const low = text.toLowerCase();
  const [a, b] = [low.indexOf(name), low.indexOf(other)];
  const [from, to] = a < 0 ? [0, b] : a < b ? [a, b] : [b, a];
  const reach = text.slice(from, to + Math.max(name.length, other.length) + 6);
  return reach.length < 160 && (ON_SITE.test(reach) || SAME_AS.test(reach));
}

const COMMON =
  /^(?:scheme|place|school|special|new|made|which|council|department|year|project|site|council's)$/;

function described(text: string): ReadonlySet<string> {
  const times =
    text
      .toLowerCase()
      .match(
        /\b(?:january|february|march|april|may|june|july|august|september|october|november|december) 20\d\d\b/g,
      ) ?? [];
  return new Set([
    ...[...thingWords(text)].filter((word) => word.length > 2 && !COMMON.test(word)),
    ...times,
  ]);
}

/** Whether one label bears the name and the other its other name or what describes it. */
function isPair({ name, other, words }: Alias, a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  const isOther = (text: string) =>
    other === null
      ? [...described(text)].filter((word) => words.has(word)).length >= 2
      : text.includes(other);
  return (
    (x.includes(name) && isOther(y) && !y.includes(name)) ||
    (y.includes(name) && isOther(x) && !x.includes(name))
  );
}

/** Rows of two names for one scheme, both counted in a total. */
function countedTwice({ grids }: Understanding, aliases: readonly Alias[]): Found[] {
  return grids.flatMap((grid): Found[] => {
    if (grid.rows.length > 60 || !grid.rows.some(({ low }) => TOTAL.test(low))) return [];
    const rows = grid.rows.filter(({ cells }) =>
      cells.some((cell) => cell !== null && cell.unit === 'count'),
    );
    for (const [at, b] of rows.entries())
      for (const a of rows.slice(0, at)) {
        const alias = aliases.find((one) => isPair(one, a.label, b.label));
        if (alias === undefined || (TOTAL.test(a.low) && /\btotal\b/.test(a.low)) || /\btotal\b/.test(b.low))
          continue;
        return [
          {
            spots: [rowSpot(grid, b), rowSpot(grid, a), alias.statement.spot],
            arithmetic: `"${b.label}" is the scheme that "${a.label}" counts already, and both are in the total`,
          },
        ];
      }
    return [];
  });
}

const ADDS =
  /\b(?:together|in all|in total|altogether|combined|total of|sum of|plus|adds?|added|between them|raise|as well as|and a further|in addition)\b/;

/** A sentence that adds up schemes, two of which are one. */
function addedTwice(statements: readonly Statement[], aliases: readonly Alias[]): Found[] {
  return statements.flatMap(({ sentence, spot }): Found[] => {
    const { low, quantities } = sentence;
    if (!ADDS.test(low) || !quantities.some(({ noun, phrase }) => noun === 'place' || PLACES.test(phrase)))
      return [];
    const alias = aliases.find(
      ({ name, other, statement }) =>
        other !== null &&
        statement.sentence !== sentence &&
        low.includes(name) &&
        low.includes(other) &&
        low.indexOf(name) !== low.indexOf(other) &&
        parted(low, name, other),
    );
    return alias === undefined
      ? []
      : [
          {
            spots: [spot, alias.statement.spot],
            arithmetic: `"${alias.name}" and "${alias.other ?? ''}" are one scheme, and both are added`,
          },
        ];
  });
}

/** Whether two names stand in two members of a list. */
function parted(low: string, a: string, b: string): boolean {
  const [from, to] = [low.indexOf(a), low.indexOf(b)].sort((x, y) => x - y);
  return /,| and | plus |;| as well as /.test(low.slice(from, to)) && !SAME_AS.test(low.slice(from, to));
}

function schemesApart(document: Understanding): Found[] {
  const statements = statementsOf(document);
  const inText: Told[] = schemesTold(document).map(({ statement, ...rest }) => ({
    ...rest,
    spot: statement.spot,
  }));
  const told = [...schemeRows(document), ...inText];
  const aliases = aliasesIn(statements);
  const twoWays = builtInTwoWays(told);
  return [
    ...(twoWays.length > 0 ? twoWays : samePlacesTwoWays(told)),
    ...rowTwice(document, aliases),
    ...countedTwice(document, aliases),
    ...addedTwice(statements, aliases),
  ].slice(0, 3);
}

/** Schemes told as two. */
export const SCHEME_RULES: readonly Rule[] = [
  {
    code: 'claim.one-scheme',
    kind: 'two-values',
    severity: 'error',
    title: 'One scheme is told as two, or counted twice',
    meaning:
      'A scheme of one name that is a new school in one place and an extension in another; two rows with the same figures and one name; two names of one scheme both counted in a total; and a new school and an extension of the same number of places without two names.',
    advice: 'Keep one record for the scheme, with one description, and count its places once.',
    fires:
      '| Scheme | Places | £m | Opens |\n| --- | --- | --- | --- |\n| Fellgate (new special school) | 70 | 9.1 | September 2027 |\n| Harbour Road, second site at Fellgate | 70 | 9.1 | September 2027 |\n| Moss Base | 12 | 0.8 | September 2026 |',
    silent:
      '| Scheme | Places | £m | Opens |\n| --- | --- | --- | --- |\n| Fellgate (new special school) | 70 | 9.1 | September 2027 |\n| Harbour Road, second site | 60 | 7.9 | September 2028 |\n| Moss Base | 12 | 0.8 | September 2026 |',
    find: schemesApart,
  },
];
