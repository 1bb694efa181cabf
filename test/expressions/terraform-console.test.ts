import { describe, expect, it } from 'vitest';
import { dataOf } from './terraform-evaluating.js';

/** What the expressions may use. */
const locals = [
  'one       = 1',
  'objs      = [{ n = "x", tags = { t = "1" } }, { n = "y", tags = {} }]',
  'multi     = "p\\nq"',
  'plain     = "kv"',
  'template  = "a$${x}"',
  'templates = ["%%{ for i in x }$${i};%%{ endfor }", "b"]',
].join('\n');

// All that is expected is what `terraform console` of version 1.11.4 gives, in a module with these locals.
describe('splats in splats', () => {
  it.each([
    ['[[{ a = 1 }], [{ a = 2 }, { a = 3 }]][*][*].a', [[1], [2, 3]]],
    ['[[{ a = 1 }], [{ a = 2 }]][*][0].a', [1, 2]],
    ['[[{ a = 1 }], [{ a = 2 }]].*.0.a', [1, 2]],
    ['flatten([[{ a = [1] }], [{ a = [2, 3] }]][*][*].a[*])', [1, 2, 3]],
    ['[{ a = [{ b = 1 }, { b = 2 }] }, { a = [] }][*].a[*].b', [[1, 2], []]],
    ['[{ a = null }, { a = [1] }][*].a[*]', [[], [1]]],
    ['[{ a = 1 }, { b = 2 }][*].a', '! the object has no property `a`'],
    ['[{ a = 1 }, null][*].a', '! `a` is asked of null'],
    ['tolist([{ a = 1 }])[*].a[*]', [[1]]],
    ['toset(["b", "a"])[*]', ['a', 'b']],
    ['{ a = { b = 1 } }[*].a.b', [1]],
    ['[1, 2][*][0]', '! item 0 is asked of a number'],
    ['length(null[*].a)', 0],
    ['[{ a = 1 }].*.b', '! the object has no property `b`'],
    ['[[1], [2]][*][1]', '! there is no item 1: the array has 1'],
  ])('%s', (expression, expected) => {
    expect(dataOf(expression, locals)).toEqual(expected);
  });
});

describe('loops that group and filter', () => {
  it.each([
    ['{ for v in ["a1", "a2", "b1", "c1"] : substr(v, 0, 1) => v... if v != "b1" }', { a: ['a1', 'a2'], c: ['c1'] }],
    ['{ for k, v in { x = "p", y = "q", z = "p" } : v => k... }', { p: ['x', 'z'], q: ['y'] }],
    ['{ for i, v in ["a", "b", "a"] : v => i... if i > 0 }', { b: [1], a: [2] }],
    ['{ for v in toset(["b", "a"]) : v => upper(v)... }', { a: ['A'], b: ['B'] }],
    ['{ for v in ["a"] : v => v... if false }', {}],
    ['[for k, v in { b = [1, 2], a = [3] } : [for x in v : "${k}${x}" if x != 2]]', [['a3'], ['b1']]],
    ['{ for v in [1, true, "x"] : v => v }', { '1': 1, true: true, x: 'x' }],
    ['[for v in ["a"] : v if null]', '! the condition is null, not true or false'],
    ['[for v in ["a"] : v if "no"]', '! the condition is a string, not true or false'],
    ['{ for k, v in { a = null } : k => v if v != null }', {}],
    ['[for i, v in { b = 1, a = 2 } : i]', ['a', 'b']],
    ['{ for o in [{ n = "x", v = 1 }] : o.n => o.v }', { x: 1 }],
    ['{ for o in [{ n = "x" }] : o.n => o.v }', '! the object has no property `v`'],
    ['length([for o in local.objs : o.missing])', '! the object has no property `missing`'],
    ['length([for o in local.objs : o.tags.t])', '! the object has no property `t`'],
    ['[for o in local.objs : o.tags.t][0]', '! the object has no property `t`'],
    ['[for o in local.objs : o.tags.t if o.n == "x"][0]', '1'],
    ['length([for o in local.objs : o.n if o.missing])', '! the object has no property `missing`'],
    ['keys({ for o in local.objs : o.n => o.tags.t })', '! the object has no property `t`'],
    ['length({ for o in local.objs : o.n => o.tags.t... if o.n == "y" })', '! the object has no property `t`'],
    ['length({ for o in local.objs : o.n => o.tags.t if o.n == "x" })', 1],
    ['try([for o in local.objs : o.tags.t][0], "none")', 'none'],
    ['can(length([for o in local.objs : o.tags.t]))', false],
  ])('%s', (expression, expected) => {
    expect(dataOf(expression, locals)).toEqual(expected);
  });
});

