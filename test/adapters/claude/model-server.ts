import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { LLMock } from '@copilotkit/aimock';
import { lintRequest } from './lint-request.ts';

/** A model server nobody here wrote, behind a door that refuses what the real one refuses. */
export interface ModelServer {
  readonly url: string;
  readonly model: LLMock;
  /** The bodies that came through the door. */
  readonly requests: readonly Record<string, unknown>[];
  /** The next requests are answered with these, before the model sees them. */
  answerNext(...responses: readonly Response[]): void;
  /** As if nobody had ever come: no requests, and no responses left. */
  forget(): void;
  stop(): Promise<void>;
}

/** Starts both on the loopback. */
export async function startModelServer(): Promise<ModelServer> {
  const model = new LLMock({ port: 0, latency: 0 });
  const behind = await model.start();
  const requests: Record<string, unknown>[] = [];
  const next: Response[] = [];
  const door = createServer(async (request, response) => {
    const body = await text(request);
    const parsed = JSON.parse(body) as Record<string, unknown>;
    requests.push(parsed);
    const wrong = request.headers.authorization ? lintRequest(parsed) : ['authentication: no key'];
    try {
      const answer =
        wrong.length > 0
          ? refusal(wrong)
          : (next.shift() ?? (await ask(behind, request.url ?? '', body, request.headers)));
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      for await (const chunk of answer.body ?? []) response.write(chunk);
      response.end();
    } catch {
      // The model hung up, and so does the door.
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    model,
    requests,
    answerNext: (...responses) => void next.push(...responses),
    forget: () => {
      requests.length = 0;
      next.length = 0;
    },
    stop: async () => {
      door.closeAllConnections();
      await Promise.all([new Promise((resolve) => door.close(resolve)), model.stop()]);
    },
  };
}

/** An error as the API writes it. */
export function apiError(
  status: number,
  type: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json({ type: 'error', error: { type, message } }, { status, headers });
}

/** A stream that begins well and ends in an error, as an overload in the middle of an answer does. */
export function brokenStream(type: string, usage = { input_tokens: 1, output_tokens: 1 }): Response {
  return stream([begun(usage), { type: 'error', error: { type, message: 'Overloaded' } }]);
}

/** A stream that begins well, and whose connection breaks. */
export function brokenConnection(): Response {
  const { body } = stream([begun({ input_tokens: 1, output_tokens: 1 })]);
  const breaks = new TransformStream<Uint8Array, Uint8Array>({
    flush: async () => {
      // What was written is on its way by then.
      await setImmediate();
      throw new Error('the connection broke');
    },
  });
  return new Response(body?.pipeThrough(breaks) ?? null, { headers: { 'content-type': 'text/event-stream' } });
}

/** An answer of these blocks, and why the model stopped. */
export function stoppedStream(reason: string, details: object | null = null, blocks: readonly object[] = []): Response {
  const usage = { input_tokens: 1, output_tokens: 1 };
  const delta = { stop_reason: reason, stop_sequence: null, stop_details: details };
  const content = blocks.flatMap((block, index): Event[] => [
    { type: 'content_block_start', index, content_block: block },
    { type: 'content_block_stop', index },
  ]);
  return stream([begun(usage), ...content, { type: 'message_delta', delta, usage }, { type: 'message_stop' }]);
}

type Event = { readonly type: string; readonly [key: string]: unknown };

function stream(events: readonly Event[]): Response {
  const body = events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

function begun(usage: object): Event {
  const about = { id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-sonnet-5-5' };
  return { type: 'message_start', message: { ...about, content: [], stop_reason: null, usage } };
}

function refusal(wrong: readonly string[]): Response {
  return apiError(400, 'invalid_request_error', wrong.join('; '));
}

function ask(behind: string, path: string, body: string, headers: NodeJS.Dict<string | string[]>): Promise<Response> {
  return fetch(new URL(path, behind), {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-api-key': String(headers['authorization']).replace('Bearer ', ''),
      'anthropic-version': String(headers['anthropic-version']),
    },
  });
}
