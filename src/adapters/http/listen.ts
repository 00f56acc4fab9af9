import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserProblem } from '../../core/model/problem.ts';

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Takes no new connection, lets every request that is on its way be answered, and resolves when the last one is. */
  close(): Promise<void>;
}

/** How long a request and its headers may take to come in, and how often is looked for who takes longer, in milliseconds. */
interface Patience {
  readonly request: number;
  readonly headers: number;
  readonly look: number;
}

/** The host waits ten seconds: whoever takes longer is not the host. By default Node looks every half minute. */
const usual: Patience = { request: 15_000, headers: 10_000, look: 1000 };

/**
 * Listens on an address.
 * @throws UserProblem where the address cannot be had.
 */
export async function listen(
  answer: RequestListener,
  address: string,
  port: number,
  { request, headers, look }: Patience = usual,
): Promise<Listening> {
  const timeouts = { requestTimeout: request, headersTimeout: headers, connectionsCheckingInterval: look };
  const server = createServer(timeouts, answer);
  // A proxy keeps its connections for a minute. If we were the first to end one, what it sends just then would be lost.
  server.keepAliveTimeout = 65_000;
  // Once it closes, whoever has been answered would keep it open until then.
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
    `${address}:${port} cannot be listened on (${inUse ? 'somebody else does' : code}).`,
    inUse ? 'Stop the other process, or set PORT to a free port.' : 'Set HOST and PORT to an address of this machine.',
  );
}
