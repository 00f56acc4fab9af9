import { scopeOf } from '../model/config.ts';
import type { Step } from './step.ts';

/** Applies the configuration's rules: findings of a rule that is off are not published, others get the set severity. */
export const configured: Step = (verified, _changeSet, config) =>
  verified.map((one) => {
    const { rules } = scopeOf(config, one.finding.path);
    const setting = Object.hasOwn(rules, one.finding.rule) ? rules[one.finding.rule] : undefined;
    if (setting === undefined) return one;
    return setting === 'off'
      ? { ...one, verdict: { publish: false, because: `the configuration turns ${one.finding.rule} off` } }
      : { ...one, finding: { ...one.finding, severity: setting } };
  });
