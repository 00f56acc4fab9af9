import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { orders } from '../../test/orders/orders.ts';
import type { FakePull } from '../../test/fake-github/fake-pull.ts';
import type { Place } from '../../test/entry/server/database.ts';
import { type ServiceProcess, startService } from './service-process.ts';
import type { Sending } from './webhook-sender.ts';

/** The measured times, in milliseconds unless they say otherwise. */
export interface Served {
  /** From a webhook to its answer, once it is stored, at 50 webhooks a second. */
  readonly accepted: { readonly p50: number; readonly p99: number };
  /** From a webhook to the completed check of a pull request of twenty files. */
  readonly published: { readonly p50: number; readonly p95: number };
  /** From the start of a process until it is ready, with an empty database. */
  readonly start: number;
  /** The number of requests to the host for a review of twenty files. */
  readonly calls: number;
  /** Reviews per second, if five hundred are requested at once. */
  readonly burst: number;
  /** The seconds for a pull request of three thousand files, and the peak memory of the service in MB. */
  readonly large: { readonly seconds: number; readonly peak: number | null };
}

const [perSecond, duration, reviews, many] = [50, 20, 60, 500];

/** Measures the whole service, with a new database of a backend. */
export async function measureService(place: Place): Promise<Served> {
  const service = await startService(await place.newDatabase());
  try {
    const published = await measureReviews(service);
    const calls = await countCalls(service);
    const accepted = await measureWebhooks(service);
    const burst = await measureBurst(service);
    return { accepted, published, start: service.start, calls, burst, large: await measureLarge(service) };
  } finally {
    await service.stop();
    await place.cleanUp();
  }
}

async function measureReviews(service: ServiceProcess): Promise<Served['published']> {
  const took: number[] = [];
  for (let number = 0; number < reviews + 5; number += 1) {
    const shop = service.github.repository(`acme/shop-${number}`, { files: twenty('open') });
    const start = performance.now();
    const pull = shop.propose(twenty('sent'));
    await completed(pull);
    // The first ones warm up.
    if (number >= 5) took.push(performance.now() - start);
  }
  return { p50: at(took, 0.5), p95: at(took, 0.95) };
}

async function countCalls({ github }: ServiceProcess): Promise<number> {
  const shop = github.repository('acme/counted', { files: twenty('open') });
  const from = github.requests.length;
  await completed(shop.propose(twenty('sent')));
  const isOurs = ({ path, body }: (typeof github.requests)[number]) =>
    path.startsWith('/repos/acme/counted/') || JSON.stringify(body).includes('counted');
  return github.requests.slice(from).filter(isOurs).length;
}

async function measureBurst({ github }: ServiceProcess): Promise<number> {
  const shops = Array.from({ length: many }, (_, number) =>
    github.repository(`acme/burst-${number}`, { files: twenty('open') }),
  );
  const start = performance.now();
  const pulls = shops.map((shop) => shop.propose(twenty('sent')));
  // One after the other: five hundred clocks would take a part of the machine for themselves.
  for (const pull of pulls) await completed(pull);
  return (many * 1000) / (performance.now() - start);
}

async function measureLarge(service: ServiceProcess): Promise<Served['large']> {
  const many = (word: string) =>
    Object.fromEntries(
      Array.from({ length: 3000 }, (_, number) => [`services/orders/src/part-${number}.ts`, source(word, number)]),
    );
  const manifest = { 'services/orders/package.json': '{}' };
  const shop = service.github.repository('acme/large', { files: { ...manifest, ...many('open') } });
  const start = performance.now();
  await completed(shop.propose(many('sent')));
  return { seconds: (performance.now() - start) / 1000, peak: service.peak() };
}

async function measureWebhooks({ url, secret, github }: ServiceProcess): Promise<Served['accepted']> {
  const installation = github.hub.installations[0]?.id ?? 0;
  const sending: Sending = { url, secret, installation, perSecond, duration };
  const sender = new Worker(new URL('webhook-sender.ts', import.meta.url), { workerData: sending });
  const [took] = (await once(sender, 'message')) as [readonly number[]];
  return { p50: at(took, 0.5), p99: at(took, 0.99) };
}

function twenty(word: string): Record<string, string> {
  const sources = Array.from({ length: 15 }, (_, number) => [`src/part-${number}.ts`, source(word, number)] as const);
  const others = Array.from({ length: 3 }, (_, number) => [`docs/page-${number}.md`, `# ${word}\n`] as const);
  const contract = word === 'open' ? orders : orders.replace('- paid', `- ${word}`);
  return {
    ...Object.fromEntries([...sources, ...others]),
    'package.json': `{ "name": "orders", "description": "${word}" }\n`,
    'openapi.yaml': contract,
  };
}

function source(word: string, number: number): string {
  const lines = Array.from({ length: 40 }, (_, line) => `  total += ${line} * price(${number}, '${word}');`);
  return `import { price } from './price.ts';\n\nexport function sum${number}() {\n  let total = 0;\n${lines.join('\n')}\n  return total;\n}\n`;
}

async function completed(pull: FakePull): Promise<void> {
  while (!pull.checks.some(({ status }) => status === 'completed')) await sleep(2);
}

function at(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}
