import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a database that can be cut, as when the database is restarted. */
export interface Proxy {
  readonly port: number;
  /** Ends every connection, and takes none. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

/** Passes everything on to a server, until it is cut. */
export async function proxyTo(hostname: string, port: number): Promise<Proxy> {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((socket) => {
    if (isCut) return void socket.destroy();
    const other = connect(port, hostname);
    for (const [one, end] of [
      [socket, other],
      [other, socket],
    ] as const) {
      open.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        open.delete(one);
        end.destroy();
      });
      one.pipe(end);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    restore: () => {
      isCut = false;
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
