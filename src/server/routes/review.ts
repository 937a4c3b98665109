/** GET …/review and POST …/review/STEP: what people wrote, masked; the queue, themes, blind coding and what is public. */
import { behindView, reviewView } from '../../app/views/review-view.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import {
  AskModelBody,
  BeginCodingBody,
  BehindParams,
  BehindReply,
  CodeBody,
  EraseBody,
  LookBody,
  MarkBody,
  NameReadersBody,
  ProposeBody,
  QuoteBody,
  ReviewReply,
  TakeWaveBody,
  ThemeBody,
} from '../../contract/review.ts';
import { StepReply } from '../../contract/sign-off.ts';
import { actRoute, fileRoute, type Route, route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

const PATH = '/api/programmes/:authority/:programme/review';
const DONE = { blockers: [] };
/** What every step has: who may take it, whose it is, and its answer. */
const STEP = {
  method: 'POST',
  permission: 'review.work',
  params: ProgrammeParams,
  reply: StepReply,
} as const;

const reviewRoute = route({
  method: 'GET',
  path: PATH,
  permission: 'review.read',
  params: ProgrammeParams,
  reply: ReviewReply,
  handle: async ({ actor, params }, app) => {
    const scope = scopeOf(params);
    const open = await app.openProgramme(actor, scope);
    const statements = await app.records.list(actor, scope, 'statement');
    return reviewView(open, actor, await app.review.look(actor, scope), statements);
  },
});

const behindRoute = route({
  method: 'GET',
  path: `${PATH}/themes/:id`,
  permission: 'review.read',
  params: BehindParams,
  reply: BehindReply,
  handle: async ({ actor, params }, app) => {
    const scope = scopeOf(params);
    const wish = { themeId: params.id, feeling: null };
    const state = await app.review.look(actor, scope);
    return behindView(wish.themeId, state, await app.review.behind(actor, scope, wish));
  },
});

const publicRoute = fileRoute({
  method: 'GET',
  path: `${PATH}/public.csv`,
  permission: 'voice.publish',
  params: ProgrammeParams,
  handle: async ({ actor, params }, app) => {
    const text = await app.review.publicCopy(actor, scopeOf(params));
    const bytes = new TextEncoder().encode(text);
    return { bytes, mediaType: 'text/csv; charset=utf-8', fileName: 'what-people-told-us.csv' };
  },
});

const takeWaveRoute = actRoute({
  ...STEP,
  path: `${PATH}/take-wave`,
  body: TakeWaveBody,
  handle: async ({ actor, params, body }, app) => {
    await app.review.takeWave(actor, scopeOf(params), body);
    return DONE;
  },
});

const nameReadersRoute = actRoute({
  ...STEP,
  path: `${PATH}/name-readers`,
  body: NameReadersBody,
  handle: async ({ actor, params, body }, app) => {
    await app.review.nameReaders(actor, scopeOf(params), body);
    return DONE;
  },
});

const lookRoute = actRoute({
  ...STEP,
  path: `${PATH}/look`,
  body: LookBody,
  handle: async ({ actor, params, body }, app) => {
    await app.review.decide(actor, scopeOf(params), body.looks);
    return DONE;
  },
});

const eraseRoute = actRoute({
  ...STEP,
  path: `${PATH}/erase`,
  body: EraseBody,
  handle: async ({ actor, params, body }, app) => {
    await app.review.erase(actor, scopeOf(params), body);
    return DONE;
  },
});

const proposeRoute = actRoute({
  ...STEP,
  path: `${PATH}/propose-themes`,
  body: ProposeBody,
  handle: async ({ actor, params }, app) => {
    await app.review.propose(actor, scopeOf(params));
    return DONE;
  },
});

const themeRoute = actRoute({
  ...STEP,
  path: `${PATH}/change-theme`,
  body: ThemeBody,
  handle: async ({ actor, params, body }, app) => {
    await app.review.changeTheme(actor, scopeOf(params), body);
    return DONE;
  },
});

const markRoute = actRoute({
  ...STEP,
  path: `${PATH}/mark`,
  body: MarkBody,
  handle: async ({ actor, params, body }, app) => {
    await app.review.mark(actor, scopeOf(params), body);
    return DONE;
  },
});

const askModelRoute = actRoute({
  ...STEP,
  path: `${PATH}/ask-model`,
  body: AskModelBody,
  handle: async ({ actor, params, body }, app) => {
    await app.review.askModel(actor, scopeOf(params), body.most);
    return DONE;
  },
});

const beginCodingRoute = actRoute({
  ...STEP,
  path: `${PATH}/begin-coding`,
  body: BeginCodingBody,
  handle: async ({ actor, params, body }, app) => {
    await app.review.beginCoding(actor, scopeOf(params), body);
    return DONE;
  },
});

const codeRoute = actRoute({
  ...STEP,
  path: `${PATH}/code`,
  body: CodeBody,
  handle: async ({ actor, params, body }, app) => {
    await app.review.code(actor, scopeOf(params), body);
    return DONE;
  },
});

const quoteRoute = actRoute({
  ...STEP,
  path: `${PATH}/quote`,
  body: QuoteBody,
  handle: async ({ actor, params, body }, app) => {
    await app.review.quote(actor, scopeOf(params), body);
    return DONE;
  },
});

/** Everything of text review. */
export const REVIEW_ROUTES: readonly Route[] = [
  reviewRoute,
  behindRoute,
  publicRoute,
  takeWaveRoute,
  nameReadersRoute,
  lookRoute,
  eraseRoute,
  proposeRoute,
  themeRoute,
  markRoute,
  askModelRoute,
  beginCodingRoute,
  codeRoute,
  quoteRoute,
];
