import { expect, test } from 'vitest';
import { readMutations } from '../../../scripts/eval/mutations.ts';
import { isAskRule } from '../../../src/core/model/rule.ts';
import { rules } from '../../../src/core/rules/index.ts';
import { consultOn, finding, telling, type Texts } from './consultation.ts';

/** What somebody should say of a change whose flaw is known, and no rule can. */
const labels = (await readMutations()).flatMap(({ id, flawed }) => {
  const paths = [...new Set([...Object.keys(flawed.before), ...Object.keys(flawed.after)])];
  const texts: Texts = Object.fromEntries(
    paths.map((path) => [path, [flawed.before[path] ?? null, flawed.after[path] ?? null]]),
  );
  return flawed.golden.flatMap(({ checks, places, must }) => {
    const asked = checks.filter((check) => rules[check] && isAskRule(rules[check]));
    if (asked.length === 0 || !must) return [];
    const lines = places.map(({ path, side, from }) => {
      const text = (side === 'after' ? flawed.after : flawed.before)[path] ?? '';
      return { path, side, line: from, quote: text.split('\n')[from - 1] ?? '' };
    });
    return asked.map((check) => [`${check} in ${id}`, { check, texts, lines }] as const);
  });
});

test('the bench knows flaws that only an agent can say', () => expect(labels.length).toBeGreaterThan(25));

test.each(labels)('a good agent can say %s', async (_name, { check, texts, lines }) => {
  const [line = expect.fail('a label without a line')] = lines;
  const claim = {
    check,
    title: 'Callers are hurt by what this line now does',
    severity: 'high',
    ...line,
    scenario: 'As soon as the change is rolled out, those who rely on what was there before fail or lose something.',
    evidence: lines,
    facts: [] as string[],
    elaborates: '',
    recommendation: '',
    replacement: '',
    unknowns: '',
    defer: '',
  };
  const { publication } = await consultOn(texts, ({ purpose, messages }) => {
    if (purpose === 'refute') return telling({ verdict: 'REAL', ground: '', decisive: line, reasoning: '' });
    const facts = JSON.stringify(messages).match(/F-[0-9a-f]{10}/g) ?? [];
    return finding({ ...claim, facts });
  });
  const dropped = (publication.agent?.dropped ?? []).filter(({ because }) => !/no question/.test(because));
  expect(dropped).toEqual([]);
  const said = publication.verified.filter(
    ({ finding: { rule, judged, added }, verdict }) =>
      (added || (judged && rule === check)) && verdict.publish !== false,
  );
  expect(said.length).toBeGreaterThan(0);
});
