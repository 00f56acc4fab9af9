import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../../src/core/rules/index.ts';
import { casesOf, readFixture } from '../../cases/fixture.ts';
import { judgeFixture } from '../../cases/judge-fixture.ts';

const root = join(import.meta.dirname, '../../fixtures/rules');

describe.each([...casesOf(root)])('%s', (id, cases) => {
  test.each(cases)('%s', async (name) => {
    const fixture = readFixture(join(root, id, name));
    const { facts, notes, findings } = await judgeFixture(id, rules, fixture);
    expect(facts.unread).toEqual([]);
    expect(notes).toEqual([]);
    // One line can say two things: a component is used in requests and in responses.
    const found = new Set(findings.map(({ side, path, line }) => `${side} ${path}:${line}`));
    expect(found).toEqual(new Set(fixture.marks.map(({ side, file, line }) => `${side} ${file}:${line}`)));
    for (const { message, quote } of findings) {
      for (const [blank] of rules[id]?.message.matchAll(/\{\w+\}/g) ?? []) expect(message).not.toContain(blank);
      expect(quote).not.toBe('');
    }
    expect(new Set(fixture.marks.map(({ rule }) => rule))).toEqual(new Set(fixture.marks.length > 0 ? [id] : []));
  });
});
