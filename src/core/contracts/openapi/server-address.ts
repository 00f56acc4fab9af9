/** What stands for a variable of an address whose values are not listed. */
export const anyText = '{}';

interface Parts {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
}

/** An address in one way to write it: no slash at its end, no default port, and scheme and host in lower case. */
export function normalAddress(address: string): string {
  const { scheme, host, path } = partsOf(address);
  const port = scheme === 'https' ? ':443' : scheme === 'http' ? ':80' : '';
  const plain = port !== '' && host.endsWith(port) ? host.slice(0, -port.length) : host;
  return `${scheme === '' ? '' : `${scheme}:`}${plain === '' ? '' : `//${plain}`}${path}`;
}

/** The path of an address, without a slash at its end. */
export function pathOfAddress(address: string): string {
  return partsOf(address).path.replace(/^\{\}/, '');
}

/**
 * Whether who calls one address is served at the other. An address without host or scheme is relative to wherever the
 * description was fetched from, so that telling them takes nothing away.
 */
export function servesAt(now: string, was: string): boolean {
  if (now.includes(anyText) ? matching(now).test(was) : normalAddress(now) === was) return true;
  const [from, to] = [partsOf(was), partsOf(now)];
  if (from.path !== to.path) return false;
  if (from.host !== '' && from.host !== to.host) return false;
  return from.scheme === '' || from.scheme === to.scheme;
}

/** An address with its versions left out, or null where it has none: `/v1.2`, `/2026-01-01`, `/{version}`. */
export function withoutVersion(address: string): string | null {
  const { scheme, host, path } = partsOf(address);
  const segments = path.split('/').map((segment) => (version.test(segment) ? '*' : segment));
  return segments.includes('*') ? `${scheme}//${host}${segments.join('/')}` : null;
}

const version = /^(?:v(?:ersion)?[._-]?)?\d[\w.-]*$|^v(?:wip|next|latest)$|^(?:wip|latest)$|^\{[^}]*version\}$/i;

function partsOf(address: string): Parts {
  const {
    scheme = '',
    host = '',
    path = '',
  } = /^(?:(?<scheme>[a-z][a-z0-9+.-]*):)?(?:\/\/(?<host>[^/]*))?(?<path>.*)$/is.exec(address)?.groups ?? {};
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase(), path: path.replace(/\/+$/, '') };
}

function matching(address: string): RegExp {
  const parts = normalAddress(address)
    .split(anyText)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(
    `^${parts.map((text, index) => (index === 0 ? text : `${index === 1 && parts[0] === '' ? '.*' : '[^/]*'}${text}`)).join('')}$`,
  );
}
