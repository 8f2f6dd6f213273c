import { parseSync } from 'oxc-parser';

/** What the rules want to know of one file. Comments and strings are not code, so they never count. */
export interface SourceFacts {
  /** What stands after `from`, static, dynamic, re-exported or as a type. */
  readonly imports: readonly string[];
  /** `catch` clauses and `.catch(...)` calls. */
  readonly catches: number;
  readonly readsEnvironment: boolean;
  /** Ways around the handed-in clock, chance and network, such as `Date.now`. */
  readonly impurities: readonly string[];
  readonly hasDefaultExport: boolean;
  readonly castsThroughUnknown: boolean;
  readonly lineCount: number;
}

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

const IMPURE_MEMBERS = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'globalThis.fetch',
  'globalThis.setTimeout',
  'crypto.randomUUID',
  'crypto.getRandomValues',
]);
const IMPURE_CALLS = new Set(['setTimeout', 'setInterval', 'setImmediate', 'fetch']);
const IMPURE_NAMED_IMPORTS = new Set(['randomUUID', 'randomBytes', 'randomInt']);

export function factsOf(file: string, text: string): SourceFacts {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message}`);
  const nodes = [...walk(program)];
  const bound = new Set(nodes.flatMap(boundNames));
  return {
    imports: nodes.flatMap(importsOf),
    catches: nodes.filter(isCatch).length,
    readsEnvironment: nodes.some(readsEnvironment),
    impurities: nodes.flatMap((node) => impurityOf(node, bound)),
    hasDefaultExport: nodes.some((node) => node.type === 'ExportDefaultDeclaration'),
    castsThroughUnknown: nodes.some(castsThroughUnknown),
    lineCount: text.trimEnd().split('\n').length,
  };
}

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* walk(item);
  if (!isNode(value)) return;
  yield value;
  for (const field of Object.values(value)) yield* walk(field);
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}

function importsOf(node: Node): string[] {
  const IMPORTING = /^(Import|ExportNamed|ExportAll)(Declaration|Expression)$|^TSImportType$/;
  const source = node['source'] ?? node['argument'];
  return IMPORTING.test(node.type) && isNode(source) && typeof source['value'] === 'string'
    ? [source['value']]
    : [];
}

function isCatch(node: Node): boolean {
  if (node.type === 'CatchClause') return true;
  if (node.type !== 'CallExpression') return false;
  const called = dotted(node['callee']).split('.').at(-1);
  return called === 'catch';
}

function readsEnvironment(node: Node): boolean {
  if (node.type === 'MemberExpression') return dotted(node) === 'process.env';
  return node.type === 'ImportSpecifier' && nameOf(node['imported']) === 'env';
}

function impurityOf(node: Node, bound: ReadonlySet<string>): string[] {
  if (node.type === 'MemberExpression' && IMPURE_MEMBERS.has(dotted(node))) return [dotted(node)];
  if (node.type === 'ImportSpecifier' && IMPURE_NAMED_IMPORTS.has(nameOf(node['imported'])))
    return [nameOf(node['imported'])];
  const callee = nameOf(node['callee']);
  if (node.type === 'CallExpression' && IMPURE_CALLS.has(callee) && !bound.has(callee))
    return [callee];
  const isPresentDate =
    node.type === 'NewExpression' &&
    callee === 'Date' &&
    Array.isArray(node['arguments']) &&
    node['arguments'].length === 0;
  return isPresentDate ? ['new Date()'] : [];
}

/** Names that parameters, variables and imports give: a handed-in `fetch` is not the global one. */
function boundNames(node: Node): string[] {
  if (node.type === 'VariableDeclarator') return patternNames(node['id']);
  if (/Function/.test(node.type)) return patternNames(node['params']);
  return node.type === 'ImportSpecifier' ? [nameOf(node['local'])] : [];
}

function patternNames(pattern: unknown): string[] {
  return [...walk(pattern)].filter(({ type }) => type === 'Identifier').map(nameOf);
}

function castsThroughUnknown(node: Node): boolean {
  const inner = node['expression'];
  if (node.type !== 'TSAsExpression' || !isNode(inner) || inner.type !== 'TSAsExpression')
    return false;
  return isNode(inner['typeAnnotation']) && inner['typeAnnotation'].type === 'TSUnknownKeyword';
}

/** `a.b.c` as text; other expressions as nothing. */
function dotted(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'MemberExpression')
    return `${dotted(node['object'])}.${nameOf(node['property'])}`;
  return nameOf(node);
}

function nameOf(node: unknown): string {
  return isNode(node) && typeof node['name'] === 'string' ? node['name'] : '';
}
