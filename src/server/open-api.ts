/** The description of the HTTP interface as OpenAPI 3.1, made from the tables of routes and their schemas alone. */
import { z } from 'zod';
import { PreparingReply } from '../contract/prepared.ts';
import { ProblemReply } from '../contract/problem-reply.ts';
import { EVENTS_MEDIA_TYPE, UPLOAD_MEDIA_TYPE, UploadEvent } from '../contract/upload.ts';
import { NOT_BY_TOKEN, type Permission } from '../core/access/access.ts';
import { statusOf } from './answer-problem.ts';
import type { IdentityRoute } from './identity-route.ts';
import type { Route } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

/** A schema as the document holds it. */
type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What one route is in the document, whichever table it stands in. */
type Described = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Null where anyone may ask. */
  readonly permission: Permission | null;
  readonly params: z.ZodType | null;
  /** What is sent, by its media type; null where nothing is. */
  readonly sent: Json | null;
  /** What is answered, by its media type. */
  readonly answered: Json;
  /** Whether the browser is sent on instead of answered. */
  readonly redirects?: boolean;
  /** Whether 503 says that the store cannot be reached. */
  readonly notReady?: boolean;
  /** Whether 202 says that the answer is still being made. */
  readonly mayPrepare?: boolean;
  /** Problems that any request of this route may meet before its work begins. */
  readonly codes: readonly string[];
};

const JSON_TYPE = 'application/json';
const FLOW_CODES = ['request.wrong-host', 'request.too-often'];
const PROBLEM_REF = { $ref: '#/components/schemas/Problem' };

/** What stands in neither table, because it answers no data: all open to anyone. */
const OTHERS: readonly Described[] = [
  {
    ...open('/health'),
    answered: contentOf(JSON_TYPE, z.strictObject({ status: z.literal('ok') }), 'output'),
  },
  {
    ...open('/ready'),
    answered: contentOf(JSON_TYPE, z.strictObject({ status: z.literal('ready') }), 'output'),
    notReady: true,
  },
  {
    ...open('/metrics'),
    answered: { 'text/plain': { schema: { type: 'string' } } },
    codes: ['request.not-found'],
  },
  { ...open('/api/openapi.json'), answered: { [JSON_TYPE]: { schema: { type: 'object' } } } },
  { ...open('/api/identity/single-sign-on'), redirects: true, codes: FLOW_CODES },
  { ...open('/api/identity/single-sign-on/back'), redirects: true, codes: FLOW_CODES },
];

/** Make the document of these tables. Plain data without a reference to either table; the same for the same tables. */
export function openApiDocument(routes: readonly Route[], identityRoutes: readonly IdentityRoute[]): Json {
  const described = [...routes.map(describeRoute), ...identityRoutes.map(describeIdentityRoute), ...OTHERS];
  const paths: Record<string, Record<string, Json>> = {};
  for (const each of described) {
    const path = each.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [each.method.toLowerCase()]: operation(each) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Evenkeel',
      version: '1',
      description:
        'What the pages ask of the server. A refusal of any request is a Problem; its codes are listed in docs/problems.md. A number that is not known is null, never zero.',
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemReply, 'output') },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-evenkeel',
          description:
            'Given by POST /api/identity/sign-in. Where the server runs without TLS on one’s own machine the name has no "__Host-". A server that signs nobody in asks for none.',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'Made on the page Tokens, or by evenkeel token make. It does what its role allows for its authority or programme, and never what takes a second factor.',
        },
      },
    },
  };
}

