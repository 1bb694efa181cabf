import type { Finding } from '../../src/model/finding.js';

const source = { path: 'a.bicep', language: 'bicep', text: 'false' } as const;

/** A finding about nothing in particular, with so many instances. */
export function finding({
  instances = 1,
  ...changes
}: Partial<Omit<Finding, 'instances'>> & { readonly instances?: number } = {}): Finding {
  return {
    rule: 'a/rule',
    verdict: 'fail',
    severity: 'medium',
    at: { source, start: 0, end: 5 },
    resource: 'vault `kv`',
    environments: [],
    instances: Array.from({ length: instances }, (_, index) => ({
      address: `vault[${String(index)}]`,
      deployment: { name: 'a.bicep', template: 'a.bicep' },
      when: [],
      title: 'vault `kv`',
      label: 'here',
      trail: [],
      related: [],
      origin: '',
    })),
    title: 'Something is wrong',
    label: 'here',
    trail: [],
    related: [],
    why: '',
    fix: '',
    property: '',
    fingerprint: '0123456789abcdef',
    ...changes,
  };
}
