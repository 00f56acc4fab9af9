import { hash } from 'node:crypto';

/** The same from push to push, for the same rule and subject. */
export function findingId(rule: string, subject: string): string {
  return hash('sha256', `${rule}\n${subject}`).slice(0, 8);
}
