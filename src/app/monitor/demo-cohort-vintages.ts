/** The cohort forecasts that the fictional county issued in past summers: really made by the model, from the returns it had by then. */
import { basename, join, relative } from 'node:path';
import { forecastCohort } from '../forecast-cohort.ts';
import { readCohortFolder } from '../read-cohort-folder.ts';
import { vintageOfAnswer } from './register-forecast.ts';
import { vintageBody } from './stored-vintages.ts';

/** Years of the returns after which the county issued one, oldest first: the first with three years of months behind it. */
const RETURNS = ['2022', '2023', '2024'] as const;
const HORIZON = 3;
const DRAWS = 1000;
/** The county has used one method throughout; its version is not the product's. */
const METHOD_VERSION = 'demo-1';

/**
 * Make them one after the other, each from its return and those before it. People by age are left out, for the tables that
 * the county has now were published later; so few origins ask nothing of the ranges, which are the model's own.
 * @param folders  folders of earlier returns, each named by its year, in any order.
 * @returns one file each: path below the county's folder, and text.
 */
export async function* demoCohortVintages(
  folder: string,
  folders: readonly string[],
  authorityCode: string,
): AsyncGenerator<{ readonly path: string; readonly text: string }> {
  for (const year of RETURNS) {
    const own = folders.find((path) => basename(path) === year);
    if (own === undefined) continue;
    const source = await readCohortFolder({
      folder: own,
      earlier: folders.filter((path) => basename(path) < year),
      establishments: join(folder, 'establishments', 'establishments.csv'),
    });
    const answer = await forecastCohort({
      source,
      horizon: HORIZON,
      grain: 'month',
      seed: 1,
      draws: DRAWS,
      lookBack: null,
      capacity: null,
      scenario: null,
      workers: 1,
      version: METHOD_VERSION,
    });
    const issuedAt = `${year}-07-04T09:00:00.000Z`;
    const inputs = answer.inputs.map((input) => ({ ...input, file: relative(folder, input.file) }));
    const vintage = vintageOfAnswer(
      { ...answer, inputs },
      { path: own, issuedAt },
      { authorityCode, now: issuedAt },
    );
    if (vintage === null) continue;
    yield {
      path: `programme/forecasts/cohort-${vintage.origin}.json`,
      text: `${JSON.stringify(vintageBody(vintage), null, 2)}\n`,
    };
  }
}
