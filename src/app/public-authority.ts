/** Any authority in England from published files alone: its measures, its standing, and a forecast of its plans. */
import { type Actor, mayAnywhere } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import type { DirectoryEntry } from '../core/benchmark/authority-directory.ts';
import { authorityNameKey } from '../core/benchmark/authority-names.ts';
import { publishedPanel } from '../core/benchmark/published-panel.ts';
import type { Panel } from '../core/domain/panel-series.ts';
import { forecastPanel, type PanelForecast } from '../core/model/panel/forecast-panel.ts';
import { SHARED_SCOPE, type Store } from '../edge/store/store.ts';
import { type Benchmark, benchmarker, type ComparisonGroup } from './benchmark-authority.ts';
import { publishedLookBack } from './look-back-series.ts';
import {
  FIRST_ADVICE,
  inputsOf,
  type MissingPart,
  missingParts,
  type PublicShelf,
  readShelf,
  type ShelfFile,
} from './public-shelf.ts';
import { requirePermission } from './require-permission.ts';
import { type ShownLookBack, showLookBack } from './show-look-back.ts';

export type AuthorityListing = {
  readonly code: string;
  readonly name: string;
  readonly region: string | null;
  /** The newest year of any stored table; null where only a list names the authority. */
  readonly newestYear: number | null;
};

/** The document `evenkeel/public-authorities@1`. */
export type AuthorityList = {
  readonly schema: 'evenkeel/public-authorities@1';
  readonly authorities: readonly AuthorityListing[];
  readonly missing: readonly MissingPart[];
};

export type ForecastYear = {
  /** The January forecast. */
  readonly year: number;
  /** [plans] */
  readonly mean: number;
  /** Level as text to plans, levels ascending [plans]. */
  readonly quantiles: Readonly<Record<string, number>>;
};

/** The document `evenkeel/public-authority@1`. */
export type PublicAuthority = Benchmark & {
  readonly schema: 'evenkeel/public-authority@1';
  readonly version: string;
  readonly seed: number;
  readonly draws: number;
  readonly authority: AuthorityListing & {
    /** Codes that the same name had before: other borders, so other figures. */
    readonly otherCodes: readonly string[];
  };
  /** In the order of nearness; `code` is null where no stored table has an authority of that name. */
  readonly neighbours: readonly {
    readonly rank: number;
    readonly name: string;
    readonly code: string | null;
  }[];
  readonly plans: {
    /** January counts, oldest first [plans]. */
    readonly history: readonly { readonly year: number; readonly plans: number }[];
    readonly forecast: readonly ForecastYear[];
    /** Why there is no forecast; null where there is one. */
    readonly missing: string | null;
    /** Look-backs of simple growth side by side, with the back-test of each; null where there is no count. */
    readonly lookBack: ShownLookBack | null;
    /** What the forecast rests on beside the plan numbers. */
    readonly companions: readonly ('new plans' | 'requests' | 'ages' | 'young people')[];
  };
  /** The files that the figures were read from. */
  readonly inputs: readonly ShelfFile[];
  readonly missing: readonly MissingPart[];
};

export type PublicAuthorityRequest = {
  /** A name or a code. */
  readonly authority: string;
  /** Years to forecast, 1 or more [years]. */
  readonly horizon: number;
  readonly seed: number;
  readonly draws: number;
  /** The product's version. */
  readonly version: string;
};

/** Both use cases; each refuses an actor who may not read published tables. */
export type PublicAuthorities = {
  listAuthorities(actor: Actor): Promise<AuthorityList>;
  showAuthority(actor: Actor, request: PublicAuthorityRequest): Promise<PublicAuthority>;
};

/** Make the use cases over a store's shelf of published tables. */
export function publicAuthorities({ read }: Pick<Store, 'read'>): PublicAuthorities {
  return {
    listAuthorities: async (actor) => {
      requireReader(actor);
      return listAuthorities(await readShelf(read));
    },
    showAuthority: async (actor, request) => {
      requireReader(actor);
      return shelfViewer(await readShelf(read), request)(request.authority);
    },
  };
}

/** What is published may be read by whoever may read anything here, of whichever authority. */
function requireReader(actor: Actor): void {
  if (!mayAnywhere(actor, 'programme.read'))
    requirePermission(actor, 'programme.read', SHARED_SCOPE.authorityCode);
}

/** List every authority that the shelf names. */
export function listAuthorities(shelf: PublicShelf): AuthorityList {
  return {
    schema: 'evenkeel/public-authorities@1',
    authorities: shelf.figures.directory.entries.map(listingOf),
    missing: missingParts(shelf),
  };
}

function listingOf({ code, name, region, newestYear }: DirectoryEntry): AuthorityListing {
  return { code, name, region, newestYear: newestYear === 0 ? null : newestYear };
}

/**
 * Get a shelf ready to show any of its authorities: what they share is worked out once.
 * Same shelf, seed and draws, same digits.
 * @returns shows one authority by name or code; raises `authority.unknown` or `authority.nothing-stored`.
 */
