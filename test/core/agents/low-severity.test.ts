import { describe, expect, test } from 'vitest';
import type { Publication } from '../../../src/core/model/publication.ts';
import { reconcile } from '../../../src/core/report/reconcile/reconcile.ts';
import { FakeConversation } from '../report/fake-conversation.ts';
import { consultOn, finding, type Given, type FakeModel, telling, type Texts } from './consultation.ts';
import { decisive, hop, real, refuted, retry, shop } from './shop.ts';

const trifle = {
  ...hop,
  severity: 'low',
  check: 'documents/decision-unrecorded',
  title: 'The call is not written down',
};
const wanted: Given = { config: 'agent: { low-severity: true }\n' };
const finds =
  (claims: readonly object[], ...votes: readonly object[]): FakeModel =>
  ({ purpose }) =>
    purpose === 'find'
      ? finding(...claims)
      : telling({ ...real, decisive, ...votes[Math.min(asked++, votes.length - 1)] });
let asked = 0;
const consulted = (
  claims: readonly object[],
  votes: readonly object[] = [],
  given: Given = {},
  texts: Texts = shop,
) => {
  asked = 0;
  return consultOn(texts, finds(claims, ...votes), given);
};
const judged = ({ verified }: Publication) => verified.filter(({ finding }) => finding.judged);
const lost = {
  ...retry,
  check: 'resilience/error-swallowed',
  severity: 'medium',
  title: 'Why charging failed is lost',
  line: 5,
  quote: '} catch {',
  scenario: 'When the card is refused, the reason is thrown away and support cannot tell the customer why.',
  recommendation: 'Log what `pay` throws.',
};
/** A change in which the rules find nothing. */
const quiet: Texts = {
  'services/orders/src/charge.ts': shop['services/orders/src/charge.ts'] ?? ['', ''],
};

describe('what its finder calls low', () => {
  test('is not put to the test, not raised, and counted where people look who want to know', async () => {
    const { publication, questions, rules } = await consulted([trifle, { ...retry, severity: 'low' }]);
    expect(questions.map(({ purpose }) => purpose)).toEqual(['find']);
    expect(judged(publication)).toEqual([]);
    expect(publication.comments).toEqual(rules.comments);
    expect(publication.agent?.leftAside).toEqual([
      { rule: trifle.check, message: `${trifle.title}.`, file: trifle.path, line: trifle.line },
      { rule: retry.check, message: `${retry.title}.`, file: retry.path, line: retry.line },
    ]);
    expect(publication.summary).not.toContain(trifle.title);
    const folded = publication.summary?.split('<summary>What was read, asked and paid</summary>')[1];
    expect(folded).toContain('2 remarks of low severity left aside');
    expect(folded).toContain('agent: { low-severity: true }');
  });

  test('is raised where the configuration wants it, and then its finder is told so', async () => {
    const { publication, questions } = await consulted([trifle], [], wanted);
    expect(judged(publication)).toMatchObject([{ finding: { severity: 'low' }, verdict: { publish: 'summary' } }]);
    expect(publication.agent?.leftAside).toEqual([]);
    expect(JSON.stringify(questions[0]?.messages)).toContain('What is of low severity is raised here too');
    const { questions: others } = await consulted([trifle]);
    expect(JSON.stringify(others[0]?.messages)).not.toContain('What is of low severity is raised here too');
  });

  test('says nothing on a pull request where there is nothing else, and the check says how much there was', async () => {
    const { publication } = await consulted([{ ...retry, severity: 'low' }], [], {}, quiet);
    const edits = reconcile(publication, new FakeConversation().said, 'a'.repeat(40));
    expect(edits).toMatchObject({ review: null, summary: null });
    expect(edits.check.title).toBe('No findings; 1 remark of low severity left aside');
    expect(edits.check.conclusion).toBe('success');
  });

  test('is looked at anew once the configuration wants it', async () => {
    const { publication: earlier } = await consulted([trifle]);
    const same = await consulted([trifle], [], { earlier });
    expect(same.questions).toEqual([]);
    expect(same.publication.agent?.leftAside).toEqual(earlier.agent?.leftAside);
    const next = await consulted([trifle], [], { earlier, ...wanted });
    expect(next.questions.map(({ purpose }) => purpose)).toEqual(['find']);
  });
});

test('a severity that is none is not taken for a low one', async () => {
  const { publication } = await consulted([{ ...retry, severity: 'major' }]);
  expect(judged(publication)).toHaveLength(1);
});

describe('what skeptics lower', () => {
  const low = { severity: 'low' };

  test('and limit stays in the summary, with the condition', async () => {
    for (const ground of ['off_by_default', 'intended', 'conditional', 'mild']) {
      const { publication } = await consulted([hop], [{ ...low, ground, correction: 'Only in the trial' }]);
      expect(judged(publication)).toMatchObject([{ finding: { severity: 'low' }, verdict: { publish: 'summary' } }]);
      expect(publication.summary).toContain('**Condition:** Only in the trial.');
    }
  });

  test('as something little comes of is on the check, and no comment is made for it alone', async () => {
    const edited = async (ground: string, claims: readonly object[] = [lost]) => {
      const { publication } = await consulted(claims, [{ ...low, ground }], {}, quiet);
      return reconcile(publication, new FakeConversation().said, 'a'.repeat(40));
    };
    const edits = await edited('mild');
    expect(edits).toMatchObject({ review: null, summary: null, check: { title: '1 finding' } });
    expect(edits.check.summary).toContain(lost.title);
    expect((await edited('conditional')).summary?.body).toContain(lost.title);
    expect((await edited('mild', [lost, retry])).summary?.body).toContain(lost.title);
  });

  test('to low with nothing that limits it is left aside, unless the configuration wants it', async () => {
    const votes = [{ ...refuted, ...low }, low, low];
    const { publication } = await consulted([hop], votes);
    expect(judged(publication)).toEqual([]);
    expect(publication.agent?.leftAside).toMatchObject([{ rule: hop.check, line: hop.line }]);
    const { publication: all } = await consulted([hop], votes, wanted);
    expect(judged(all)).toMatchObject([{ finding: { severity: 'low' }, verdict: { publish: 'summary' } }]);
  });

  test('to low on a later push takes back what was said of it', async () => {
    const { publication: earlier } = await consulted([hop]);
    const [said] = judged(earlier);
    const texts = {
      ...shop,
      'services/orders/src/place.ts': [
        shop['services/orders/src/place.ts']?.[0] ?? '',
        `${shop['services/orders/src/place.ts']?.[1]}// more\n`,
      ] as const,
    };
    const { publication } = await consulted([], [{ ...refuted, ...low }, low, low], { earlier }, texts);
    expect(judged(publication)).toEqual([]);
    expect(publication.cleared).toEqual([said?.finding.id]);
  });
});
