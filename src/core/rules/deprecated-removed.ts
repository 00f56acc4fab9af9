import type { When } from '../model/rule.ts';

type Sunset = 'none' | 'passed' | 'ahead';

/**
 * The removal of something deprecated, by what its sunset date says on the day of the review. Drafts and alphas are left
 * out: they may go at any time.
 */
export function deprecatedRemoved(sunset: Readonly<Record<'operation' | 'parameter' | 'property', readonly Sunset[]>>) {
  return [
    {
      kind: 'operation',
      aspect: 'presence',
      now: null,
      direction: ['input', 'output'],
      effect: ['narrowed', 'widened'],
      given: { deprecated: true, sunset: sunset.operation, stability: ['none', 'invalid', 'beta', 'stable'] },
    },
    {
      kind: 'parameter',
      aspect: 'presence',
      now: null,
      direction: 'input',
      effect: 'narrowed',
      given: { deprecated: true, sunset: sunset.parameter },
    },
    {
      kind: 'property',
      aspect: 'presence',
      now: null,
      direction: ['input', 'output'],
      effect: ['narrowed', 'widened'],
      given: { deprecated: true, sunset: sunset.property },
    },
  ] as const satisfies readonly When[];
}
