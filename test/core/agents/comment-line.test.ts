import { expect, test } from 'vitest';
import { isCommentLine } from '../../../src/core/agents/claims/comment-line.ts';

test.each([
  '// safe',
  '  # safe',
  '/* safe',
  ' * safe',
  ' */',
  '*',
  '-- safe',
  '<!-- safe -->',
  '"""Safe.',
  "'''Safe.",
  '#safe',
])('%s only says something', (line) => expect(isCommentLine(line)).toBe(true));

test.each([
  'timeout = 3 # safe',
  'retry(3); // safe',
  '*limit = 3',
  '--attempts;',
  '#[retry(3)]',
  '#include "retry.h"',
  '#if LIMITED',
  'a / b',
  '<a>',
  '"three"',
])('%s does something', (line) => expect(isCommentLine(line)).toBe(false));
