/** Problems put together by what is wrong, the gravest first, and found by a word or a severity. */
import type { ShownProblem } from './imports.ts';

export type Severity = ShownProblem['severity'];

/** Problems that say the same: where each is, and how often they arise together. */
export type ProblemGroup = Pick<ShownProblem, 'code' | 'severity' | 'message' | 'advice'> & {
  readonly isKept: boolean;
  readonly count: number;
  readonly places: readonly ShownProblem[];
};

const GRAVITY: readonly Severity[] = ['error', 'warning', 'info'];

/** Group problems; within a severity those that arise most often come first. */
export function groupProblems(problems: readonly ShownProblem[]): readonly ProblemGroup[] {
  const groups = new Map<string, ShownProblem[]>();
  for (const problem of problems) {
    const key = [problem.code, problem.severity, problem.message, problem.advice, problem.isKept].join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [problem]);
    else group.push(problem);
  }
  return [...groups.values()]
    .flatMap((places) => {
      const [first] = places;
      if (first === undefined) return [];
      const { code, severity, message, advice, isKept } = first;
      const count = places.reduce((sum, one) => sum + one.count, 0);
      return [{ code, severity, message, advice, isKept: isKept === true, count, places }];
    })
    .sort((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity) || b.count - a.count);
}

/** Keep what is of a severity and holds every word that is looked for; "all" and an empty text keep everything. */
export function findProblems(
  problems: readonly ShownProblem[],
  { severity, words }: { readonly severity: Severity | 'all'; readonly words: string },
): readonly ShownProblem[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return problems.filter((problem) => {
    if (severity !== 'all' && problem.severity !== severity) return false;
    const { message, advice, column, sheet, member, code, row } = problem;
    const text = [message, advice, column, sheet, member, code, row === null ? '' : `line ${row}`]
      .join(' ')
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** Count problems of each severity, each as often as it arises. */
export function countsBySeverity(problems: readonly ShownProblem[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity, count } of problems) counts[severity] += count;
  return counts;
}
