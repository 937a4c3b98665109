/** /api/tokens…: tokens with which programs ask, for their owners and for those who look after accounts. */
import { NoParams } from '../../contract/programme-params.ts';
import {
  MadeTokenReply,
  MakeTokenBody,
  RevokeTokenBody,
  TokenReply,
  TokensReply,
} from '../../contract/tokens.ts';
import { actRoute, type Route, route } from '../route.ts';

const tokensRoute = route({
  method: 'GET',
  path: '/api/tokens',
  permission: 'token.make',
  params: NoParams,
  reply: TokensReply,
  handle: async ({ actor }, { identity }) => {
    const { tokens, owners, programmes } = await identity.tokens(actor);
    return { tokens: [...tokens], owners: [...owners], programmes: [...programmes] };
  },
});

const makeRoute = actRoute({
  method: 'POST',
  path: '/api/tokens/make',
  permission: 'token.make',
  params: NoParams,
  body: MakeTokenBody,
  reply: MadeTokenReply,
  handle: ({ actor, body }, { identity }) => identity.makeToken(actor, body),
});

const revokeRoute = actRoute({
  method: 'POST',
  path: '/api/tokens/revoke',
  permission: 'token.make',
  params: NoParams,
  body: RevokeTokenBody,
  reply: TokenReply,
  handle: ({ actor, body }, { identity }) => identity.revokeToken(actor, body.id),
});

/** The routes about tokens. */
export const TOKEN_ROUTES: readonly Route[] = [tokensRoute, makeRoute, revokeRoute];
