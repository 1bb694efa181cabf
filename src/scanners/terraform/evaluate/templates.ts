import { evaluate } from '../../../expressions/evaluate.js';
import type { Evaluation, Scope } from '../../../expressions/scope.js';
import type { Expression } from '../../../expressions/tree.js';
import { relocated, unknown } from '../../../expressions/values.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Span } from '../../../model/source.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import type { HclParser } from '../hcl/parse.js';

/**
 * Renders templates for `templatefile` and `templatestring`: a template sees the names that it is given and no others,
 * and renders no further ones. https://developer.hashicorp.com/terraform/language/functions/templatefile
 */
export class Templates {
  readonly #parser: HclParser;
  /** One template is often rendered for many instances, at one place. */
  readonly #parsed = new Map<Span, { readonly text: string; readonly made: Expression | Diagnostic }>();

  constructor(parser: HclParser) {
    this.#parser = parser;
  }

  render(text: string, names: ObjectValue, at: Span, evaluation: Evaluation): Value {
    const template = this.#parse(text, at);
    if ('level' in template) return unknown(`the template cannot be read: ${template.title}`, at, { error: true });
    return relocated(evaluate(template, scopeOf(names, evaluation)), at);
  }

  #parse(text: string, at: Span): Expression | Diagnostic {
    const known = this.#parsed.get(at);
    if (known?.text === text) return known.made;
    const made = this.#parser.template(text, at);
    this.#parsed.set(at, { text, made });
    return made;
  }
}

function scopeOf(names: ObjectValue, { dialect, functions, budget, files, target }: Evaluation): Scope {
  return {
    evaluation: { ...(dialect && { dialect }), functions, budget, files, target },
    lookup(name, at) {
      const value = names.entries.get(name) ?? names.rest;
      return value === undefined
        ? unknown(`the template is given no \`${name}\``, at, { error: true })
        : relocated(value, at);
    },
    call: () => undefined,
  };
}
