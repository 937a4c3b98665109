/** The files of a panel forecast: read, hashed, decoded, and made one panel. */
import { raise } from '../core/base/problem.ts';
import type { RowProblem } from '../core/domain/intake.ts';
import type { Panel } from '../core/domain/panel-series.ts';

import { readFlows, readOlder, readPanel, readYoung } from '../edge/intake/published/read-panel.ts';
import { type InputFile, placed, readInputFile } from './read-input-file.ts';

/** The files as the caller named them. */
export type PanelFiles = {
  readonly panel: string;
  readonly flows?: string;
  readonly ages?: string;
  readonly population?: string;
};

export type PanelFromFiles = {
  readonly panel: Panel;
  readonly inputs: readonly InputFile[];
  readonly problems: readonly RowProblem[];
};

/**
 * Read the panel and its companions whole.
 * @throws ProblemError where a file is absent, not text, lacks columns, or the panel holds no authority at all.
 */
export async function readPanelFiles(files: PanelFiles): Promise<PanelFromFiles> {
  const inputs: InputFile[] = [];
  const read = async <T>(file: string, parse: (text: string) => T): Promise<T> =>
    await placed(file, async () => {
      const { text, sha256 } = await readInputFile(file);
      inputs.push({ file, sha256 });
      return parse(text);
    });
  const { series, problems } = await read(files.panel, readPanel);
  if (!series.some((area) => area.level === 'authority'))
    raise({
      code: 'panel.no-authority',
      place: files.panel,
      message: 'The file holds no row of a local authority that can be read',
      advice: 'Check that geographic_level says "Local authority" and new_la_code is filled.',
    });
  const flows = files.flows === undefined ? {} : await read(files.flows, readFlows);
  const older = files.ages === undefined ? {} : { older: await read(files.ages, readOlder) };
  const young = files.population === undefined ? {} : { young: await read(files.population, readYoung) };
  const companions = { ...flows, ...older, ...young };
  return { panel: { series, companions }, inputs, problems };
}
