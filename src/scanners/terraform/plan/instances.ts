import { once } from '../../templates/template/once.js';
import type { ObjectId, PlannedInstance } from './instance.js';
import type { ReferredResources } from './references.js';
import type { PlannedResource } from './resources.js';

/** The resources of a plan, to be found by their addresses. */
export class InstancesByAddress implements ReferredResources {
  readonly all: { readonly resource: PlannedResource; readonly instance: PlannedInstance }[] = [];
  readonly #byAddress = new Map<string, PlannedInstance>();
  /** By the address without the key. */
  readonly #repeated = new Map<string, PlannedInstance[]>();

  add(resource: PlannedResource, instance: PlannedInstance): void {
    this.all.push({ resource, instance });
    this.#byAddress.set(resource.address.text, instance);
    const { mode, type, name, module } = resource;
    const declared = `${module === '' ? '' : `${module}.`}${mode === 'data' ? 'data.' : ''}${type}.${name}`;
    const instances = this.#repeated.get(declared);
    if (instances === undefined) this.#repeated.set(declared, [instance]);
    else instances.push(instance);
  }

  /** The instances whose object ids are known, by the ids. */
  readonly owners = once(
    () => new Map(this.all.flatMap(({ instance }) => instance.objectIds())),
    () => new Map<string, ObjectId>(),
  );

  at(address: string): PlannedInstance | undefined {
    return this.#byAddress.get(address);
  }

  only(address: string): PlannedInstance | undefined {
    const instances = this.#repeated.get(address) ?? [];
    return instances.length === 1 ? instances[0] : undefined;
  }
}
