import type { ServerResponse } from 'node:http';

/**
 * Answers with a page that loads nothing and stands in no frame. From one that leads to the host the way goes on over
 * whatever signs people in there, and so anywhere.
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
