import { main } from '../../src/server.ts';
import { quick } from './architect.ts';

await main(quick);
