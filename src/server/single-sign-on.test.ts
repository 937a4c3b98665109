/** Single sign-on against a real provider of OpenID Connect that the test starts: sent there, back, and signed in. */
import assert from 'node:assert/strict';
import { createServer as createNodeServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import OidcProvider from 'oidc-provider';
import { fakeApp } from '../../test/make/fake-app.ts';
import { INSTALLER, OFFICER, openIdentity, PARTNER } from '../../test/make/identity.ts';
import { identityOver } from '../app/identity/identity-use-cases.ts';
import { openProvider } from '../edge/identity/provider.ts';
import { createServer } from './create-server.ts';
import { type Listening, listen } from './listen.ts';

const SECRET = 'a-secret-that-only-the-two-servers-of-this-test-know';

type Person = { readonly email: string; readonly verified: boolean; readonly amr: readonly string[] };

/** Start a provider that signs everybody in as one person without asking. */
async function startProvider(person: Person, home: string): Promise<{ issuer: string; server: Server }> {
  const server = createNodeServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server's address has a port
  const provider = new OidcProvider(issuer, {
    clients: [
      {
        client_id: 'evenkeel',
        client_secret: SECRET,
        redirect_uris: [`${home}/api/identity/single-sign-on/back`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['a-key-of-the-test'] },
    acrValues: [],
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, email: person.email, email_verified: person.verified }),
    }),
    interactions: {
      url: (_context: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}`,
    },
    loadExistingGrant: async ({ oidc }) => {
      const [clientId, accountId] = [oidc.client?.clientId ?? '', oidc.session?.accountId ?? ''];
      const grant = new provider.Grant({ clientId, accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    await provider.interactionFinished(request, response, {
      login: { accountId: 'subject-1', amr: [...person.amr] },
    });
  });
  return { issuer, server };
}

/** Follow a chain of redirects as a browser does, one jar of cookies for each host; gives the last answer and its address. */
async function follow(address: string, jar: Map<string, Map<string, string>>) {
  let at = address;
  for (let hops = 0; hops < 12; hops += 1) {
    const { host } = new URL(at);
    const held = jar.get(host) ?? new Map<string, string>();
    jar.set(host, held);
    const response = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...held].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      held.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = response.headers.get('location');
    if (next === null) return { response, address: at };
    at = new URL(next, at).href;
  }
  throw new Error('too many redirects');
}

async function withSignOn(
  person: Person,
  roles: typeof PARTNER,
  work: (home: string, jar: Map<string, Map<string, string>>) => Promise<void>,
): Promise<void> {
  const { dependencies, identity } = await openIdentity();
  await identity.invite(INSTALLER, { email: 'casey@example.org', name: 'Casey', grants: roles });
  // The provider must know where we are, and we where it is: our port is taken first, by a server that is told later.
  let served: ReturnType<typeof createServer> | null = null;
  const front = await listen({
    server: {
      fetch: (...call: Parameters<ReturnType<typeof createServer>['fetch']>) => served?.fetch(...call),
    } as ReturnType<typeof createServer>, // only `fetch` is used
    host: '127.0.0.1',
    port: 0,
  });
  const { issuer, server } = await startProvider(person, front.url);
  const provider = openProvider({ issuer, clientId: 'evenkeel', clientSecret: SECRET });
  served = createServer({
    app: fakeApp({ identity: identityOver({ ...dependencies, provider }) }),
    actor: null,
    address: new URL(front.url),
    log: () => undefined,
    pagesFolder: join(tmpdir(), 'evenkeel-no-such-folder'),
    reference: () => 'ref-1',
    uploadsFolder: tmpdir(),
  });
  try {
    await work(front.url, new Map());
  } finally {
    await closeBoth(front, server);
  }
}

async function closeBoth(front: Listening, provider: Server): Promise<void> {
  await front.close();
  provider.closeAllConnections();
  await new Promise((done) => provider.close(done));
}

const VERIFIED: Person = { email: 'casey@example.org', verified: true, amr: ['pwd'] };
const WISH = '/api/identity/single-sign-on?to=/programmes/E10009977/dunmere/finance';

async function presence(home: string, jar: Map<string, Map<string, string>>) {
  const { response } = await follow(`${home}/api/identity`, jar);
  return (await response.json()) as { stage: string | null; hasSingleSignOn: boolean }; // the contract's shape, tested elsewhere
}

test('an invited person comes back from the provider signed in, at the page they wanted', () =>
  withSignOn(VERIFIED, PARTNER, async (home, jar) => {
    assert.deepEqual(await presence(home, jar).then((one) => [one.stage, one.hasSingleSignOn]), [null, true]);
    const { address } = await follow(`${home}${WISH}`, jar);
    assert.equal(address, `${home}/programmes/E10009977/dunmere/finance`);
    assert.equal((await presence(home, jar)).stage, 'whole');
  }));

test('an officer whom the provider saw by password alone is sent on to the second factor; by more than that, is in', async () => {
  await withSignOn(VERIFIED, OFFICER, async (home, jar) => {
    const { address } = await follow(`${home}${WISH}`, jar);
    assert.match(address, /\/sign-in\?to=%2Fprogrammes/);
    assert.equal((await presence(home, jar)).stage, 'set-up');
  });
  await withSignOn({ ...VERIFIED, amr: ['pwd', 'mfa'] }, OFFICER, async (home, jar) => {
    await follow(`${home}${WISH}`, jar);
    assert.equal((await presence(home, jar)).stage, 'whole');
  });
});

test('somebody with an address that the provider did not check is not let in', () =>
  withSignOn({ ...VERIFIED, verified: false }, PARTNER, async (home, jar) => {
    const { response } = await follow(`${home}${WISH}`, jar);
    assert.equal(((await response.json()) as { code: string }).code, 'sign-in.not-invited');
    assert.equal((await presence(home, jar)).stage, null);
  }));

test('an answer of the provider serves once, and only in the browser that asked', () =>
  withSignOn(VERIFIED, PARTNER, async (home, jar) => {
    const began = await fetch(`${home}${WISH}`, { redirect: 'manual' });
    const asked = new URL(began.headers.get('location') ?? '');
    assert.equal(asked.searchParams.get('code_challenge_method'), 'S256');
    const forged = `${home}/api/identity/single-sign-on/back?code=x&state=${asked.searchParams.get('state')}`;
    const other = await follow(forged, new Map());
    assert.equal(((await other.response.json()) as { code: string }).code, 'sign-in.over');
    const own = new Map([[new URL(home).host, new Map([cookiePair(began.headers.getSetCookie()[0] ?? '')])]]);
    const tried = await follow(forged, own);
    assert.equal(((await tried.response.json()) as { code: string }).code, 'sign-in.provider-refused');
    assert.equal((await presence(home, jar)).stage, null);
  }));

test('a provider that does not answer is told in plain words', async () => {
  const provider = openProvider({ issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y' });
  await assert.rejects(provider.start('http://127.0.0.1/back'), /does not answer/);
});

function cookiePair(line: string): [string, string] {
  const [pair = ''] = line.split(';');
  return [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
}
