import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

/** Where webhooks are sent, and how many. */
export interface Sending {
  readonly url: string;
  readonly secret: string;
  readonly installation: number;
  readonly perSecond: number;
  /** In seconds. */
  readonly duration: number;
}

const { url, secret, installation, perSecond, duration } = workerData as Sending;

// Runs in a thread of its own: the fake host shares a thread with nobody who reads a clock.
for (let number = 0; number < perSecond; number += 1) await send(number);
const pending: Promise<number>[] = [];
const start = performance.now();
for (let number = 0; number < perSecond * duration; number += 1) {
  await sleep(Math.max(0, start + (number * 1000) / perSecond - performance.now()));
  // Answers are not waited for: a slow one does not make the next webhook late.
  pending.push(send(number));
}
parentPort?.postMessage(await Promise.all(pending));

/** Sends a webhook, and returns the milliseconds until its answer. @throws Error if it is not accepted. */
async function send(number: number): Promise<number> {
  const body = JSON.stringify(pushed(number % 100));
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const began = performance.now();
  const answer = await fetch(`${url}/api/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'pull_request',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${signature}`,
    },
  });
  if (answer.status !== 200) throw new Error(`a webhook was answered with ${answer.status}`);
  await answer.arrayBuffer();
  return performance.now() - began;
}

/** A push to a pull request that the host does not know: its review asks for it three times, and ends. */
function pushed(number: number): object {
  return {
    action: 'synchronize',
    installation: { id: installation },
    repository: { id: 1, name: 'gone', owner: { login: 'acme' } },
    pull_request: { number: number + 1 },
  };
}
