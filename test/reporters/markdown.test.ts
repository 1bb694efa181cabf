import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/finding.js';
import { code, escaped, fenced } from '../../src/reporters/markdown/escape.js';
import { markdownReporter } from '../../src/reporters/markdown/markdown.js';
import { plain } from '../../src/reporters/reporter.js';
import { finding, openFinding, report, sourceOf, spanOf, unknownFinding } from './sample-report.js';

const markdown = (input: Report, style = {}): string => markdownReporter(input, { ...plain(), ...style });
const bytes = (text: string): number => new TextEncoder().encode(text).length;

describe('the markdown report', () => {
  test('starts with how it went and why it ends so', () => {
    expect(markdown(report()).split('\n').slice(0, 3)).toEqual([
      '### ❌ vaultlint: 3 findings failed (1 critical, 1 high, 1 medium), 1 could not be told, 1 accepted',
      '',
      'Exit 1: 3 findings at or above low.',
    ]);
    const clean = report({ findings: [], exit: { code: 0, because: 'no findings' } });
    expect(markdown(clean)).toMatch(/^### ✅ vaultlint: nothing failed\n\nno findings\n/);
    expect(markdown(report({ findings: [], exit: { code: 3, because: 'incomplete' } }))).toMatch(/^### ⚠️ /);
  });

  test('has a table of the failures, worst first, each linked to its line and its rule', () => {
    const rows = markdown(report())
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(rows.slice(2).map((row) => row.split(' | ')[0])).toEqual(['| **critical**', '| **high**', '| **medium**']);
    expect(rows[3]).toBe(
      '| **high** | Vault can be purged for good: purge protection is not set, and Azure leaves it off ' +
        '| [<code>infra/main.bicep:10</code>](services/payments/infra/main.bicep#L10)<br>vault <code>kv-payments-dev</code> ' +
        '| [purge-protection/vault](https://example.com/rules-docs/purge-protection/vault.md) | dev, test |',
    );
  });

  test('has no column for environments when none is known', () => {
    const rows = markdown(report({ findings: [openFinding] }))
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(rows[0]).toBe('| Severity | What | Where | Rule |');
  });

  test('links to where the caller says', () => {
    const linkBase = 'https://github.com/o/r/blob/abc/';
    expect(markdown(report(), { linkBase })).toContain(
      '](https://github.com/o/r/blob/abc/services/payments/infra/main.bicep#L10)',
    );
  });

  test('folds the details: frame, trail, environments, instances, why and fix', () => {
    const text = markdown(report({ findings: [finding()], diagnostics: [] }));
    expect(text.slice(text.indexOf('<details>'), text.indexOf('**What was'))).toMatchInlineSnapshot(`
      "<details><summary><strong>Vault can be purged for good</strong>, vault <code>kv-payments-dev</code></summary>

      [<code>infra/main.bicep:10</code>](services/payments/infra/main.bicep#L10), rule [purge-protection/vault](https://example.com/rules-docs/purge-protection/vault.md)

      \`\`\`text
         8 │     tenantId: tenant().tenantId
         9 │     sku: { family: 'A', name: 'standard' }
      > 10 │     enablePurgeProtection: purge ? true : null
           │                            ^^^^^^^^^^^^^^^^^^^
           │                            purge protection is not set, and Azure leaves it off
        11 │     networkAcls: {
        12 │       defaultAction: 'Allow'
      \`\`\`

      **Because:**

      - parameter <code>purge</code>, [<code>infra/main.bicep:2</code>](services/payments/infra/main.bicep#L2)
      - <code>purge</code> given here, [<code>infra/main.dev.bicepparam:4</code>](services/payments/infra/main.dev.bicepparam#L4)

      **In:** dev and test; not in prod

      **Why:** Without it, one purge call destroys a soft-deleted vault, and everything encrypted with its keys is lost.

      **Fix:** Set <code>enablePurgeProtection: true</code>. It cannot be turned off again.

      </details>

      "
    `);
  });

  test('folds what could not be told under its reason, what is accepted, and problems with the input', () => {
    const text = markdown(
      report({ findings: report().findings.filter((each) => each.verdict === 'unknown' || each.accepted) }),
    );
    expect(text.slice(text.indexOf('<details>'), text.indexOf('**What was'))).toMatchInlineSnapshot(`
      "<details><summary>1 verdict could not be reached: neither passed nor failed</summary>

      - parameter <code>acls</code> has no value until deployment
        - [<code>infra/main.bicep:13</code>](services/payments/infra/main.bicep#L13), vault <code>kv-payments-dev</code>, [network-exposure/ip-range](https://example.com/rules-docs/network-exposure/ip-range.md)

      </details>

      <details><summary>1 finding accepted</summary>

      - [<code>infra/main.bicep:8</code>](services/payments/infra/main.bicep#L8), [rbac-breadth/permission-model](https://example.com/rules-docs/rbac-breadth/permission-model.md), accepted by comment until 2027-12-31: sandbox, rebuilt nightly

      </details>

      <details><summary>2 problems with the input</summary>

      - **error** [<code>infra/main.bicep:18</code>](services/payments/infra/main.bicep#L18): Expected a value: a value was expected here. Write an expression after <code>=</code>.
      - **warning** <code>infra/über uns.bicep</code>: Module <code>br/public:avm/res/key-vault/vault:0.13.0</code> is not in the tree. Restore it with <code>bicep restore</code>.

      </details>

      "
    `);
  });

  test('says what was checked, gaps in bold', () => {
    expect(markdown(report()).split('\n').slice(-7).join('\n')).toMatchInlineSnapshot(`
      "- files: **9 seen, 5 parsed, 3 not about what the rules judge, 1 with syntax problems, the rest of them judged, 1 could not be read**
      - modules: **4 calls, of them 1 of modules that are not here: what they deploy is unknown**
      - left out: 3 declarations that nothing deploys with the values known, 2 of them judged as if other values were given
      - loops: 1 loop could not be expanded: one instance stands for all
      - judged: 3 vaults and 1 secret, in 3 deployments
      - verdicts: 21 passed, 6 failed, 1 unknown, 4 did not apply, by 5 rules
      "
    `);
  });
});

describe('a report that is too long', () => {
  const many = Array.from({ length: 3000 }, (_, i) => [
    finding({ fingerprint: String(i).padStart(16, '0') }),
    { ...unknownFinding, label: `reason ${String(i)}` },
  ]).flat();

  test('stays under 900 KiB, with every part whole, and says how much is left out', () => {
    const text = markdown(report({ findings: many }));
    expect(bytes(text)).toBeLessThan(900 * 1024);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    expect(text).toMatch(/\*\*The details of \d+ more failures are not shown here\.\*\*/);
    expect(text).toMatch(/\*\*\d+ more are not shown here\.\*\*/);
    expect(text).toContain('**What was checked**');
  });

  test('fits a comment when that is asked for', () => {
    const text = markdown(report({ findings: many }), { mostBytes: 65_536 });
    expect(bytes(text)).toBeLessThan(65_536);
    expect(text).toMatch(/\*\*\d+ more failures are not in this table\.\*\*/);
  });

  test('counts what it leaves out exactly', () => {
    const text = markdown(report({ findings: many }), { mostBytes: 65_536 });
    const rows = text.match(/^\| \*\*high\*\*/gm)?.length ?? 0;
    expect(text).toContain(`**${String(3000 - rows)} more failures are not in this table.**`);
  });
});

describe('text of others', () => {
  test.each([
    ['a|b', 'a&#124;b'],
    ['*a* _b_ ~~c~~ [d](e)', '&#42;a&#42; &#95;b&#95; &#126;&#126;c&#126;&#126; &#91;d&#93;(e)'],
    ['<img src=x> &amp;', '&#60;img src=x&#62; &#38;amp;'],
    ['@octocat a@b #12', '@&#8203;octocat a@&#8203;b #&#8203;12'],
    ['https://evil.example www.evil.example', 'https&#58;//evil.example www&#46;evil.example'],
    ['vault `a|b`', 'vault <code>a&#124;b</code>'],
    ['one ` alone', 'one &#96; alone'],
    ['two\r\n# lines', 'two # lines'],
    ['\u001b[31mred\u202e', '�&#91;31mred�'],
  ])('%j is %j', (text, shown) => {
    expect(escaped(text)).toBe(shown);
  });

  test('in code makes neither markup nor mentions', () => {
    expect(code('`@a` <b> _c_ https://x www.x')).toBe(
      '<code>&#96;&#64;a&#96; &#60;b&#62; &#95;c&#95; https&#58;//x www&#46;x</code>',
    );
  });

  test('in a fence cannot close it', () => {
    expect(fenced(['```', '</details>', '`````'])).toBe('``````text\n```\n</details>\n`````\n``````');
  });

  test('in a path cannot end the link', () => {
    const source = sourceOf('a (1)/b]c|d#e.bicep', 'x');
    expect(markdown(report({ prefix: '', findings: [finding({ at: spanOf(source, 'x') })] }))).toContain(
      '[<code>a (1)/b&#93;c&#124;d&#35;e.bicep:1</code>](a%20%281%29/b%5Dc%7Cd%23e.bicep#L1)',
    );
  });
});
