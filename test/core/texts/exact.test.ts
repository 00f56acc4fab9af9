import { expect, it } from 'vitest';
import { parseJson } from '../../../src/core/texts/json.ts';
import { parseYaml } from '../../../src/core/texts/yaml.ts';

it.each([
  ['9007199254740991', 9_007_199_254_740_991],
  ['9223372036854775806', 9_223_372_036_854_775_806n],
  ['9223372036854775807', 9_223_372_036_854_775_807n],
  ['-9223372036854775809', -9_223_372_036_854_775_809n],
  ['9007199254740992', 9_007_199_254_740_992],
  ['0.30000000000000004', 0.300_000_000_000_000_04],
  ['1e30', 1e30],
])('%s is read as it is written, in JSON and in YAML', (text, value) => {
  expect(parseJson(`{"limit": ${text}}`).value).toEqual({ limit: value });
  expect(parseJson(`["12345678901234567890", ${text}]`).value).toEqual(['12345678901234567890', value]);
  expect(parseYaml(`limit: ${text}`)).toEqual({ limit: value });
});
