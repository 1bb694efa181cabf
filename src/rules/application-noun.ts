import type { Principal } from '../estate/lenses/principal.js';

const nouns: Readonly<Partial<Record<Principal['class'], string>>> = {
  workload: 'the identity of a workload',
  pipeline: 'the identity of a pipeline',
  servicePrincipal: 'an application',
};

/** What a principal is that is surely no person and no group: goes on "… is ". */
export const applicationNoun = (principal: Principal): string | undefined => nouns[principal.class];