describe('attempts', () => {
  it.each([
    ['try([{ a = 1 }, { b = 2 }][*].a, "none")', 'none'],
    ['can([{ a = 1 }, { b = 2 }][*].a)', false],
    ['try(local.objs[5].n, local.objs[0].n)', 'x'],
    ['try(null.a, [1][3])', '! there is no item 3: the array has 1'],
    ['can(local.objs[0].tags.t)', true],
    ['can(local.objs[1].tags.t)', false],
    ['try(tonumber("x"), tobool("y"), "z")', 'z'],
    ['can(regex("^a", "b"))', false],
    ['try(jsondecode("{"), {})', {}],
    ['try({ a = local.objs[1].tags.t }, "whole")', 'whole'],
    ['try([for o in local.objs : o.tags.t], [])', []],
    ['can([for o in local.objs : o.n])', true],
    ['try(null, 1)', null],
    ['can(1 % 0)', true],
    ['try("${null}x", "n")', 'n'],
    ['can("${[]}x")', false],
  ])('%s', (expression, expected) => {
    expect(dataOf(expression, locals)).toEqual(expected);
  });
});

describe('a template that comes from elsewhere', () => {
  it.each([
    ['templatestring("x", {})', '! `templatestring` wants a reference to a template, not the template itself'],
    ['templatestring("x${1}", {})', '! `templatestring` wants a reference to a template, not the template itself'],
    ['templatestring(upper("x"), {})', '! `templatestring` wants a reference to a template, not the template itself'],
    ['templatestring(local.template, { x = 1 })', 'a1'],
    ['templatestring(local.templates[0], { x = "y" })', '! it loops over a string'],
    ['templatestring(local.templates["0"], { x = [1, 2] })', '1;2;'],
    ['templatestring(local.template, {})', '! the template is given no `x`'],
    ['[for t in local.templates : templatestring(t, { x = [3] })]', ['3;', 'b']],
    ['templatestring(local.plain, {})', 'kv'],
  ])('%s', (expression, expected) => {
    expect(dataOf(expression, locals)).toEqual(expected);
  });
});

describe('heredocs', () => {
  it.each([
    ['<<-EOT\n    a\n      b ${local.one}\n    c\n  EOT', 'a\n  b 1\nc\n'],
    ['<<EOT\n  a\n b ${local.one}\nEOT', '  a\n b 1\n'],
    ['<<-EOT\n    a\n  ${local.one}\n      b\n  EOT', '  a\n1\n    b\n'],
    ['<<-EOT\n  %{ for x in ["p", "q"] }\n  - ${x}\n  %{ endfor }\n  EOT', '\n- p\n\n- q\n\n'],
    ['<<-EOT\n  %{ for x in ["p", "q"] ~}\n  - ${x}\n  %{ endfor ~}\n  EOT', '  - p\n  - q\n'],
    ['<<-EOT\n    ${local.multi}\n      x\n  EOT', 'p\nq\n  x\n'],
    ['<<-EOT\n\n    a\n\n    b\n  EOT', '\na\n\nb\n'],
    ['<<-EOT\n    %{ if true ~}\n    yes\n    %{ else ~}\n    no\n    %{ endif ~}\n  EOT', '    yes\n'],
    ['<<EOT\n$${x} %%{y} "q" \\n\nEOT', '${x} %{y} "q" \\n\n'],
    ['trimspace(<<-EOT\n    x${1 +\n      1}\n  EOT\n)', 'x2'],
    ['<<-EOT\n\ta\n\t\tb\n  EOT', 'a\n\tb\n'],
  ])('%s', (expression, expected) => {
    expect(dataOf(expression, locals)).toEqual(expected);
  });
});

describe('what is marked as sensitive', () => {
  it.each([
    ['issensitive(sensitive("a"))', true],
    ['issensitive("a")', false],
    ['issensitive(nonsensitive(sensitive("a")))', false],
    ['issensitive("a${sensitive("b")}")', true],
    ['issensitive([sensitive("a")])', false],
    ['issensitive(length(sensitive([1])))', true],
    ['issensitive({ a = sensitive(1) }.a)', true],
    ['issensitive(null)', false],
    ['nonsensitive(length(sensitive("abc")))', 3],
    ['issensitive(sensitive(1) == 1)', true],
  ])('%s', (expression, expected) => {
    expect(dataOf(expression, locals)).toEqual(expected);
  });
});
