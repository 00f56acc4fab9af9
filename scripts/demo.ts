import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { page } from './demo/page.ts';
import { readExamples, type ReviewedStory, reviewStory } from './demo/story.ts';
import { link, paint, posted, storyLine } from './demo/terminal.ts';

const target = join(import.meta.dirname, '../demo/index.html');
// Who reads the first lines alone, as `head` does, has them.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
const isVerbose = process.argv.includes('--verbose');
const examples = readExamples();
const reviewed: ReviewedStory[] = [];
console.log(`\n${paint('bold', 'Architect')} reviews ${examples.length} example pull requests:\n`);
for (const example of examples) {
  const story = await reviewStory(example);
  reviewed.push(story);
  console.log(storyLine(story));
  if (isVerbose) console.log(`\n${posted(story)}\n`);
}
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, page(reviewed));
console.log(`\nAs people see them on their pull requests: ${link(pathToFileURL(target).href)}`);
if (!isVerbose) console.log(paint('dim', 'The Markdown that is posted: npm run demo -- --verbose'));
