import { describe, expect, test } from 'vitest';
import type { Publication } from '../../../src/core/model/publication.ts';
import { explanation } from '../../../src/core/report/parts/explanation.ts';
import { consultOn, finding, type Given, telling } from './consultation.ts';
import { decisive, hop, real, retry, shop } from './shop.ts';

const consulted = async (claim: object, given: Given = {}): Promise<Publication> => {
  const model = ({ purpose }: { readonly purpose: string }) => (purpose === 'find' ? finding(claim) : telling(real));
  return (await consultOn(shop, model, given)).publication;
};
const reasons = async (claim: object): Promise<readonly string[]> =>
  ((await consulted(claim)).agent?.dropped ?? []).map(({ because }) => because);
const judged = ({ verified }: Publication) => verified.filter(({ finding }) => finding.judged);

const [evidence] = retry.evidence;
/** Of a rule, which found the same on this line. */
const timeout = { ...hop, check: 'resilience/call-without-limit' };
const away = /talks away what a rule found/;
const unchanged = { ...hop, line: 4, quote: 'export async function place(order) {' };

describe('a claim is dropped, with the reason, where', () => {
  test.each([
    ['its check was not asked about', { ...retry, check: 'resilience/made-up' }, /answers no question/],
    ['its check is one of the rules', { ...retry, check: 'contract/operation-removed' }, /answers no question/],
    ['its check is a property of every object', { ...retry, check: 'constructor' }, /answers no question/],
    ['it hands over to somebody who is none', { ...retry, check: '', defer: 'my-friend' }, /answers no question/],
    [
      'what it hands over stands nowhere',
      { ...hop, check: '', defer: 'cloud-architect', quote: 'await nobody();' },
      /not in the file/,
    ],
    ['the fact it explains does not exist', { ...retry, check: '', elaborates: 'F-0123456789' }, /explains a fact/],
    ['it says nothing', { ...retry, scenario: 'It breaks.' }, /no consequence/],
    ['it only gives advice', { ...retry, scenario: 'Consider whether the retries here can end.' }, /no consequence/],
    ['its question needs a fact', { ...retry, check: 'testing/contract-test-left-behind' }, /needs a fact of the kind/],
    ['it calls what a rule found false', { ...timeout, scenario: 'A false positive: the mesh bounds `fetch`.' }, away],
    ['it calls what a rule found harmless', { ...timeout, scenario: 'The call of `fetch` is harmless here.' }, away],
    ['it wants what a rule found ignored', { ...timeout, scenario: 'Please ignore this finding of `fetch`.' }, away],
    ['its line is nowhere', { ...retry, quote: 'for (let i = 0; ; i++) {' }, /line it quotes is not in the file/],
    ['its line is too little to tell', { ...retry, quote: '}' }, /line it quotes is not in the file/],
    ['its file is none', { ...retry, path: 'services/orders/src/gone.ts' }, /line it quotes is not in the file/],
    ['no evidence was given', { ...retry, evidence: [] }, /none of its evidence/],
    ['none of its evidence is there', { ...retry, evidence: [{ ...evidence, quote: 'throw error;' }] }, /none of its/],
    ['the change did not bring it', { ...unchanged, evidence: [{ ...hop.evidence[0] }] }, /was there before/],
  ])('%s', async (_name, claim, because) => {
    expect(await reasons(claim)).toEqual([expect.stringMatching(because)]);
  });

  test('its line is said to be one it is not, and could be several', async () => {
    const path = 'services/orders/src/twice.ts';
    const texts = { ...shop, [path]: ['', 'await send(order);\nawait wait();\nawait send(order);\n'] as const };
    const twice = { ...retry, path, quote: 'await send(order);' };
    const because = async (line: number) =>
      (await consultOn(texts, ({ purpose }) => (purpose === 'find' ? finding({ ...twice, line }) : telling(real))))
        .publication.agent?.dropped;
    expect(await because(2)).toMatchObject([{ because: expect.stringMatching(/line it quotes is not in the file/) }]);
    expect(await because(3)).toEqual([]);
  });

  test('it has no shape that can be read', async () => {
    expect(await reasons({ ...retry, line: 'two' })).toEqual([expect.stringMatching(/^it could not be read/)]);
  });
});

