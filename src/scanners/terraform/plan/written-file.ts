import type { JsonNode } from '../../json/node.js';
import { readJson } from '../../json/read.js';
import { Problems } from '../../templates/problems.js';
import { valuesInState } from '../state/values-in-state.js';
import { PlanSource } from './source.js';
import { valuesIn } from './values-in.js';

interface Content {
  readonly root: JsonNode;
  readonly isSound: boolean;
  readonly source: PlanSource;
}

/** A file that Terraform has written: a plan or a state. It is parsed when it is first looked into, and once. */
export class WrittenFile {
  readonly path: string;
  readonly text: string;
  readonly #isPlan: boolean;
  #read: Content | undefined;

  constructor(path: string, text: string, kind: 'plan' | 'state') {
    this.path = path;
    this.text = text;
    this.#isPlan = kind === 'plan';
  }

  get root(): JsonNode {
    return this.#content.root;
  }

  /** Whether it is JSON from beginning to end. */
  get isSound(): boolean {
    return this.#content.isSound;
  }

  /** The file as it may be shown. */
  get source(): PlanSource {
    return this.#content.source;
  }

  get #content(): Content {
    return (this.#read ??= this.#parsed());
  }

  #parsed(): Content {
    const { path, text } = this;
    const raw = { path, language: 'json', text } as const;
    const problems = new Problems(raw, 'syntax/json');
    const { root } = readJson(raw, problems);
    const source = new PlanSource(path, root, this.#isPlan ? valuesIn : valuesInState);
    return { root, isSound: problems.list.length === 0, source };
  }
}
