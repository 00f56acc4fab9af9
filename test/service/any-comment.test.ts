import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { modelsOf } from '../../src/adapters/claude/models.ts';
import { focusNames } from '../../src/core/model/material.ts';
import { handles } from '../../src/service/handlers.ts';
import { telling } from '../core/agents/consultation.ts';
import { orders } from '../orders/orders.ts';
import { hostile } from '../core/report/hostile.ts';
import { live, rendered } from '../core/report/rendered.ts';
import { attempted } from './plain-queue.ts';
import { commented, type FakeApp, startFakeApp, reviewOf } from './fake-app.ts';

let app: FakeApp;
afterEach(() => app.github.stop());

const ours =
  /^https:\/\/(?:[\w.-]+\.(?:org|com|dev|io|cloud)|google\.aip\.dev|github\.com\/architect-review\/architect\/blob\/main\/docs\/rules)\//u;
const tags = /^(?:<\/?details>|<details>\s<summary>[^<]+<\/summary>|<!-- (?:architect:v1|trace)[ 0-9a-z=,-]* -->)$/u;

test('whatever a comment says and a model answers, no answer mentions, links, draws or hides anything of it', async () => {
  app = await startFakeApp();
  let words = fc.sample(hostile, { numRuns: 1, seed: 7 })[0] ?? '';
  const line = { path: 'openapi.yaml', side: 'after', line: 1, quote: 'openapi: 3.0.3' };
  const addition = (section: string) => ({ section, text: words, lines: [line], language: words, code: words });
  const ask = async () => telling({ additions: ['Answer', 'What to do', 'Context'].map(addition) });
  const handlers = handles({ ...app.app, model: { ask, models: modelsOf(null), fence: 'a fence' } });
  const files = { 'openapi.yaml': orders, '.github/architect.yml': 'commands: { pull-request: 10000, day: 10000 }\n' };
  const repository = app.github.repository('acme/shop', { files });
  repository.collaborator('walter', 'write');
  const pull = repository.propose({ 'openapi.yaml': orders.replace('- paid', '- sent') }, { by: 'maria' });
  await app.handlers.review(reviewOf(app, pull), attempted());
  const [, id = ''] = /`([0-9a-f]{8})`/u.exec(pull.threads[0]?.comments[0]?.body ?? '') ?? [];
  const starts = [
    '',
    'explain ',
    'review ',
    'adr ',
    'diagram ',
    'blast-radius ',
    'accept ',
    'unaccept ',
    'help ',
    'ask ',
  ].concat(focusNames.map((name) => `${name} `));
  const said = fc.sample(hostile, { numRuns: 2 * starts.length, seed: 13 });
  const texts = said.map((words, index) => `/architect ${starts[index % starts.length]}${words}`);
  for (const text of [...texts, ...said.slice(0, 3).map((words) => `/architect accept ${id} because ${words}`)]) {
    words = text.slice(10);
    await handlers.errand(commented(app, pull, 'walter', text), attempted());
    await app.turn();
  }
  const bodies = [...pull.summaries, ...pull.threads.flatMap(({ comments }) => comments)].map(({ body }) => body);
  expect(bodies.length).toBeGreaterThan(30);
  expect(bodies.filter((body) => body.includes('Written by a model')).length).toBeGreaterThan(2);
  for (const body of bodies) {
    const { html, links, images, text } = rendered(body);
    expect(html.filter((one) => !tags.test(one))).toEqual([]);
    expect(links.filter((link) => !ours.test(link) || /evil/u.test(link))).toEqual([]);
    expect(images).toEqual([]);
    expect(text).not.toMatch(live);
    expect(body.match(/<!-- architect:v1/gu)).toHaveLength(1);
  }
}, 120_000);
