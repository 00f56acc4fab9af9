import { expect, test } from 'vitest';
import { globTest } from '../../../src/core/agents/text/glob.ts';

test.each<[pattern: string, fits: readonly string[], others: readonly string[]]>([
  ['*.ts', ['a.ts', 'src/a.ts'], ['a.tsx', 'src/a.ts.md']],
  ['src/**', ['src/a.ts', 'src/a/b.ts'], ['lib/src/a.ts']],
  ['src/*/index.ts', ['src/a/index.ts'], ['src/index.ts', 'src/a/b/index.ts']],
  ['**/orders', ['orders', 'services/orders', 'services/orders/a.ts'], ['services/orders-old']],
  ['{constructor,toString}.ts', ['constructor.ts', 'src/toString.ts'], ['other.ts']],
  ['?.ts', ['a.ts'], ['ab.ts']],
  ['a+(b).ts', ['a+(b).ts'], ['aab.ts']],
])('%s fits these paths and no others', (pattern, fits, others) => {
  const test = globTest(pattern);
  expect([...fits, ...others].filter(test)).toEqual(fits);
});
