import type { Source } from '../../model/source.js';
import { Problems } from '../templates/problems.js';
import type { TemplateFile } from '../templates/syntax.js';
import { checkParameterFile, checkTemplate } from './check.js';
import { readJson } from '../json/read.js';
import { assignmentsOf } from './parameter-file.js';
import { templateFile } from './template.js';

/**
 * Reads an ARM template (`arm`) or a parameter file (`armparam`). It never throws: what cannot be read is among the
 * `problems`, and the rest of the file is read all the same.
 */
export function parseArm(source: Source): TemplateFile {
  const syntax = new Problems(source, 'syntax/arm');
  const { root, comments } = readJson(source, syntax);
  const content = new Problems(source, 'syntax/arm');
  const isTemplate = source.language === 'arm';
  if (isTemplate) checkTemplate(root, content);
  else checkParameterFile(root, content);
  const problems = [...syntax.list, ...content.list].sort((a, b) => a.at.start - b.at.start);
  if (isTemplate) return { ...templateFile(root, []), comments, problems };
  return { source, statements: assignmentsOf(root), comments, directives: [], problems };
}
