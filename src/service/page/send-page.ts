import type { ServerResponse } from 'node:http';

/**
 * Sends a page that loads nothing and may not be framed. `leadsAway` allows a form to lead to the host, which may
 * redirect to any sign-in provider, so its targets are not restricted.
 */
export function sendPage(response: ServerResponse, status: number, page: string, leadsAway = false): void {
  const forms = leadsAway ? '' : " form-action 'self';";
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline';${forms} frame-ancestors 'none'`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(page);
}