describe('a claim is kept where', () => {
  test.each([
    ['its line moved', { ...retry, line: 7 }],
    [
      'its quote has the number of the line, and white space of its own',
      { ...retry, quote: '+        a2     |  for (;;)  {' },
    ],
    ['part of its evidence is there', { ...retry, evidence: [{ ...evidence, quote: 'throw error;' }, evidence] }],
    [
      'it names what it was not shown',
      { ...retry, scenario: 'When `RedisCache` is gone, `InvoiceQueue` grows until the process has no memory left.' },
    ],
    [
      'its numbers stand nowhere but beside the lines',
      { ...retry, scenario: 'The loop in `charge` calls `pay` for 6 minutes and the gateway ends it after 9 seconds.' },
    ],
    [
      'the change makes an older line matter',
      { ...unchanged, evidence: [{ ...hop.evidence[0], line: 6, quote: hop.quote }] },
    ],
  ])('%s', async (_name, claim) => {
    const publication = await consulted(claim);
    expect(publication.agent?.dropped).toEqual([]);
    expect(judged(publication)).toHaveLength(1);
  });
});

test('what explains a finding of a rule and names what it was not shown is said, and so is that', async () => {
  const addedTo = async (scenario: string) =>
    (await consulted({ ...timeout, scenario })).verified.flatMap(({ finding: { added } }) => added?.text ?? []);
  expect(await addedTo('When `RedisCache` is gone, `InvoiceQueue` waits for `fetch` as well.')).toEqual([
    'When `RedisCache` is gone, `InvoiceQueue` waits for `fetch` as well. It names RedisCache, which was not in what its author was shown. It names InvoiceQueue, which was not in what its author was shown.',
  ]);
  const known = 'When `audit.internal` is slow, `fetch` waits, and `AbortSignal` would end that.';
  expect(await addedTo(known)).toEqual([known]);
});

test('what a claim names and was not shown is told to the skeptics', async () => {
  const claim = { ...retry, scenario: `${retry.scenario} The \`RedisCache\` is cold for 9 minutes, and says 418.` };
  const { questions } = await consultOn(shop, ({ purpose }) => (purpose === 'find' ? finding(claim) : telling(real)));
  const votes = questions.filter(({ purpose }) => purpose === 'refute').map(({ messages }) => JSON.stringify(messages));
  expect(votes).toHaveLength(2);
  for (const vote of votes) {
    for (const name of ['RedisCache', '9 minutes', '418']) {
      expect(vote).toContain(`It names ${name}, which was not in what its author was shown.`);
    }
    expect(vote).not.toContain('It names charge,');
  }
});

describe('how grave it is', () => {
  const wanted = 'agent: { low-severity: true }\n';

  test.each([
    ['low', 'medium', 1],
    ['critical', 'critical', 2],
    ['high', 'high', 2],
  ])('follows from its rule, and goes one step towards what the agent says: %s', async (said, severity, votes) => {
    const [one] = judged(await consulted({ ...retry, severity: said }, { config: wanted }));
    expect(one?.finding).toMatchObject({ severity, judged: { votes: { real: votes, of: votes } } });
  });

  test('is less where the code serves nobody', async () => {
    const path = 'services/orders/test/charge.test.ts';
    const texts = { ...shop, [path]: ['', shop[retry.path]?.[1] ?? ''] as const };
    const claim = { ...retry, path, severity: 'low', evidence: [{ ...evidence, path }] };
    const severityOf = async (one: object) => {
      const model = ({ purpose }: { readonly purpose: string }) => (purpose === 'find' ? finding(one) : telling(real));
      return judged((await consultOn(texts, model, { config: wanted })).publication)[0]?.finding.severity;
    };
    expect([await severityOf(claim), await severityOf({ ...retry, severity: 'low' })]).toEqual(['low', 'medium']);
  });

  test('follows from the configuration, and with it how many skeptics are asked', async () => {
    const config = 'rules: { resilience/retry-without-limit: medium }\n';
    const [one] = judged(await consulted({ ...retry, severity: 'medium' }, { config }));
    expect(one?.finding).toMatchObject({ severity: 'medium', judged: { votes: { of: 1 } } });
    const raised = 'rules: { boundaries/new-synchronous-hop: critical }\n';
    const [other] = judged(await consulted({ ...hop, severity: 'critical' }, { config: raised }));
    expect(other?.finding).toMatchObject({ severity: 'critical', judged: { votes: { of: 2 } } });
  });
});

