import { hash } from 'node:crypto';
import type { Finding } from '../model/finding.ts';

/** A fingerprint of what exactly a finding is about: what people accept is this, and nothing that comes later. */
export function anchorOf(change: unknown): string {
  return hash('sha256', JSON.stringify(change)).slice(0, 8);
}

/** One finding that speaks for others changes with each of them: who accepted it has seen these, and no others. */
export function withAnchors(story: readonly Finding[]): readonly Finding[] {
  const anchors = new Map(story.map(({ id, anchor = '' }) => [id, anchor]));
  return story.map((finding) => {
    const members = finding.group?.members ?? [];
    if (members.length === 0) return finding;
    const each = members.map((id) => [id, anchors.get(id)]).toSorted();
    return { ...finding, anchor: anchorOf([finding.anchor ?? null, each]) };
  });
}
