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

/** Which of the outputs that the agent promises an answer is, what it is for, and on which example change it is shown. */
interface Shown {
  readonly story: string;
  /** With what words it is asked for, each for an example of its own. */
  readonly args: readonly (readonly string[])[];
  readonly output: string;
  readonly words: string;
}

const refunds = { story: 'refunds-added', args: [[]] };

const shown: Readonly<Record<AnswerName, Shown>> = {
  ask: {
    story: 'refunds-added',
    args: [['what', 'calls', 'payments', 'for', 'a', 'refund?']],
    output: 'any question',
    words: 'Whatever somebody wants to know of a change. The answer stands on lines that were found, or says that nothing tells.',
  },
  contract: {
    story: 'refunds-added',
    args: [[]],
    output: 'API contract, with example requests and answers',
    words: 'What changes for whom: the version that each contract requires, the changes by the operation that meets them, and examples of those operations.',
  },
  migration: {
    story: 'field-removed',
    args: [[]],
    output: 'migration guide',
    words: 'For those who call it: each change that breaks or endangers them, with the contract, the requests and the answers before and after, and the days that it announces.',
  },
  'blast-radius': {
    story: 'field-removed',
    args: [['58b088a0']],
    output: 'who depends on it',
    words: 'Who in this repository uses what a finding changes, line by line: who is known to, and the code that names it. It says how many files were looked at.',
  },
  diagram: {
    story: 'refunds-added',
    args: [[], ['sequence'], ['before-after']],
    output: 'service diagram, and communication patterns with sequence diagrams',
    words: 'A picture in Mermaid, each node and edge with the line that shows it. `services` draws who uses whom and what the change does to that, `sequence` the calls that change, `before-after` the map twice.',
  },
  adr: {
    story: 'field-removed',
    args: [['Drop', 'the', 'total']],
    output: 'decision record',
    words: 'A record of the decision, begun from facts. What only people know is left for them to write.',
  },
  rollout: {
    story: 'field-removed',
    args: [[]],
    output: 'rollout plan, with the way back',
    words: 'How the change goes out so that nobody breaks on the way: expand, migrate, contract; what to watch, and the way back.',
  },
  boundaries: {
    ...refunds,
    output: 'service boundaries with responsibilities',
    words: 'The services a change touches, what each promises, who uses whom, and a rule for the linter where one begins to import another.',
  },
  resilience: {
    ...refunds,
    output: 'resilience patterns with configuration',
    words: 'What bounds, repeats and isolates the calls that change, with the option to write for the client at hand, and probes for workloads that have none.',
  },
  observability: {
    ...refunds,
    output: 'observability plan',
    words: 'What to measure of the operations and calls that change, as queries over the metrics that OpenTelemetry names.',
  },
  auth: {
    ...refunds,
    output: 'authentication and authorization, with the flow of tokens',
    words: 'Who may call what changes, before and after, and how a token gets there, as the contract has it.',
  },
  caching: {
    ...refunds,
    output: 'caching design',
    words: 'What the answers of reading operations say about how long they may be kept, and the headers to write.',
  },
  testing: {
    ...refunds,
    output: 'testing strategy',
    words: 'Which code that changes has no test named after it, what such a test would be called here, and requests to test with.',
  },
  performance: {
    ...refunds,
    output: 'performance targets and capacity',
    words: 'Which lists and waits have no bound, and what to measure to hold a target.',
  },
  versioning: {
    ...refunds,
    output: 'versioning strategy, with the path and the days of a deprecation',
    words: 'Which version each contract needs, what clients ask for, the days that are announced, and what to write.',
  },
  technology: {
    ...refunds,
    output: 'technology choice',
    words: 'Which dependencies come, go and move, each with its line, and what the change is written in.',
  },
  tradeoffs: {
    ...refunds,
    output: 'trade-offs considered',
    words: 'What each finding costs as it is, for whom, and what there is instead.',
  },
};

const folder = join(import.meta.dirname, '../../docs/answers');

/** The pages of all answers, and the list of them, as they should stand in docs/answers. */
export async function answerPages(): Promise<readonly AnswerPage[]> {
  const materials = new Map<string, Material>();
  const pages: AnswerPage[] = [];
  for (const name of answerNames) {
    const { story, args, words } = shown[name];
    const material = materials.get(story) ?? (await materialOfStory(story));
    materials.set(story, material);
    const text = [
      `# \`/architect ${name}\``,
      words,
      `In a comment it takes permission to read. On the command line it is \`architect ${name}\`. From facts alone it asks no model and costs nothing; [what an agent adds](README.md#with-a-model) is said there.`,
      ...args.flatMap((said) => [
        `## Example`,
        `\`${[`/architect ${name}`, ...said].join(' ')}\` on the example change \`${story}\`:`,
        lowered(answerOf({ name, args: said }, material).trim()),
      ]),
    ].join('\n\n');
    pages.push({ path: join(folder, `${name}.md`), text: `${text}\n` });
  }
  return [...pages, { path: join(folder, 'README.md'), text: overview() }];
}

/** With its headings below those of the page; what looks like one in a block of code is none. */
function lowered(markdown: string): string {
  let inCode = false;
  const lines = markdown.split('\n').map((line) => {
    if (/^`{3,}/u.test(line)) inCode = !inCode;
    return inCode ? line : line.replace(/^(?=##? )/u, '##');
  });
  return lines.join('\n');
}

function overview(): string {
  const rows = answerNames.map((name) => `| [\`${name}\`](${name}.md) | ${shown[name].output} |`);
  return [
    '# Answers about a change',
    'Each is a command in a comment, `/architect resilience`, and a command line, `architect resilience --base origin/main`. Facts come first: where nothing was read, nothing is said.',
    ['| answer | what it is |', '|---|---|', ...rows].join('\n'),
    '## With a model',
    'In a comment the agent adds to an answer where there is a key, the configuration lets it (`agent:`), and whoever asks may write; on the command line with `--agent`. What facts say stays as it is, and comes first. Every sentence the agent adds names a line that code has found in one of the two trees, and no comment; one that names a path, a setting or an identifier which is not there is left out, and how many were is said. `ask` without a line that holds is answered with "the evidence does not tell". What it costs counts for the pull request and the day like a review; where the budget is spent, the facts are given alone and say so.',
    'A question is data. Neither it nor anything in the code can make the answer do more than say sentences: no mention, link, picture or HTML gets out, and no check changes.',
  ].join('\n\n') + '\n';
}

/** The material about an example change, as of `storyDay`. */
export async function materialOfStory(name: string): Promise<Material> {
  const story = readStories().find((one) => one.name === name);
  if (story === undefined) throw new Error(`there is no story ${name}`);
  const world = await openStory(story);
  const job = { title: story.title, head: 'a'.repeat(40), asOf: storyDay, failOn: null };
  const { files } = await world.fetch(job, []);
  await prepareLanguages(files.flatMap(({ after }) => after ?? []), loadGrammar);
  return materialOf(await reviewByRules(job, world));
}
