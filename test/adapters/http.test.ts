import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { boundedReader } from '../../src/adapters/http/body.ts';
import { onlyFrom } from '../../src/adapters/http/senders.ts';
import { webhookServer, type ServedBy, webhookPath } from '../../src/adapters/http/webhook-server.ts';
import { type Listening, listen } from '../../src/adapters/http/listen.ts';

const secret = 'so secret';
const signatureOf = (body: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
const signedFor = (body: string) => `x-hub-signature-256: ${signatureOf(body)}`;
const signed = signedFor('');
const headers = [
  `POST ${webhookPath} HTTP/1.1`,
  'host: here',
  'content-type: application/json',
  'x-github-event: ping',
  'x-github-delivery: 1',
];
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** What comes within some seconds: what never comes is told. */
const soon = <T>(coming: Promise<T>, what: string) =>
  Promise.race([coming, pause(8000).then(() => expect.fail(`${what} never comes`))]);
const megabyte = Buffer.alloc(1024 * 1024, 'a');

let listening: Listening;
let bodies: string[];
let refused: string[];
/** What was told as an error of ours. */
let ours: unknown[];
let hold: (() => Promise<void>) | null;
let why: string | null;

beforeEach(async () => {
  [bodies, refused, ours, hold, why] = [[], [], [], null, null];
  const behind: ServedBy = {
    secret,
    webhook: async (request, response) => {
      await hold?.();
      bodies.push((request as unknown as { body: string }).body);
      response.writeHead(200).end('ok\n');
    },
    notReady: async () => why,
    metrics: { type: 'text/plain', text: async () => 'jobs 3\n', token: 'counting' },
    refused: (status, reason, error) => {
      refused.push(`${status} ${reason}`);
      if (error !== undefined) ours.push(error);
    },
  };
  listening = await listen(webhookServer(behind), '127.0.0.1', 0);
});
afterEach(() => listening.close());

/** Sends bytes as they are and brings what comes back, with its last line. */
async function send(head: readonly string[], ...parts: readonly (string | Buffer)[]) {
  const socket = connect(listening.port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString();
  });
  // A door that was closed in our face is an answer too.
  socket.on('error', () => {});
  const closed = once(socket, 'close').catch(() => {});
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  let sent = 0;
  for (const part of parts) {
    if (socket.destroyed || answer !== '') break;
    if (!socket.write(part)) await Promise.race([once(socket, 'drain').catch(() => {}), closed]);
    sent += part.length;
  }
  while (!/\r\n\r\n[^]+\n/.test(answer) && !socket.destroyed)
    await Promise.race([once(socket, 'data').catch(() => {}), closed]);
  socket.destroy();
  return { status: Number(answer.split(' ')[1]), answer, sent };
}

