import { describe, expect, test } from 'vitest';
import type { Publication } from '../../../src/core/model/publication.ts';
import { consultOn, finding, telling } from './consultation.ts';
import { hop, real, retry, shop } from './shop.ts';

const judged = ({ verified }: Publication) => verified.filter(({ finding }) => finding.judged);
const [evidence] = retry.evidence;

describe('many claims', () => {
  const flood = Array.from({ length: 40 }, (_, index) => ({
    ...retry,
    path: `services/orders/src/m${index}.ts`,
    line: 1,
    quote: `await send${index}(order);`,
    evidence: [
      { path: `services/orders/src/m${index}.ts`, side: 'after', line: 1, quote: `await send${index}(order);` },
    ],
    severity: 'medium',
    check: 'resilience/error-swallowed',
  }));
  const sends = flood.map(({ path, quote }) => [path, ['', `${quote}\n`]] as const);
  const texts = { ...shop, ...Object.fromEntries(sends) };

  test('come to seven comments, and to no more skeptics than there is patience for', async () => {
    const { publication, questions } = await consultOn(texts, ({ purpose }) =>
      purpose === 'find' ? finding(...flood) : telling(real),
    );
    expect(publication.comments).toHaveLength(7);
    const standings = judged(publication).map(({ finding }) => finding.judged?.standing);
    expect(standings.filter((standing) => standing === 'confirmed').length).toBeLessThanOrEqual(24);
    expect(standings.filter((standing) => standing === 'unverified').length).toBeGreaterThan(10);
    expect(questions.filter(({ purpose }) => purpose === 'refute').length).toBeLessThanOrEqual(24 * 3);
    const unverified = judged(publication).filter(({ finding }) => finding.judged?.standing === 'unverified');
    expect(new Set(unverified.map(({ verdict }) => verdict.publish))).toEqual(new Set(['summary']));
  });

  test('beyond forty are not read', async () => {
    const more = flood.map((claim) => ({ ...claim, check: 'events/dual-write' }));
    const { publication } = await consultOn(texts, ({ purpose, about }) =>
      purpose === 'refute' ? telling(real) : about.includes('resilience') ? finding(...flood, ...more) : finding(),
    );
    expect(judged(publication)).toHaveLength(40);
    expect(publication.agent?.dropped).toHaveLength(40);
  });

  test('of the rules come first, and none of theirs gives way', async () => {
    const { publication, rules } = await consultOn(texts, ({ purpose }) =>
      purpose === 'find' ? finding(...flood.map((claim) => ({ ...claim, severity: 'critical' }))) : telling(real),
    );
    expect(publication.comments.slice(0, rules.comments.length).map(({ findings }) => findings)).toEqual(
      rules.comments.map(({ findings }) => findings),
    );
  });

  test('that say the same are one, with the lines of all', async () => {
    const scenario =
      'While the provider is down, whoever orders waits in vain, and the processor is busy with nothing.';
    const other = { ...retry, title: 'Nothing ends `for`', scenario, line: 4, quote: 'return await pay(total);' };
    const again = {
      ...other,
      line: 2,
      quote: retry.quote,
      severity: 'medium',
      evidence: [{ ...evidence, line: 4, quote: other.quote }],
    };
    const { publication } = await consultOn(shop, ({ purpose }) =>
      purpose === 'find' ? finding(again, retry) : telling(real),
    );
    const [one, ...others] = judged(publication);
    expect(others).toEqual([]);
    expect(one?.finding).toMatchObject({ message: `${retry.title}.`, severity: 'high' });
    expect(one?.finding.judged?.evidence.map(({ line }) => line)).toEqual([5, 4]);
  });

  describe('that rest on the same line', () => {
    const other = {
      ...retry,
      check: 'resilience/error-swallowed',
      severity: 'medium',
      title: 'Why charging failed is lost',
      line: 5,
      quote: '} catch {',
      scenario: 'When the card is refused, the reason is thrown away and support cannot tell the customer why.',
      evidence: [{ ...evidence, line: 2, quote: retry.quote }],
    };
    const votedOn = async (claim: object) => {
      const { publication, questions } = await consultOn(shop, ({ purpose }) =>
        purpose === 'find' ? finding(retry, claim) : telling(real),
      );
      const asked = questions.filter(({ purpose }) => purpose === 'refute');
      return { said: judged(publication).map(({ finding }) => finding.rule), votes: asked.length };
    };

    test('and are gone with one fix are put to the test once', async () => {
      const recommendation = 'Give up after three attempts, with a growing pause.';
      expect(await votedOn({ ...other, recommendation })).toEqual({ said: [retry.check], votes: 2 });
    });

    test('and say it alike are put to the test once', async () => {
      const alike = {
        ...other,
        title: retry.title,
        scenario: `${retry.scenario} Nobody sees why.`,
        recommendation: '',
      };
      expect(await votedOn(alike)).toEqual({ said: [retry.check], votes: 2 });
    });

    test('and need two fixes stay two, and so do those that stand elsewhere and have one fix', async () => {
      const two = { said: [retry.check, other.check], votes: 3 };
      expect(await votedOn({ ...other, recommendation: 'Log what `pay` throws.' })).toEqual(two);
      const { recommendation } = retry;
      const far = { ...hop, recommendation };
      expect(await votedOn(far)).toEqual({ said: [retry.check, hop.check], votes: 3 });
    });
  });
});
