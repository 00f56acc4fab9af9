import { serve } from '../../src/server.ts';
import { quick } from './architect.ts';

await serve(quick);
