/** What the answers say: themes with counts, shares, feelings and agreement, by source; and the copy of it that may be public. */
import { wilsonInterval } from '../voice/proportion-change.ts';
import { watchWaves } from '../waves/watch-waves.ts';
import { type CodedPair, type ThemeAgreement, themeAgreement } from './coding-agreement.ts';
import type { Feeling, ReviewAnswer, ReviewCode, ReviewSource, Theme } from './review-words.ts';
import { countingMark, type MarkTable, type StandingMarks } from './standing-marks.ts';

/** A pair of readers and the answers that are theirs to code. */
export type Coding = {
  readonly id: string;
  readonly readers: readonly [string, string];
  readonly answerIds: readonly string[];
  /** Themes that stood when it began. */
  readonly themeIds: readonly string[];
  readonly begunAt: string;
};

/** A count of answers with its share and interval. */
export type CountedShare = {
  readonly count: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
};

export type ThemeResult = {
  readonly themeId: string;
  readonly all: CountedShare;
  readonly feelings: Readonly<Record<Feeling, number>>;
  /** Marks of people among the count [answers]. */
  readonly byPerson: number;
  /** One a source, in the order of sources. */
  readonly bySource: readonly { readonly sourceId: string; readonly count: number; readonly of: number }[];
  /** Null where the theme was not coded by two readers since it means what it means. */
  readonly agreement: ThemeAgreement | null;
  /** What the watch over sources in time says; null where nothing changed or nothing may be told. */
  readonly change: { readonly since: string; readonly change: number } | null;
};

export type ReviewResults = {
  readonly answers: number;
  readonly unthemed: number;
  readonly themes: readonly ThemeResult[];
  /** Themes whose change over time was looked at, and those with too few answers for it. */
  readonly watched: number;
  readonly tooFew: number;
};

export type ReviewFacts = {
  readonly sources: readonly ReviewSource[];
  readonly answers: readonly ReviewAnswer[];
  readonly themes: readonly Theme[];
  readonly marks: MarkTable;
  readonly codings: readonly Coding[];
  readonly codes: readonly ReviewCode[];
};

/** Gives again what was reckoned of a theme under the same facts, or reckons it. */
export type ThemeMemory = <T>(what: 'count' | 'agreement', theme: Theme, make: () => T) => T;

const NO_MEMORY: ThemeMemory = (_what, _theme, make) => make();

/** Waves in a year, for the false alarms of the watch. */
const WAVES_A_YEAR = 4;

/**
 * Count the approved themes. An answer that was erased counts nowhere.
 * @source Method note 18, section 6.
 */
export function reviewResults(facts: ReviewFacts, memory: ThemeMemory = NO_MEMORY): ReviewResults {
  const answers = facts.answers.filter(({ text }) => text !== '');
  const approved = facts.themes.filter(({ state }) => state === 'approved');
  const inTime = facts.sources
    .filter(({ from }) => from !== null)
    .sort((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1));
  const held = new Map(
    approved.map((theme) => [theme.id, memory('count', theme, () => countTheme(theme.id, answers, facts))]),
  );
  const items = approved.map(({ id }) => ({
    item: id,
    group: '',
    waves: inTime.map(
      ({ id: source }) => held.get(id)?.bySource.find(({ sourceId }) => sourceId === source) ?? null,
    ),
  }));
  const watch = watchWaves(items, WAVES_A_YEAR);
  const themes = approved.flatMap((theme): ThemeResult[] => {
    const known = held.get(theme.id);
    if (known === undefined) return [];
    const { holding: _, ...counted } = known;
    const alarm = watch.alarms.find(({ item }) => item === theme.id);
    const since = alarm === undefined ? undefined : inTime[alarm.wave]?.title;
    return [
      {
        ...counted,
        agreement: memory('agreement', theme, () => agreementOn(theme, facts)),
        change: alarm === undefined || since === undefined ? null : { since, change: alarm.change },
      },
    ];
  });
  return {
    answers: answers.length,
    unthemed: answers.length - new Set([...held.values()].flatMap(({ holding }) => holding)).size,
    themes: themes.sort(
      (one, other) => other.all.count - one.all.count || (one.themeId < other.themeId ? -1 : 1),
    ),
    watched: watch.compared,
    tooFew: watch.tooFew,
  };
}

/** What is counted of a theme, with the answers that hold it. */
type CountedTheme = Omit<ThemeResult, 'agreement' | 'change'> & { readonly holding: readonly string[] };

function countTheme(
  themeId: string,
  answers: readonly ReviewAnswer[],
  { marks, sources }: ReviewFacts,
): CountedTheme {
  const feelings: Record<Feeling, number> = { positive: 0, negative: 0, neutral: 0, mixed: 0 };
  const counts = new Map(sources.map(({ id }) => [id, { count: 0, of: 0 }]));
  let [count, byPerson] = [0, 0];
  const holding: string[] = [];
  const own: ReadonlyMap<string, StandingMarks> = marks.get(themeId) ?? new Map();
  for (const { id, sourceId } of answers) {
    const source = counts.get(sourceId);
    if (source !== undefined) source.of++;
    const mark = countingMark(own.get(id));
    if (mark?.isOn !== true) continue;
    count++;
    holding.push(id);
    byPerson += Number(mark.marker === 'person');
    if (mark.feeling !== null) feelings[mark.feeling]++;
    if (source !== undefined) source.count++;
  }
  const of = answers.length;
  const range = of === 0 ? { low: 0, high: 1 } : wilsonInterval({ yes: count, of });
  return {
    themeId,
    all: { count, of, ...range },
    feelings,
    byPerson,
    bySource: [...counts].map(([sourceId, own]) => ({ sourceId, ...own })),
    holding,
  };
}

/** Codes count from codings that both readers ended, begun since the theme means what it means. */
function agreementOn(theme: Theme, facts: ReviewFacts): ThemeAgreement | null {
  const pairs = facts.codings
    .filter(({ themeIds, begunAt }) => themeIds.includes(theme.id) && begunAt >= theme.meantSince)
    .flatMap((coding) => (isEnded(coding, facts.codes) ? pairsOf(coding, theme.id, facts) : []));
  return pairs.length === 0 ? null : themeAgreement(pairs, theme.id);
}

/** Tell whether both readers have coded every answer; until then nobody is told what either said. */
export function isEnded({ id, readers, answerIds }: Coding, codes: readonly ReviewCode[]): boolean {
  return readers.every((reader) => {
    const done = new Set(
      codes.filter((code) => code.codingId === id && code.reader === reader).map(({ answerId }) => answerId),
    );
    return answerIds.every((answerId) => done.has(answerId));
  });
}

function pairsOf(coding: Coding, themeId: string, { codes, marks }: ReviewFacts): readonly CodedPair[] {
  const said = new Map(
    codes
      .filter(({ codingId }) => codingId === coding.id)
      .map(({ reader, answerId, themes }) => [`${reader} ${answerId}`, themes[themeId] ?? null]),
  );
  return coding.answerIds.map((answerId) => {
    const { machine, model } = marks.get(themeId)?.get(answerId) ?? {};
    return {
      first: said.get(`${coding.readers[0]} ${answerId}`) ?? null,
      second: said.get(`${coding.readers[1]} ${answerId}`) ?? null,
      machine: machine?.isOn === true ? machine.feeling : null,
      model: model === undefined ? undefined : model.isOn ? model.feeling : null,
    };
  });
}
