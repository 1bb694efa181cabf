import type { Deployment, Resource } from '../../../model/resource.js';
import type { Span } from '../../../model/source.js';
import type { Assumption, Value } from '../../../model/value.js';
import type { ResourceInstance } from '../resource/resource-instance.js';
import { assumedAtHome, atHome } from '../template/home.js';
import type { Template } from '../template/template.js';

/**
 * What is deployed, as the scan reports it. Values are evaluated when they are asked for, and once. There are many of them,
 * so they share their getters: copying one with `...` would lose its values.
 */
export class DeployedResource implements Resource {
  declare readonly assumed?: true;
  readonly type: string;
  readonly apiVersion: string | undefined;
  readonly existing: boolean;
  readonly when: readonly Assumption[];
  readonly at: Span;
  readonly address: string;
  readonly module: string;
  readonly deployment: Deployment;
  readonly #instance: ResourceInstance;
  #name: Value | undefined;
  #id: string | undefined;
  #body: Value | undefined;
  #isReading = false;

  constructor(instance: ResourceInstance, template: Template) {
    const { declaration, type, address, home } = instance;
    const { run } = template.context;
    const { when } = instance.presence();
    this.type = type.name;
    this.apiVersion = type.apiVersion;
    this.existing = declaration.existing;
    this.when = home === undefined ? when : assumedAtHome(when, home);
    this.at = home?.at ?? declaration.name;
    this.address = address;
    this.module = template.context.address;
    this.deployment = run.deployment;
    this.#instance = instance;
    if (run.plan.assuming !== undefined) this.assumed = true;
  }

  get name(): Value {
    return (this.#name ??= this.#seen(this.#instance.name()));
  }

  get id(): string {
    return (this.#id ??= this.#instance.idText());
  }

  get scope(): string {
    return this.#instance.scopeText();
  }

  /** What asks for the body while it is being made gets it as it is written. */
  get body(): Value {
    if (this.#body !== undefined) return this.#body;
    if (this.#isReading) return this.#instance.body();
    this.#isReading = true;
    this.#body = this.#seen(this.#instance.body());
    this.#isReading = false;
    return this.#body;
  }

  /** As those see it who call a module from elsewhere. */
  #seen(value: Value): Value {
    const { home } = this.#instance;
    return home === undefined ? value : atHome(value, home);
  }
}
