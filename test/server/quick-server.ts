import { serve } from '../../src/server.ts';
import { quick } from './architect.ts';

const first = process.env['TEST_RULES_FIRST'];
await serve({ ...quick, ...(first !== undefined && { rulesFirstSeconds: Number(first) }) });
