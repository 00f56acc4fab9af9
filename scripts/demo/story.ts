import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareLanguages } from '../../src/languages/index.ts';
import { loadGrammar } from '../../src/local/grammars.ts';
import { openWorld } from '../../src/local/open-world.ts';
import type { ChangeSet } from '../../src/model/change-set.ts';
import type { Publication } from '../../src/model/publication.ts';
import { review } from '../../src/review.ts';

const folder = join(import.meta.dirname, '../../test/fixtures/pull-requests');

/** An example pull request: two trees, and what its author calls it. */
export interface Story {
  readonly name: string;
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly tells: string;
}

/** A story with what the real pipeline says about it. */
export interface ReviewedStory extends Story {
  readonly head: string;
  readonly changeSet: ChangeSet;
  readonly publication: Publication;
}

/** The example pull requests, in the order they are told. */
export function readStories(): readonly Story[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'story.json')));
  const stories = names.map((name) => ({ name, ...readStory(name) }));
  return stories.toSorted((one, other) => one.position - other.position || one.name.localeCompare(other.name));
}

/** Reviews a story as the command line would review its two folders, on a day that never changes. */
export async function reviewStory(story: Story): Promise<ReviewedStory> {
  const comparison = { kind: 'folders', before: folderOf(story, 'before'), after: folderOf(story, 'after') } as const;
  const { world } = await openWorld(comparison, null);
  const head = createHash('sha1').update(story.name).digest('hex');
  const job = { title: story.title, head, asOf: '2026-11-20', failOn: null };
  const { files } = await world.fetch(job, []);
  const names = files.flatMap(({ before, after }) => [before, after].filter((path) => path !== null));
  const changeSet = await world.fetch(job, names);
  await prepareLanguages(changeSet.after.paths, loadGrammar);
  return { ...story, head, changeSet, publication: await review(job, world) };
}

/** Where the publication that was looked at and found right is kept. */
export function goldenOf(story: Story): string {
  return join(folder, story.name, 'publication.json');
}

/** A publication as it is kept: everything that would be said, and every verdict. */
export function printed(publication: Publication): string {
  return `${JSON.stringify(publication, null, 2)}\n`;
}

function folderOf(story: Story, side: 'before' | 'after'): string {
  return join(folder, story.name, side);
}

function readStory(name: string): Omit<Story, 'name'> & { readonly position: number } {
  return JSON.parse(readFileSync(join(folder, name, 'story.json'), 'utf8'));
}
