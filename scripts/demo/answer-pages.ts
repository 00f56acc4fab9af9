import { join } from 'node:path';
import { loadGrammar } from '../../src/adapters/local/grammars.ts';
import { prepareLanguages } from '../../src/core/languages/index.ts';
import { materialOf } from '../../src/core/material-of.ts';
import { type AnswerName, answerNames, type Material } from '../../src/core/model/material.ts';
import { answerOf } from '../../src/core/report/answers/index.ts';
import { reviewByRules } from '../../src/core/review.ts';
import { openStory, readStories, storyDay } from './story.ts';

/** A page about an answer, whose example is what is really said about an example change. */
export interface AnswerPage {
  readonly path: string;
  readonly text: string;
}

/** On which example change each answer is shown, with what words, and what it is for. */
const shown: Readonly<Record<AnswerName, { readonly story: string; readonly args: readonly string[]; readonly words: string }>> = {
  contract: {
    story: 'field-removed',
    args: [],
    words: 'What changes for whom: the version that each contract requires, and the changes by the operation that meets them.',
  },
  migration: {
    story: 'field-removed',
    args: [],
    words: 'For those who call it: each change that breaks or endangers them, with the contract before and after, and the days that it announces.',
  },
  'blast-radius': {
    story: 'field-removed',
    args: ['58b088a0'],
    words: 'Who in this repository uses what a finding changes, line by line, as far as the review reads it: the files of the change, and what they lead to.',
  },
  diagram: {
    story: 'import-across-services',
    args: [],
    words: 'A picture in Mermaid, each node and edge with the line that shows it. `services` draws who uses whom and what the change does to that, `sequence` the calls that change, `before-after` the map twice.',
  },
  adr: {
    story: 'field-removed',
    args: ['Drop the total'],
    words: 'A record of the decision, begun from facts. What only people know is left for them to write.',
  },
  rollout: {
    story: 'field-removed',
    args: [],
    words: 'How the change goes out so that nobody breaks on the way: expand, migrate, contract; what to watch, and the way back.',
  },
};

/** The pages of all answers, as they should stand in docs/answers. */
export async function answerPages(): Promise<readonly AnswerPage[]> {
  const materials = new Map<string, Material>();
  const pages: AnswerPage[] = [];
  for (const name of answerNames) {
    const { story, args, words } = shown[name];
    const material = materials.get(story) ?? (await materialOfStory(story));
    materials.set(story, material);
    const asked = [`/architect ${name}`, ...args].join(' ');
    const offline = name === 'contract' ? '`architect contract before.yaml after.yaml --format markdown`' : `\`architect ${name}\``;
    const text = [
      `# \`/architect ${name}\``,
      words,
      `In a comment it takes permission to read. On the command line it is ${offline}. It asks no model and costs nothing.`,
      `## Example`,
      `\`${asked}\` on the example change \`${story}\`:`,
      answerOf({ name, args }, material).replaceAll(/^(?=##? )/gmu, '##'),
    ].join('\n\n');
    pages.push({ path: join(import.meta.dirname, `../../docs/answers/${name}.md`), text });
  }
  return pages;
}

/** What is known of an example change, on a day that never changes. */
export async function materialOfStory(name: string): Promise<Material> {
  const story = readStories().find((one) => one.name === name);
  if (story === undefined) throw new Error(`there is no story ${name}`);
  const world = await openStory(story);
  const job = { title: story.title, head: 'a'.repeat(40), asOf: storyDay, failOn: null };
  const { files } = await world.fetch(job, []);
  await prepareLanguages(files.flatMap(({ after }) => after ?? []), loadGrammar);
  return materialOf(await reviewByRules(job, world));
}
