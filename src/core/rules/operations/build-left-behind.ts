import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Deployment & operations',
  severity: 'high',
  message: 'What builds or deploys this does not know of the change.',
  why: 'It works on the machine of its author. The image fails to build, lacks a file, or starts without what the code now needs.',
  fix: 'Add it in the same change to every file that lists its siblings.',
  ask: 'Find a package, workspace member, module, file, native library, port or start command that this change adds, moves or renames and that a Dockerfile, a build or lock file, a chart, a manifest or a pipeline of this repository names for its siblings and not for it. Name the line that lists the siblings.',
  notWhen: ['the file takes the whole folder, or a pattern that fits it', 'it is not part of what is deployed'],
  authority: [authorities.twelveBuild],
} satisfies AskRule;
