import type { DeclarationExtent } from '../../../model/scan.js';
import type { Span } from '../../../model/source.js';
import type { TemplateFile, ResourceDeclaration, Statement } from '../syntax.js';

/** Every declaration of a file with a name, nested resources too, from its first decorator to its end. */
export const extentsOf = ({ statements }: TemplateFile): readonly DeclarationExtent[] =>
  statements.flatMap((each) => ('name' in each ? [extentOf(each), ...nestedExtents(each)] : []));

const nestedExtents = (each: Statement): readonly DeclarationExtent[] =>
  each.kind === 'resource' ? each.nested.flatMap(all) : [];

const all = (each: ResourceDeclaration): readonly DeclarationExtent[] => [extentOf(each), ...each.nested.flatMap(all)];

const extentOf = ({ source, start, end, name }: Span & { readonly name: Span }): DeclarationExtent => {
  return { source, start, end, at: name };
};
