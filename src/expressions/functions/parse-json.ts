import { parse, type ParseError } from 'jsonc-parser';
import { nestingOf } from './nesting.js';
import type { Json } from '../json.js';
import { maxNesting } from '../values.js';
import { Problem } from './problem.js';

export const notJson = new Problem('the text is not JSON, or is nested too deep');

/**
 * JSON as the platform reads it, which allows comments and trailing commas. Undefined if it is not JSON, or is nested
 * deeper than we look into values.
 */
export function parseJson(source: string): Json | undefined {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  if (nestingOf(text) > maxNesting) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    const errors: ParseError[] = [];
    const value = parse(text, errors, { allowTrailingComma: true }) as Json | undefined;
    return errors.length === 0 ? value : undefined;
  }
}
