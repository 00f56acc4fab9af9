import type { ChangedFile } from '../../model/change-set.ts';

import { mayHoldSecrets } from '../text/secrets.ts';

/** A changed file that no agent was shown, and why. */
export interface Skipped {
  readonly path: string;
  readonly because: string;
}

const generated =
  /(^|\/)(dist|build|out|vendor|node_modules|third_party|__generated__|generated)\/|\.(min\.(js|css)|map|snap|lock|pb\.go|g\.dart)$|[._](generated|gen)\.[^/]+$|_pb2(_grpc)?\.py$|(^|\/)(package-lock\.json|pnpm-lock\.yaml|yarn\.lock|go\.sum|Cargo\.lock|poetry\.lock|composer\.lock|Gemfile\.lock)$/i;

/** Why a changed file is not shown to an agent at all; null if it is. `generatedPaths` are those of generated sources. */
export function skippedBecause(file: ChangedFile, generatedPaths: ReadonlySet<string>): string | null {
  const path = file.after ?? file.before ?? '';
  if ([file.before, file.after].some((one) => one !== null && mayHoldSecrets(one))) return 'it may hold secrets';
  return generated.test(path) || generatedPaths.has(path) ? 'it is generated' : null;
}
