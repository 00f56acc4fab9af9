import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Question, Reply } from '../../../src/core/model/question.ts';
import {
  answer,
  type Consultation,
  consultOn,
  finding,
  type FakeModel,
  saying,
  telling,
  type Texts,
} from './consultation.ts';
import { behaviours, finds, trouble } from './fake-models.ts';
import { expectRulesKept } from './rules-kept.ts';
import { hop, real, retry, shop } from './shop.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/agents');
describe('what is asked', () => {
  /** All that is the same for everybody: up to the end of the evidence. */
  // Where the cache is told to keep it is no part of what is kept.
  const shared = ({ system, tools, messages, answer, effort, model }: Question) =>
    JSON.stringify([model, effort, answer, tools, system, { ...messages[0]?.content[0], keep: null }]);

  test('is about the facts, the contracts before and after, and the numbered diff', async () => {
    const spec = 'services/orders/openapi.yaml';
    const [before = '', after = ''] = shop[spec] ?? [];
    const { questions } = await consultOn(
      {
        ...shop,
        [spec]: [before, `${after}                  note: { type: string }\n`],
        'README.md': ['# Shop\n', '# The shop\n'],
        'services/web/package.json': ['{ "name": "web" }\n', '{ "name": "web" }\n'],
        'services/web/src/list.ts': [
          'export const list = () => get("/orders");\n',
          'export const list = () => get("/orders");\nexport const count = 1;\n',
        ],
      },
      finds(finding()),
    );
    const evidence = questions[0]?.messages[0]?.content[0];
    await expect(evidence?.type === 'text' ? `${evidence.text}\n` : '').toMatchFileSnapshot(
      join(fixtures, 'evidence.txt'),
    );
  });

  test('says how many facts and cards there are, and where there are none', async () => {
    const shownFor = async (texts: Texts, around = {}) => {
      const { questions } = await consultOn(texts, finds(finding()), { around });
      const evidence = questions[0]?.messages[0]?.content[0];
      return evidence?.type === 'text' ? evidence.text : expect.fail('no evidence');
    };
    const some = await shownFor(shop);
    expect(some).toMatch(/^## Facts \(.*\): 3$/m);
    expect(some).toMatch(/^## Contract cards: 1$/m);
    const none = await shownFor({ 'src/a.go': ['package a\n', 'package a\n\nvar b = 1\n'] });
    expect(none).toMatch(/^## Facts \(.*\): none$/m);
    expect(none).toMatch(/^## Contract cards: none$/m);
  });

  test('shows the documents a check goes by, from around the change, and no other', async () => {
    const around = {
      'README.md': '# Shop\n\nSet `RETRIES`.\n',
      'services/orders/README.md': 'Charges twice at most.\n',
      'services/billing/README.md': 'Elsewhere.\n',
      'CHANGELOG.md': '## 1.4.0\n',
    };
    const shownFor = async (texts: Texts, config = 'agent: { low-severity: true }\n') => {
      const { questions, looked } = await consultOn(texts, finds(finding()), { around, config });
      return { evidence: JSON.stringify(questions[0]?.messages[0]?.content[0]), looked };
    };
    const [before, after] = shop['services/orders/openapi.yaml'] ?? [null, null];
    const breaks: Texts = { 'services/orders/openapi.yaml': [before?.replace('[id]', '[id, total]') ?? null, after] };
    const breaking = await shownFor(breaks);
    expect(breaking.looked).toEqual(
      ['CHANGELOG.md', 'services/orders/README.md', 'README.md'].map((at) => `after ${at}`),
    );
    expect(breaking.evidence).toContain('a3 | Set `RETRIES`.');
    expect(breaking.evidence).toContain('a1 | ## 1.4.0');
    const other = await shownFor(shop);
    expect(other.evidence).toContain('Charges twice at most.');
    expect(other.evidence).not.toContain('1.4.0');
    // Both checks are of low severity: what would be left aside is not read for.
    expect((await shownFor(breaks, '')).looked).toEqual([]);
  });

  test('begins with the same bytes for everybody, as far as the end of the evidence', async () => {
    const { questions } = await consultOn(shop, behaviours['honest'] ?? expect.fail());
    const again = await consultOn(shop, behaviours['honest'] ?? expect.fail());
    expect(questions.map(({ purpose }) => purpose)).toEqual(['find', 'refute', 'refute', 'refute']);
    expect(new Set(questions.map(shared)).size).toBe(1);
    expect(again.questions).toEqual(questions);
  });

  test('is for two skeptics of one claim the same but for what each looks at', async () => {
    const { questions } = await consultOn(shop, behaviours['honest'] ?? expect.fail());
    const skeptics = questions.filter(({ purpose, about }) => purpose === 'refute' && about === retry.check);
    const [one, other] = skeptics.map(({ messages }) => messages[0]?.content ?? []);
    expect(one?.slice(0, -1)).toEqual(other?.slice(0, -1));
    expect(one?.at(-1)).not.toEqual(other?.at(-1));
  });

  test('is for the skeptics of all claims the same as far as what skeptics are told', async () => {
    const { questions } = await consultOn(shop, behaviours['honest'] ?? expect.fail());
    const skeptics = questions.filter(({ purpose }) => purpose === 'refute');
    expect(new Set(skeptics.map(({ about }) => about)).size).toBe(2);
    const begins = skeptics.map(({ messages }) => JSON.stringify(messages[0]?.content.slice(0, 2)));
    expect(new Set(begins).size).toBe(1);
    expect(skeptics[0]?.messages[0]?.content[1]).toMatchObject({ keep: '5m' });
  });

  test('shows a skeptic the code around the lines of the claim', async () => {
    const { questions } = await consultOn(shop, behaviours['honest'] ?? expect.fail());
    const asked = JSON.stringify(questions.find(({ about }) => about === retry.check)?.messages[0]?.content[2]);
    expect(asked).toContain('services/orders/src/charge.ts after the change');
    expect(asked).toContain('a4 |       return await pay(total);');
    expect(asked).not.toContain('place.ts after the change');
  });

  test('shows a skeptic the file of a claim whole, and what stands around its lines where it is long or new', async () => {
    const path = 'services/orders/src/charge.ts';
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `note(${index});\n`).join('');
    const asked = async (count: number, before: string | null = '') => {
      const texts = { ...shop, [path]: [before, `${shop[path]?.[1]}${lines(count)}`] as const };
      const { questions } = await consultOn(texts, finds(finding(retry)));
      return JSON.stringify(questions.find(({ purpose }) => purpose === 'refute')?.messages[0]?.content[2]);
    };
    expect(await asked(200)).toContain('note(199);');
    // A file that the change adds stands in the diff whole.
    for (const cut of [await asked(2_000), await asked(200, null)]) {
      expect(cut).toContain('note(9);');
      expect(cut).not.toContain('note(199);');
    }
  });

  test('names every check once, and those of a look by their ids', async () => {
    const { questions } = await consultOn(shop, behaviours['silent'] ?? expect.fail());
    const [question] = questions;
    expect(question?.system[1]?.text).toContain('- resilience/retry-without-limit: Find a retry');
    expect(JSON.stringify(question?.messages)).not.toContain('resilience/retry-without-limit');
  });

  test('has no more than four places to cache, the longer ones first, and ends with a place that is not', async () => {
    const { questions } = await consultOn(shop, behaviours['honest'] ?? expect.fail());
    for (const { system, messages } of questions) {
      const blocks = [...system, ...messages.flatMap(({ content }) => content)];
      // What a tool brings last is the fourth.
      expect(blocks.flatMap((block) => ('keep' in block ? [block.keep] : []))).toEqual(['1h', '5m', '5m']);
      expect('keep' in (blocks.at(-1) ?? {})).toBe(false);
    }
  });

  test('never has the title of the pull request in it', async () => {
    const { questions } = await consultOn(shop, behaviours['honest'] ?? expect.fail());
    expect(JSON.stringify(questions)).not.toContain('acme/shop#12');
  });

  test('of the one who was truncated is an answer that is shorter', async () => {
    const { questions } = await consultOn(shop, (question, number) =>
      number === 1 ? saying('{"findings": [', 'length') : (behaviours['honest'] ?? expect.fail())(question, number),
    );
    expect(JSON.stringify(questions[1]?.messages)).toMatch(/at most 8 findings/);
    expect(questions[1]?.messages).toHaveLength(1);
  });

  test('of the one whose turns are over is an answer without tools, with what was looked up', async () => {
    const { questions } = await consultOn(shop, behaviours['looking-for-ever'] ?? expect.fail());
    const searches = questions.filter(({ purpose }) => purpose === 'find');
    const last = searches.at(-1);
    expect(searches).toHaveLength(13);
    expect(last?.tools).toEqual([]);
    expect(last?.messages).toHaveLength(1);
    expect(JSON.stringify(last?.messages)).toMatch(/What you looked up/);
    expect(JSON.stringify(searches.at(-2)?.messages)).toMatch(/You have 1 more turn:/);
  });

  test('of the one who pauses with a tool in hand is answered with what the tool brought', async () => {
    const use = { type: 'use', id: 't0', name: 'list_files', input: { glob: '', side: 'after' } } as const;
    const { publication, questions } = await consultOn(shop, (question, number) =>
      number === 1 ? answer([use], 'pause') : (behaviours['honest'] ?? expect.fail())(question, number),
    );
    expect(questions[1]?.messages.at(-1)?.content[0]?.type).toBe('result');
    expect(publication.lanes.agent).toBe('done');
  });

  test('comes to an end where the model never does', async () => {
    const { questions } = await consultOn(shop, behaviours['pausing-always'] ?? expect.fail());
    expect(questions).toHaveLength(12 + 6);
  });

  test('with tools is answered in the order it was asked, each once', async () => {
    const { questions } = await consultOn(shop, behaviours['hijacked'] ?? expect.fail());
    const [uses, results] = [questions[1]?.messages.at(-2), questions[1]?.messages.at(-1)];
    const ids = uses?.content.flatMap((block) => (block.type === 'use' ? [block.id] : []));
    expect(ids).toHaveLength(3);
    expect(results?.content.flatMap((block) => (block.type === 'result' ? [block.id] : []))).toEqual(ids);
    // Five hundred at once are more than there is a budget for: it is asked for its answer.
    expect(questions[2]?.tools).toEqual([]);
    expect(JSON.stringify(questions)).not.toMatch(/root:x:0/);
  });

  test('stops when the money is gone', async () => {
    const { publication, questions } = await consultOn(
      shop,
      (question, number) => {
        const reply = (behaviours['honest'] ?? expect.fail())(question, number) as Reply & { answer: object };
        return { answer: { ...reply.answer, cost: 0.3 } } as Reply;
      },
      { config: 'agent: { dollars: { pull-request: 0.5 } }\n' },
    );
    expect(questions).toHaveLength(2);
    expect(publication.lanes).toMatchObject({ agent: 'incomplete', because: expect.stringMatching(/budget/) });
    expect(publication.agent?.dollars).toBeCloseTo(0.6);
  });

  test('is nothing where the configuration turns agents off', async () => {
    const { publication, questions } = await consultOn(shop, () => expect.fail(), { config: 'agent: { on: false }\n' });
    expect(questions).toEqual([]);
    expect(publication.lanes.agent).toBe('off');
  });

  test('leaves out what the configuration turns off', async () => {
    const { questions } = await consultOn(shop, behaviours['silent'] ?? expect.fail(), {
      config: 'rules: { resilience/retry-without-limit: off }\n',
    });
    expect(JSON.stringify(questions)).not.toContain('retry-without-limit');
  });
});

describe('what a skeptic is told', () => {
  test('is what the finder saw, also where that was a half of what is too large for a model', async () => {
    const files = ['openapi.yaml', 'src/charge.ts', 'src/place.ts'].map((file) => `=== FILE services/orders/${file}`);
    const small: FakeModel = (question) => {
      const asked = JSON.stringify(question.messages);
      if (files.every((file) => asked.includes(file))) return trouble('too-large');
      if (question.purpose === 'refute') return telling(real);
      return asked.includes(files[1] ?? '') ? finding(retry) : finding();
    };
    const { publication } = await consultOn(shop, small);
    expect(publication.lanes).toEqual({ rules: 'done', agent: 'done', because: null });
    expect(publication.verified.flatMap(({ finding: { judged } }) => (judged ? [judged.standing] : []))).toEqual([
      'confirmed',
    ]);
  });

  test('is the claim, and nothing of who made it', async () => {
    const { questions } = await consultOn(shop, behaviours['honest'] ?? expect.fail());
    const skeptic = JSON.stringify(questions.at(-1));
    expect(skeptic).toContain(hop.title);
    expect(skeptic).not.toContain('backend-architect');
    expect(skeptic).not.toContain(hop.recommendation);
  });
});

describe('what an agent explains', () => {
  const factOf = async (rule: string): Promise<string> => {
    const { questions } = await consultOn(shop, finds(finding()));
    return (
      new RegExp(`(F-[0-9a-f]{10}) [^\\n]*\\[${rule}\\]`).exec(
        questions
          .flatMap(({ messages }) => messages[0]?.content ?? [])
          .map((block) => (block.type === 'text' ? block.text : ''))
          .join('\n'),
      )?.[1] ?? expect.fail(rule)
    );
  };
  const added = ({ publication, rules }: Consultation, rule: string): string => {
    expectRulesKept(rules, publication);
    expect(publication.comments.map(({ path, line }) => `${path}:${line}`)).toEqual(
      rules.comments.map(({ path, line }) => `${path}:${line}`),
    );
    const explained = publication.verified.find(({ finding }) => finding.rule === rule)?.finding;
    expect(explained?.added).toMatchObject({ by: 'backend-architect' });
    return publication.comments.map(({ body }) => body).join('\n');
  };

  test('of what a rule found is added to it', async () => {
    const elaborates = await factOf('contract/optional-response-field-removed');
    const claim = {
      ...retry,
      check: '',
      elaborates,
      path: 'services/orders/openapi.yaml',
      side: 'before',
      line: 16,
      quote: 'total: { type: number }',
    };
    const scenario =
      'Clients that add up `total` of `GET /orders` show nothing to their customers from the next deploy on.';
    const evidence = [{ path: claim.path, side: 'before', line: 16, quote: claim.quote }];
    const said = added(
      await consultOn(shop, finds(finding({ ...claim, scenario, evidence }))),
      'contract/optional-response-field-removed',
    );
    expect(said).toContain('`backend-architect` adds: Clients that add up `total`');
  });

  test('of the same finding twice is said once, as it was said first', async () => {
    const elaborates = await factOf('resilience/http-call-without-timeout');
    const claim = { ...hop, check: '', elaborates };
    const later = { ...claim, scenario: `${hop.scenario} That is what the second one says.` };
    const said = added(await consultOn(shop, finds(finding(claim, later))), 'resilience/http-call-without-timeout');
    expect(said).toContain('`backend-architect` adds: When the audit service is down');
    expect(said).not.toContain('the second one');
  });

  test('about the line and area of what a rule found is added to it, although it was made a finding', async () => {
    const claim = {
      ...hop,
      check: 'resilience/deadline-not-propagated',
      title: 'The call to audit has no limit',
      severity: 'high',
    };
    const said = added(await consultOn(shop, finds(finding(claim))), 'resilience/http-call-without-timeout');
    expect(said).toContain('`backend-architect` adds: When the audit service is down');
  });
});
