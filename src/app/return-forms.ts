/** The forms of returns that a programme has: added from files, every version kept, one chosen for all updates or for one. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import { allFields } from '../core/programme/asked-fields.ts';
import { crossScale } from '../core/programme/cross-scale.ts';
import type { ReturnTemplate } from '../core/programme/definitions.ts';
import type { Programme } from '../core/programme/programme.ts';
import type { RatingScale } from '../core/programme/rating-scale.ts';
import { canonicalJson } from '../core/seal/canonical-json.ts';
import { parseProgrammeRecord, RECORD_KINDS } from '../edge/intake/programme/programme-records.ts';
import { FormChoiceShape } from '../edge/intake/programme/return-template-shape.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import type { AppDependencies } from './dependencies.ts';
import { requirePermission } from './require-permission.ts';

const FORM = 'return-form';
const SCALE = 'return-scale';
const CHOICE = 'return-form-choice';
/** Under this id stands the choice for every update that has none of its own. */
const FOR_ALL = 'programme';
const DEFINITIONS = resolve(import.meta.dirname, '../../data/definitions');

/** One version of a form, as a list tells it. */
export type ListedForm = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly questions: number;
  /** The updates that it is chosen for by name. */
  readonly updates: readonly string[];
  /** True for the form of every update that has none of its own. */
  readonly isUsual: boolean;
};

/** Which form is wanted: "dsg-management-plan", its newest version, or "dsg-management-plan@2". */
export type FormName = string;

/** The use cases of forms. */
export type ReturnForms = ReturnType<typeof returnForms>;

/** Put the use cases of forms over a store. */
export function returnForms(dependencies: AppDependencies) {
  return {
    add: (actor: Actor, scope: Scope, file: { readonly text: string; readonly file: string }) =>
      addForm(dependencies, actor, scope, file),
    list: (actor: Actor, scope: Scope) => listForms(dependencies, actor, scope),
    choose: (
      actor: Actor,
      scope: Scope,
      choice: { readonly form: FormName; readonly updateId: string | null },
    ) => chooseForm(dependencies, actor, scope, choice),
  };
}

/**
 * Add a version of a form.
 * @param text  the JSON file.
 * @throws ProblemError `template.*`, `programme.wrong-record`, `access.refused`; nothing is kept then.
 */
async function addForm(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { text, file }: { readonly text: string; readonly file: string },
): Promise<ReturnTemplate> {
  requirePermission(actor, 'programme.load', scope.authorityCode, 'to add a form of a return');
  const template = readForm(text, file);
  return await store.transaction(async (repositories) => {
    const { documents, audit } = repositories;
    const known = (await listVersions(repositories, scope)).find(
      (one) => one.id === template.id && one.version === template.version,
    );
    if (known !== undefined && canonicalJson(known) !== canonicalJson(template))
      raise({
        code: 'template.version-taken',
        place: `${file}, version`,
        message: 'Another form with this id and version is kept, and returns may have been made with it',
        advice: 'Give the changed form the next version number.',
      });
    if (known !== undefined) return template;
    await keepScale(repositories, actor, scope, template, file);
    const { version } = await documents.put(scope, { kind: FORM, id: template.id, body: template }, actor.id);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'return-form.added',
      subjectKind: FORM,
      subjectId: template.id,
      detail: { programme: scope.programmeId, formVersion: template.version, version },
      correlationId: newId(),
    });
    return template;
  });
}

/** Read and check a form. @throws ProblemError `template.*`, `programme.*`. */
export function readForm(text: string, file: string): ReturnTemplate {
  const record = parseProgrammeRecord(text, file);
  if (record.kind === 'return-template') return RECORD_KINDS['return-template'].parse(record.body);
  return raise({
    code: 'template.not-a-form',
    place: file,
    message: 'The file holds another record than the form of a return',
    advice: 'Give a file whose "schema" is "evenkeel/return-template@1".',
  });
}

/** Read a form that the product ships. @throws ProblemError `template.unknown`. */
export async function shippedForm(id: string): Promise<{ readonly text: string; readonly file: string }> {
  const text = await shipped('return-templates', id);
  return text === null ? raiseUnknown(id, []) : { text, file: `${id}.json` };
}

async function shipped(room: 'return-templates' | 'rating-scales', id: string): Promise<string | null> {
  if (!/^[a-z0-9-]+$/.test(id)) return null;
  try {
    return await readFile(join(DEFINITIONS, room, `${id}.json`), 'utf8');
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null;
    throw fault;
  }
}

/** A form in another scale than the programme's brings that scale with it, if the product has it. */
async function keepScale(
  { documents }: Repositories,
  actor: Actor,
  scope: Scope,
  { scaleId }: ReturnTemplate,
  file: string,
): Promise<void> {
  const own = await documents.newest(scope, 'rating-scale', 'rating-scale');
  if (own !== null && RECORD_KINDS['rating-scale'].parse(own.body).id === scaleId) return;
  if ((await documents.newest(scope, SCALE, scaleId)) !== null) return;
  const text = await shipped('rating-scales', scaleId);
  if (text === null)
    raise({
      code: 'template.unknown-scale',
      place: `${file}, scaleId`,
      message: 'The form rates in a scale that neither the programme nor the product has',
      advice: 'Name the programme’s own scale, "saor" or "bgar".',
    });
  await documents.put(scope, { kind: SCALE, id: scaleId, body: JSON.parse(text) as unknown }, actor.id);
}

