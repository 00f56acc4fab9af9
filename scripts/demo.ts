import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { page } from './demo/page.ts';
import { readStories, type ReviewedStory, reviewStory } from './demo/story.ts';

const target = join(import.meta.dirname, '../demo/index.html');
const stories: ReviewedStory[] = [];
for (const story of readStories()) {
  const reviewed = await reviewStory(story);
  stories.push(reviewed);
  console.log(`${posted(reviewed)}\n`);
}
mkdirSync(join(target, '..'), { recursive: true });
writeFileSync(target, page(stories));
console.log(`${stories.length} pull requests reviewed. As a person sees them: ${relative('.', target)}`);

function posted({ name, title, publication: { check, comments, summary } }: ReviewedStory): string {
  return [
    `━━ ${title} (${name})`,
    `Check: ${check.conclusion}, "${check.title}"`,
    ...comments.map(({ path, line, side, body }) => `Comment on ${path}:${line} (${side})\n${quoted(body)}`),
    summary === null ? 'No summary comment.' : `Summary comment\n${quoted(summary)}`,
  ].join('\n\n');
}

function quoted(body: string): string {
  return body.trimEnd().replace(/^/gmu, '  │ ');
}
