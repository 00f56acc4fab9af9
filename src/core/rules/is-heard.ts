import { type Config, scopeOf } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';

/** Whether people will hear of it: it may hurt somebody, and the configuration does not turn its rule off. */
export function isHeard({ change, path, rule }: Finding, config: Config): boolean {
  return change?.severity !== 'safe' && scopeOf(config, path).rules[rule] !== 'off';
}
