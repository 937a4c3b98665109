/** Puts a server on a port, and takes it off again without leaving anybody's request half answered. */
import { createServer as createNodeServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { ProblemError } from '../core/base/problem.ts';

export type Listening = {
  /** Where to open it: "http://127.0.0.1:4173". */
  readonly url: string;
  readonly close: () => Promise<void>;
};

/** How long a client may take, and how long requests under way are waited for at the end [milliseconds]. */
export type ListeningLimits = {
  /** Until the head of a request is whole; then 408, and the connection ends. */
  readonly head: number;
  /** Until a request is whole with its body: an upload of the largest size must fit. */
  readonly request: number;
  /** How often the two are looked at. */
  readonly look: number;
  /** From being told to stop until what is still under way is cut off. */
  readonly grace: number;
};

const LIMITS: ListeningLimits = { head: 15_000, request: 1_800_000, look: 5_000, grace: 10_000 };
/** The longest head of a request [bytes]; longer ones are answered with 431. */
const LONGEST_HEAD = 16_384;
/** How often a server that is ending looks for connections whose last request is answered [milliseconds]. */
const LOOK_FOR_IDLE = 50;

/**
 * Listen.
 * @param port  0 takes a free one.
 * @throws ProblemError `server.port-in-use` where another program has the port.
 */
export async function listen({
  server,
  host,
  port,
  limits = LIMITS,
}: {
  readonly server: Hono;
  readonly host: string;
  readonly port: number;
  readonly limits?: ListeningLimits;
}): Promise<Listening> {
  const settings = {
    headersTimeout: limits.head,
    requestTimeout: limits.request,
    connectionsCheckingInterval: limits.look,
    maxHeaderSize: LONGEST_HEAD,
  };
  const node = createNodeServer(settings, getRequestListener(server.fetch));
  await opened(node, host, port);
  const address = node.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  const name = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${name}:${taken}`, close: () => closed(node, limits.grace) };
}

function opened(node: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    node.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(portInUse(port));
      else reject(error);
    });
    node.listen(port, host, () => resolve());
  });
}

function portInUse(port: number): ProblemError {
  return new ProblemError({
    code: 'server.port-in-use',
    place: `port ${port}`,
    message: 'Another program is already listening on this port',
    advice: 'Stop it, or choose another with --port; --port 0 takes a free one.',
  });
}

/** Idle connections end at once; those with a request under way have it answered first, and end then. */
function closed(node: Server, grace: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const idle = setInterval(() => node.closeIdleConnections(), LOOK_FOR_IDLE);
    node.close((error) => {
      clearInterval(idle);
      if (error === undefined) resolve();
      else reject(error);
    });
    node.closeIdleConnections();
    setTimeout(() => node.closeAllConnections(), grace).unref();
  });
}
