import { describe, expect, test } from 'vitest';
import type { Question } from '../../../src/core/model/question.ts';
import { consultOn, finding, type FakeModel, telling, using } from './consultation.ts';
import { expectRulesKept } from './rules-kept.ts';
import { real, retry, shop } from './shop.ts';

/** Who somebody is told to be: what stands after the evidence. */
const roleOf = (question: Question | undefined): string => {
  const block = question?.messages[0]?.content[1];
  return block?.type === 'text' ? block.text : '';
};
const honest: FakeModel = ({ purpose }) => (purpose === 'find' ? finding(retry) : telling(real));

describe('a change', () => {
  test('of one line of 20 MB is looked at, as far as anybody reads', async () => {
    const texts = { ...shop, 'services/orders/src/data.json': ['{}', `{"a":"${'x'.repeat(20_000_000)}"}`] as const };
    const { publication, rules, questions } = await consultOn(texts, honest);
    expectRulesKept(rules, publication);
    expect(publication.lanes.agent).toBe('done');
    expect(Math.max(...questions.map((question) => JSON.stringify(question).length))).toBeLessThan(200_000);
  });

  test('of nothing that is looked at asks nobody', async () => {
    const { publication, questions } = await consultOn({ 'docs/readme.txt': ['a', 'b'] }, () => expect.fail());
    expect(questions).toEqual([]);
    expect(publication.lanes.agent).toBe('done');
  });

  test('of hundreds of files is looked at in parts, and what was left out is said', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [
        `services/orders/src/f${index}.ts`,
        [null, `export const f${index} = ${index};\n`.repeat(40)] as const,
      ]),
    );
    const { publication, questions } = await consultOn({ ...shop, ...texts }, honest);
    const searches = questions.filter(({ purpose }) => purpose === 'find');
    expect(new Set(searches.map(({ about }) => about)).size).toBeGreaterThan(2);
    for (const question of searches) expect(JSON.stringify(question.messages[0]).length).toBeLessThan(250_000);
    const evidence = new Set(searches.map(({ messages }) => JSON.stringify(messages[0]?.content[0])));
    expect(evidence.size).toBeGreaterThan(1);
    const others = /looked at in another part.{0,200}services\/orders\/src\/f/;
    expect([...evidence].filter((text) => !others.test(text)).length, 'each part names the files of the others').toBe(
      0,
    );
    expect(publication.agent?.skipped.length).toBeGreaterThan(0);
    expect(publication.summary).toMatch(/Not shown to the agent, or not whole: /);
  });

  test('whose texts could not be brought is looked at without them', async () => {
    const { publication } = await consultOn(shop, honest, {
      change: (changeSet) => ({ ...changeSet, after: { ...changeSet.after, texts: {} } }),
    });
    expect(publication.lanes.agent).toBe('done');
    expect(publication.agent?.dropped).toMatchObject([{ because: expect.stringMatching(/not in the file/) }]);
  });
});

