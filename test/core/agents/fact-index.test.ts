import { expect, test } from 'vitest';
import { factIndexOf, sayFact } from '../../../src/core/agents/material/fact-index.ts';
import { callStatements } from '../../../src/core/languages/call-statements.ts';
import type { Statement } from '../../../src/core/model/fact.ts';
import { type Facts, noFacts } from '../../../src/core/model/facts.ts';
import type { Verified } from '../../../src/core/model/finding.ts';
import type { RemoteCall, Source } from '../../../src/core/model/source.ts';
import { changeOf, findingOf } from '../report/finding.ts';

const call = (line: number, given: Partial<RemoteCall> = {}): RemoteCall => ({
  client: 'fetch',
  expression: 'fetch',
  inside: 'pay',
  line,
  text: 'fetch(url)',
  via: null,
  touched: true,
  timeout: 'none',
  because: '',
  ...given,
});
const source = (calls: readonly RemoteCall[], role: Source['role'] = 'service'): Source => ({
  path: 'services/orders/src/pay.ts',
  language: 'TypeScript',
  role,
  imports: [],
  calls,
  clients: [],
});
const facts = (after: readonly Source[]): Facts => ({
  ...noFacts('2026-06-01'),
  statements: after.flatMap((one) => callStatements(one, 'after')),
});
const said = (line: number, given: Parameters<typeof findingOf>[0] = {}): Verified => ({
  finding: findingOf({ line, change: changeOf(), ...given }),
  verdict: { publish: 'summary' },
});

test('facts keep their ids when lines move, and are told in an order of their own', () => {
  const one = factIndexOf(facts([source([call(4)])]), [said(41), said(7, { subject: 'other', severity: 'low' })]);
  const moved = factIndexOf(facts([source([call(90)])]), [said(9, { subject: 'other', severity: 'low' }), said(50)]);
  expect(new Set(one.map(({ id }) => id))).toEqual(new Set(moved.map(({ id }) => id)));
  expect(one.map(({ kind }) => kind)).toEqual(['contract.breaking', 'contract.breaking', 'call.added']);
  expect(sayFact(one[1] ?? expect.fail('no fact'))).toMatch(
    /^F-[0-9a-f]{10} contract\.breaking \(proven\) services\/orders\/openapi\.yaml:a41 \[contract\/response-field-removed\] /,
  );
});

test('calls that the change does not touch, and those of tests, are no facts', () => {
  expect(factIndexOf(facts([source([call(4, { touched: false })]), source([call(5)], 'test')]), [])).toEqual([]);
});

test('a kind of fact that nobody knew of is told before what breaks nobody, and can be cited', () => {
  const probe: Statement = {
    kind: 'deployment.probe-removed',
    certainty: 'proven',
    subject: 'orders',
    said: 'the readiness probe of orders is gone',
    path: 'deploy/orders.yaml',
    line: 12,
    side: 'before',
    known: ['orders readinessProbe', 'path: /ready'],
  };
  const safe = said(3, { subject: 'note', severity: 'low', change: changeOf({ severity: 'safe' }) });
  const told = factIndexOf({ ...facts([]), statements: [probe] }, [safe]);
  expect(told.map(({ kind }) => kind)).toEqual(['deployment.probe-removed', 'contract.safe']);
  expect(sayFact(told[0] ?? expect.fail('no fact'))).toMatch(
    /^F-[0-9a-f]{10} deployment\.probe-removed \(proven\) deploy\/orders\.yaml:b12 the readiness/,
  );
});
