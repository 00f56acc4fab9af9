import { readFileSync, writeFileSync } from 'node:fs';
import { answerPages } from './demo/answer-pages.ts';
import { goldenOf, printed, readStories, reviewStory } from './demo/story.ts';

const update = process.argv.includes('--update');
let stale = 0;
for (const story of readStories()) {
  const now = printed((await reviewStory(story)).publication);
  const kept = read(goldenOf(story));
  if (now === kept) continue;
  stale += 1;
  if (update) writeFileSync(goldenOf(story), now);
  console.log(`${story.name}: ${update ? 'written' : 'differs from its publication.json'}`);
}
for (const { path, text } of await answerPages()) {
  if (text === read(path)) continue;
  stale += 1;
  if (update) writeFileSync(path, text);
  console.log(`${path}: ${update ? 'written' : 'differs'}`);
}
if (stale === 0) console.log('Every story is told as before.');
else if (update)
  console.log('Read the difference before you commit it: git diff test/fixtures/pull-requests docs/answers');
else {
  console.log('If that is what you meant: npm run stories -- --update');
  process.exitCode = 1;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
