/** Opens a survey that is named on the command line: one that comes with the product, or a file of an officer's own. */
import { raise } from '../../core/base/problem.ts';
import { READY_MADE } from '../../core/survey/ready-made/ready-made.ts';
import type { SurveyDefinition } from '../../core/survey/survey-definition.ts';
import { readSurvey } from '../../edge/intake/survey/read-survey.ts';
import { readTextFile } from '../read-text-file.ts';

/** Open one. @param name  "parents", "young-people", "practitioners", or the path of a JSON file. @throws ProblemError `survey.wrong-file`, `file.*`. */
export async function openSurvey(name: string): Promise<SurveyDefinition> {
  const ready = READY_MADE.find(({ id }) => id === name);
  if (ready !== undefined) return ready;
  if (name.endsWith('.json')) return readSurvey(await readTextFile(name));
  return raise({
    code: 'survey.wrong-file',
    place: name,
    message: 'This is neither a survey that comes with the product nor a JSON file',
    advice: `Name ${READY_MADE.map(({ id }) => id).join(', ')}, or a file that ends in ".json".`,
  });
}
