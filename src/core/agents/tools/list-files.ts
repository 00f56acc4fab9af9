import { z } from 'zod';
import { globTest } from '../text/glob.ts';
import { nearestFirst } from '../material/nearest-first.ts';
import { side } from './side.ts';
import { toolOf } from './tool.ts';

const most = 300;

export default toolOf({
  description: 'Lists the files of the repository whose paths fit a pattern, those near the change first.',
  input: z.strictObject({
    glob: z.string().max(500).describe('`services/*/Dockerfile`, `**/*.proto`. Empty for all.'),
    side,
  }),
  run: ({ glob, side }, { trees, files }) => {
    const paths = nearestFirst(trees[side].paths().filter(globTest(glob)), files);
    const note = paths.length > most ? `The first ${most} of ${paths.length} files.` : `${paths.length} files.`;
    return { of: `paths ${side} the change`, lines: paths.slice(0, most), note };
  },
});
