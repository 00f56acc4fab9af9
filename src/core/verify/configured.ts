import { scopeOf } from '../model/config.ts';
import type { Step } from './step.ts';

/** Rules the configuration turns off are not published; those it ranks otherwise get that rank. */
export const configured: Step = (verified, _changeSet, config) =>
  verified.map((one) => {
    const { rules } = scopeOf(config, one.finding.path);
    const setting = Object.hasOwn(rules, one.finding.rule) ? rules[one.finding.rule] : undefined;
    if (setting === undefined) return one;
    return setting === 'off'
      ? { ...one, verdict: { publish: false, because: `the configuration turns ${one.finding.rule} off` } }
      : { ...one, finding: { ...one.finding, severity: setting } };
  });
