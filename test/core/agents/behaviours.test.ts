import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { consultOn } from './consultation.ts';
import { behaviours, trouble, troubles } from './fake-models.ts';
import { printed } from './printed.ts';
import { expectRulesKept } from './rules-kept.ts';
import { shop } from './shop.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/agents');
describe('a model that is', () => {
  test.each(Object.entries(behaviours))('%s', async (name, model) => {
    const { publication, rules } = await consultOn(shop, model);
    expectRulesKept(rules, publication);
    await expect(printed(publication)).toMatchFileSnapshot(join(fixtures, `${name}.md`));
  });

  test.each(troubles)('in trouble (%s) loses no word of the rules', async (kind) => {
    const { publication, rules, questions } = await consultOn(shop, () => trouble(kind));
    expectRulesKept(rules, publication);
    expect(publication.comments).toEqual(rules.comments);
    expect(publication.lanes).toMatchObject({ rules: 'done', agent: 'failed', because: expect.stringMatching(/\w/) });
    expect(publication).toMatchObject({ outcome: 'degraded', check: { conclusion: 'neutral' } });
    expect(questions.length).toBeLessThanOrEqual(kind === 'too-large' ? 5 : 2);
  });

  test.each([undefined, null, 'yes', {}, { answer: null }, { answer: { content: [null, 7, { type: 'text' }] } }])(
    'answering %j outside of its form loses no word of the rules',
    async (reply) => {
      const { publication, rules } = await consultOn(shop, () => reply as never);
      expectRulesKept(rules, publication);
      expect(publication.lanes.agent).toBe('failed');
    },
  );

  test('throwing is one that cannot be reached', async () => {
    const { publication, rules } = await consultOn(shop, () => {
      throw new Error('socket hang up');
    });
    expectRulesKept(rules, publication);
    expect(publication.lanes).toMatchObject({ agent: 'failed', because: 'the model could not be reached' });
  });
});
