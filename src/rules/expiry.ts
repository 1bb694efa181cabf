import { beforeVersion } from '../estate/api-version.js';
import type { Attributes } from '../estate/lenses/attributes.js';
import type { Moment } from '../estate/lenses/moment.js';
import { jointly } from '../model/cases.js';
import { judge } from '../model/decide.js';
import type { Resource } from '../model/resource.js';
import type { Verdict } from '../model/verdict.js';
import { whereEnabled } from './where-enabled.js';
import { propertyName } from './property-name.js';

interface Expiring extends Pick<Attributes, 'enabled' | 'expires'> {
  readonly resource: Resource;
}

/**
 * Whether what is enabled ends at some time to come. A time that had passed before the API version of the template came
 * to be ends nothing; one that only the deployment can tell is an end. `endless` says what that means where none is set.
 */
export const expiryOf = ({ enabled, expires, resource }: Expiring, endless: string): Verdict =>
  jointly({ enabled, expires }, (settled) => {
    const verdict = judge(settled.expires, {
      ok: (moment) => moment !== undefined && !hasPassed(moment, resource.apiVersion),
      set: (moment) => `this is ${dateOf(moment)}, which has passed: it ends nothing`,
      left: `\`${propertyName(resource, property, 'attributes.exp')}\` is not set, so ${endless}`,
      property,
    });
    return whereEnabled(settled.enabled, verdict);
  });

const property = 'properties.attributes.exp';

const hasPassed = (moment: Moment, apiVersion: string | undefined): boolean =>
  'seconds' in moment && moment.seconds < beforeVersion(apiVersion);

/** The day of a moment that is known, in UTC. */
const dateOf = (moment: Moment | undefined): string =>
  moment !== undefined && 'seconds' in moment ? new Date(moment.seconds * 1000).toISOString().slice(0, 10) : 'a time';
