/** Places of a company counted as the state's, places counted twice, and places in use before their provider is registered. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { figuresIn } from '../../understand/figures.ts';
import { rowSpot } from '../../understand/grid.ts';
import {
  deniesIndependent,
  isInUse,
  isOneName,
  isUnregistered,
  kindsIn,
  namedPlaces,
  namesIn,
} from '../../understand/provider-kinds.ts';
import { type Said, saidOf, saidWith } from '../../understand/said.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const PLACES = /\b(?:places?|pupils|placements?|provision|provider|school|centre)\b/;

function tell(lines: readonly Said[], arithmetic: string): Found[] {
  return [{ spots: [...new Set(lines.map(({ spot }) => spot))], arithmetic }];
}

/** Named in one line as a company's and in another as the state's. */
function ofTwoKinds(document: Understanding): Found[] {
  const named = namedPlaces(document);
  for (const [at, b] of named.entries()) {
    const a = named
      .slice(0, at)
      .find((one) => isOneName(one.name, b.name) && one.said !== b.said && one.kinds[0] !== b.kinds[0]);
    if (a !== undefined)
      return tell(
        [b.said, a.said],
        `${a.name} is told as ${a.kinds[0]} in one place, and as ${b.kinds[0]} in another`,
      );
  }
  return [];
}

const BOTH =
  /\bcounted (?:as|in|with|among)\b[^.;]{0,80}\b(?:and )?(?:again|also|as well)\b[^.;]{0,20}\b(?:as|in|with|among)\b/;
