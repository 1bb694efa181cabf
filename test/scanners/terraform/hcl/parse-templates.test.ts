import { describe, expect, it } from 'vitest';
import { expressionOutline } from './reading.js';

describe('a string in quotes', () => {
  it.each([
    ['"a${b}c"', "(template 'a' b 'c')"],
    ['"${a}${b}"', '(template a b)'],
    ['"  ${a}  "', "(template '  ' a '  ')"],
    ['"a $ b % c"', "'a $ b % c'"],
    ['"$${a} %%{b}"', "'${a} %{b}'"],
    [String.raw`"\n\t\r\"\\"`, `'\n\t\r"\\'`],
    [String.raw`"\u00e9 \U0001F511"`, "'é 🔑'"],
    ['"🔑${a}🔑"', "(template '🔑' a '🔑')"],
    ['"${"a"}${f("b", { c = "}" })}"', "(template 'a' (call f 'b' {'c': '}'}))"],
  ])('%s', (text, outline) => {
    expect(expressionOutline(text)).toBe(outline);
  });

  it('is what is interpolated, if that is all of it', () => {
    expect(expressionOutline('"${a.b}"')).toBe('(. a b)');
    expect(expressionOutline('"${~ a ~}"')).toBe('a');
  });
});

describe('directives', () => {
  it.each([
    ['"%{ if a }b%{ endif }"', "(template (? a 'b' ''))"],
    ['"x%{ if a }b%{ else }${c}%{ endif }y"', "(template 'x' (? a 'b' (template c)) 'y')"],
    ['"%{ for i in l }${i},%{ endfor }"', "(template (for-text i in l (template i ',')))"],
    [
      '"%{ for k, v in m }%{ if v }${k}%{ endif }%{ endfor }"',
      "(template (for-text v, k in m (template (? v (template k) ''))))",
    ],
  ])('%s', (text, outline) => {
    expect(expressionOutline(text)).toBe(outline);
  });
});

describe('a `~` strips blanks', () => {
  it.each([
    ['"a ${~ b ~} c"', "(template 'a' b 'c')"],
    ['"${a ~}\\n  b\\n  ${~ c}"', "(template a 'b' c)"],
    ['"a %{~ if b ~} c %{~ endif ~} d"', "(template 'a' (? b 'c' '') 'd')"],
    ['<<EOT\na ${b ~}\n  c\nEOT', "(template 'a ' b '  c\n')"],
    ['<<EOT\n%{ for i in l ~}\n- ${i}\n%{ endfor ~}\nEOT', "(template (for-text i in l (template '- ' i '\n')))"],
    ['<<EOT\na\n  ${~ b }\nEOT', "(template 'a\n' b '\n')"],
  ])('%s', (text, outline) => {
    expect(expressionOutline(text)).toBe(outline);
  });
});

describe('a heredoc', () => {
  it.each([
    ['<<EOT\nEOT', "''"],
    ['<<EOT\na\n\nb\nEOT', "'a\n\nb\n'"],
    ['<<EOT\n  a\n    b\n  EOT', "'  a\n    b\n'"],
    ['<<-EOT\n  a\n    b\n  EOT', "'a\n  b\n'"],
    ['<<-EOT\n  a\n \n    b\n  EOT', "'a\n \n  b\n'"],
    ['<<-EOT\n\ta\n\t\tb\n  EOT', "'a\n\tb\n'"],
    ['<<-EOT\n  ${a}\n    b\n  EOT', "(template a '\n  b\n')"],
    ['<<-EOT\n  a\n${b}\n  EOT', "(template '  a\n' b '\n')"],
    ['<<EOT\n\\n "quoted" $${a}\nEOT', '\'\\n "quoted" ${a}\n\''],
    ['<<EOT\r\na\r\nEOT', "'a\n'"],
  ])('%s', (text, outline) => {
    expect(expressionOutline(text)).toBe(outline);
  });

  it('may be an argument', () => {
    expect(expressionOutline('f(<<EOT\na\nEOT\n, b)')).toBe("(call f 'a\n' b)");
  });
});
