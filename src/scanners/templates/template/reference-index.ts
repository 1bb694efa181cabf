import { symbolOf } from '../../../expressions/symbol.js';
import type { Span } from '../../../model/source.js';
import type { Handle } from '../../../model/value.js';
import type { DeclaredResource } from '../resource/declared-resource.js';
import { segments } from '../resource/resource-id.js';
import { once } from './once.js';
import type { Template } from './template.js';

interface Referenced {
  reference(at: Span): Handle;
}

interface Found {
  /** In lower case; names without a slash before them for who leaves out where the resource is. */
  readonly resources: ReadonlyMap<string, Referenced>;
  readonly modules: ReadonlyMap<string, Referenced>;
}

const none: Found = { resources: new Map(), modules: new Map() };

/** What a template deploys, by what `reference()` can name it by. */
export class ReferenceIndex {
  readonly #found: () => Found;

  constructor(template: Template) {
    this.#found = once(
      () => indexOf(template),
      () => none,
    );
  }

  /** By id, by `type/name`, or by name; a nested deployment is found by its name, wherever it is deployed. */
  find(text: string): Referenced | undefined {
    const wanted = text.toLowerCase().replace(groupByProvider, '/resourcegroups/');
    const { resources, modules } = this.#found();
    if (/\bmicrosoft\.resources\/deployments\//.test(wanted)) return modules.get(segments(wanted).at(-1) ?? '');
    return resources.get(wanted) ?? modules.get(wanted);
  }
}

/** `subscriptionResourceId()` writes the id of a resource group like that of any other resource. */
const groupByProvider = '/providers/microsoft.resources/resourcegroups/';

function indexOf(template: Template): Found {
  const resources = new Map<string, Referenced>();
  const modules = new Map<string, Referenced>();
  const add = (into: Map<string, Referenced>, name: string | undefined, what: Referenced): void => {
    const key = name?.toLowerCase();
    if (key !== undefined && !into.has(key)) into.set(key, what);
  };
  const addAll = (declared: DeclaredResource): void => {
    for (const each of declared.instances()) {
      const id = each.idText();
      add(resources, id, each);
      add(resources, id.slice(id.toLowerCase().lastIndexOf('/providers/') + '/providers/'.length), each);
      add(resources, symbolOf(each.writtenName()), each);
      for (const nested of each.nested.values()) addAll(nested);
    }
  };
  for (const each of template.program.resources) addAll(template.resource(each));
  for (const each of template.program.modules) {
    for (const call of template.module(each).instances()) add(modules, call.deploymentName(), call);
  }
  return { resources, modules };
}
