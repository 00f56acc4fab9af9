import { bad, type Diagnosis, good, note } from './diagnosis.ts';

/** Permissions and events, as `app.yml` asks for them or as the host grants them. */
export interface Grants {
  readonly permissions: Readonly<Record<string, string | undefined>>;
  readonly events: readonly string[];
}

const strength = ['read', 'write', 'admin'];

/**
 * Compares what was granted with what is needed. `whose` names the App or the installation, and `where` the page to
 * change it on.
 */
export function examineGrants(needed: Grants, granted: Grants, whose: string, where: string): readonly Diagnosis[] {
  const missing = Object.entries(needed.permissions).filter(
    ([name, level = '']) => strength.indexOf(granted.permissions[name] ?? '') < strength.indexOf(level),
  );
  const more = Object.entries(granted.permissions).filter(
    ([name, level = '']) => strength.indexOf(needed.permissions[name] ?? '') < strength.indexOf(level),
  );
  const unheard = needed.events.filter((event) => !granted.events.includes(event));
  return [
    ...(missing.length > 0
      ? [bad(`${whose} lacks the permission ${listed(missing)}.`, `Grant it: ${where}`)]
      : [good(`${whose} has every permission.`)]),
    ...(unheard.length > 0
      ? [bad(`${whose} does not receive the events ${unheard.join(', ')}.`, `Subscribe to them: ${where}`)]
      : []),
    ...(more.length > 0
      ? [
          note(
            `${whose} has more permissions than it needs: ${listed(more)}.`,
            `Remove them, unless you use them: ${where}`,
          ),
        ]
      : []),
  ];
}

function listed(permissions: readonly (readonly [string, string | undefined])[]): string {
  return permissions.map(([name, level]) => `${name}: ${level}`).join(', ');
}