describe('a webhook', () => {
  test('that is signed is passed on with its body, in one piece or in many', async () => {
    const body = JSON.stringify({ zen: 'Ünicode is everywhere.' });
    const whole = [...headers, signedFor(body), `content-length: ${Buffer.byteLength(body)}`];
    expect(await send(whole, body)).toMatchObject({ status: 200 });
    const chunked = [...headers, signedFor('{"a":1}'), 'transfer-encoding: chunked'];
    expect(await send(chunked, '3\r\n{"a\r\n', '4\r\n":1}\r\n', '0\r\n\r\n')).toMatchObject({ status: 200 });
    expect(bodies).toEqual([body, '{"a":1}']);
  });

  test.each([
    ['is not signed', [], 401],
    ['is signed with an old method', ['x-hub-signature: sha1=00'], 401],
    ['has a signature that is none', ['x-hub-signature-256: sha256=zz'], 401],
    ['is a form', [signed, 'content-type: application/x-www-form-urlencoded'], 415],
  ])('that %s is refused before its body is read', async (_, extra, status) => {
    const base = extra.some((line) => line.startsWith('content-type'))
      ? headers.filter((line) => !line.startsWith('content-type'))
      : headers;
    const answer = await send([...base, ...extra, `content-length: ${20 * megabyte.length}`]);
    expect(answer).toMatchObject({ status });
    expect(bodies).toEqual([]);
  });

  test('that is signed with another secret is refused, and not passed on', async () => {
    const answer = await send([...headers, signedFor('{}'), 'content-length: 8'], '{"a":12}');
    expect(answer.status).toBe(401);
    expect(refused).toEqual(['401 The webhook is signed with another secret.']);
    expect(bodies).toEqual([]);
  });

  test('that is no object is refused, and not passed on', async () => {
    const answer = await send([...headers, signedFor('null'), 'content-length: 4'], 'null');
    expect(answer.status).toBe(400);
    expect(bodies).toEqual([]);
  });

  test('that is signed nonsense is refused, and not passed on', async () => {
    const nonsense = '{"action": ';
    const answer = await send([...headers, signedFor(nonsense), `content-length: ${nonsense.length}`], nonsense);
    expect(answer.status).toBe(400);
    expect(bodies).toEqual([]);
  });

  test('that announces more than 25 MB is refused at once', async () => {
    const answer = await send([...headers, signed, `content-length: ${25 * megabyte.length + 1}`]);
    expect(answer.status).toBe(413);
    expect(refused).toEqual(['413 More than 26214400 bytes are not read.']);
  });

  test('that announces nothing and never ends is refused on the way', async () => {
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), megabyte, Buffer.from('\r\n')]);
    const answer = await send(
      [...headers, signed, 'transfer-encoding: chunked'],
      ...Array.from({ length: 200 }, () => chunk),
    );
    expect(answer.status).toBe(413);
    expect(answer.sent).toBeLessThan(100 * megabyte.length);
    expect(refused).toEqual(['413 More than 26214400 bytes are not read.']);
    expect(bodies).toEqual([]);
  });

  test('that breaks off in the middle is no error of ours', async () => {
    const socket = connect(listening.port, '127.0.0.1').on('error', () => {});
    socket.write(`${[...headers, signed, 'content-length: 5000'].join('\r\n')}\r\n\r\n{"half":`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await vi.waitFor(() => expect(refused).toEqual(['400 The body broke off.']));
    expect(ours).toEqual([]);
  });

  test('of which something goes wrong inside is told so, and not what', async () => {
    hold = () => Promise.reject(new Error('no column of that name in architect_queue.job'));
    const { status, answer } = await send([...headers, signedFor('{}'), 'content-length: 2'], '{}');
    expect(status).toBe(500);
    expect(answer).toContain('Internal error in Architect.');
    expect(answer).not.toContain('column');
    expect(ours).toEqual([expect.objectContaining({ message: expect.stringContaining('column') })]);
  });

  test('that goes on after it was refused is cut off', async () => {
    const socket = connect(listening.port, '127.0.0.1').on('error', () => {});
    socket.write(`${[...headers, `content-length: ${megabyte.length}`].join('\r\n')}\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toContain(' 401 ');
    socket.write('on and on');
    await once(socket, 'close');
  });

  test('is not taken where the process only reviews', async () => {
    const door = await listen(
      webhookServer({
        secret,
        webhook: null,
        notReady: async () => null,
        metrics: { type: '', text: async () => '', token: null },
        refused: () => {},
      }),
      '127.0.0.1',
      0,
    );
    const { status } = await fetch(`http://127.0.0.1:${door.port}${webhookPath}`, { method: 'POST' });
    expect(status).toBe(404);
    await door.close();
  });
});

describe('bodies that are read at the same time', () => {
  const sending = (
    read: ReturnType<typeof boundedReader>,
    bytes: number,
    remoteAddress = '192.0.2.1',
    headers = {},
  ) => {
    const request = Object.assign(new PassThrough(), { headers, socket: { remoteAddress } });
    const body = read(request as unknown as IncomingMessage);
    body.catch(() => {});
    request.write(Buffer.alloc(bytes));
    return { request, body };
  };

  test('cost the slowest its place where they are too much together', async () => {
    const read = boundedReader({ body: 100, address: 1000, proxies: 0, together: 250, seconds: 10 });
    const slow = ['192.0.2.1', '192.0.2.2'].map((address) => sending(read, 90, address));
    await pause(30);
    const quick = sending(read, 100, '192.0.2.3');
    await expect(Promise.race(slow.map(({ body }) => body))).rejects.toMatchObject({ status: 503 });
    quick.request.end();
    expect(await quick.body).toHaveLength(100);
  });

  test('of one address have a budget of their own, and cost nobody else anything', async () => {
    const read = boundedReader({ body: 100, address: 150, proxies: 0, together: 1000, seconds: 10 });
    const other = sending(read, 10, '192.0.2.9');
    await pause(20);
    const [first, second] = [sending(read, 100), sending(read, 100)];
    await expect(Promise.race([first.body, second.body])).rejects.toMatchObject({ status: 503 });
    other.request.end();
    expect(await other.body).toHaveLength(10);
    // What was dropped takes no room any more.
    const next = sending(read, 40);
    next.request.end();
    expect(await next.body).toHaveLength(40);
  });

  test('are counted by who sent them to a proxy, which passes on the bodies of all', async () => {
    const read = boundedReader({ body: 100, address: 150, proxies: 1, together: 1000, seconds: 10 });
    const from = (address: string, bytes: number) =>
      sending(read, bytes, '10.0.0.1', { 'x-forwarded-for': `192.30.252.9, ${address}` });
    const other = from('192.0.2.9', 60);
    await pause(20);
    const [first, second] = [from('192.0.2.1', 100), from('192.0.2.1', 100)];
    await expect(Promise.race([first.body, second.body])).rejects.toMatchObject({ status: 503 });
    other.request.end();
    expect(await other.body).toHaveLength(60);
  });

  test('that take too long are refused, and so are those that break off', async () => {
    const read = boundedReader({ body: 100, address: 150, proxies: 0, together: 150, seconds: 0.05 });
    await expect(soon(sending(read, 1).body, 'the end of a slow body')).rejects.toMatchObject({ status: 408 });
    const broken = sending(read, 1);
    broken.request.destroy();
    await expect(broken.body).rejects.toMatchObject({ status: 400 });
  });
});

