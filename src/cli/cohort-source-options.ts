/** What the cohort commands read a folder by, and the reading of it with a bar; problems of its files are told. */
import type { CohortSource } from '../app/cohort-source.ts';
import type { CommandContext } from './context.ts';
import { tellProblems } from './panel-options.ts';
import { rowProgress } from './progress.ts';

/** Files and names that go with the folder. */
export type CohortSourceOptions = {
  readonly population?: string;
  readonly establishments?: string;
  readonly earlier?: readonly string[];
  readonly costs?: string;
  readonly area?: string;
  readonly quiet?: boolean;
};

/** Read a folder of SEN2 tables or of transitions, and tell the rows that have problems on standard error. @throws ProblemError `cohort.*`, `file.*`. */
export async function readCohortSource(
  context: CommandContext,
  folder: string,
  options: CohortSourceOptions,
): Promise<CohortSource> {
  const { readCohortFolder } = await import('../app/read-cohort-folder.ts');
  const progress = options.quiet === true ? null : rowProgress(context);
  const source = await readCohortFolder(
    {
      folder,
      ...(options.population === undefined ? {} : { population: options.population }),
      ...(options.establishments === undefined ? {} : { establishments: options.establishments }),
      ...(options.costs === undefined ? {} : { costs: options.costs }),
      ...(options.area === undefined ? {} : { area: options.area }),
      earlier: options.earlier ?? [],
    },
    progress?.onProgress,
  );
  progress?.end();
  for (const { file, problems } of source.problems) tellProblems(context, file, problems);
  return source;
}
