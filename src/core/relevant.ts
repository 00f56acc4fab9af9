import { leftOutBy } from './config/relevant.ts';
import { couldBeContract } from './contracts/detect.ts';
import { isCode } from './languages/index.ts';
import { isManifest } from './manifests/kinds.ts';
import type { ChangedFile, ChangeSet } from './model/change-set.ts';
import { type Config, scopeOf } from './model/config.ts';
import { builtFolders, isBuildFile } from './systems/index.ts';

/** Third-party copies, and files that tools generate. */
const foreign =
  /(^|\/)(node_modules|vendor|third_party|bower_components)\/|(^|\/)(package-lock|npm-shrinkwrap)\.json$|(^|\/)pnpm-lock\.yaml$/;

const configuration = /\.(toml|ini|conf|cfg|properties|tf|hcl|xml|mk)$|(^|\/)Makefile$/i;

/** Files outside of a service's folder that affect it: data, gateways, infrastructure. */
const around =
  /\.(sql|tf|hcl|prisma)$|(^|\/)(migrations?|migrate|alembic|flyway|liquibase)\/.*\.(py|rb|js|ts|go|java|kt|cs|php|xml)$|(^|\/)(nginx|haproxy|gateway|ingress)\/[^/]*\.(conf|cfg)$|(^|\/)(conf\.d\/[^/]+\.conf|sites-(available|enabled)\/[^/]+)$|(^|\/)(nginx[^/]*\.conf|haproxy\.cfg|Caddyfile|Jenkinsfile)$/i;

/**
 * The changed files that are read: possible contracts, migrations, gateways and infrastructure, and code and
 * configuration in a folder that is built by itself; if there is no such folder, all of them. Files that the
 * configuration includes are always read.
 */
export function relevantFiles(
  config: Config,
  { before, after }: Pick<ChangeSet, 'before' | 'after'>,
): (file: ChangedFile) => boolean {
  const by = leftOutBy(config);
  const [was, is] = [worthIn(before.paths), worthIn(after.paths)];
  const isNamed = (path: string) => scopeOf(config, path).paths.include.length > 0;
  return (file) => {
    const worth = (path: string | null, isWorth: typeof is) => path !== null && (isNamed(path) || isWorth(path));
    return by(file) === null && (worth(file.before, was) || worth(file.after, is));
  };
}

function worthIn(paths: readonly string[]): (path: string) => boolean {
  const built = builtFolders(paths);
  const isBuilt = (path: string): boolean => {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (built.has(path.slice(0, end))) return true;
    }
    return built.size === 0 || built.has('');
  };
  return (path) => {
    if (foreign.test(path)) return false;
    if (couldBeContract(path) || around.test(path) || isManifest(path)) return true;
    return (isCode(path) || configuration.test(path) || isBuildFile(path)) && isBuilt(path);
  };
}
