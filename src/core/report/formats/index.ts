import { github } from './github.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { FormatName, OutputFormat } from './output-format.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';

/** What renders each of them. */
export const formats: Readonly<Record<FormatName, OutputFormat>> = { pretty, markdown, json, sarif, github };
