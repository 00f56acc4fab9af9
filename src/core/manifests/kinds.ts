import { isStructured } from '../model/contract.ts';

/** A kind of file that says how services are built, run and reached. No reader uses it yet. */
interface ManifestKind {
  readonly kind: string;
  readonly named: (path: string) => boolean;
  /** Tests the text, if the name alone is not enough. */
  readonly looksLike?: (text: string) => boolean;
}

const kinds: readonly ManifestKind[] = [
  { kind: 'Dockerfile', named: matches(/(^|\/)(Dockerfile|Containerfile)([.-][^/]*)?$|\.dockerfile$/i) },
  { kind: 'Docker Compose', named: matches(/(^|\/)(docker-)?compose([.-][^/]*)?\.ya?ml$/i) },
  { kind: 'GitHub Actions', named: matches(/(^|\/)\.github\/workflows\/[^/]+\.ya?ml$|(^|\/)action\.ya?ml$/) },
  { kind: 'Terraform', named: matches(/\.(tf|tofu|tfvars|hcl)(\.json)?$/i) },
  { kind: 'nginx', named: matches(/(^|\/)nginx[^/]*\.conf([.-][^/]*)?$|(^|\/)nginx\/(.*\/)?[^/]+\.conf$/i) },
  {
    kind: 'nginx',
    named: matches(/\.conf([.-][^/]*)?$|(^|\/)sites-(available|enabled)\/[^/]+$/i),
    looksLike: isOfNginx,
  },
  { kind: 'Helm', named: matches(/(^|\/)(Chart\.yaml|templates\/(.*\/)?[^/]+\.(ya?ml|tpl))$/), looksLike: isOfHelm },
  { kind: 'Kubernetes', named: matches(/(^|\/)kustomization\.ya?ml$/) },
  { kind: 'Kubernetes', named: isStructured, looksLike: isOfKubernetes },
];

/** Whether a file is a manifest by its name alone. */
export function isManifest(path: string): boolean {
  return kinds.some(({ named, looksLike }) => looksLike === undefined && named(path));
}

/** The kind of manifest that a file is; null if it is none. Without a text, only its name is tested. */
export function manifestKind(path: string, text: string | undefined): string | null {
  const found = kinds.find(({ named, looksLike }) => named(path) && (looksLike?.(text ?? '') ?? true));
  return found?.kind ?? null;
}

function matches(pattern: RegExp): (path: string) => boolean {
  return (path) => pattern.test(path);
}

/** A chart, or a template with actions of its language in it. */
function isOfHelm(text: string): boolean {
  return /\{\{-?\s/.test(text) || (/^apiVersion:\s*v[12]\s*$/m.test(text) && !isOfKubernetes(text));
}

/** Directives of a server of nginx; each ends with `;` or opens a block, unlike settings that are written with `=` or `:`. */
function isOfNginx(text: string): boolean {
  return /^[ \t]*(listen|server_name|proxy_pass|upstream|location)\s[^=:\n]*[;{]/m.test(text);
}

/** Kubernetes API conventions, "Types (Kinds)": every object says its `apiVersion` and its `kind`. */
function isOfKubernetes(text: string): boolean {
  return /^[ \t]*["']?apiVersion["']?\s*:/m.test(text) && /^[ \t]*["']?kind["']?\s*:/m.test(text);
}
