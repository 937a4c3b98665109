/** Single sign-on with the authority's own provider: OpenID Connect, authorisation code with PKCE, state and nonce. */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { raise } from '../../core/base/problem.ts';

/** Which provider, and what it knows this installation by. */
export type ProviderSettings = {
  /** "https://login.example.gov.uk". Plain HTTP is taken on this machine only. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** What must be remembered between sending somebody to the provider and their coming back. Secret. */
export type ProviderFlow = { readonly verifier: string; readonly state: string; readonly nonce: string };

/** What the provider says of a person, its signature checked. */
export type ProviderClaims = {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  readonly hasSecondFactor: boolean;
};

export type Provider = {
  /** Where to send the browser. @param back  our own address that it comes back to. */
  start(back: string): Promise<{ readonly address: string; readonly flow: ProviderFlow }>;
  /** Look at what came back. @throws ProblemError `sign-in.provider-refused`, `sign-in.provider-unreachable`. */
  finish(address: string, flow: ProviderFlow): Promise<ProviderClaims>;
};

/** Make the way to a provider. It is asked for its addresses and keys when first needed, and again after a failure. */
export function openProvider(settings: ProviderSettings): Provider {
  let found: Promise<Configuration> | null = null;
  const configuration = () => {
    found ??= discover(settings).catch((error: unknown) => {
      found = null;
      throw error;
    });
    return found;
  };
  return {
    async start(back) {
      const flow = { verifier: randomPKCECodeVerifier(), state: randomState(), nonce: randomNonce() };
      const address = buildAuthorizationUrl(await configuration(), {
        redirect_uri: back,
        scope: 'openid email profile',
        code_challenge: await calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
        state: flow.state,
        nonce: flow.nonce,
      });
      return { address: address.href, flow };
    },

    async finish(address, { verifier, state, nonce }) {
      const known = await configuration();
      try {
        const tokens = await authorizationCodeGrant(known, new URL(address), {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return raiseRefused();
        const said = await withEmail(known, tokens.access_token, claims);
        return {
          issuer: claims.iss,
          subject: claims.sub,
          email: typeof said['email'] === 'string' ? said['email'] : null,
          isEmailVerified: said['email_verified'] === true,
          hasSecondFactor: sawMoreThanPassword(claims),
        };
      } catch {
        return raiseRefused(); // what the library tells holds codes and tokens: it goes nowhere
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  const address = new URL(issuer);
  const isHere =
    address.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname);
  const options = isHere ? { execute: [allowInsecureRequests] } : {};
  try {
    return await discovery(address, clientId, clientSecret, undefined, options);
  } catch {
    return raise({
      code: 'sign-in.provider-unreachable',
      message: 'The provider of single sign-on does not answer',
      advice: 'Try again in a few minutes; if it goes on, tell the person who looks after Evenkeel.',
    });
  }
}

/** Many providers tell the address only when asked for the person. */
async function withEmail(
  known: Configuration,
  accessToken: string,
  claims: IDToken,
): Promise<Readonly<Record<string, unknown>>> {
  if (typeof claims['email'] === 'string' || known.serverMetadata().userinfo_endpoint === undefined)
    return claims;
  return { ...(await fetchUserInfo(known, accessToken, claims.sub)) };
}

/** @source RFC 8176: "mfa", "otp" and "hwk" among the methods that were used. */
function sawMoreThanPassword({ amr }: IDToken): boolean {
  return Array.isArray(amr) && amr.some((method) => method === 'mfa' || method === 'otp' || method === 'hwk');
}

function raiseRefused(): never {
  return raise({
    code: 'sign-in.provider-refused',
    message: 'The provider of single sign-on did not sign you in, or its answer did not fit what was asked',
    advice: 'Start again from the sign-in page, in one window.',
  });
}
