/** Surveys that are being made: each change is a new version of a design, and what was published stays as it is. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { withReadyTexts } from '../../core/survey/frame-language.ts';
import type { SurveyDefinition } from '../../core/survey/survey-definition.ts';
import { readSurvey } from '../../edge/intake/survey/read-survey.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { allLanguages } from './survey-languages.ts';

/** The kind under which designs are kept beside the programme's other documents. */
const KIND = 'survey-design';

/** A survey as it stands in the builder. */
export type SurveyDesign = {
  readonly definition: SurveyDefinition;
  /** Version of the design; 0 where only what was published is there. */
  readonly version: number;
  /** When it was changed last, or first asked where it has no design. */
  readonly changedAt: string;
  /** Published versions with the waves that ask them; neither is ever changed. */
  readonly published: readonly { readonly version: number; readonly waves: readonly string[] }[];
};

export type KeepDesign = {
  /** The survey as JSON. */
  readonly body: string;
  /** Version that the change was made from; 0 for a new survey or one without a design. */
  readonly basedOn: number;
};

export type DesignUseCases = {
  designs(actor: Actor, scope: Scope): Promise<readonly SurveyDesign[]>;
  /** Keep a change; it may still have faults. @throws ProblemError `survey.wrong-file`, `survey.design-changed`. */
  keepDesign(actor: Actor, scope: Scope, wish: KeepDesign): Promise<{ readonly version: number }>;
  /** @throws ProblemError `survey.no-design`. */
  design(actor: Actor, scope: Scope, surveyId: string): Promise<SurveyDesign>;
};

/** Put the use cases over a store. */
export function designUseCases({ store, newId }: Pick<AppDependencies, 'store' | 'newId'>): DesignUseCases {
  return {
    async designs(actor, scope) {
      requirePermission(actor, 'programme.read', scope.authorityCode, 'to see surveys');
      return await readDesigns(store.read, scope);
    },

    async design(actor, scope, surveyId) {
      requirePermission(actor, 'programme.read', scope.authorityCode, 'to see surveys');
      const found = (await readDesigns(store.read, scope)).find(
        ({ definition }) => definition.id === surveyId,
      );
      return (
        found ??
        raise({
          code: 'survey.no-design',
          place: surveyId,
          message: 'There is no survey of this id',
          advice: 'Make one on the page “Survey builder”, or choose one of its list.',
        })
      );
    },

    async keepDesign(actor, scope, { body, basedOn }) {
      requirePermission(actor, 'voice.write', scope.authorityCode, 'to make a survey');
      const definition = withReadyTexts(readSurvey(body), await allLanguages(store.read));
      return await store.transaction(async ({ documents, audit }) => {
        const newest = await documents.newest(scope, KIND, definition.id);
        if ((newest?.version ?? 0) !== basedOn)
          raise({
            code: 'survey.design-changed',
            place: definition.id,
            message: 'Somebody else changed this survey since you opened it',
            advice: 'Open the survey again, and make your change once more.',
          });
        const kept = await documents.put(
          scope,
          { kind: KIND, id: definition.id, body: definition },
          actor.id,
        );
        if (kept.version !== basedOn)
          await audit.append({
            authorityCode: scope.authorityCode,
            actor: actor.id,
            action: 'survey.design-kept',
            subjectKind: KIND,
            subjectId: definition.id,
            detail: { programme: scope.programmeId, version: kept.version },
            correlationId: newId(),
          });
        return { version: kept.version };
      });
    },
  };
}

async function readDesigns(
  { documents, surveys }: Pick<Repositories, 'documents' | 'surveys'>,
  scope: Scope,
): Promise<readonly SurveyDesign[]> {
  const kept = await documents.all(scope, KIND);
  const versions = await surveys.versions(scope);
  const waves = await surveys.waves(scope);
  const ids = new Set([...kept.map(({ id }) => id), ...versions.map(({ surveyId }) => surveyId)]);
  return [...ids].sort().flatMap((id): SurveyDesign[] => {
    const design = kept.find((one) => one.id === id);
    const own = versions.filter(({ surveyId }) => surveyId === id);
    const body = design === undefined ? own.at(-1)?.body : JSON.stringify(design.body);
    if (body === undefined) return [];
    return [
      {
        definition: readSurvey(body),
        version: design?.version ?? 0,
        changedAt:
          design?.createdAt ??
          `${waves.find(({ surveyId }) => surveyId === id)?.opensOn ?? '2000-01-01'}T00:00:00.000Z`,
        published: own.map(({ version }) => ({
          version,
          waves: waves
            .filter((wave) => wave.surveyId === id && wave.version === version)
            .map(({ waveId }) => waveId),
        })),
      },
    ];
  });
}
