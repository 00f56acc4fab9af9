import { expect, onTestFinished, test, vi } from 'vitest';
import type { ChangeSeverity } from '../../../src/core/model/finding.ts';
import { withGeneratedDescriptions } from '../../../src/core/rules/generated-descriptions.ts';
import type { Judged, Unit } from '../../../src/core/rules/unit.ts';
import { changeOf, findingOf } from '../report/finding.ts';

/** That a field of a format is gone. */
function gone(format: 'protobuf' | 'openapi', subject: string, severity: ChangeSeverity): Unit {
  const finding = findingOf({ path: format, subject, change: changeOf({ severity }) });
  const difference = { kind: 'property', aspect: 'presence', now: null, given: {}, subject };
  const judged = { finding, difference, contract: { format, path: format } } as unknown as Judged;
  return { finding, parts: [judged], elsewhere: [] };
}

const said = (units: readonly Unit[]) =>
  withGeneratedDescriptions(units).map(({ finding, parts }) => [finding.subject, parts.length]);

test('the first that is as bad says it for both, whatever stands before the name', () => {
  const units = [
    gone('openapi', 'a.yaml: v1Order > totalPrice (output)', 'breaking'),
    gone('openapi', 'a.yaml: shop.Order > totalPrice (output)', 'dangerous'),
    gone('openapi', 'a.yaml: Border > note (output)', 'dangerous'),
    gone('protobuf', 'a.proto: shop.Order > total_price', 'dangerous'),
    gone('protobuf', 'b.proto: shop.Order > total_price', 'breaking'),
    gone('protobuf', 'b.proto: shop.rder > total_price', 'breaking'),
  ];
  expect(said(units)).toEqual([
    ['a.yaml: Border > note (output)', 1],
    ['a.proto: shop.Order > total_price', 2],
    ['b.proto: shop.Order > total_price', 2],
    ['b.proto: shop.rder > total_price', 1],
  ]);
});

test.each([
  ['of as many names', (at: number) => `Order${at}`, 'breaking'],
  ['of one name that are less bad', () => 'Order', 'dangerous'],
] as const)('many fields %s are looked up, and not compared each with each', (_, name, severity) => {
  const many = 300;
  const units = Array.from({ length: many }, (__, at) => [
    gone('protobuf', `a.proto: ${name(at)} > total`, severity),
    gone('openapi', `a.yaml: v1${name(at)} > total (output)`, 'breaking'),
  ]).flat();
  const steps = [vi.spyOn(String.prototype, 'endsWith'), vi.spyOn(Map.prototype, 'get')];
  onTestFinished(() => steps.forEach((step) => step.mockRestore()));
  expect(withGeneratedDescriptions(units)).toHaveLength(severity === 'breaking' ? many : 2 * many);
  // Each with each would be 90,000.
  expect(steps.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBeLessThan(20 * many);
});
