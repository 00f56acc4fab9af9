import { expect, test } from 'vitest';
import { openStory, readStories, storyDay } from '../../scripts/demo/story.ts';
import type { ChangeSet } from '../../src/core/model/change-set.ts';
import type { Snapshot } from '../../src/core/model/tree.ts';
import type { World } from '../../src/core/model/world.ts';
import { review } from '../../src/core/review.ts';

/** Names of fields and of paths in the stories, but for those of files that are referred to. */
const names = /(?<!\$ref:.*)\b(sku|quantity|status|total|customer|lines|notes|orders|refunds|shipments)\b/g;

/** Ways to write a name, none of which is ours to choose. */
const styles: Readonly<Record<string, (name: string) => string>> = {
  'snake case, singular': (name) => `the_${name.replace(/s$/, '')}`,
  'kebab case, plural': (name) => `all-${name}s`,
  'camel case': (name) => `one${name.charAt(0).toUpperCase()}${name.slice(1)}`,
  'upper case': (name) => name.toUpperCase(),
};

/** The same change in a house that writes all its names in another way. */
function restyled(world: World, style: (name: string) => string): World {
  const written = ({ texts, ...tree }: Snapshot): Snapshot => ({
    ...tree,
    texts: Object.fromEntries(
      Object.entries(texts).map(([path, text]) => [path, /\.ya?ml$/.test(path) ? text.replace(names, style) : text]),
    ),
  });
  const fetch = async (...asked: Parameters<World['fetch']>): Promise<ChangeSet> => {
    const { before, after, ...rest } = await world.fetch(...asked);
    return { ...rest, before: written(before), after: written(after) };
  };
  return { ...world, fetch };
}

async function said(world: World): Promise<readonly string[]> {
  const { verified } = await review({ title: 'a change', head: 'head', asOf: storyDay, failOn: null }, world);
  const one = ({ finding, verdict }: (typeof verified)[number]) =>
    `${finding.rule} ${finding.change?.severity ?? finding.severity} ${finding.line} ${String(verdict.publish)}`;
  return verified.map(one).toSorted();
}

test.each(readStories().map((story) => [story.name, story] as const))(
  'nothing else is said of %s where all names are written in another way',
  async (_name, story) => {
    const expected = await said(await openStory(story));
    for (const style of Object.values(styles)) {
      expect(await said(restyled(await openStory(story), style))).toEqual(expected);
    }
  },
);
