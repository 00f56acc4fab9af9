import { openClaude } from '../src/adapters/claude/ask.ts';
import { modelsOf } from '../src/adapters/claude/models.ts';
import { type Recorded, recording, type Replay } from '../src/adapters/claude/tape.ts';
import { readSettings } from '../src/adapters/settings.ts';
import { folderOf, readStories, reviewStoryWith } from './demo/story.ts';
import { readTape, readWritten, writeTape } from './tape/tape-file.ts';
import { askingWritten } from './tape/written.ts';

const live = process.argv.includes('--live') ? liveAsk() : null;
const named = process.argv.slice(2).filter((word) => word !== '--live');
for (const story of readStories()) {
  const folder = folderOf(story);
  const written = readWritten(folder);
  const isWanted = named.length > 0 ? named.includes(story.name) : written !== null || readTape(folder) !== null;
  const answering = live ?? (written && askingWritten(written));
  if (!isWanted || answering === null) continue;
  const tape: Recorded[] = [];
  const ask = recording(answering.ask, (recorded) => void tape.push(recorded));
  const { publication } = await reviewStoryWith(story, { ask, check: answering.check });
  writeTape(folder, tape);
  const { agent, because } = publication.lanes;
  console.log(`${story.name}: ${tape.length} questions, ${agent}${because === null ? '' : ` (${because})`}`);
}
console.log('Now tell the stories with it, and read the difference: npm run stories -- --update');

/** Asks the real model; nothing is checked. */
function liveAsk(): Replay {
  const { model } = readSettings(process.env);
  if (model === null) throw new Error('--live asks the real model: set ANTHROPIC_API_KEY.');
  const { key, baseUrl, models } = model;
  return { ask: openClaude({ key, baseUrl, models: modelsOf(models), secondsPerCall: 240 }), check: () => {} };
}
