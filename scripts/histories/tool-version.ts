import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A hash of the code that reviews, which identifies its version. */
export function toolVersion(project: string): string {
  const hash = createHash('sha256');
  for (const part of ['bin', 'src', 'agents']) {
    const files = readdirSync(join(project, part), { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    for (const path of files.map((one) => join(one.parentPath, one.name)).toSorted()) {
      hash.update(path.slice(project.length)).update(readFileSync(path));
    }
  }
  return hash.digest('hex').slice(0, 12);
}
