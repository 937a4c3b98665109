/** …/returns/:year/:sequence/writing: the sections of a return, one of them to write in, and each save, comment and word of it. */
import type { z } from 'zod';
import type { App } from '../../app/app.ts';
import { savedView, sectionView, writingFiguresView, writingView } from '../../app/views/writing-view.ts';
import type { SectionName } from '../../app/writing/section-comments.ts';
import { ReturnParams } from '../../contract/programme-params.ts';
import {
  AnswerQuestionBody,
  CommentBody,
  ReadFiguresBody,
  ResolveBody,
  SaveSectionBody,
  SaveSectionReply,
  SectionParams,
  SectionReply,
  SetWorkBody,
  WritingFiguresReply,
  WritingReply,
  WritingStepReply,
} from '../../contract/writing.ts';
import type { Actor } from '../../core/access/access.ts';
import { actRoute, type Route, route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';
import { updateIdOf } from '../update-id-of.ts';

const BASE = '/api/programmes/:authority/:programme/returns/:year/:sequence/writing';

function at(params: ReturnParams) {
  return { scope: scopeOf(params), updateId: updateIdOf(params) };
}

type Named = z.ZodType<{ fieldId: string }>;
type Work<B extends Named> = (
  writing: App['writing'],
  asked: {
    readonly actor: Actor;
    readonly scope: ReturnType<typeof scopeOf>;
    readonly section: SectionName;
    readonly body: z.output<B>;
  },
) => Promise<void>;

/** A change of one section after which the page asks anew. */
function step<B extends Named>(name: string, body: B, work: Work<B>): Route {
  return actRoute({
    method: 'POST',
    path: `${BASE}/${name}`,
    permission: 'return.write',
    params: ReturnParams,
    body,
    reply: WritingStepReply,
    handle: async ({ actor, params, body: sent }, app) => {
      const { scope, updateId } = at(params);
      await work(app.writing, { actor, scope, section: { updateId, fieldId: sent.fieldId }, body: sent });
      return { done: true as const };
    },
  });
}

/** Reading takes the permission to read the return, writing the permission to write in it. */
export const WRITING_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: BASE,
    permission: 'return.read',
    params: ReturnParams,
    reply: WritingReply,
    handle: ({ actor, params }, app) => writingView(app, actor, at(params)),
  }),
  route({
    method: 'GET',
    path: `${BASE}/section`,
    permission: 'return.read',
    params: SectionParams,
    reply: SectionReply,
    handle: ({ actor, params }, app) => sectionView(app, actor, { ...at(params), fieldId: params.section }),
  }),
  route({
    method: 'GET',
    path: `${BASE}/figures`,
    permission: 'return.read',
    params: ReturnParams,
    reply: WritingFiguresReply,
    handle: ({ actor, params }, app) => writingFiguresView(app, actor, at(params)),
  }),
  actRoute({
    method: 'POST',
    path: `${BASE}/save`,
    permission: 'return.write',
    params: ReturnParams,
    body: SaveSectionBody,
    reply: SaveSectionReply,
    handle: async ({ actor, params, body }, app) => {
      const { scope, updateId } = at(params);
      return savedView(await app.writing.save(actor, scope, { ...body, updateId }));
    },
  }),
  step('comment', CommentBody, (writing, { actor, scope, section, body }) =>
    writing.comment(actor, scope, section, body.text),
  ),
  step('resolve', ResolveBody, (writing, { actor, scope, section, body }) =>
    writing.resolve(actor, scope, section, body.comment),
  ),
  step('answer', AnswerQuestionBody, (writing, { actor, scope, section, body }) =>
    writing.answer(actor, scope, { ...section, answer: body.answer, before: body.before }),
  ),
  step('read-figures', ReadFiguresBody, (writing, { actor, scope, section, body }) =>
    writing.readFigures(actor, scope, { ...section, figures: body.figures }),
  ),
  step('work', SetWorkBody, (writing, { actor, scope, section, body }) =>
    writing.setWork(actor, scope, { ...section, owner: body.owner, isReady: body.isReady }),
  ),
];