describe('what skeptics say of a claim', () => {
  const voted = async (...votes: readonly object[]) => {
    const left = [...votes];
    const { publication } = await consultOn(shop, ({ purpose }) =>
      purpose === 'find' ? finding(retry) : telling({ ...real, ...left.shift() }),
    );
    return { publication, left };
  };

  test('lowers it by one step where two call it less grave, and not where one does', async () => {
    const less = { severity: 'low' };
    const severityOf = async (...votes: readonly object[]) =>
      judged((await voted(...votes)).publication)[0]?.finding.severity;
    expect(await severityOf(less, less)).toBe('medium');
    expect(await severityOf(less, { severity: 'high' })).toBe('high');
    expect(await severityOf({ severity: 'critical' }, { severity: 'critical' })).toBe('high');
  });

  test('is said beside it once, however many say it', async () => {
    const put = { overstated: 'never ends', correction: 'It ends when the process does' };
    const { publication } = await voted(put, put);
    expect(judged(publication)[0]?.finding.judged?.corrections).toEqual(['It ends when the process does.']);
    expect(publication.comments.map(({ body }) => body).join('\n')).toContain(
      '**Correction:** It ends when the process does.',
    );
  });

  test('is said once where two say it in other words, and twice where it is not the same', async () => {
    const said = async (...corrections: readonly string[]) =>
      judged((await voted(...corrections.map((correction) => ({ correction })))).publication)[0]?.finding.judged
        ?.corrections;
    const long = 'It ends when the process does, or when the queue drops the order after a day.';
    expect(await said('It ends when the process does or the queue drops the order.', long)).toEqual([long]);
    expect(await said(long, 'Only orders of guests are sent again.')).toEqual([
      long,
      'Only orders of guests are sent again.',
    ]);
  });

  test('is put to a third only where two are split', async () => {
    const against = { verdict: 'REFUTED', ground: 'misread' };
    expect((await voted(against, {}, {}, {})).left).toHaveLength(1);
    expect((await voted({}, {}, {}, {})).left).toHaveLength(2);
    expect((await voted(against, against, {}, {})).left).toHaveLength(2);
  });

  test('withholds it with the ground, the reason and the line of who refuted it', async () => {
    const against = { verdict: 'REFUTED', ground: 'unreachable', reasoning: 'Nobody calls `charge`' };
    const { publication } = await voted(against, against);
    expect(publication.agent?.withheld).toEqual([
      {
        rule: retry.check,
        message: `${retry.title}.`,
        why: retry.scenario,
        file: retry.path,
        line: 2,
        side: 'after',
        quote: 'for (;;) {',
        because: 'this cannot happen',
        reasoning: 'Nobody calls `charge`',
        decisive: { file: retry.path, side: 'after', line: 2, quote: 'for (;;) {' },
      },
    ]);
    expect(publication.summary).toContain('<summary>1 claim was looked into and withheld</summary>');
  });

  test('counts with the first two lines it points at, of which one has to be there', async () => {
    const nowhere = { path: retry.path, side: 'after', line: 1, quote: 'throw new Error(total);' };
    const standing = async (...lines: readonly object[]) =>
      judged((await voted({ decisive: lines }, { decisive: lines })).publication)[0]?.finding.judged?.standing;
    expect(await standing(nowhere, ...real.decisive)).toBe('confirmed');
    expect(await standing(nowhere, nowhere, ...real.decisive)).toBe('unverified');
  });

  test('counts with a line that is quoted as it was shown, whatever nobody sees before it', async () => {
    const shown = { ...decisive, line: 0, quote: '\u200Ba2 | for (;;) {' };
    const votes = { decisive: shown };
    expect(judged((await voted(votes, votes)).publication)[0]?.finding.judged?.standing).toBe('confirmed');
  });

  test('files it under a better check where they name the same, and one that is asked', async () => {
    const ruleOf = async (...votes: readonly object[]) => judged((await voted(...votes)).publication)[0]?.finding.rule;
    const better = { check: 'resilience/unsafe-retry' };
    expect(await ruleOf(better, better)).toBe('resilience/unsafe-retry');
    expect(await ruleOf(better, {})).toBe('resilience/unsafe-retry');
    expect(await ruleOf(better, { check: 'resilience/error-swallowed' })).toBe(retry.check);
    expect(await ruleOf({ check: 'contract/operation-removed' }, {})).toBe(retry.check);
  });
});

