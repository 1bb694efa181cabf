import { decode } from '../files/decode.js';
import { verifiedModule } from '../verified/find.js';
import { addressOf, addressText, type ModuleAddress } from './address.js';
import { BicepConfigs } from './bicep-configs.js';
import { builtInConfig } from './bicep-config.js';
import { cachePath } from './cache-path.js';
import { isRemotePath } from './remote-path.js';
import type { TemplateInput } from '../input.js';
import type { Diagnostic } from '../../../model/diagnostic.js';

/** A module that is kept elsewhere, and that something is known of here. */
export interface RemoteModule {
  /** Path of its template, below its full reference: `br:mcr.microsoft.com/bicep/avm/res/key-vault/vault:0.13.0/main.bicep`. */
  readonly path: string;
  /** Compiled, in the cache of Bicep; or as far as the facts of Azure Verified Modules tell. */
  readonly from: 'cache' | 'facts';
  /** The version that is taken for the wanted one. */
  readonly takenFor?: string;
  /** Only what has to do with vaults is known of it. */
  readonly inPart?: true;
}

type Content = { readonly bytes: Uint8Array } | { readonly text: string } | { readonly problem: string };

/** The modules of registries and template specs, as far as they can be had without asking anybody. */
export class RemoteModules {
  readonly #configs: BicepConfigs;
  readonly #cache: TemplateInput['cache'];
  readonly #contents = new Map<string, Content>();
  readonly #found = new Map<string, readonly RemoteModule[]>();

  constructor({ cache, read }: Pick<TemplateInput, 'read' | 'cache'>) {
    this.#cache = cache;
    this.#configs = new BicepConfigs((path) => {
      const content = read(path);
      return 'problem' in content ? content : decode(content.bytes);
    });
  }

  /** Mistakes in the configurations of Bicep that were looked at. */
  get mistakes(): readonly Diagnostic[] {
    return this.#configs.mistakes;
  }

  /**
   * What can be had of the module that the file at `from` means, the best first; `because` ends the sentence "… is
   * unknown: ".
   */
  find(reference: string, from: string): readonly RemoteModule[] | { readonly because: string } {
    const { aliases, cacheRoot } = isRemotePath(from) ? builtInConfig : this.#configs.for(from);
    const address = addressOf(reference, aliases);
    if ('because' in address) return address;
    const key = `${cacheRoot ?? ''}\n${addressText(address)}`;
    const found = this.#found.get(key) ?? [...this.#cached(address, cacheRoot), ...this.#known(address)];
    this.#found.set(key, found);
    return found.length > 0 ? found : { because: `\`${reference}\` is not in the files` };
  }

  /** What is at a path that `find` gave, or below it. */
  content(path: string): Content {
    return this.#contents.get(path) ?? { problem: 'it does not exist' };
  }

  #cached(address: ModuleAddress, root: string | undefined): readonly RemoteModule[] {
    const content = this.#cache?.read(cachePath(address), root);
    if (content === undefined || 'problem' in content) return [];
    const path = `${addressText(address)}/main.json`;
    this.#contents.set(path, content);
    return [{ path, from: 'cache' }];
  }

  #known(address: ModuleAddress): readonly RemoteModule[] {
    const verified = address.kind === 'registry' ? verifiedModule(address) : undefined;
    if (verified === undefined) return [];
    const { reference, templates, ...known } = verified;
    for (const [path, text] of templates) this.#contents.set(path, { text });
    return [{ path: `${reference}/main.bicep`, from: 'facts', ...known }];
  }
}
