import { camel } from './names.ts';
import type { Scaffold } from './scaffold.ts';

/** A step of the verification, with its tests. @throws Error if the name is not in kebab-case. */
export function newStep(name: string): Scaffold {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(`\`${name}\` is no name of a step: say what findings are after it, like \`capped\``);
  }
  const file = `src/core/verify/${name}.ts`;
  const tests = `test/core/verify/${name}.test.ts`;
  return {
    files: { [file]: step(name), [tests]: stepTests(name) },
    next: [
      `Say in ${file} which findings get which verdict, and why. It drops none: who is not published has a reason.`,
      'Put it into the list in src/core/verify/index.ts, where order is meaning, and say there why it stands where it stands.',
      'npm run generate && npm test',
    ],
  };
}

const step = (name: string) => `import type { Step } from './step.ts';

/** What holds for every finding after it. */
export const ${camel(name)}: Step = (verified) =>
  verified.map((one) =>
    one.finding.severity === 'low' ? { ...one, verdict: { publish: false, because: 'the reason' } } : one,
  );
`;

const stepTests = (name: string) => `import { expect, test } from 'vitest';
import { defaultConfig } from '../../../src/core/config/default.ts';
import { emptySnapshot } from '../../../src/core/model/tree.ts';
import { ${camel(name)} } from '../../../src/core/verify/${name}.ts';
import { findingOf } from '../report/finding.ts';

const changeSet = { before: emptySnapshot, after: emptySnapshot, files: [], configs: [], notes: [] };
const verdictOf = (severity: 'low' | 'high') =>
  ${camel(name)}([{ finding: findingOf({ severity }), verdict: { publish: 'summary' } }], changeSet, defaultConfig)[0]?.verdict;

test('it says why a finding is not published', () => {
  expect(verdictOf('low')).toEqual({ publish: false, because: 'the reason' });
});

test('all others are left as they were', () => {
  expect(verdictOf('high')).toEqual({ publish: 'summary' });
});
`;
