/** GET …/voice and POST …/voice/STEP: the engagement hub, voting codes, votes from paper, and what is published. */
import { voiceView } from '../../app/views/voice-view.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { StepReply } from '../../contract/sign-off.ts';
import {
  CodesReply,
  EnterVotesBody,
  MakeCodesBody,
  PublishBody,
  VoiceReply,
  WithdrawYouSaidBody,
} from '../../contract/voice.ts';
import { actRoute, fileRoute, type Route, route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

const PATH = '/api/programmes/:authority/:programme/voice';
const DONE = { blockers: [] };

const voiceRoute = route({
  method: 'GET',
  path: PATH,
  permission: 'programme.read',
  params: ProgrammeParams,
  reply: VoiceReply,
  handle: async ({ actor, params }, app) => {
    const scope = scopeOf(params);
    const open = await app.openProgramme(actor, scope);
    const look = await app.voice.look(actor, scope);
    const valued = await app.records.graph(actor, scope);
    return voiceView(open, actor, look, { records: look.records, valued });
  },
});

const draftRoute = fileRoute({
  method: 'GET',
  path: `${PATH}/draft.pdf`,
  permission: 'voice.publish',
  params: ProgrammeParams,
  handle: async ({ actor, params }, app) => {
    const { document } = await app.voice.draft(actor, scopeOf(params));
    const bytes = await app.renderReturn(document, 'pdf');
    return { bytes, mediaType: 'application/pdf', fileName: 'you-said-draft.pdf' };
  },
});

const makeCodesRoute = actRoute({
  method: 'POST',
  path: `${PATH}/make-codes`,
  permission: 'voice.write',
  params: ProgrammeParams,
  body: MakeCodesBody,
  reply: CodesReply,
  handle: async ({ actor, params, body }, app) => ({
    ...DONE,
    codes: [...(await app.voice.makeCodes(actor, scopeOf(params), body))],
  }),
});

const enterVotesRoute = actRoute({
  method: 'POST',
  path: `${PATH}/enter-votes`,
  permission: 'voice.write',
  params: ProgrammeParams,
  body: EnterVotesBody,
  reply: StepReply,
  handle: async ({ actor, params, body }, app) => {
    await app.voice.enterVotes(actor, scopeOf(params), body);
    return DONE;
  },
});

const publishRoute = actRoute({
  method: 'POST',
  path: `${PATH}/publish-you-said`,
  permission: 'voice.publish',
  params: ProgrammeParams,
  body: PublishBody,
  reply: StepReply,
  handle: async ({ actor, params }, app) => {
    await app.voice.publish(actor, scopeOf(params));
    return DONE;
  },
});

const withdrawRoute = actRoute({
  method: 'POST',
  path: `${PATH}/withdraw-you-said`,
  permission: 'voice.publish',
  params: ProgrammeParams,
  body: WithdrawYouSaidBody,
  reply: StepReply,
  handle: async ({ actor, params, body }, app) => {
    await app.voice.withdraw(actor, scopeOf(params), body.reason);
    return DONE;
  },
});

/** Everything of the hub. */
export const VOICE_ROUTES: readonly Route[] = [
  voiceRoute,
  draftRoute,
  makeCodesRoute,
  enterVotesRoute,
  publishRoute,
  withdrawRoute,
];
