import { load } from '../../../bin/load.js';
import { quick } from './quick.ts';

// What `bin/server.js` does, with the shorter waits of a test.
const { serve } = await load('entry/server');
const first = process.env['TEST_RULES_FIRST'];
await serve({ ...quick, ...(first !== undefined && { rulesFirstSeconds: Number(first) }) });
