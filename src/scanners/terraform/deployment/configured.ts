import { objectOf, scalar } from '../../../expressions/values.js';
import type { Resource } from '../../../model/resource.js';
import type { Name } from '../../../expressions/tree.js';
import { once } from '../../templates/template/once.js';
import { BlockConfig } from '../evaluate/block.js';
import type { Module } from '../evaluate/module.js';
import { argumentName } from '../map/argument-name.js';
import type { Config } from '../map/config.js';
import { object, type MapContext, type Shape } from '../map/parts.js';
import { backends, backendType, providers, providerType } from '../map/providers.js';

/** What a module configures of how it is deployed: its providers, and the place where its state is kept. */
export function configuredBy(module: Module): readonly Resource[] {
  const { configuration, context } = module;
  const { evaluation, providers: versions, deployment } = context.run;
  const around = { evaluation, providers: versions, when: context.when, module: context.address, deployment };
  const own = [...configuration.providers.values()].flatMap(({ key, name }): readonly Resource[] => {
    const shape = providers.get(name.text);
    const found = module.provider(key);
    // A called module may declare what it is given.
    if (shape === undefined || found?.block.name !== name) return [];
    const { address, config } = found;
    return [configuredResource({ type: providerType, name, text: key, address, config, shape }, around)];
  });
  // Only the state of a root is kept.
  const settings = context.address === '' ? configuration.settings : [];
  const kept = settings.flatMap(({ body }) => body.blocks.filter(({ type }) => type.text === 'backend'));
  const state = kept.flatMap(({ labels: [name], heading, body }): readonly Resource[] => {
    const shape = name === undefined ? undefined : backends.get(name.text);
    if (name === undefined || shape === undefined) return [];
    const { text } = name;
    const address = `backend.${text}`;
    const config = new BlockConfig(heading, body, module.scope, address);
    return [configuredResource({ type: backendType, name, text, address, config, shape }, around)];
  });
  return [...own, ...state];
}

/** The configuration of a provider or a backend, and what is told of it. */
export interface Configured {
  readonly type: string;
  readonly name: Name;
  readonly text: string;
  readonly address: string;
  readonly config: Config;
  readonly shape: Shape;
}

/** What a configuration is evaluated in. */
export interface AroundConfigured
  extends Pick<MapContext, 'providers' | 'evaluation'>, Pick<Resource, 'when' | 'module' | 'deployment'> {}

/** It as a resource. */
export function configuredResource(
  { type, name, text, address, config, shape }: Configured,
  { evaluation, providers: versions, when, module, deployment }: AroundConfigured,
): Resource {
  const id = `⟨${address}⟩`;
  const context: MapContext = { providers: versions, evaluation, address, id: () => scalar(id, name) };
  const body = once(
    () => object(shape)(config, context) ?? objectOf(new Map(), config.at),
    () => objectOf(new Map(), config.at),
  );
  return {
    type,
    apiVersion: undefined,
    name: scalar(text, name),
    id,
    scope: '',
    existing: false,
    when,
    at: name,
    address,
    module,
    deployment,
    argumentFor: (path) => argumentName(path, shape, config.at, context),
    get body() {
      return body();
    },
  };
}
