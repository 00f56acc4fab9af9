import { describe, expect, test } from 'vitest';
import { loadGrammar } from '../../../src/adapters/local/grammars.ts';
import type { Publication } from '../../../src/core/model/publication.ts';
import type { World } from '../../../src/core/model/world.ts';
import { reconcile } from '../../../src/core/report/reconcile/reconcile.ts';
import { reviewWithAgents } from '../../../src/worker/tasks/with-agents.ts';
import { FakeConversation } from '../report/fake-conversation.ts';
import { changeOf } from './change.ts';
import { consultOn, finding, type FakeModel, telling, type Texts } from './consultation.ts';
import { expectRulesKept } from './rules-kept.ts';
import { hop, real, refuted, retry, shop } from './shop.ts';

const finds =
  (claims: readonly object[], vote: object = real): FakeModel =>
  ({ purpose }) =>
    purpose === 'find' ? finding(...claims) : telling(vote);
const [chargeBefore = '', chargeAfter = ''] = shop['services/orders/src/charge.ts'] ?? [];
const charge = (after: string): Texts => ({ ...shop, 'services/orders/src/charge.ts': [chargeBefore, after] });
const wanted = { config: 'agent: { low-severity: true }\n' };
const low = { ...hop, severity: 'low', check: 'boundaries/new-synchronous-hop' };
const judgedIn = ({ verified }: Publication) =>
  verified.filter(({ finding, verdict }) => finding.judged && verdict.publish !== false).map(({ finding }) => finding);

