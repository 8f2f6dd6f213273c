import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { TSSignature, TSType } from 'oxc-parser';
import { parseSync, Visitor } from 'oxc-parser';

const FOLDER = join(import.meta.dirname, '../../src/database/tables');

/** Columns as `table.column kind`, where the kind is `number` or `text`, with `?` where it may be null. */
export function declaredColumns(): string[] {
  return readdirSync(FOLDER).flatMap((file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    const columns: string[] = [];
    const addTable = (table: string, type: TSType) => {
      if (type.type !== 'TSTypeLiteral') return;
      for (const [column, { start, end }] of propertiesOf(type.members))
        columns.push(`${table}.${column} ${kindOf(text.slice(start, end))}`);
    };
    new Visitor({
      TSInterfaceDeclaration({ id, body }) {
        if (!id.name.endsWith('Tables')) return;
        for (const [table, type] of propertiesOf(body.body)) addTable(table, type);
      },
    }).visit(parseSync(file, text).program);
    return columns;
  });
}

function propertiesOf(members: readonly TSSignature[]): [name: string, type: TSType][] {
  return members.flatMap((member) => {
    if (member.type !== 'TSPropertySignature' || member.key.type !== 'Identifier') return [];
    const type = member.typeAnnotation?.typeAnnotation;
    return type ? [[member.key.name, type]] : [];
  });
}

function kindOf(type: string): string {
  const isNumber = /^number\b/.test(type);
  return `${isNumber ? 'number' : 'text'}${/\bnull$/.test(type) ? '?' : ''}`;
}
