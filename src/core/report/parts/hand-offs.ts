import type { HandOff } from '../../model/agent-report.ts';
import { code, prose } from '../words/escape.ts';

/** Observations of agents for other specialists: in a list, never on a line. */
export function sayHandOffs(handOffs: readonly HandOff[]): readonly string[] {
  if (handOffs.length === 0) return [];
  const items = handOffs.map(({ to, what, file, line }) => `- ${code(to)}: ${prose(what)} ${code(`${file}:${line}`)}`);
  return [['#### Hand-offs', '', ...items].join('\n')];
}
