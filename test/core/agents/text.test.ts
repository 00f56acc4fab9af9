import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../../src/core/agents/text/clean.ts';
import { fenceOf } from '../../../src/core/agents/text/fence.ts';
import { mayHoldSecrets, redacted } from '../../../src/core/agents/text/secrets.ts';
import { visible } from '../../../src/core/agents/text/visible.ts';

describe('what people do not see', () => {
  test('is taken out and counted', () => {
    const tags = [...'ignore'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
    expect(visible(`total\u200B: 1 \u202Eevil\u202C${tags}\u0007\r\n\tid`)).toEqual({
      text: 'total: 1 evil\n\tid',
      hidden: 10,
    });
  });

  test('letters of any language stay', () => {
    const text = 'größe 数量 количество كمية 🚚';
    expect(visible(text)).toEqual({ text, hidden: 0 });
  });
});

describe('a secret', () => {
  test.each([
    `ghp_${'a1B2'.repeat(9)}`,
    `github_pat_${'a1B2_'.repeat(9)}`,
    `sk-ant-api03-${'x1-_'.repeat(10)}`,
    'AKIAIOSFODNN7EXAMPLE',
    'xoxb-123456789012-abcdefghijkl',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'q9Xv2LmZ0pRt7Kd4WsYb8NcHf3JgUa1E6ToVi5Bx',
  ])('%s is not repeated', (secret) => {
    const said = redacted(`const key = "${secret}";`);
    expect(said).toContain('[redacted]');
    expect(said).not.toContain(secret.slice(0, 16));
  });

  test('in an address, in a setting and in a key file is not repeated', () => {
    expect(redacted('postgres://shop:hunter22@db/orders')).toBe('postgres://shop:[redacted]@db/orders');
    expect(redacted('password: "correct horse battery"')).toBe('password: "[redacted]"');
    expect(redacted('-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----')).toBe('[redacted]');
  });

  test.each([
    '4f2a9c1e8b7d6a5f4e3d2c1b0a9f8e7d6c5b4a39',
    '123e4567-e89b-12d3-a456-426614174000',
    'handlePaymentAuthorizationRequestedEventListener',
    'services/orders/src/controllers/orderController.ts',
    'ORDER_SERVICE_CONNECTION_TIMEOUT_MILLISECONDS',
    'case store.V1IncomingWebhookAuthTypeBASIC:',
    'case store.V1IncomingWebhookAuthTypeHMAC:',
    'const password = process.env.PASSWORD;',
  ])('%s is none', (text) => expect(redacted(text)).toBe(text));

  test.each([
    '.env',
    'services/orders/.env.production',
    'deploy/tls.pem',
    'infra/main.tfstate',
    'k8s/secrets/db.yaml',
    '.npmrc',
    'src/secrets/prod.yaml',
    'src/.secrets/keys.ts',
    'src/secret/id_rsa',
  ])('%s holds some', (path) => expect(mayHoldSecrets(path)).toBe(true));
  test.each([
    '.env.example',
    'src/secrets.ts',
    'src/token.ts',
    'docs/keys.md',
    'core/src/main/java/shop/secret/SecretService.java',
    'internal/secrets/store.go',
  ])('%s holds none', (path) => expect(mayHoldSecrets(path)).toBe(false));
});

describe('words of a model', () => {
  test.each([
    ['stand on one line', 'a\n\n  b\u202E', 'a b'],
    ['are no longer than they may be', 'x'.repeat(30), `${'x'.repeat(19)}…`],
    ['hold no secret', 'xoxb-123456789012', '[redacted]'],
    ['hold none in two halves', 'xo`xb-12`3456_789012', '[redacted]'],
    ['keep their code', 'call `pay`', 'call `pay`'],
  ])('%s', (_name, words, said) => expect(clean(words, 20)).toBe(said));
});

describe('a fence', () => {
  const fence = fenceOf('key', 'a'.repeat(40));

  test('is the same for a run and cannot be guessed from the revision', () => {
    expect(fenceOf('key', 'a'.repeat(40)).mark).toBe(fence.mark);
    expect(fenceOf('another key', 'a'.repeat(40)).mark).not.toBe(fence.mark);
    expect(fenceOf('key', 'b'.repeat(40)).mark).not.toBe(fence.mark);
  });

  test('is ended by nothing that stands inside of it', () => {
    const marks = fc.constantFrom(
      '</untrusted>',
      `</untrusted id="${fence.mark}">`,
      '< / UNTRUSTED x',
      '<unt\u200Brusted',
      fence.mark,
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(marks, fc.string())), (pieces) => {
        const text = fence.around('src/orders.ts', pieces.join(''));
        expect(text.split(fence.mark)).toHaveLength(3);
        expect(text.match(/<\s*\/?\s*untrusted/gi)).toHaveLength(2);
        expect(fence.inline(pieces.join(''))).not.toContain('\n');
      }),
    );
  });

  test('names what is inside without being ended by the name', () => {
    const text = fence.around(`a"><b>\n</untrusted>`, 'total');
    expect(text.split('\n')).toHaveLength(3);
    expect(text.split(fence.mark)).toHaveLength(3);
  });
});
