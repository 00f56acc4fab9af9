import { contractFiles } from '../../src/core/contracts/files.ts';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareLanguages } from '../../src/core/languages/index.ts';
import { loadGrammar } from '../../src/adapters/local/grammars.ts';
import { openWorld } from '../../src/adapters/local/open-world.ts';
import type { ChangeSet } from '../../src/core/model/change-set.ts';
import type { World } from '../../src/core/model/world.ts';
import type { Publication } from '../../src/core/model/publication.ts';
import { type Replay, replaying } from '../../src/adapters/claude/tape.ts';
import { consult } from '../../src/core/consult.ts';
import { bundledAgents } from '../../src/adapters/local/agent-files.ts';
import { reviewByRules } from '../../src/core/review.ts';
import { readTape } from '../tape/tape-file.ts';

/** The day on which stories are reviewed, which never changes. */
export const storyDay = '2026-11-20';

const folder = join(import.meta.dirname, '../../test/fixtures/pull-requests');

/** An example pull request: two trees and a title. */
export interface Story {
  readonly name: string;
  readonly title: string;
  /** What it shows, in a few words; left out if it is only a test, and no example for people. */
  readonly shows?: string;
  /** What it shows, in a sentence. */
  readonly tells: string;
}

/** A story with what the real pipeline says about it. */
export interface ReviewedStory extends Story {
  readonly head: string;
  readonly changeSet: ChangeSet;
  readonly publication: Publication;
}

/** The stories that the demo tells people. */
export function readExamples(): readonly Story[] {
  return readStories().filter(({ shows }) => shows !== undefined);
}

/** The example pull requests, in the order they are told. */
export function readStories(): readonly Story[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'story.json')));
  const stories = names.map((name) => ({ name, ...readStory(name) }));
  return stories.toSorted((one, other) => one.position - other.position || one.name.localeCompare(other.name));
}

/**
 * Reviews a story as the command line would review its two folders, on a day that never changes. Where the story has a
 * tape, agents look at it too, and the tape speaks for the model.
 * @throws Error where the tape no longer fits what is asked.
 */
export function reviewStory(story: Story): Promise<ReviewedStory> {
  const tape = readTape(folderOf(story));
  return reviewStoryWith(story, tape && replaying(tape));
}

/** The same, with whoever answers the agents; null leaves them out. */
export async function reviewStoryWith(story: Story, model: Replay | null): Promise<ReviewedStory> {
  const opened = await openStory(story);
  const world = { ...opened, ...(model && { ask: model.ask }) };
  const head = createHash('sha1').update(story.name).digest('hex');
  const job = { title: story.title, head, asOf: storyDay, failOn: null };
  const { files } = await world.fetch(job, []);
  const names = files.flatMap(({ before, after }) => [before, after].filter((path) => path !== null));
  const changeSet = await world.fetch(job, names);
  await prepareLanguages(changeSet.after.paths, loadGrammar);
  // The marks in a question are derived from the key: with another one no tape would fit.
  const by = { agents: await bundledAgents(), key: 'the key of the stories', earlier: null };
  const publication = await consult(await reviewByRules(job, world), world, by);
  model?.check();
  return { ...story, head, changeSet, publication };
}

/** The two folders of a story, as the command line opens them. */
export async function openStory(story: Story): Promise<World> {
  const folders = { before: join(folderOf(story), 'before'), after: join(folderOf(story), 'after') };
  return (await openWorld({ kind: 'folders', ...folders }, null, contractFiles)).world;
}

/** Where the publication that was looked at and found right is kept. */
export function goldenOf(story: Story): string {
  return join(folder, story.name, 'publication.json');
}

/** A publication as it is kept: everything that would be said, and every verdict. */
export function printed(publication: Publication): string {
  return `${JSON.stringify(publication, null, 2)}\n`;
}

/** Where everything of a story lies. */
export function folderOf(story: Story): string {
  return join(folder, story.name);
}

function readStory(name: string): Omit<Story, 'name'> & { readonly position: number } {
  return JSON.parse(readFileSync(join(folder, name, 'story.json'), 'utf8'));
}
