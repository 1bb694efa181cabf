import { describe, expect, test } from 'vitest';
import { reporters } from '../../src/reporters/index.js';
import { plain, type Format, type Style } from '../../src/reporters/reporter.js';
import { deployment, finding, instance, report, sourceOf, spanOf } from './sample-report.js';

const formats = Object.keys(reporters) as Format[];
const styles: readonly Style[] = [
  plain(80),
  { ...plain(200), verbose: true, sarifProfile: 'full' },
  { ...plain(40), quiet: true },
];

const canary = 'cAnArY/7f3a"9b2c\\x';
const source = sourceOf(
  'infra/main.bicep',
  `param known string = '${canary.replace('\\', '\\\\')}'\nvar other = 1 // next to it\n`,
);
const literal = spanOf(source, `'${canary.replace('\\', '\\\\')}'`);

/** A secret in every text of a report that is made from values. */
const leaky = report({
  findings: (['fail', 'unknown'] as const).flatMap((verdict) =>
    [undefined, { by: 'comment' as const, reason: `known: ${canary}` }].map((accepted) =>
      finding({
        verdict,
        at: literal,
        title: `Title with ${canary}`,
        label: `label with ${canary}`,
        resource: `secret \`${canary}\``,
        trail: [{ kind: 'parameter', name: canary, at: literal }],
        property: `properties['${canary}']`,
        related: [{ at: spanOf(source, 'other'), label: `related to ${canary}` }],
        instances: [
          { ...instance('dev', `x['${canary}']`), when: [{ subject: canary, is: canary, at: literal }] },
          { ...instance('test'), deployment: { ...deployment('test'), name: `d (${canary})` } },
        ],
        ...(accepted === undefined ? {} : { accepted }),
      }),
    ),
  ),
  diagnostics: [
    {
      id: 'x/y',
      level: 'error',
      title: `Diagnostic with ${canary}`,
      label: `label with ${canary}`,
      fix: `fix with ${canary}`,
      at: spanOf(source, 'other'),
    },
  ],
  secrets: [literal],
});

describe.each(formats)('the format %s', (format) => {
  test.each(styles)('tells no secret in style %#', async (style) => {
    const text = (await reporters[format]())(leaky, style);
    const tells = (needle: string): boolean =>
      text.includes(needle) ||
      text.includes(JSON.stringify(needle).slice(1, -1)) ||
      text.includes(encodeURIComponent(needle));

    expect(text).toContain('infra/main.bicep');
    expect([canary, 'cAnArY', '7f3a', '9b2c'].filter(tells)).toEqual([]);
  });
});

test('short secrets are masked in frames, and do not blot out messages', async () => {
  const short = sourceOf('main.bicep', `param pin string = 'a1'`);
  const at = spanOf(short, `'a1'`);
  const text = (await reporters.console())(
    report({ findings: [finding({ at, label: 'a12 stays' })], diagnostics: [], secrets: [at] }),
    plain(),
  );
  expect(text).toContain(`param pin string = '•••'`);
  expect(text).toContain('a12 stays');
});

test.each([
  ['s0urce', 'res0urceGroups `s0urce` and s0urce', 'res0urceGroups `•••` and •••'],
  ['template', "the template has `template` or 'template'", "the template has `•••` or '•••'"],
  ['password', 'parameter `password`', 'parameter `password`'],
  ['secret-value-1', 'a secret-value-1 in xsecret-value-1x', 'a ••• in x•••x'],
  ['correcthorsebattery', 'correcthorsebattery', '•••'],
  ['#_prefix_#', 'vault `kv-#_prefix_#`', 'vault `kv-#_prefix_#`'],
  ['a1', 'a1 is too short', 'a1 is too short'],
])('with the secret %j, %j is told as %j', async (secret, label, shown) => {
  const source = sourceOf('main.bicep', `'${secret}'`);
  const input = report({ findings: [finding({ label })], secrets: [spanOf(source, `'${secret}'`)] });
  expect((await reporters.json())(input, plain())).toContain(`"label": "${shown}"`);
});
