import { contractFiles } from '../../../src/core/contracts/files.ts';
import { githubWorld, usualReading } from '../../../src/adapters/github/trees/github-world.ts';
import { readPull } from '../../../src/adapters/github/pulls/read-pull.ts';
import { loadGrammar } from '../../../src/adapters/local/grammars.ts';
import type { Job } from '../../../src/core/model/job.ts';
import type { Publication } from '../../../src/core/model/publication.ts';
import { review } from '../../../src/core/review.ts';
import { orders } from '../../entry/command-line/orders.ts';
import { type Asked, commits, fakeHost, pull, type Story } from './fake-host.ts';

/** The review of every story. */
export const job: Job = { title: 'acme/shop#12', head: commits.head, asOf: '2026-06-01', failOn: null };

/** The contract of the orders service. */
export const spec = 'services/orders/openapi.yaml';

/** What makes its folder a service. */
export const manifest = { 'services/orders/package.json': '{ "name": "orders", "scripts": { "start": "node ." } }\n' };

/** The world of a story, and what is asked for it. */
export async function open(story: Story, settings = usualReading) {
  const fake = fakeHost(story);
  const state = await readPull(fake.host, pull);
  if (state === null) throw new Error('the story has no pull request');
  return { ...fake, state, world: githubWorld(fake.host, state, contractFiles, settings) };
}

/** What a story comes to, and what was asked for it. */
export async function reviewed(story: Story, settings = usualReading) {
  const { asked, world } = await open(story, settings);
  const publication: Publication = await review(job, { ...world, grammar: loadGrammar });
  return { asked, publication };
}

/** Configuration and what an agent asks do not count. */
export function readsIn(asked: readonly Asked[]): readonly string[] {
  return asked.flatMap(({ method, path, body }) => (body.query?.includes('expression:') ? [] : [`${method} ${path}`]));
}

/** A contract that keeps its order in another file. */
export function referring(file: string): string {
  const text = orders([]);
  return `${text.slice(0, text.indexOf('schema:'))}schema: { $ref: '${file}' }\n`;
}

/** The service stops returning a field. */
export const dropsTotal: Story = {
  before: { ...manifest, [spec]: orders(['id', 'total']) },
  after: { ...manifest, [spec]: orders(['id']) },
};
