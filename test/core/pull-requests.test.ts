import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderOf, goldenOf, readStories, reviewStory, reviewStoryWith } from '../../scripts/demo/story.ts';
import { readTape } from '../../scripts/tape/tape-file.ts';
import { replaying } from '../../src/adapters/claude/tape.ts';

const stories = readStories();

describe('what is said about a pull request', () => {
  test.each(stories)('$name', async (story) => {
    const { publication } = await reviewStory(story);
    // A difference that is meant is written with `npm run stories -- --update`, and read before it is committed.
    expect(JSON.parse(JSON.stringify(publication))).toEqual(JSON.parse(readFileSync(goldenOf(story), 'utf8')));
  });

  test.each(stories.filter((story) => readTape(folderOf(story)) !== null))(
    '$name is told by its own tape only',
    async (story) => {
      const [first, ...rest] = readTape(folderOf(story)) ?? [];
      const other = first ? [{ ...first, key: 'of another prompt' }, ...rest] : [];
      await expect(reviewStoryWith(story, replaying(other))).rejects.toThrow(/Re-record it with `npm run tape`/);
    },
  );

  test('there is a story for each way a review can end', async () => {
    const reviewed = await Promise.all(stories.map(reviewStory));
    const ends = new Set(reviewed.map(({ publication }) => `${publication.outcome}, ${publication.check.conclusion}`));
    expect([...ends].toSorted()).toEqual([
      'could-not-review, neutral',
      'degraded, neutral',
      'findings, failure',
      'findings, neutral',
      'not-applicable, neutral',
      'not-applicable, success',
      'passed, success',
    ]);
  });
});
