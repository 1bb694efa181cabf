import type { RuleSummary } from '../model/finding.js';
import type { Resource } from '../model/resource.js';
import type { Language } from '../model/source.js';
import type { Rule } from '../rules/rule.js';
import type { SelectedRule } from '../rules/selected-rule.js';

/** The page of a rule. It is part of the published package, so the address has the version. */
export const pageOf = (id: string, version: string): string =>
  `https://unpkg.com/vaultlint@${version}/rules-docs/${id}.md`;

/** What the reporters are told of a rule. */
export function summaryOf(
  { id, rule, severity }: SelectedRule,
  version: string,
  counts: Pick<RuleSummary, 'verdicts' | 'controlVerdicts'>,
): RuleSummary {
  return {
    id,
    severity,
    recommended: rule.recommended,
    title: rule.fails,
    requires: rule.requires,
    why: rule.why,
    fix: fixFor(rule, 'bicep'),
    controls: rule.controls,
    aliases: rule.aliases,
    url: pageOf(id, version),
    ...counts,
  };
}

/**
 * How to mend it in the language of the file, and what that costs. Terraform has resources whose authors write what
 * Resource Manager is sent: of those it speaks as of a template.
 */
export function fixFor({ fix, caution }: Rule, language: Language, resource?: Resource): string {
  const syntax = syntaxOf(language);
  const isBody = syntax === 'terraform' && resource !== undefined && resource.argumentFor === undefined;
  const inThisLanguage = fix[isBody ? 'arm' : syntax];
  const text = inThisLanguage ?? Object.values(fix)[0];
  return [text, caution].filter((part) => part !== undefined).join(' ');
}

function syntaxOf(language: Language): keyof Rule['fix'] {
  if (language === 'terraform' || language.startsWith('tf')) return 'terraform';
  return language.startsWith('arm') ? 'arm' : 'bicep';
}
