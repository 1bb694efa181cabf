import type { Json } from '../json.js';

type Step = { readonly name: string } | { readonly index: number } | 'every';

const stepPattern = /\.([A-Za-z_$][\w$-]*|\*)|\[\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(-?\d+)|(\*))\s*\]/gy;

/**
 * What a JSONPath selects: undefined for what is beyond names, indexes and wildcards (filters, slices, `..`). Like the
 * compiler, one finding is given as it is, and several as an array.
 */
export function selectJson(json: Json, path: string): { readonly found: Json | undefined } | undefined {
  const steps = stepsOf(path);
  if (steps === undefined) return undefined;
  let selected: readonly Json[] = [json];
  for (const step of steps) selected = selected.flatMap((one) => childrenOf(one, step));
  return { found: selected.length > 1 ? selected : selected[0] };
}

function stepsOf(path: string): readonly Step[] | undefined {
  const relative = path.startsWith('$') ? path.slice(1) : path;
  const from = relative === '' || /^[.[]/.test(relative) ? relative : `.${relative}`;
  const steps: Step[] = [];
  let end = 0;
  for (const match of from.matchAll(stepPattern)) {
    const [whole, plain, single, double, index, star] = match;
    const name = plain ?? single ?? double;
    if (star !== undefined || plain === '*') steps.push('every');
    else if (name !== undefined) steps.push({ name: name.replaceAll(/\\(.)/g, '$1') });
    else steps.push({ index: Number(index) });
    end = match.index + whole.length;
  }
  return end === from.length ? steps : undefined;
}

function childrenOf(json: Json, step: Step): readonly Json[] {
  if (json === null || typeof json !== 'object') return [];
  if (isArray(json)) {
    if (step === 'every') return json;
    const child = 'index' in step ? json.at(step.index) : undefined;
    return child === undefined ? [] : [child];
  }
  if (step === 'every') return Object.values(json);
  const child = 'name' in step && Object.hasOwn(json, step.name) ? json[step.name] : undefined;
  return child === undefined ? [] : [child];
}

const isArray = (json: Json): json is readonly Json[] => Array.isArray(json);