describe('on the next push', () => {
  test('what is the same is not asked again, and stays', async () => {
    const first = await consultOn(shop, finds([retry, hop]));
    const next = await consultOn(shop, () => expect.fail('asked again'), {
      earlier: first.publication,
      head: 'b'.repeat(40),
    });
    expect(next.questions).toEqual([]);
    expect(judgedIn(next.publication)).toEqual(judgedIn(first.publication));
    expect(next.publication).toMatchObject({ lanes: { agent: 'done' }, cleared: [] });
    expect(next.publication.agent?.judged).toEqual(first.publication.agent?.judged);
    expectRulesKept(next.rules, next.publication);
  });

  test('that only moves lines, nothing is asked, and findings move along', async () => {
    const path = 'services/orders/src/place.ts';
    const [before, after] = shop[path] ?? [];
    const first = await consultOn(shop, finds([hop]));
    const moved: Texts = { ...shop, [path]: [`// one\n\n\n${before}`, `// one\n\n\n${after}`] };
    const next = await consultOn(moved, () => expect.fail('asked'), { earlier: first.publication });
    expect(next.questions).toEqual([]);
    expect(judgedIn(next.publication).map(({ id, line }) => ({ id, line }))).toEqual([
      { id: judgedIn(first.publication)[0]?.id, line: 9 },
    ]);
  });

  test('is asked again where other agents or other questions would look at it', async () => {
    const { publication: earlier } = await consultOn(shop, finds([]));
    const another = { '.github/agents/payments.md': 'You look after payments.' };
    expect((await consultOn(shop, finds([]), { earlier, around: another })).questions).toHaveLength(2);
    const config = 'rules: { resilience/unsafe-retry: off }\n';
    expect((await consultOn(shop, finds([]), { earlier, config })).questions).toHaveLength(1);
  });

  test('that brings other lines around, findings move along', async () => {
    const down = (text: string | null | undefined) => `// one\n// two\n${text}`;
    const first = await consultOn(shop, finds([retry]));
    const moved: Texts = { ...shop, 'services/orders/src/charge.ts': [down(chargeBefore), down(chargeAfter)] };
    // The context around the hunk is new, so it is looked at again; the finding is not found again and stays.
    const next = await consultOn(moved, finds([]), { earlier: first.publication });
    expect(judgedIn(next.publication).map(({ id, line }) => ({ id, line }))).toEqual([
      { id: judgedIn(first.publication)[0]?.id, line: 4 },
    ]);
    expect(next.publication.cleared).toEqual([]);
  });

  test('a finding that is found again in other words is the same finding', async () => {
    const first = await consultOn(shop, finds([retry]));
    const again = {
      ...retry,
      title: 'The loop around pay has no end and no pause',
      line: 5,
      quote: '    } catch {',
      evidence: [{ ...retry.evidence[0], line: 2, quote: 'for (;;) {' }],
    };
    const texts = charge(`${chargeAfter}export const version = 2;\n`);
    const next = await consultOn(texts, finds([again]), { earlier: first.publication });
    expect(judgedIn(next.publication).map(({ id }) => id)).toEqual(judgedIn(first.publication).map(({ id }) => id));
    expect(judgedIn(next.publication)[0]?.message).toMatch(/no end and no pause/);
  });

  test('a finding that is said anew and not tested keeps the words that were', async () => {
    const first = await consultOn(shop, finds([retry]));
    const anew = { ...retry, title: 'The loop around pay has no end and no pause' };
    const model: FakeModel = ({ purpose }) =>
      purpose === 'find' ? finding(anew) : { trouble: { kind: 'overloaded', message: '' } };
    const texts = charge(`${chargeAfter}export const version = 2;\n`);
    const next = await consultOn(texts, model, { earlier: first.publication });
    expect(judgedIn(next.publication)).toEqual(judgedIn(first.publication));
    expect(next.publication.lanes).toMatchObject({ agent: 'incomplete' });
  });

  test('a finding that is not found again stands until a skeptic refutes it with a line', async () => {
    const first = await consultOn(shop, finds([retry]));
    const [id] = judgedIn(first.publication).map((one) => one.id);
    const texts = charge(`${chargeAfter}export const version = 2;\n`);
    const kept = await consultOn(texts, finds([], { ...refuted, decisive: null }), { earlier: first.publication });
    expect(judgedIn(kept.publication)).toMatchObject([
      { id, judged: { standing: 'confirmed', votes: { real: 2, of: 2 } } },
    ]);
    const over = await consultOn(texts, finds([], refuted), { earlier: first.publication });
    expect(judgedIn(over.publication)).toEqual([]);
    expect(over.publication.cleared).toEqual([id]);
  });

  test('a finding whose line is gone is over, without asking', async () => {
    const first = await consultOn(shop, finds([retry]));
    const texts = charge('export async function charge(total) {\n  return retryThrice(() => pay(total));\n}\n');
    const next = await consultOn(texts, finds([]), { earlier: first.publication });
    expect(next.publication.cleared).toEqual(judgedIn(first.publication).map(({ id }) => id));
    expect(next.questions.filter(({ purpose }) => purpose === 'refute')).toEqual([]);
  });

  test('a finding whose line the change no longer touches is over, without asking', async () => {
    const first = await consultOn(shop, finds([retry]));
    const path = 'services/orders/src/charge.ts';
    const texts: Texts = { ...shop, [path]: [chargeAfter, `${chargeAfter}export const version = 2;\n`] };
    const next = await consultOn(texts, finds([]), { earlier: first.publication });
    expect(next.publication.cleared).toEqual(judgedIn(first.publication).map(({ id }) => id));
    expect(next.questions.filter(({ purpose }) => purpose === 'refute')).toEqual([]);
  });

  test('a finding of a rule that people turned off is over', async () => {
    const first = await consultOn(shop, finds([retry]));
    const config = 'rules: { resilience/retry-without-limit: off }\n';
    const next = await consultOn(shop, finds([]), { earlier: first.publication, config });
    expect(judgedIn(next.publication)).toEqual([]);
    expect(next.publication.cleared).toEqual(judgedIn(first.publication).map(({ id }) => id));
  });

  test('an earlier finding that nobody can be asked about stays as it is', async () => {
    const first = await consultOn(shop, finds([retry]));
    const texts = charge(`${chargeAfter}export const version = 2;\n`);
    const next = await consultOn(texts, () => ({ trouble: { kind: 'overloaded', message: '' } }), {
      earlier: first.publication,
    });
    expect(judgedIn(next.publication)).toEqual(judgedIn(first.publication));
    expect(next.publication.lanes).toMatchObject({ agent: 'failed' });
    const third = await consultOn(texts, finds([]), { earlier: next.publication });
    expect(third.questions.length).toBeGreaterThan(0);
  });

  test('trifles are said, where they are wanted, in the first review and never after it', async () => {
    const trifle = { ...low, check: 'documents/decision-unrecorded', title: 'The audit call is not written down' };
    const first = await consultOn(shop, finds([trifle]), wanted);
    expect(judgedIn(first.publication)).toMatchObject([{ severity: 'low', judged: { standing: 'unverified' } }]);
    expect(first.publication.comments).toEqual(first.rules.comments);
    const texts = charge(`${chargeAfter}export const version = 2;\n`);
    const another = {
      ...trifle,
      line: 5,
      quote: 'const payment = await charge(order.total);',
      title: 'Nothing says why charging comes first',
      evidence: [{ ...hop.evidence[0], line: 6, quote: hop.quote }],
    };
    const later = await consultOn(texts, finds([another]), { earlier: first.publication, ...wanted });
    expect(judgedIn(later.publication).map(({ message }) => message)).toEqual(['The audit call is not written down.']);
    expect(later.publication.agent?.leftAside).toMatchObject([{ message: `${another.title}.` }]);
    const afterRules = await consultOn(shop, finds([trifle]), { earlier: first.rules, ...wanted });
    expect(judgedIn(afterRules.publication)).toHaveLength(1);
  });

  test('what nobody could test is tested then, without a new search', async () => {
    const first = await consultOn(shop, ({ purpose }) =>
      purpose === 'find' ? finding(retry) : { trouble: { kind: 'overloaded', message: '' } },
    );
    expect(judgedIn(first.publication)).toMatchObject([{ judged: { standing: 'unverified' } }]);
    const next = await consultOn(shop, finds([]), { earlier: first.publication });
    expect(next.questions.map(({ purpose }) => purpose)).toEqual(['refute', 'refute']);
    expect(judgedIn(next.publication)).toMatchObject([{ judged: { standing: 'confirmed' } }]);
  });

  test('what was withheld stays in the summary with its reason', async () => {
    const first = await consultOn(shop, finds([retry], refuted));
    expect(first.publication.agent?.withheld).toHaveLength(1);
    const next = await consultOn(shop, () => expect.fail('asked again'), { earlier: first.publication });
    expect(next.publication.agent?.withheld).toEqual(first.publication.agent?.withheld);
  });

  describe('what was refuted', () => {
    const otherWords = {
      ...retry,
      title: 'Nothing ends the loop that charges',
      scenario: 'When `pay` is down, `charge` asks again without end, and whoever placed the order waits for ever.',
    };
    const version = `${chargeAfter}export const version = 2;\n`;

    test('is not put to the test again in other words while the line that speaks against it stands', async () => {
      const first = await consultOn(shop, finds([retry], refuted));
      const next = await consultOn(charge(`// paid once\n${version}`), finds([otherWords, hop]), {
        earlier: first.publication,
      });
      expect(judgedIn(next.publication).map(({ rule }) => rule)).toEqual([hop.check]);
      expect(next.questions.filter(({ purpose }) => purpose === 'refute')).toHaveLength(1);
      const withheld = next.publication.agent?.withheld;
      expect(withheld).toMatchObject([{ message: `${retry.title}.`, line: 3, decisive: { line: 3 } }]);
      const third = await consultOn(charge(`${version}export const kind = 1;\n`), finds([otherWords]), {
        earlier: next.publication,
      });
      expect(judgedIn(third.publication).map(({ rule }) => rule)).toEqual([hop.check]);
      expect(third.publication.agent?.withheld).toHaveLength(1);
    });

    test('is a claim like any other once that line is gone', async () => {
      const catches = { path: retry.path, side: 'after', line: 6, quote: 'continue;' };
      const first = await consultOn(shop, finds([retry], { ...refuted, decisive: [catches] }));
      expect(first.publication.agent?.withheld).toHaveLength(1);
      const next = await consultOn(charge(version.replace('continue;', 'await pause();')), finds([otherWords]), {
        earlier: first.publication,
      });
      expect(judgedIn(next.publication).map(({ message }) => message)).toEqual([`${otherWords.title}.`]);
      expect(next.publication.agent?.withheld).toEqual([]);
    });

    test('keeps nobody from saying something else of the same file', async () => {
      const first = await consultOn(shop, finds([retry], refuted));
      const other = {
        ...retry,
        check: 'resilience/error-swallowed',
        line: 5,
        quote: '    } catch {',
        title: 'Why charging failed is lost',
        scenario: 'When the card is refused, the reason is thrown away and support cannot tell the customer why.',
        evidence: [{ path: retry.path, side: 'after', line: 6, quote: 'continue;' }],
      };
      const next = await consultOn(charge(version), finds([other]), { earlier: first.publication });
      expect(judgedIn(next.publication).map(({ rule }) => rule)).toEqual([other.check]);
    });

    test('is told to those who find, with why', async () => {
      const first = await consultOn(shop, finds([retry], refuted));
      const next = await consultOn(charge(version), finds([]), { earlier: first.publication });
      expect(JSON.stringify(next.questions[0])).toMatch(/Said before and refuted.{0,300}Charging is retried for ever/);
    });
  });

  test('a finding that is found again under another check is the same finding, also once it was dismissed', async () => {
    const first = await consultOn(shop, finds([retry]));
    const [said] = judgedIn(first.publication);
    const again = {
      ...retry,
      check: 'resilience/unsafe-retry',
      title: 'Charging is retried for ever and without pause',
    };
    const texts = charge(`${chargeAfter}export const version = 2;\n`);
    const identity = { id: said?.id, rule: retry.check };
    const next = await consultOn(texts, finds([again]), { earlier: first.publication });
    expect(judgedIn(next.publication)).toMatchObject([identity]);
    const acceptance = { as: 'dismissed', by: 'ada', reason: 'the queue ends it', until: null, where: 'a comment' };
    const dismissed = {
      ...first.publication,
      verified: first.publication.verified.map((one) =>
        one.finding.id === said?.id
          ? { ...one, verdict: { publish: false, because: 'dismissed', accepted: acceptance } }
          : one,
      ),
    } as unknown as Publication;
    const later = await consultOn(texts, finds([again]), { earlier: dismissed });
    expect(judgedIn(later.publication)).toMatchObject([identity]);
    expect(JSON.stringify(later.questions[0])).toContain('still open');
  });

  test('what was handed over stays handed over', async () => {
    const index = { ...hop, defer: 'database-architect', title: 'The audit table needs another index' };
    const first = await consultOn(shop, finds([index]));
    expect(first.publication.agent?.handOffs).toHaveLength(1);
    const next = await consultOn(shop, () => expect.fail('asked again'), { earlier: first.publication });
    expect(next.publication.agent?.handOffs).toEqual(first.publication.agent?.handOffs);
    expect(next.publication.summary).toContain('The audit table needs another index');
    const again = await consultOn(charge(`${chargeAfter}export const version = 2;\n`), finds([]), {
      earlier: first.publication,
    });
    expect(again.publication.agent?.handOffs).toEqual([]);
  });

  test('a review that nobody answered was none: the next one is the first', async () => {
    const trifle = { ...low, check: 'documents/decision-unrecorded', title: 'The audit call is not written down' };
    const first = await consultOn(shop, () => ({ trouble: { kind: 'overloaded', message: '' } }), wanted);
    const next = await consultOn(shop, finds([trifle]), { earlier: first.publication, ...wanted });
    expect(judgedIn(next.publication)).toMatchObject([{ severity: 'low' }]);
  });

  test('a finding of which a file cannot be had today stays', async () => {
    const path = 'services/orders/src/audit.ts';
    const text = 'export const audit = (order) => send(order);\n';
    const quote = 'export const audit = (order) => send(order);';
    const [there] = hop.evidence;
    const far = { ...hop, path, line: 1, quote, evidence: [{ ...there, line: 6, quote: hop.quote }] };
    const first = await consultOn(shop, finds([far]), { around: { [path]: text } });
    expect(judgedIn(first.publication)).toMatchObject([{ path, line: 1 }]);
    const texts = charge(`${chargeAfter}export const version = 2;\n`);
    const known = { earlier: first.publication };
    const gone = await consultOn(texts, finds([]), { ...known, around: { [path]: 'export const audit = null;\n' } });
    expect(gone.publication.cleared).toEqual(judgedIn(first.publication).map(({ id }) => id));
    const unreached = await consultOn(texts, finds([]), { ...known, around: { [path]: text }, unreached: [path] });
    expect(judgedIn(unreached.publication)).toEqual(judgedIn(first.publication));
    expect(unreached.publication.cleared).toEqual([]);
  });

  test('a suggestion is made again only where the file can still be read with it', async () => {
    const first = await consultOn(shop, finds([retry]));
    expect(judgedIn(first.publication)).toMatchObject([{ judged: { suggestion: retry.replacement } }]);
    const texts = charge(`${chargeAfter}export const version = 2;\n`);
    const kept = await consultOn(texts, finds([]), { earlier: first.publication });
    expect(judgedIn(kept.publication)).toMatchObject([{ judged: { suggestion: retry.replacement } }]);
    const broken = await consultOn(charge(`${chargeAfter}export const = ;\n`), finds([]), {
      earlier: first.publication,
    });
    expect(judgedIn(broken.publication)).toMatchObject([{ judged: { suggestion: null, sketch: retry.replacement } }]);
  });

  test('a change that is taken back takes its findings with it', async () => {
    const { publication } = await consultOn(shop, finds([retry]));
    const readme = changeOf({ 'docs/readme.txt': ['a', 'b'] });
    const world: World = {
      fetch: async () => readme,
      grammar: loadGrammar,
      ask: async () => expect.fail('asked'),
    };
    const job = { title: 'acme/shop#12', head: 'b'.repeat(40), asOf: '2026-11-20', failOn: null };
    const over = await reviewWithAgents(job, world, { earlier: publication, lane: () => {} });
    expect(over.cleared).toEqual(judgedIn(publication).map(({ id }) => id));
    const never = await reviewWithAgents(job, world, { lane: () => expect.fail('nothing to look at') });
    expect(never).toMatchObject({ cleared: [], lanes: { agent: 'off' } });
  });

  test('what was published before and is open is told to those who find', async () => {
    const first = await consultOn(shop, finds([retry]));
    const next = await consultOn(charge(`${chargeAfter}export const version = 2;\n`), finds([]), {
      earlier: first.publication,
    });
    expect(JSON.stringify(next.questions[0])).toContain('still open');
  });
});

describe('on the pull request', () => {
  test('the rules speak first, and agents add to what was said', async () => {
    const talk = new FakeConversation();
    const push = (publication: Publication, head: string) => {
      for (const write of talk.writes(reconcile(publication, talk.said, head), head)) write();
    };
    const claim = { ...hop, check: 'resilience/deadline-not-propagated', title: 'The call to audit has no limit' };
    const { publication, rules } = await consultOn(shop, finds([retry, claim]));
    const head = 'a'.repeat(40);
    push({ ...rules, lanes: { ...rules.lanes, agent: 'pending' } }, head);
    expect(talk.said.comments).toHaveLength(2);
    push(publication, head);
    expect(talk.said.comments).toHaveLength(3);
    expect(talk.said.reviews.map(({ lane }) => lane)).toEqual(['rules', 'agent']);
    const explained = talk.said.comments.filter(({ body }) => body.includes('`backend-architect` adds: '));
    expect(explained.map(({ path, line }) => `${path}:${line}`)).toEqual(['services/orders/src/place.ts:6']);
    const bodies = talk.said.comments.map(({ body }) => body);
    push(publication, head);
    expect(talk.said.comments.map(({ body }) => body)).toEqual(bodies);
  });
});
