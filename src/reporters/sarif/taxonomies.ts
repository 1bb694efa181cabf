import type { ReportingDescriptorRelationship, ToolComponent } from '@microsoft/sarif';
import type { Report, RuleSummary } from '../../model/finding.js';
import { idText, servedControls, type Framework } from '../../model/framework.js';

/** The frameworks that rules serve, with no more of their controls than are served. */
export interface Taxonomies {
  readonly list: readonly ToolComponent[];
  /** What the driver knows, in the order of the list. */
  readonly supported: readonly { readonly name: string; readonly index: number }[];
  /** The controls that a rule helps to decide. */
  readonly relationshipsOf: (rule: RuleSummary) => readonly ReportingDescriptorRelationship[];
}

export function taxonomiesOf({ rules, frameworks }: Pick<Report, 'rules' | 'frameworks'>): Taxonomies {
  const used = Object.entries(frameworks).flatMap(([key, framework]) => {
    const ids = new Set(rules.flatMap(({ controls }) => controls[key] ?? []));
    const controls = Object.fromEntries(Object.entries(framework.controls).filter(([id]) => ids.has(id)));
    return Object.keys(controls).length === 0 ? [] : [{ key, framework: { ...framework, controls } }];
  });
  const indices = new Map(used.map(({ key }, index) => [key, index]));
  return {
    list: used.map(({ framework }) => taxonomy(framework)),
    supported: used.map(({ framework }, index) => ({ name: framework.name, index })),
    relationshipsOf: ({ controls }) =>
      servedControls(controls, frameworks).flatMap(({ key, framework, id }) => {
        const index = indices.get(key) ?? -1;
        const taxa = Object.keys(used[index]?.framework.controls ?? {});
        return { target: { id, index: taxa.indexOf(id), toolComponent: { name: framework.name, index } } };
      }),
  };
}

function taxonomy({ name, publisher, url, versions, controls }: Framework): ToolComponent {
  const [version] = versions;
  return {
    name,
    organization: publisher,
    ...(version === undefined ? {} : { version }),
    informationUri: url,
    shortDescription: { text: 'The controls that the rules help to decide.' },
    isComprehensive: false,
    taxa: Object.entries(controls).map(([id, control]) => ({
      id,
      shortDescription: { text: `${control.title}.` },
      ...(idText(id, control) === id ? {} : { fullDescription: { text: `${idText(id, control)}: ${control.title}.` } }),
      ...(control.url === undefined ? {} : { helpUri: control.url }),
    })),
  };
}
