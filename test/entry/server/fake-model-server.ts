import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { real, retry } from '../../core/agents/shop.ts';
import { stoppedStream } from '../../adapters/claude/model-server.ts';

/** A model for whole processes: it finds the retry without an end, and confirms it. */
export interface FakeModelServer {
  readonly url: string;
  /** How often it was asked. */
  asked(): number;
  close(): Promise<void>;
}

/** Starts it. `before` is waited for before each answer. */
export async function startFakeModelServer(before: () => Promise<void>): Promise<FakeModelServer> {
  let asked = 0;
  const server = createServer(async (request, response) => {
    asked += 1;
    const question = JSON.stringify(((await json(request)) as { messages?: unknown }).messages);
    await before();
    const isTrial = /Is this claim about the change true/.test(question);
    const said = isTrial ? real : { findings: [retry], suspects: [], reviewed: [] };
    const answer = stoppedStream('end_turn', null, [{ type: 'text', text: JSON.stringify(said) }]);
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