const GOES_ON =
  /\b(?:it|its|it's|they|them|these|those|the (?:\d+|provider|provision|places?|pupils|school|centre|count|new)|that figure|all \w+)\b/;
const UNLIKE =
  /\b(?:whereas|while|other|others|previous\w*|last year|would|could|if|used to|moved (?:from|out of)|instead of|rather than|separate line|apart)\b/;

/** Told of one thing in two lines of a passage: by its pronoun, its number or its name. */
function isOfSame(a: Said, b: Said): boolean {
  const [x, y] = [namesIn(a.text), namesIn(b.text)];
  if (x.length > 0 && y.length > 0) return x.some((one) => y.some((other) => isOneName(one, other)));
  return GOES_ON.test(b.low);
}

/** The kind that a line gives to its places: a fall of independent places makes those moved the state's. */
function kindOf(said: Said): 'independent' | 'state' | null {
  const words = `${said.asked} ${said.low}`;
  if (
    deniesIndependent(said.low) ||
    /\bindependent places (?:went down|fell|came down|dropped)\b/.test(words)
  )
    return 'state';
  const [only, more] = kindsIn(words);
  return only === undefined || more !== undefined ? null : only;
}

function inOnePassage(group: readonly Said[]): Found[] {
  for (const [at, said] of group.entries()) {
    if (!PLACES.test(said.low)) continue;
    if (BOTH.test(said.low) && /\bindependent\b/.test(said.low))
      return tell([said], 'the same places are counted as independent and as places of the state');
    const [first = '', second = '', more] = said.low.split(/;| and it is | and is /);
    if (
      more === undefined &&
      second !== '' &&
      !UNLIKE.test(said.low) &&
      areTwo(kindsIn(first), kindsIn(second))
    )
      return tell([said], 'the same provision is told as of the state and as independent');
    const next = group[at + 1];
    if (next === undefined || UNLIKE.test(`${said.low} ${next.low}`) || !isOfSame(said, next)) continue;
    const [a, b] = [kindOf(said), kindOf(next)];
    if (a !== null && b !== null && a !== b)
      return tell([said, next], `told as ${a} in one line, and as ${b} in the next`);
  }
  return [];
}

function areTwo(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 1 && b.length === 1 && a[0] !== b[0];
}

/** Not registered, and in use or counted as if it were. */
function beforeRegistered(document: Understanding, group: readonly Said[]): Found[] {
  const waiting = group.find((said) => isUnregistered(said));
  if (waiting === undefined) return [];
  if (waiting.row !== null) return inUseRow(document, waiting);
  const used = group.find(
    (said) => isInUse(said) && (said !== waiting || /\bgreen\b|\bdelivered\b/.test(said.low)),
  );
  return used === undefined
    ? []
    : tell([waiting, used], 'the provider is not registered, and its places are counted as in use');
}

/** A row with its registration pending and a number of places in use. */
function inUseRow(document: Understanding, said: Said): Found[] {
  const { row } = said;
  if (row === null) return [];
  const at = row.grid.columns.findIndex(({ low }) =>
    /\bin use\b|\bon roll\b|\battend\w*|\bopen(?:ed)?\b|\bdelivered\b/.test(low),
  );
  const cell = at < 0 ? null : row.row.cells[at];
  const pending = row.cells.some(
    ({ head, low }) =>
      /\bregist\w+/.test(head) && /\b(?:pending|awaited|not yet|applied|expected)\b/.test(low),
  );
  if (cell == null || cell.value <= 0 || !pending) return [];
  return figuresIn(document, row.grid).length === 0
    ? []
    : tell([said], `registration is pending, and ${num(cell.value)} places are counted as in use`);
}

/** Commissioned places are left out of a figure, and stand among its parts. */
function leftOutAndIn(group: readonly Said[]): Found[] {
  return group.flatMap((said, at) => {
    const thing =
      /\b(commissioned|independent|inmss)\b[^.;]{0,20}\bplaces? are not (?:in|counted in|part of)\b/.exec(
        said.low,
      )?.[1];
    const next = group[at + 1];
    const isIn =
      thing !== undefined &&
      next !== undefined &&
      /\b(?:made up of|includes?|consists? of|comprises?)\b/.test(next.low) &&
      next.low.includes(thing);
    return isIn ? tell([said, next], `${thing} places are not in the figure, and are among its parts`) : [];
  });
}

/** "75 places meet the shortfall of 58 exactly". */
function notExactly(group: readonly Said[]): Found[] {
  return group.flatMap((said) => {
    const [, places, short] =
      /\b(\d+) (?:new |commissioned )?places (?:meet|cover|match|close) the (?:shortfall|gap) of (\d+) exactly\b/.exec(
        said.low,
      ) ?? [];
    return places === undefined || places === short ? [] : tell([said], `${places} places are not ${short}`);
  });
}

const AFTER = /\bafter (?:the )?commissioned (?:places )?\(?(\d+)\)?/;

/** Rows, or labelled lines, that add up what a commissioned provider brings. */
function sumsWithIt({ grids }: Understanding): Found[] {
  return grids.flatMap((grid) =>
    grid.rows.flatMap((row, at): Found[] => {
      const added = Number(AFTER.exec(row.low)?.[1] ?? Number.NaN);
      const before = grid.rows[at - 1];
      const column = grid.columns.findIndex(({ low }) => /\b(?:provided|places|supply|capacity)\b/.test(low));
      const [a, b] = [before?.cells[column], row.cells[column]];
      if (a == null || b == null || Number.isNaN(added) || a.value + added === b.value || b.value === a.value)
        return [];
      return [
        {
          spots: [rowSpot(grid, row)],
          arithmetic: `${num(a.value)} + ${num(added)} = ${num(a.value + added)}, not ${num(b.value)}`,
        },
      ];
    }),
  );
}

/** Places that two counts share, "counting the 25 at the Lodge" and "incl. the Lodge's 25", and a whole that counts them twice. */
function countedTwice(document: Understanding, group: readonly Said[]): Found[] {
  const counts = group.flatMap((said) => {
    const shared = /\b(?:counting|incl\w*)\b\.?[^.;|]{0,30}?\b(\d+)\b/.exec(
      said.low.replaceAll("'s", ''),
    )?.[1];
    const figures =
      said.sentence === null ? [] : figuresIn(document, said.sentence).filter(({ unit }) => unit === 'count');
    const own = figures.find(({ value }) => String(value) !== shared)?.value;
    return shared === undefined || own === undefined ? [] : [{ said, shared: Number(shared), own }];
  });
  const [a, b, more] = counts;
  if (a === undefined || b === undefined || more !== undefined || a.shared !== b.shared) return [];
  const whole = group.find(
    ({ low, sentence }) =>
      /\bonce\b/.test(low) &&
      sentence !== null &&
      figuresIn(document, sentence).some(({ value }) => value === a.own + b.own),
  );
  return whole === undefined
    ? []
    : tell(
        [whole, a.said, b.said],
        `${num(a.own)} + ${num(b.own)} counts ${num(a.shared)} twice; each once is ${num(a.own + b.own - a.shared)}`,
      );
}

/** "Total maintained" that takes in the rows of another kind. */
function totalOfOthers({ grids }: Understanding): Found[] {
  return grids.flatMap((grid) =>
    grid.rows.flatMap((total, at): Found[] => {
      const [kind, more] = /^\W*total\b/.test(total.low) ? kindsIn(total.low) : [];
      if (kind === undefined || more !== undefined) return [];
      const above = grid.rows.slice(0, at);
      const column = total.cells.findIndex((cell) => cell !== null);
      const words = above.map(({ row }) => kindsIn(row.cells.join(' ').toLowerCase()));
      const isMixed = words.some((kinds) => kinds.length === 1 && kinds[0] !== kind);
      const sum = above.reduce((all, { cells }) => all + (cells[column]?.value ?? 0), 0);
      const cell = total.cells[column];
      if (cell == null || !isMixed || cell.value !== sum) return [];
      return [
        {
          spots: [rowSpot(grid, total)],
          arithmetic: `${num(sum)} is the sum of all rows, and some of them are not ${kind}`,
        },
      ];
    }),
  );
}

const RUN_BY =
  /\b(?:run|operated|managed|provided) by [^.;]{0,50}\b(?:ltd|limited|company|charity|trust ltd)\b|\bregist\w+ as an independent\b/;

/** A name of a row of the state's places, and the passage that begins with it and tells of a company. */
function runByCompany(document: Understanding): Found[] {
  const groups = [...saidWith(document).values()].filter(([first]) => first?.row === null);
  return namedPlaces(document).flatMap(({ name, kinds, said }): Found[] => {
    const [short = ''] = name.split(' ');
    if (kinds[0] !== 'state' || said.row === null || short.length < 5) return [];
    const passage = groups.find(
      (group) => group[0]?.low.startsWith(short) === true && group.some(({ low }) => RUN_BY.test(low)),
    );
    const told = passage?.find(({ low }) => RUN_BY.test(low));
    return told === undefined
      ? []
      : tell([said, told], `${name} is counted as of the state, and run by a company`).slice(0, 1);
  });
}

/** Places told of in a provider's name across a paper: not registered in one line, in use in another. */
function namedBeforeRegistered(document: Understanding): Found[] {
  const all = saidOf(document);
  const waiting = all.filter((said) => isUnregistered(said) && namesIn(said.text).length > 0);
  for (const one of waiting) {
    const names = namesIn(one.text);
    const used = all.find(
      (said) =>
        said !== one &&
        isInUse(said) &&
        namesIn(said.text).some((name) => names.some((own) => isOneName(name, own))),
    );
    if (used !== undefined)
      return tell([one, used], 'the provider is not registered, and its places are counted as in use');
  }
  return [];
}

function wrongKinds(document: Understanding): Found[] {
  if (!/\b(?:independent|regist\w+|commission\w+|company|ltd|private)\b/.test(wordsOf(document))) return [];
  const groups = [...saidWith(document).values()];
  const inGroups = groups.flatMap((group) => [
    ...inOnePassage(group.filter(({ row }) => row === null)),
    ...beforeRegistered(document, group),
    ...leftOutAndIn(group),
    ...notExactly(group),
    ...countedTwice(document, group),
  ]);
  const named =
    inGroups.length > 0
      ? []
      : [...ofTwoKinds(document), ...runByCompany(document), ...namedBeforeRegistered(document)];
  return [...inGroups, ...named, ...sumsWithIt(document), ...totalOfOthers(document)].slice(0, 3);
}

function wordsOf({ low, grids }: Understanding): string {
  return `${low} ${grids.map(({ rows, columns }) => [...columns.map((column) => column.low), ...rows.map(({ row }) => row.cells.join(' ').toLowerCase())].join(' ')).join(' ')}`;
}

/** Kinds of providers. */
export const PROVIDER_KIND_RULES: readonly Rule[] = [
  {
    code: 'told.provider-kind',
    kind: 'two-values',
    severity: 'warning',
    isWide: true,
    title: 'Places of a company are counted as the state’s, counted twice, or in use before registration',
    meaning:
      'One provision or its places told as independent in one line, row or column and as maintained, state-funded or council-run in another; counted in both; left out of a figure and among its parts; in use while the provider is not registered; or a shortfall that is met exactly by another number. Silent where one line tells the two apart.',
    advice:
      'Keep commissioned places as a kind of their own, count them once, and only when the provider is registered.',
    fires: 'Marsh House awaits registration as an independent school. Its 24 places are in use this term.',
    silent:
      'Marsh House awaits registration as an independent school. Its 24 places will be in use after that.',
    find: wrongKinds,
  },
];
