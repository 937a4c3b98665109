/** Themes as the acts upon them leave them: proposed, approved, renamed, reworded, merged, split, retired, each with who and when. */
import type { Theme } from './review-words.ts';

/** How a theme comes to be; a merger and a split make new themes and retire the old ones. */
type Beginning =
  | {
      readonly act: 'proposed';
      readonly name: string;
      readonly words: readonly string[];
      readonly because: string;
    }
  | {
      readonly act: 'made';
      readonly name: string;
      readonly words: readonly string[];
      readonly from: readonly string[];
    };

/** What is done to a theme that is there. */
type Change =
  | { readonly act: 'approved' }
  | { readonly act: 'renamed'; readonly name: string }
  | { readonly act: 'reworded'; readonly words: readonly string[] }
  | { readonly act: 'retired'; readonly reason: string };

export type ThemeAct = Beginning | Change;

export type DatedThemeAct = {
  readonly themeId: string;
  readonly act: ThemeAct;
  readonly at: string;
  readonly by: string;
};

/** Replay the acts in their order. @returns every theme that ever was, by when it was made; retired ones last. */
export function themesOf(acts: readonly DatedThemeAct[]): readonly Theme[] {
  const themes = new Map<string, Theme>();
  for (const dated of acts) {
    const next = applied(themes.get(dated.themeId), dated);
    if (next !== null) themes.set(dated.themeId, next);
  }
  const all = [...themes.values()];
  return [
    ...all.filter(({ state }) => state !== 'retired'),
    ...all.filter(({ state }) => state === 'retired'),
  ];
}

function applied(before: Theme | undefined, { themeId, act, at, by }: DatedThemeAct): Theme | null {
  const entry = { told: toldOf(act, before), at, by };
  const history = [...(before?.history ?? []), entry];
  if (act.act === 'proposed' || act.act === 'made')
    return {
      id: themeId,
      name: act.name,
      names: [act.name],
      words: act.words,
      state: act.act === 'made' ? 'approved' : 'proposed',
      because: act.act === 'proposed' ? act.because : null,
      from: act.act === 'made' ? act.from : [],
      meantSince: at,
      history,
    };
  if (before === undefined) return null;
  const names = act.act === 'renamed' ? [...before.names, act.name] : before.names;
  return { ...before, ...changedBy(act, at), names, history };
}

/** What an act changes of a theme that is there. */
function changedBy(act: Change, at: string): Partial<Theme> {
  switch (act.act) {
    case 'approved':
      return { state: 'approved' };
    case 'renamed':
      return { name: act.name, meantSince: at };
    case 'reworded':
      return { words: act.words };
    case 'retired':
      return { state: 'retired' };
  }
}

function toldOf(act: ThemeAct, before: Theme | undefined): string {
  switch (act.act) {
    case 'proposed':
      return `Proposed, because ${act.because}`;
    case 'made':
      return act.from.length === 0 ? 'Made' : `Made from ${act.from.join(' and ')}`;
    case 'approved':
      return 'Approved';
    case 'renamed':
      return `Renamed, before: ${before?.name ?? ''}`;
    case 'reworded':
      return `Words changed, before: ${before?.words.join(', ') ?? ''}`;
    case 'retired':
      return `Retired: ${act.reason}`;
  }
}