describe('a suggestion is made', () => {
  const offered = async (replacement: string, claim: object = retry, block = '```suggestion\n') => {
    const bodies = (await consulted({ ...claim, replacement })).comments.map(({ body }) => body).join('\n');
    return bodies.split(block)[1]?.split('\n```')[0] ?? null;
  };
  const sketched = (replacement: string, claim?: object) =>
    offered(replacement, claim, '**For instance** (not checked):\n\n```\n');

  test.each([
    ['of one line', '  for (let attempt = 0; attempt < 3; attempt++) {'],
    ['of several', '  let left = 3;\n  while (left-- > 0) {'],
  ])('%s', async (_name, replacement) => {
    expect(await offered(replacement)).toBe(replacement);
    expect(await sketched(replacement)).toBeNull();
  });

  test.each([
    ['does not parse with it', '  for (let attempt = 0; attempt < 3; attempt++ {'],
    ['would parse only without the lines below', '  for (;;) { break; }\n}'],
    ['begins elsewhere', 'for (let attempt = 0; attempt < 3; attempt++) {'],
    ['has too many new lines', Array.from({ length: 6 }, (_, index) => `  let a${index} = 1;`).join('\n')],
  ])('never where the file %s: then it is shown as a sketch', async (_name, replacement) => {
    expect(await offered(replacement)).toBeNull();
    expect(await sketched(replacement)).toBe(replacement);
  });

  const bodyOf = async (path: string, text: string, replacement: string) => {
    const [, quote = '', after = ''] = text.split('\n');
    const claim = { ...retry, path, line: 2, quote, replacement };
    const { publication } = await consultOn({ ...shop, [path]: ['', text] }, ({ purpose }) =>
      purpose === 'find'
        ? finding({ ...claim, evidence: [{ path, side: 'after', line: 3, quote: after }] })
        : telling(real),
    );
    return publication.comments.find((comment) => comment.path === path)?.body;
  };

  test('in a language that is not read, where there is a grammar of it', async () => {
    const text = 'def charge(total):\n    while True:\n        pay(total)\n';
    const good = '    for attempt in range(3):';
    expect(await bodyOf('services/orders/charge.py', text, good)).toContain(`\`\`\`suggestion\n${good}\n\`\`\``);
    const bad = '    for attempt in range(3:';
    expect(await bodyOf('services/orders/charge.py', text, bad)).toContain(`(not checked):\n\n\`\`\`\n${bad}\n\`\`\``);
  });

  test('never in a language without a grammar: then it is shown as a sketch', async () => {
    const text = 'fun charge(total: Int) {\n    while (true) {\n        pay(total)\n    }\n}\n';
    expect(await bodyOf('services/orders/Charge.kt', text, '    repeat(3) {')).toContain(
      '**For instance** (not checked):\n\n```\n    repeat(3) {\n```',
    );
  });

  const lines = (count: number) => Array.from({ length: count }, (_, index) => `  let a${index} = 1;`);
  test.each([
    ['would be another file', lines(23).join('\n'), [...lines(20), '[and 3 more lines]'].join('\n')],
    ['has a line that nobody reads', `  f(${'x'.repeat(600)});`, `  f(${'x'.repeat(496)} [cut]`],
    ['holds a secret', "  f('ghp_0123456789abcdefghijABCDEFGHIJ012345');", "  f('[redacted]');"],
    ['holds what nobody sees', '  for (;;) { /* \u202E */', '  for (;;) { /*  */'],
  ])('never where it %s: then what people may see of it is a sketch', async (_name, replacement, sketch) => {
    expect(await offered(replacement)).toBeNull();
    expect(await sketched(replacement)).toBe(sketch);
  });

  test('never where it would end the block it stands in', async () => {
    const replacement = '  for (;;) { /*\n```\n*/';
    const bodies = (await consulted({ ...retry, replacement })).comments.map(({ body }) => body).join('\n');
    expect(bodies).toContain(`(not checked):\n\n\`\`\`\`\n${replacement}\n\`\`\`\``);
    expect(bodies).not.toContain('suggestion');
  });

  test('never, and nothing is shown, where the line would be as it was', async () => {
    expect(await offered('  for (;;) {')).toBeNull();
    expect(await sketched('  for (;;) {')).toBeNull();
  });

  test('in the summary and where it is explained as code for people', async () => {
    const replacement = '  for (let attempt = 0; attempt < 3; attempt++) {';
    const mild = { ...real, verdict: 'REFUTED', ground: 'off_by_default' };
    const { publication } = await consultOn(shop, ({ purpose }) =>
      purpose === 'find' ? finding({ ...retry, replacement }) : telling(mild),
    );
    const shown = `\`\`\`\n  ${replacement}\n  \`\`\``;
    expect(publication.comments.map(({ body }) => body).join('\n')).not.toContain(replacement);
    expect(publication.summary).toContain(`<summary>For instance</summary>\n\n  ${shown}`);
    const { finding: said } = publication.verified.find((one) => one.finding.judged) ?? expect.fail('it is not said');
    const explained = explanation(said.id, publication.verified, 'a'.repeat(40));
    expect(explained).toContain(`**For instance:**\n\n\`\`\`\n${replacement}\n\`\`\``);
  });

  test('never for a line the change does not touch, or removes', async () => {
    const old = { ...unchanged, evidence: [{ ...hop.evidence[0], line: 6, quote: hop.quote }] };
    expect(await offered('export function place(order) {', old)).toBeNull();
    const path = 'services/orders/openapi.yaml';
    const quote = 'total: { type: number }';
    const gone = { ...retry, path, side: 'before', line: 16, quote, check: 'documents/break-without-migration-note' };
    expect(await offered('                  total: { type: string }', gone)).toBeNull();
  });
});
