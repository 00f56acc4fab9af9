import { withoutTrace } from '../../model/trace.ts';

/**
 * Whether two texts say the same: a host stores line ends and the end of a text in its own way, and what led to a text
 * is no part of what it says.
 */
export function isSameText(one: string, other: string): boolean {
  const told = (body: string) => withoutTrace(body.replaceAll('\r\n', '\n')).trim();
  return told(one) === told(other);
}
