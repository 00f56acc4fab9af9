import { z } from 'zod';
import { pathOf } from '../material/path-of.ts';
import { side } from './side.ts';
import { toolOf } from './tool.ts';

export default toolOf({
  description: 'Lists the operations that the contracts of a service or folder describe, with their lines.',
  input: z.strictObject({
    service: z.string().max(500).describe('A folder, as `services/orders`. Empty for every contract that was read.'),
    side,
  }),
  run: ({ service, side }, { trees, endpoints }) => {
    const folder = pathOf(service);
    const within = (path: string) => folder === '' || path === folder || path.startsWith(`${folder}/`);
    const paths = trees[side].paths().filter((path) => within(path) && trees[side].read(path) !== undefined);
    const lines = paths.flatMap((path) =>
      endpoints(side, path).map((endpoint) => `${path}:${side === 'after' ? 'a' : 'b'}${endpoint}`),
    );
    const note =
      lines.length === 0 ? 'No contract that was read describes operations there.' : `${lines.length} operations.`;
    return { of: `operations ${side} the change`, lines, note };
  },
});
