// Plain JavaScript, because a worker finds its compiled code again only if the cache is on before the first import.
import { load } from './load.js';

await load('worker/worker');
