/** Ids may hold parts that only a deployment can tell, between ⟨ and ⟩; slashes inside those are not separators. */
export const segmentsOf = (id: string): readonly string[] => partsAround(id, '/').filter((part) => part !== '');

/** The parts of a text around a character, wherever that is not between ⟨ and ⟩. */
export function partsAround(text: string, separator: string): readonly string[] {
  if (isKnown(text)) return text.split(separator);
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === '⟨') depth++;
    else if (char === '⟩') depth--;
    else if (char === separator && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** Whether a text has no part that only a deployment can tell. */
export const isKnown = (text: string): boolean => !text.includes('⟨');

/** The name, in an id, of the first resource of a type with two segments, such as `Microsoft.KeyVault/vaults`. */
export function nameIn(id: string, type: string): string | undefined {
  const [namespace = '', kind = ''] = type.toLowerCase().split('/');
  const segments = segmentsOf(id);
  const folded = segments.map((segment) => segment.toLowerCase());
  const at = folded.findIndex((segment, index) => segment === namespace && folded[index + 1] === kind);
  return at < 0 ? undefined : segments[at + 2];
}

/**
 * A term for a property of a resource, such as `⟨/subscriptions/…/vaults/contoso.properties.vaultUri⟩`, has the id of
 * the resource inside: this is the id. Other texts are given back as they are.
 */
export function idInside(term: string): string {
  const opened = /^⟨(?:reference)?\(?(?=\/)/.exec(term)?.[0] ?? '';
  const id = term.slice(opened.length);
  let depth = 0;
  for (let index = 0; index < id.length; index++) {
    const char = id[index];
    if (char === '⟨') depth++;
    else if (char === '⟩' && depth-- === 0) return id.slice(0, index);
    else if (depth === 0 && (char === ')' || char === ',' || id.startsWith('.properties', index)))
      return id.slice(0, index);
  }
  return id;
}

/**
 * The ids that a term may be. What depends stands as `⟨/…/vaults/a|/…/vaults/b⟩`, perhaps with more after it or, as the
 * term for a property of it, around it. Any other text is given back as it is.
 */
export function alternativesOf(term: string): readonly string[] {
  if (!term.startsWith('⟨')) return [term];
  const end = closing(term);
  const body = term.slice(1, end);
  const rest = term.slice(end + 1);
  const parts = partsAround(body, '|');
  if (parts.length > 1 && parts.every((part) => part.startsWith('/'))) return parts.map((part) => `${part}${rest}`);
  return body.startsWith('⟨') ? alternativesOf(body).map((part) => `⟨${part}⟩${rest}`) : [term];
}

/** Where the bracket closes that a text starts with. */
function closing(text: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '⟨') depth++;
    else if (text[index] === '⟩' && --depth === 0) return index;
  }
  return text.length;
}

/** Whether a scope includes another, or is it, as far as the ids tell: they do not say what is in a management group. */
export function includes(scope: string, id: string): boolean {
  const outer = segmentsOf(scope.toLowerCase());
  const inner = segmentsOf(id.toLowerCase());
  return outer.length <= inner.length && outer.every((segment, index) => segment === inner[index]);
}

export type ScopeLevel = 'tenant' | 'managementGroup' | 'subscription' | 'resourceGroup' | 'resource';

/**
 * What an extension resource such as a role assignment applies to, by its own id: one scope, or those it may be. The
 * empty text is the tenant.
 */
export const scopesOf = (id: string): readonly string[] =>
  alternativesOf(id).map((each) => {
    const segments = segmentsOf(each);
    const end = segments.findLastIndex((segment) => segment.toLowerCase() === 'providers');
    return end < 0
      ? each
      : segments
          .slice(0, end)
          .map((segment) => `/${segment}`)
          .join('');
  });

/** How far a scope reaches; undefined when its text does not say. */
export function levelOf(scope: string): ScopeLevel | undefined {
  const segments = segmentsOf(scope.toLowerCase());
  if (segments.length === 0) return 'tenant';
  if (segments[0] === 'providers') {
    const group = segments[1] === 'microsoft.management' && segments[2] === 'managementgroups';
    return group && segments.length <= 4 ? 'managementGroup' : 'resource';
  }
  // Whatever scope a resource is in, it is one.
  if (segments[0]?.startsWith('⟨') === true && segments[1] === 'providers') return 'resource';
  if (segments[0] !== 'subscriptions') return undefined;
  if (segments.length === 2) return 'subscription';
  return segments[2] === 'resourcegroups' && segments.length === 4 ? 'resourceGroup' : 'resource';
}
