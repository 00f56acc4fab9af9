import { afterEach, expect, test } from 'vitest';
import { rulePages } from '../../src/core/report/words/rule-link.ts';
import { linksFrom, linksTo } from '../../src/service/context/rule-pages.ts';
import { orders } from '../orders/orders.ts';
import { attempted } from './plain-queue.ts';
import { commented, type FakeApp, startFakeApp, queued, reviewOf } from './fake-app.ts';

let app: FakeApp;
afterEach(() => app.github.stop());

test('links lead to the pages that a service has of its own wherever it says something, and are known again', async () => {
  app = await startFakeApp();
  const repository = app.github.repository('acme/shop', { files: { 'openapi.yaml': orders } });
  const pull = repository.propose({ 'openapi.yaml': orders.replace('- paid', '- sent') });
  const pages = 'https://docs.example.com/rules';
  Object.assign(app.app, { linked: linksTo(pages), unlinked: linksFrom(pages) });
  await app.handlers.review(reviewOf(app, pull), attempted());
  await app.handlers.mergeGroup(queued(app, repository, pull), attempted());
  repository.collaborator('rita', 'read');
  const [, id] = /<!-- architect:v1 ([0-9a-f]{8})/u.exec(pull.threads[0]?.comments[0]?.body ?? '') ?? [];
  await app.handlers.errand(commented(app, pull, 'rita', `/architect explain ${id}`), attempted());
  await app.queue.ask(reviewOf(app, pull, { because: 'rerequested', again: true }));
  await app.turn();
  const group = repository.repository.checkRuns.filter(({ sha }) => sha !== pull.head);
  const comments = [...pull.threads.flatMap((thread) => thread.comments), ...pull.summaries].map(({ body }) => body);
  const texts = [...comments, ...[...pull.checks, ...group].map(({ output }) => output.summary)];
  expect(texts.length).toBeGreaterThanOrEqual(6);
  for (const text of texts) expect(text).toMatch(/\(https:\/\/docs\.example\.com\/rules\/[a-z/-]+\.md\)/u);
  expect(texts.join()).not.toContain(rulePages);
  // What stands says the same, and is left alone.
  expect(app.github.asked(/^PATCH .*comments/u)).toEqual([]);
});