describe('who may send', () => {
  const from = (remoteAddress: string, forwarded?: string) =>
    ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;
  const networks = ['192.30.252.0/22', '2a0a:a440::/29', 'nonsense'];

  test.each([
    ['192.30.253.9', undefined, 0, true],
    ['::ffff:192.30.253.9', undefined, 0, true],
    ['2a0a:a440::7', undefined, 0, true],
    ['192.0.2.1', undefined, 0, false],
    ['192.0.2.1', '192.30.253.9', 0, false],
    ['10.0.0.1', '192.30.253.9', 1, true],
    ['10.0.0.1', '192.30.253.9, 192.0.2.1', 1, false],
    ['10.0.0.1', '192.30.253.9, 10.0.0.2', 2, true],
    ['10.0.0.1', undefined, 1, false],
  ])('%s, forwarded for %s through %s proxies: %s', (address, forwarded, proxies, may) => {
    expect(onlyFrom(networks, proxies)(from(address, forwarded))).toBe(may);
  });
});

describe('the door', () => {
  const at = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${listening.port}${path}`, init);

  test('says whether the process lives, and whether it can take work and why not', async () => {
    expect((await at('/healthz')).status).toBe(200);
    expect((await at('/readyz')).status).toBe(200);
    why = 'the database does not answer';
    const answer = await at('/readyz');
    expect([answer.status, await answer.text()]).toEqual([503, 'the database does not answer\n']);
    expect((await at('/healthz')).status).toBe(200);
  });

  test('shows numbers to those who know the token', async () => {
    expect((await at('/metrics')).status).toBe(401);
    expect((await at('/metrics', { headers: { authorization: 'Bearer guessing' } })).status).toBe(401);
    const answer = await at('/metrics', { headers: { authorization: 'Bearer counting' } });
    expect(await answer.text()).toBe('jobs 3\n');
  });

  test('says at / what it is and how it is, and on the way of webhooks that they are posted', async () => {
    const front = await at('/');
    expect([front.status, await front.text()]).toEqual([
      200,
      expect.stringMatching(/^This is Architect, .* It is ready\./u),
    ]);
    const looked = await at(webhookPath);
    expect([looked.status, looked.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test.each(['/probot', '/probot/setup', '/probot/import', '/constructor', '//x', `${webhookPath}/`])(
    'has nothing at %s',
    async (path) => {
      for (const method of ['GET', 'POST']) expect((await at(path, { method })).status).toBe(404);
    },
  );

  test('is closed when the last one inside has been answered', async () => {
    const [entered, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    hold = () => {
      entered.resolve();
      return goOn.promise;
    };
    const inside = at(webhookPath, {
      method: 'POST',
      body: '{}',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'ping',
        'x-github-delivery': '1',
        'x-hub-signature-256': signatureOf('{}'),
      },
    });
    await entered.promise;
    let closed = false;
    const closing = listening.close().finally(() => {
      closed = true;
    });
    await expect(at('/healthz')).rejects.toThrow('fetch failed');
    expect(closed).toBe(false);
    goOn.resolve();
    expect((await inside).status).toBe(200);
    // Its connection would be kept for a minute.
    await closing;
    listening = await listen(() => {}, '127.0.0.1', 0);
  });

  test('ends who never gets to the end of a request, soon after their time is over', async () => {
    const hurried = await listen(() => {}, '127.0.0.1', 0, { request: 200, headers: 100, look: 50 });
    const begun = [
      `POST ${webhookPath} HTTP/1.1\r\nhost: he`,
      `${[...headers, 'content-length: 9'].join('\r\n')}\r\n\r\n{`,
    ];
    for (const text of begun) {
      const socket = connect(hurried.port, '127.0.0.1').on('error', () => {});
      socket.write(text);
      const closed = once(socket, 'close');
      const [answer] = (await soon(once(socket, 'data'), 'an answer')) as [Buffer];
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 408 /u);
      await soon(closed, 'the end of the connection');
    }
    await hurried.close();
  });

  test('does not open twice on one port', async () => {
    const again = listen(() => {}, '127.0.0.1', listening.port);
    await expect(again).rejects.toMatchObject({
      message: `Cannot listen on 127.0.0.1:${listening.port} (the port is in use).`,
      hint: 'Stop the other process, or set PORT to a free port.',
    });
  });
});