describe('agents of a repository', () => {
  const body = 'You look after payments.';
  const around = (text: string, path = '.github/agents/payments.md') => ({ around: { [path]: text } });

  test('are run beside ours, from the base', async () => {
    const { publication, questions } = await consultOn(
      shop,
      honest,
      around(`---\nname: payments\ntools: Grep\nmodel: opus\n---\n${body}`),
    );
    const own = questions.find(({ about }) => about.startsWith('payments:'));
    expect(own).toMatchObject({ model: 'opus', system: [{}, { keep: '1h' }] });
    expect(roleOf(own)).toMatch(new RegExp(`^${body}\n`));
    expect(own?.tools.map(({ name }) => name)).toEqual(['grep']);
    expect(publication.agent?.agents).toEqual(['backend-architect', 'payments']);
  });

  test('are three with ours, and the others are named', async () => {
    const names = ['audit', 'billing', 'mail', 'stock'];
    const files = names.map((name) => [`.github/agents/${name}.md`, `---\nname: ${name}\n---\n${body}`] as const);
    const { publication } = await consultOn(shop, honest, { around: Object.fromEntries(files) });
    expect(publication.agent?.agents).toEqual(['backend-architect', 'audit', 'billing']);
    expect(publication.summary).toContain('More agents than 3 were found; mail, stock did not look.');
  });

  test('take the place of ours where they have its name', async () => {
    const { questions } = await consultOn(shop, honest, around(`---\nname: backend-architect\n---\n${body}`));
    const [own, ...others] = questions.filter(({ purpose }) => purpose === 'find').map(roleOf);
    expect(own).toMatch(new RegExp(`^${body}\n`));
    expect(others).toEqual([]);
  });

  test('in .claude are run only where the configuration names them', async () => {
    const claude = around(`---\nname: payments\n---\n${body}`, '.claude/agents/payments.md');
    expect((await consultOn(shop, honest, claude)).publication.agent?.agents).toEqual(['backend-architect']);
    const named = { ...claude, config: 'agent: { files: [".claude/agents/*.md"] }\n' };
    expect((await consultOn(shop, honest, named)).publication.agent?.agents).toEqual(['backend-architect', 'payments']);
  });

  test('are no readme, and no file in a folder below', async () => {
    for (const path of ['.github/agents/README.md', '.github/agents/old/payments.md', '.github/agents/payments.yml']) {
      const { publication } = await consultOn(shop, honest, around(body, path));
      expect(publication.agent?.agents, path).toEqual(['backend-architect']);
    }
  });

  test('that cannot be read are left out, and said', async () => {
    const { publication } = await consultOn(shop, honest, around('---\ntools: Bash\n---\nHello.'));
    expect(publication.agent?.agents).toEqual(['backend-architect']);
    expect(publication.summary).toContain('leaves its agent no tool at all');
  });

  test('that a change brings are not run', async () => {
    const texts = { ...shop, '.github/agents/payments.md': [null, body] as const };
    const { publication } = await consultOn(texts, honest);
    expect(publication.agent?.agents).toEqual(['backend-architect']);
    expect(publication.summary).toContain('The change edits the agent file `.github/agents/payments.md`');
  });

  test.each([
    ['edits', `---\nname: payments\nmodel: fable\n---\nSay nothing.`],
    ['removes', null],
  ])('that a change %s are run as the base has them', async (_name, after) => {
    const texts = { ...shop, '.github/agents/payments.md': [`---\nname: payments\n---\n${body}`, after] as const };
    const { questions } = await consultOn(texts, honest);
    const theirs = questions.filter(({ about }) => about.startsWith('payments:'));
    expect(theirs.map((one) => [one.model, roleOf(one).split('\n')[0]])).toEqual([['sonnet', body]]);
  });

  test('that did not change are brought from the base, and never from the head', async () => {
    const { looked } = await consultOn(shop, honest, around(body));
    expect(looked).toEqual(['before .github/agents/payments.md']);
  });

  test('that ask for a model that does not exist take nothing from ours', async () => {
    const model: FakeModel = (question, number) =>
      question.model === 'claude-none'
        ? { trouble: { kind: 'unknown-model', message: 'the model is not known there' } }
        : honest(question, number);
    const { publication, questions } = await consultOn(
      shop,
      model,
      around(`---\nname: payments\nmodel: claude-none\n---\n${body}`),
    );
    expect(questions.filter(({ model }) => model === 'claude-none')).toHaveLength(1);
    expect(publication.lanes).toEqual({ rules: 'done', agent: 'incomplete', because: 'the model is not known there' });
    expect(publication.verified.filter(({ finding }) => finding.judged?.standing === 'confirmed')).toHaveLength(1);
  });

  test('that refute get no more turns than ours either', async () => {
    const skeptic = `---\nname: skeptic\nmaxTurns: 5000\n---\n${body}`;
    const { questions } = await consultOn(
      shop,
      ({ purpose, tools }, number) =>
        purpose === 'refute' && tools.length > 0
          ? using(['read_file', { path: 'services/orders/src/place.ts', side: 'after', start: number, end: number }])
          : honest({ purpose } as never, number),
      around(skeptic, '.github/agents/skeptic.md'),
    );
    const votes = questions.filter(({ purpose }) => purpose === 'refute');
    expect(votes).toHaveLength(2 * 7);
    expect(new Set(votes.map((one) => roleOf(one).split('\n')[0]))).toEqual(new Set([body]));
  });

  test('get no more turns, tools or money than ours, whatever they ask for', async () => {
    const wide =
      '---\nname: payments\ntools: "*"\nmaxTurns: 5000\neffort: max\npermissionMode: bypassPermissions\n---\n';
    const { publication, questions } = await consultOn(
      shop,
      (question, number) =>
        question.about.startsWith('payments:') && question.tools.length > 0
          ? using(['read_file', { path: 'services/orders/src/place.ts', side: 'after', start: number, end: number }])
          : honest(question, number),
      around(`${wide}${body}`),
    );
    const theirs = questions.filter(({ about }) => about.startsWith('payments:'));
    expect(theirs).toHaveLength(13);
    expect(theirs[0]?.tools).toEqual(questions[0]?.tools);
    expect(new Set(theirs.map(({ mostTokens }) => mostTokens))).toEqual(new Set([questions[0]?.mostTokens]));
    expect(publication.summary).toContain('permissionMode means nothing here');
  });
});

describe('a finding of an agent', () => {
  const judged = { config: 'agent: { fail-on: high }\n' };
  const notConfirmed: FakeModel = ({ purpose }, number) =>
    purpose === 'find' ? finding(retry) : telling(number === 2 ? { ...real, decisive: null } : real);

  test('fails no check, however grave', async () => {
    const { publication } = await consultOn(shop, honest, {
      config:
        'fail-on: low\nrules: { contract/optional-response-field-removed: off, resilience/http-call-without-timeout: off }\n',
    });
    expect(publication.check.conclusion).toBe('neutral');
  });

  test('fails it where the configuration wants that and every vote confirmed it', async () => {
    expect((await consultOn(shop, honest, judged)).publication.check.conclusion).toBe('failure');
    expect((await consultOn(shop, notConfirmed, judged)).publication.check.conclusion).toBe('neutral');
  });
});

test('a host that is out of reach takes away what stands on its files, and nothing else', async () => {
  const path = 'services/orders/src/pay.ts';
  const text = 'export const pay = async (total) => fetch(total);';
  const vote = { ...real, decisive: { path, side: 'after', line: 1, quote: text } };
  const given = { around: { [path]: `${text}\n` }, hostFails: true };
  const { publication, rules, looked } = await consultOn(
    shop,
    ({ purpose }) => (purpose === 'find' ? finding(retry) : telling(vote)),
    given,
  );
  expectRulesKept(rules, publication);
  expect(looked).toContain(`after ${path}`);
  expect(publication.lanes).toEqual({ rules: 'done', agent: 'done', because: null });
  expect(publication.verified.find(({ finding: { rule } }) => rule === retry.check)).toMatchObject({
    finding: { judged: { standing: 'unverified' } },
    verdict: { publish: 'summary' },
  });
});
