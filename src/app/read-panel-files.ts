/** The files of a panel forecast: read, hashed, decoded, and made one panel. */
import { readFile } from 'node:fs/promises';
import { type Problem, ProblemError, raise } from '../core/base/problem.ts';
import type { RowProblem } from '../core/domain/intake.ts';
import type { Panel } from '../core/domain/panel-series.ts';
import { inspectBytes } from '../edge/intake/files/file-bytes.ts';
import { readFlows, readOlder, readPanel, readYoung } from '../edge/intake/published/read-panel.ts';
import { LIMITS } from '../edge/intake/tables/reading.ts';

/** The files as the caller named them. */
export type PanelFiles = {
  readonly panel: string;
  readonly flows?: string;
  readonly ages?: string;
  readonly population?: string;
};

/** A file that a figure rests on. */
export type InputFile = { readonly file: string; readonly sha256: string };

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
      const { text, sha256 } = await readText(file);
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

/** Read one text file in whatever encoding it is. */
async function readText(path: string): Promise<{ readonly text: string; readonly sha256: string }> {
  const bytes = await inspectBytes({ path, member: null }, LIMITS);
  if (bytes.form !== 'text')
    raise({
      code: 'panel.not-csv',
      message: 'The file is a workbook, not comma-separated text',
      advice: 'Save the sheet as CSV and name that file.',
    });
  const content = await readFile(path);
  const text = new TextDecoder(bytes.encoding).decode(content.subarray(bytes.markLength));
  return { text, sha256: bytes.sha256 };
}

/** Add the file's name to a problem that does not say where it is. */
async function placed<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const problem: Problem = error.problem;
    throw new ProblemError({
      ...problem,
      place: problem.place === undefined ? file : `${file}, ${problem.place}`,
    });
  }
}