export function shelfViewer(
  shelf: PublicShelf,
  { horizon, seed, draws, version }: Omit<PublicAuthorityRequest, 'authority'>,
): (authority: string) => PublicAuthority {
  const panel = publishedPanel(shelf.rows.map(({ record }) => record));
  const forecast = forecastPanel(panel, { horizon, seed, draws, quantiles: LEVELS });
  const benchmark = benchmarker(shelf.figures);
  const missing = missingParts(shelf);
  const inputs = inputsOf(shelf);
  return (authority) => {
    const { entry, otherCodes } = findEntry(shelf, authority);
    const neighbours = neighboursOf(shelf, entry);
    return {
      schema: 'evenkeel/public-authority@1',
      version,
      seed,
      draws,
      authority: { ...listingOf(entry), otherCodes },
      neighbours,
      ...benchmark(entry, groupsOf(shelf, entry, neighbours)),
      plans: plansOf(panel, forecast, entry),
      inputs,
      missing,
    };
  };
}

/** The levels told of a forecast. */
const LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975] as const;

/** Find an authority and the groups that it is held beside. @throws ProblemError `authority.unknown`, `authority.nothing-stored`. */
export function authorityGroups(
  shelf: PublicShelf,
  authority: string,
): { readonly entry: DirectoryEntry; readonly groups: readonly ComparisonGroup[] } {
  const { entry } = findEntry(shelf, authority);
  return { entry, groups: groupsOf(shelf, entry, neighboursOf(shelf, entry)) };
}

function findEntry(
  { figures, rows }: PublicShelf,
  authority: string,
): { readonly entry: DirectoryEntry; readonly otherCodes: readonly string[] } {
  if (rows.length === 0)
    raise({
      code: 'authority.nothing-stored',
      message: 'No published table is stored yet',
      advice: `Import one: ${FIRST_ADVICE}`,
    });
  const [entry, ...others] = figures.directory.find(authority);
  if (entry === undefined)
    return raise({
      code: 'authority.unknown',
      place: authority,
      message: 'No stored table has an authority of that name or code',
      advice: 'List those that are stored with "evenkeel authority list", or import a table that has it.',
    });
  return { entry, otherCodes: others.map(({ code }) => code) };
}

function neighboursOf(
  { neighbours, figures }: PublicShelf,
  { name }: DirectoryEntry,
): PublicAuthority['neighbours'] {
  const key = authorityNameKey(name);
  return neighbours
    .filter(({ authorityName }) => authorityNameKey(authorityName) === key)
    .sort((a, b) => a.rank - b.rank)
    .map(({ rank, neighbourName }) => {
      const [found] = figures.directory.find(neighbourName);
      return { rank, name: neighbourName, code: found?.code ?? null };
    });
}

/** List the groups that an authority is held beside; codes that have gone out of use are left out. */
function groupsOf(
  { figures }: PublicShelf,
  own: DirectoryEntry,
  neighbours: PublicAuthority['neighbours'],
): ComparisonGroup[] {
  const near = neighbours.flatMap(({ code }) => (code === null || code === own.code ? [] : [code]));
  const others = figures.directory.entries.filter(
    ({ code, name }) => code !== own.code && figures.directory.find(name)[0]?.code === code,
  );
  const region = others.filter((entry) => own.region !== null && entry.region === own.region);
  return [
    ...(near.length === 0
      ? []
      : [{ group: 'neighbours' as const, name: 'Statistical neighbours', others: near }]),
    ...(own.region === null
      ? []
      : [{ group: 'region' as const, name: own.region, others: region.map(({ code }) => code) }]),
    { group: 'England', name: 'England', others: others.map(({ code }) => code) },
  ];
}

function plansOf(
  panel: Panel,
  { forecasts, skipped }: PanelForecast,
  { code }: DirectoryEntry,
): PublicAuthority['plans'] {
  const series = panel.series.find((item) => item.level === 'authority' && item.code === code);
  const own = forecasts.filter(({ la }) => la === code);
  const tested = publishedLookBack(panel, code);
  const why =
    skipped.find(({ la }) => la === code)?.reason ?? 'no stored table has plan numbers of this authority';
  return {
    history: [...(series?.plans ?? [])]
      .map(([year, plans]) => ({ year, plans }))
      .sort((a, b) => a.year - b.year),
    forecast: own.map(({ year, mean, quantiles }) => ({
      year,
      mean: shown(mean),
      quantiles: Object.fromEntries(LEVELS.map((level, at) => [String(level), shown(quantiles[at] ?? mean)])),
    })),
    missing: own.length === 0 ? why : null,
    lookBack: tested === null ? null : showLookBack(tested, null),
    companions: [
      ...(panel.companions.newPlans?.has(code) === true ? (['new plans'] as const) : []),
      ...(panel.companions.requests?.has(code) === true ? (['requests'] as const) : []),
      ...(panel.companions.older?.has(code) === true ? (['ages'] as const) : []),
      ...(panel.companions.young?.has(code) === true ? (['young people'] as const) : []),
    ],
  };
}

/** Keep four decimals of a count: beyond them stand only the rounding of machines, which may differ. */
function shown(plans: number): number {
  return Number(plans.toFixed(4));
}
