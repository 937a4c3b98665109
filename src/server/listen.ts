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

/**
 * Listen.
 * @param port  0 takes a free one.
 * @throws ProblemError `server.port-in-use` where another program has the port.
 */
export async function listen({
  server,
  host,
  port,
}: {
  readonly server: Hono;
  readonly host: string;
  readonly port: number;
}): Promise<Listening> {
  const node = createNodeServer(getRequestListener(server.fetch));
  await opened(node, host, port);
  const address = node.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  const name = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${name}:${taken}`, close: () => closed(node) };
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

/** Idle connections end at once; those with a request under way have it answered first. */
function closed(node: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    node.close((error) => (error === undefined ? resolve() : reject(error)));
    node.closeIdleConnections();
    setTimeout(() => node.closeAllConnections(), 2000).unref();
  });
}
