import type { Area } from '../model/rule.ts';
import { rules } from './index.ts';

/** The area of a rule, by its id; undefined where there is no such rule. */
export function areaOf(rule: string): Area | undefined {
  return Object.hasOwn(rules, rule) ? rules[rule]?.area : undefined;
}
