/** Languages of the respondents' pages: those that come with the product, and those that a council added as data. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { checkFrameLanguage, ENGLISH, type FrameLanguage } from '../../core/survey/frame-language.ts';
import { readSurveyLanguage } from '../../edge/intake/survey/read-survey-language.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { readTextFile } from '../read-text-file.ts';
import { requirePermission } from '../require-permission.ts';

const FOLDER = resolve(import.meta.dirname, '../../../data/languages');
/** The kind under which added languages are kept beside a programme's other documents. */
const KIND = 'survey-language';

let shipped: readonly FrameLanguage[] | null = null;

/** English, and the languages that come with the product; read once. @throws ProblemError `survey.wrong-language` where a file is damaged. */
export function shippedLanguages(): readonly FrameLanguage[] {
  shipped ??= [
    ENGLISH,
    ...readdirSync(FOLDER)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => readSurveyLanguage(readFileSync(resolve(FOLDER, name), 'utf8'))),
  ];
  return shipped;
}

/** Every language there is; one that was added stands in the place of the product's own. */
export async function allLanguages({
  documents,
}: Pick<Repositories, 'documents'>): Promise<readonly FrameLanguage[]> {
  const added: FrameLanguage[] = [];
  for (const scope of await documents.scopes(KIND))
    for (const { body } of await documents.all(scope, KIND))
      added.push(readSurveyLanguage(JSON.stringify(body)));
  const byCode = new Map([...shippedLanguages(), ...added].map((language) => [language.code, language]));
  return [...byCode.values()];
}

/** Open a language's file. @throws ProblemError `survey.wrong-language`, `file.*`. */
export async function openLanguage(path: string): Promise<FrameLanguage> {
  return readSurveyLanguage(await readTextFile(path));
}

export type LanguageUseCases = {
  /** Every language with what it lacks; none lacks anything that was let in. */
  languages(actor: Actor, scope: Scope): Promise<readonly FrameLanguage[]>;
  /** Add a language, or put another in the place of one. @throws ProblemError `survey.wrong-language`, `survey.language-not-whole`. */
  addLanguage(
    actor: Actor,
    scope: Scope,
    json: string,
  ): Promise<{ readonly code: string; readonly version: number }>;
};

/** Put the use cases over a store. */
export function languageUseCases({
  store,
  newId,
}: Pick<AppDependencies, 'store' | 'newId'>): LanguageUseCases {
  return {
    async languages(actor, scope) {
      requirePermission(actor, 'programme.read', scope.authorityCode, 'to see languages of surveys');
      return await allLanguages(store.read);
    },

    async addLanguage(actor, scope, json) {
      requirePermission(actor, 'voice.publish', scope.authorityCode, 'to add a language to survey pages');
      const language = readSurveyLanguage(json);
      requireWhole(language);
      return await store.transaction(async ({ documents, audit }) => {
        const { version } = await documents.put(
          scope,
          { kind: KIND, id: language.code, body: language },
          actor.id,
        );
        await audit.append({
          authorityCode: scope.authorityCode,
          actor: actor.id,
          action: 'survey.language-added',
          subjectKind: KIND,
          subjectId: language.code,
          detail: { programme: scope.programmeId, version },
          correlationId: newId(),
        });
        return { code: language.code, version };
      });
    },
  };
}

/** Refuse a language that lacks a text: half a page in another language helps nobody. */
function requireWhole(language: FrameLanguage): void {
  const faults = checkFrameLanguage(language);
  const [first] = faults;
  if (first !== undefined)
    raise({
      code: 'survey.language-not-whole',
      place: first.slice(0, first.indexOf(':')),
      message: `The language is not whole: ${faults.length} ${faults.length === 1 ? 'text' : 'texts'} must be mended, the first is ${first}`,
      advice: 'See all with "evenkeel survey language check FILE".',
    });
}
