/** The look-back of one authority from a published file: the bases side by side, each with its back-test. */
import { raise } from '../core/base/problem.ts';
import type { RowProblem } from '../core/domain/intake.ts';
import type { Panel } from '../core/domain/panel-series.ts';
import type { LookBackId } from '../core/model/look-back/look-back-bases.ts';
import { publishedLookBack } from './look-back-series.ts';
import type { InputFile } from './read-input-file.ts';
import { readPanelFiles } from './read-panel-files.ts';
import { type ShownLookBack, showLookBack } from './show-look-back.ts';

export type LookBackPanelRequest = {
  /** The file of published plan numbers. */
  readonly panel: string;
  /** A code, or a name as published. */
  readonly authority: string;
  /** How far ahead each basis is tested [years]. */
  readonly ahead: number;
  /** Look at nothing later than January of this year. */
  readonly until?: number;
  readonly chosen: LookBackId | null;
  readonly version: string;
};

/** The document `evenkeel/look-back@1`; no chance is in it. */
export type LookBackAnswer = {
  readonly schema: 'evenkeel/look-back@1';
  readonly version: string;
  readonly inputs: readonly InputFile[];
  readonly series: string;
  readonly authority: { readonly code: string; readonly name: string };
} & ShownLookBack;

/**
 * Set the bases side by side for one authority of a panel.
 * @throws ProblemError where the file cannot be read, `authority.unknown`, or `look-back.nothing-stored` where it has no count.
 */
export async function answerLookBack(
  request: LookBackPanelRequest,
): Promise<{ readonly answer: LookBackAnswer; readonly problems: readonly RowProblem[] }> {
  const { panel, inputs, problems } = await readPanelFiles({ panel: request.panel });
  const known = cutPanel(panel, request.until);
  const found = known.series.find(
    ({ level, code, name }) =>
      level === 'authority' &&
      (code === request.authority || name.toLowerCase() === request.authority.toLowerCase()),
  );
  if (found === undefined)
    return raise({
      code: 'authority.unknown',
      place: request.authority,
      message: 'The file has no authority of that name or code',
      advice: 'Give the code as it stands in the column new_la_code.',
    });
  const tested = publishedLookBack(known, found.code, request.ahead);
  if (tested === null)
    return raise({
      code: 'look-back.nothing-stored',
      place: found.code,
      message: 'The file has no count of this authority, so there is nothing to look back on',
      advice: 'Give a later --until, or a file that has its counts.',
    });
  const answer: LookBackAnswer = {
    schema: 'evenkeel/look-back@1',
    version: request.version,
    inputs,
    series: 'published',
    authority: { code: found.code, name: found.name },
    ...showLookBack(tested, request.chosen),
  };
  return { answer, problems };
}

function cutPanel(panel: Panel, until: number | undefined): Panel {
  if (until === undefined) return panel;
  const series = panel.series.map((area) => ({
    ...area,
    plans: new Map([...area.plans].filter(([year]) => year <= until)),
  }));
  return { ...panel, series };
}
