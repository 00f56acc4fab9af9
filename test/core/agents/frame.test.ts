import { expect, test } from 'vitest';
import { consultOn, finding, telling } from './consultation.ts';
import { hop, real, retry, shop } from './shop.ts';

const checks = ['api/paging-unstable', 'api/unsafe-get', 'boundaries/logic-in-gateway', 'data/stale-read'];
const claims = checks.map((check, index) => {
  const place = {
    path: `services/orders/src/send${index}.ts`,
    side: 'after',
    line: 1,
    quote: `await send${index}(order);`,
  };
  return { ...hop, ...place, check, title: `Step ${index} waits for somebody`, evidence: [place] };
});
const texts = { ...shop, ...Object.fromEntries(claims.map(({ path, quote }) => [path, ['', `${quote}\n`] as const])) };
const { publication } = await consultOn(texts, ({ purpose }) =>
  purpose === 'find' ? finding(retry, ...claims) : telling(real),
);
const summary = publication.summary ?? '';
const folded = summary.match(/<details>[^]*?<\/details>/g) ?? [];
const plainly = folded.reduce((rest, part) => rest.replace(part, ''), summary);

test('a comment of an agent says how grave it is first, and how it was found only to who opens it', () => {
  const body = publication.comments.find((comment) => comment.path === retry.path)?.body ?? '';
  expect(body).toMatch(/^\*\*High: Charging is retried for ever/);
  const [open = '', closed = ''] = body.split('<details>');
  for (const noise of ['backend-architect', 'verified', '95763aaa']) {
    expect(open).not.toContain(noise);
    expect(closed).toContain(noise);
  }
});

test('the summary says what to do first, then the rest, and what was read and paid only to who opens it', () => {
  const [, first = '', then = ''] = plainly.split(/^#### (?:First|Then)$/m);
  expect(first).toContain('**High: Charging is retried for ever');
  expect(first).not.toMatch(/\*\*(?:Medium|Low|Dangerous): /);
  expect(then).toMatch(/\*\*(?:Medium|Dangerous): /);
  expect(then).not.toMatch(/\*\*(?:Critical|High): /);
  expect(plainly).not.toMatch(/\$0\.|Read 1 contract|claude-fake-1/);
  expect(folded.at(-1)).toMatch(/What was read, asked and paid[^]*Read 1 contract[^]*claude-fake-1/);
});

test('the table counts what agents say by how grave it is', () => {
  expect(summary).toContain('| File | Dangerous | Critical or high | Medium or low |');
  expect(summary).toMatch(/^\| services\/orders\/src\/send0\.ts \| 0 \| 0 \| 1 \|$/m);
});

test('what an agent says of each finding stays with it, also where the check is the same', async () => {
  const two = claims.slice(0, 2).map((claim, index) => ({
    ...claim,
    check: 'data/stale-read',
    scenario: index === 0 ? 'Whoever pays at noon reads an old price.' : 'A refund is booked to another order.',
    recommendation: index === 0 ? 'Read it from the primary.' : 'Ask by the id of the refund.',
  }));
  const limited = { ...real, ground: 'conditional', correction: 'Only where `replica` is set' };
  const { publication } = await consultOn(texts, ({ purpose }) =>
    purpose === 'find' ? finding(...two) : telling(limited),
  );
  for (const { scenario, recommendation } of two) {
    expect(publication.summary).toContain(scenario);
    expect(publication.summary).toContain(recommendation);
  }
  expect(publication.summary).not.toContain('2 times');
});

test('what is low because little comes of it is closed, and what is low for a condition is not', async () => {
  const closedWith = async (ground: string) => {
    const { publication } = await consultOn(shop, ({ purpose }) =>
      purpose === 'find' ? finding({ ...hop, severity: 'medium' }) : telling({ ...real, ground }),
    );
    expect(publication.summary).toContain(`**Low: ${hop.title}`);
    return publication.summary?.includes('1 remark of little weight');
  };
  expect(await closedWith('mild')).toBe(true);
  expect(await closedWith('conditional')).toBe(false);
});

test('what weighs little is closed, and what is grave is not, also where nobody could test it', async () => {
  const trifle = { ...hop, severity: 'low', check: 'documents/decision-unrecorded' };
  const busy = { trouble: { kind: 'overloaded', message: '' } } as const;
  const { publication: untested } = await consultOn(
    shop,
    ({ purpose }) => (purpose === 'find' ? finding(retry, trifle) : busy),
    { config: 'agent: { low-severity: true }\n' },
  );
  const closed = /<summary>1 remark of little weight, or not verified<\/summary>[^]*?<\/details>/.exec(
    untested.summary ?? '',
  )?.[0];
  expect(closed).toContain(trifle.title);
  expect(closed).not.toContain(retry.title);
  expect(untested.summary).toContain(`**High: ${retry.title}.**`);
});