function describeRoute(route: Route): Described {
  const { method, path, permission, params } = route;
  const always = [
    'request.wrong-host',
    'request.wrong-address',
    'sign-in.needed',
    'token.refused',
    'access.refused',
  ];
  const codes = method === 'POST' ? [...always, 'request.wrong-origin'] : always;
  const base = { method, path, permission, params };
  const json = route.reply === null ? {} : contentOf(JSON_TYPE, route.reply, 'output');
  const upload = { ...base, codes: [...codes, 'request.upload-unreadable', 'request.upload-too-large'] };
  switch (route.answers) {
    case 'json':
      return { ...base, codes, sent: null, answered: json, mayPrepare: route.mayPrepare === true };
    case 'file':
      // which type it is depends on the format in the address
      return { ...base, codes, sent: null, answered: { '*/*': {} } };
    case 'act':
      return {
        ...base,
        codes: [...codes, 'request.wrong-body', 'request.too-slow'],
        sent: contentOf(JSON_TYPE, route.body, 'input'),
        answered: json,
        mayPrepare: route.mayPrepare === true,
      };
    case 'sent':
      return { ...upload, sent: { [UPLOAD_MEDIA_TYPE]: {} }, answered: json };
    case 'events':
      return {
        ...upload,
        sent: { [UPLOAD_MEDIA_TYPE]: {} },
        answered: contentOf(EVENTS_MEDIA_TYPE, UploadEvent, 'output'),
      };
  }
}

function describeIdentityRoute({ method, path, body, reply, guessedAt }: IdentityRoute): Described {
  const codes = [
    'request.wrong-host',
    ...(method === 'POST' ? ['request.wrong-origin', 'request.wrong-body', 'request.too-slow'] : []),
    ...(guessedAt === null ? [] : ['request.too-often']),
  ];
  return {
    method,
    path,
    permission: null,
    params: null,
    codes,
    sent: method === 'POST' ? contentOf(JSON_TYPE, body, 'input') : null,
    answered: contentOf(JSON_TYPE, reply, 'output'),
  };
}

/** A route without permission, parameters or body. */
function open(path: string): Described {
  const nothing = { permission: null, params: null, sent: null, answered: {} };
  return { method: 'GET', path, ...nothing, codes: ['request.wrong-host'] };
}

function operation(described: Described): Json {
  const { method, path, permission, params, sent, answered, redirects, notReady, mayPrepare, codes } =
    described;
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[/:.-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    ...(permission === null
      ? { security: [] }
      : {
          description: `Needs the permission ${permission}.`,
          security: [{}, { session: [] }, ...(NOT_BY_TOKEN.has(permission) ? [] : [{ token: [] }])],
          'x-permission': permission,
        }),
    parameters: params === null ? [] : parametersOf(path, schemaOf(params, 'input')),
    ...(sent === null ? {} : { requestBody: { required: true, content: sent } }),
    responses: {
      ...(redirects === true
        ? { '302': { description: 'Sent on' } }
        : { '200': { description: 'Done', content: answered } }),
      ...(mayPrepare === true
        ? {
            '202': {
              description: 'Being made from the records: ask again after the seconds in Retry-After',
              content: contentOf(JSON_TYPE, PreparingReply, 'output'),
            },
          }
        : {}),
      ...(notReady === true ? { '503': { description: 'The store cannot be reached' } } : {}),
      ...refusals(codes),
    },
  };
}

/** Parts of the path, then what may follow it as a query. */
function parametersOf(path: string, { properties = {}, required = [] }: JsonSchema): readonly Json[] {
  return Object.entries(properties).map(([name, schema]) => {
    const isInPath = path.split('/').includes(`:${name}`);
    return {
      name,
      in: isInPath ? 'path' : 'query',
      required: isInPath || required.includes(name),
      schema,
    };
  });
}

/** The refusals by status; `default` stands for what the work itself may refuse. */
function refusals(codes: readonly string[]): Json {
  const byStatus = Map.groupBy(codes, (code) => String(statusOf(code)));
  const told = [...byStatus].map(([status, each]) => [
    status,
    { description: `Refused: ${each.join(', ')}`, content: { [JSON_TYPE]: { schema: PROBLEM_REF } } },
  ]);
  return {
    ...Object.fromEntries(told),
    '500': { description: 'Fault: server.fault', content: { [JSON_TYPE]: { schema: PROBLEM_REF } } },
    default: {
      description: 'Another problem of docs/problems.md',
      content: { [JSON_TYPE]: { schema: PROBLEM_REF } },
    },
  };
}

function contentOf(mediaType: string, schema: z.ZodType, io: 'input' | 'output'): Json {
  return { [mediaType]: { schema: schemaOf(schema, io) } };
}

/** The dialect is that of the whole document, so it is not said again. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
