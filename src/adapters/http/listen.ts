import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserProblem } from '../../core/model/problem.ts';

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Accepts no new connection, lets the requests under way be answered, and resolves after the last one. */
  close(): Promise<void>;
}

/** How long a request and its headers may take to arrive, and how often that is checked, in milliseconds. */
interface Timeouts {
  readonly request: number;
  readonly headers: number;
  readonly look: number;
}

/** The host waits ten seconds: a slower sender is not the host. Node's default is to check every thirty seconds. */
const usual: Timeouts = { request: 15_000, headers: 10_000, look: 1000 };

/**
 * Listens on an address.
 * @throws UserProblem if the address is not available.
 */
export async function listen(
  answer: RequestListener,
  address: string,
  port: number,
  { request, headers, look }: Timeouts = usual,
): Promise<Listening> {
  const timeouts = { requestTimeout: request, headersTimeout: headers, connectionsCheckingInterval: look };
  const server = createServer(timeouts, answer);
  // A proxy keeps connections open for a minute. If we closed one first, a request sent at that moment would be
  // lost.
  server.keepAliveTimeout = 65_000;
  // While closing, an idle keep-alive connection would keep the server open until then.
  server.on('request', (_, response) => {
    response.once('close', () => setImmediate(() => !server.listening && server.closeIdleConnections()));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(unavailable(error, address, port)));
    server.listen(port, address, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
      }),
  };
}

function unavailable({ code }: NodeJS.ErrnoException, address: string, port: number): UserProblem {
  const inUse = code === 'EADDRINUSE';
  return new UserProblem(
    'settings',
    `Cannot listen on ${address}:${port} (${inUse ? 'the port is in use' : code}).`,
    inUse ? 'Stop the other process, or set PORT to a free port.' : 'Set HOST and PORT to an address of this machine.',
  );
}