/** List every version of every form, the one that came with the programme first. */
async function listForms(
  { store }: AppDependencies,
  actor: Actor,
  scope: Scope,
): Promise<readonly ListedForm[]> {
  requirePermission(actor, 'return.read', scope.authorityCode);
  const versions = await listVersions(store.read, scope);
  const choices = await readChoices(store.read, scope);
  const usual = choices.get(FOR_ALL) ?? versions[0] ?? null;
  const isSame = (one: { id: string; version: number }, other: { id: string; version: number } | null) =>
    one.id === other?.id && one.version === other.version;
  return versions.map((form) => ({
    id: form.id,
    version: form.version,
    title: form.title,
    questions: allFields(form).length,
    updates: [...choices].flatMap(([key, choice]) => (key !== FOR_ALL && isSame(form, choice) ? [key] : [])),
    isUsual: isSame(form, usual),
  }));
}

/**
 * Choose the form of one update, or of every update that has none of its own.
 * @throws ProblemError `template.unknown`, `template.out-of-date`, `return.unknown-update`.
 */
async function chooseForm(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { form, updateId }: { readonly form: FormName; readonly updateId: string | null },
): Promise<ReturnTemplate> {
  requirePermission(actor, 'programme.load', scope.authorityCode, 'to choose the form of a return');
  return await store.transaction(async (repositories) => {
    const { documents, audit } = repositories;
    const chosen = findVersion(await listVersions(repositories, scope), form);
    if (updateId !== null) await requireInForce(repositories, scope, chosen, updateId);
    const body = { id: chosen.id, version: chosen.version };
    await documents.put(scope, { kind: CHOICE, id: updateId ?? FOR_ALL, body }, actor.id);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'return-form.chosen',
      subjectKind: updateId === null ? 'programme' : 'update',
      subjectId: updateId ?? scope.programmeId,
      detail: { programme: scope.programmeId, form: chosen.id, formVersion: chosen.version },
      correlationId: newId(),
    });
    return chosen;
  });
}

/** An update takes a form that is valid on the day it is due. */
async function requireInForce(
  { documents }: Repositories,
  scope: Scope,
  { validFrom, validTo }: ReturnTemplate,
  updateId: string,
): Promise<void> {
  const record = await documents.newest(scope, 'update', updateId);
  if (record === null)
    return raise({
      code: 'return.unknown-update',
      place: updateId,
      message: 'The programme has no update of that name',
      advice: 'List the updates with "evenkeel programme list".',
    });
  const { due } = RECORD_KINDS.update.parse(record.body).update;
  if ((validFrom ?? due) > due || (validTo ?? due) < due)
    raise({
      code: 'template.out-of-date',
      place: updateId,
      message: 'The form is not in force on the day that this update is due',
      advice: 'Choose the version that is; "evenkeel return template list" names them.',
    });
}

/**
 * Give a programme with the form, and its scale, that an update is made with.
 * @param form  another form than the chosen one; null for that.
 * @throws ProblemError `template.unknown`.
 */
export async function withFormOf(
  read: Repositories,
  scope: Scope,
  programme: Programme,
  updateId: string,
  form: FormName | null,
): Promise<Programme> {
  const choices = await readChoices(read, scope);
  const choice = choices.get(updateId) ?? choices.get(FOR_ALL);
  const wanted = form ?? (choice === undefined ? null : `${choice.id}@${choice.version}`);
  if (wanted === null) return programme;
  const template = findVersion(await listVersions(read, scope), wanted);
  const scale = await scaleOf(read, scope, programme.scale, template.scaleId);
  return { ...programme, template, scale, ratings: crossScale(programme.ratings, programme.scale, scale) };
}

async function scaleOf(
  { documents }: Repositories,
  scope: Scope,
  own: RatingScale,
  scaleId: string,
): Promise<RatingScale> {
  if (own.id === scaleId) return own;
  const kept = await documents.newest(scope, SCALE, scaleId);
  return kept === null ? own : RECORD_KINDS['rating-scale'].parse(kept.body);
}

/** The programme's own form first, then those added, each id's versions in order. */
async function listVersions({ documents }: Repositories, scope: Scope): Promise<readonly ReturnTemplate[]> {
  const forms: ReturnTemplate[] = [];
  const add = (records: readonly { readonly body: unknown }[]) => {
    for (const { body } of records) forms.push(RECORD_KINDS['return-template'].parse(body));
  };
  add((await documents.history(scope, 'return-template', 'return-template')).toReversed());
  for (const { id } of await documents.all(scope, FORM)) add(await documents.history(scope, FORM, id));
  // The newest body of a version that came twice with the folder is the one in force.
  return forms.filter(
    (form, at) => forms.findIndex((one) => one.id === form.id && one.version === form.version) === at,
  );
}

async function readChoices({ documents }: Repositories, scope: Scope) {
  const records = await documents.all(scope, CHOICE);
  return new Map(records.map(({ id, body }) => [id, FormChoiceShape.parse(body)]));
}

function findVersion(forms: readonly ReturnTemplate[], name: FormName): ReturnTemplate {
  const [id, version] = name.split('@');
  const ofId = forms.filter((form) => form.id === id);
  const newest = ofId.reduce<ReturnTemplate | undefined>(
    (found, form) => (found === undefined || form.version > found.version ? form : found),
    undefined,
  );
  const found = version === undefined ? newest : ofId.find((form) => String(form.version) === version);
  return found ?? raiseUnknown(name, forms);
}

function raiseUnknown(name: string, forms: readonly ReturnTemplate[]): never {
  const known = forms.map(({ id, version }) => `${id}@${version}`).join(', ');
  return raise({
    code: 'template.unknown',
    place: name,
    message: 'There is no form of that name and version',
    advice:
      known === ''
        ? 'The product ships safety-valve-monitoring, dsg-management-plan and local-send-reform-plan.'
        : `Choose one of ${known}, or add one with "evenkeel return template add".`,
  });
}
