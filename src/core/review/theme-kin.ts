/** Which themes came from which: what a merged or split theme is held against, and where a name that somebody noted leads today. */
import type { Theme } from './review-words.ts';

/** Themes that a theme was merged or split from: retired ones of that name. Of two of one name both are taken, to be on the safe side. */
export function parentsOf({ id, from }: Theme, themes: readonly Theme[]): readonly Theme[] {
  return themes.filter((one) => one.id !== id && one.state === 'retired' && from.includes(one.name));
}

/** Parents, their parents and so on, each once. */
export function ancestorsOf(theme: Theme, themes: readonly Theme[]): readonly Theme[] {
  const found = new Map<string, Theme>();
  const open = [...parentsOf(theme, themes)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next.id) || next.id === theme.id) continue;
    found.set(next.id, next);
    open.push(...parentsOf(next, themes));
  }
  return [...found.values()];
}

/** Approved themes that a name leads to: the one that has it, or had it before it was renamed, merged or split. @param name any case. */
export function themesCalled(name: string, themes: readonly Theme[]): readonly Theme[] {
  const wanted = name.trim().toLowerCase();
  const had = ({ names }: Theme) => names.some((one) => one.toLowerCase() === wanted);
  const approved = themes.filter(({ state }) => state === 'approved');
  const now = approved.filter((theme) => theme.name.toLowerCase() === wanted);
  if (now.length > 0) return now;
  return approved.filter((theme) => had(theme) || ancestorsOf(theme, themes).some(had));
}
