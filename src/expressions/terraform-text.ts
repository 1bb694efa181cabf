import type { Value } from '../model/value.js';
import { Problem } from './functions/problem.js';
import { textOf } from './terraform-scalars.js';

/** How Terraform writes a value into a template; undefined if it cannot, or is not known. */
export function terraformText(value: Value): string | undefined {
  if (value.kind !== 'scalar' || value.value === null) return undefined;
  const text = textOf(value.value);
  return text instanceof Problem ? undefined : text;
}
