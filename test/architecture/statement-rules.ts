import type { SourceFile } from "./source-tree";

/** A call that sends SQL, up to the first characters of the text that it sends. */
const SENT = /\b(?:rowsOf|changedBy|\.query)(?:<[^()]*?>)?\(\s*(?:[\w.]+,\s*)?([`"'])([\s\S]{0,60})/g;
const NAMED = /^\/\* [\w.${}]+ \*\//;

/** Methods of TypeORM that write a statement of their own and take no comment. */
const NAMELESS =
  /\b(?:db|tx|manager)\s*\.(?:save|insert|update|delete|upsert|remove|findBy|findOneBy|findOneByOrFail|countBy|existsBy|increment|decrement)\(/g;
/** Methods of TypeORM that take one. */
const FINDERS = /\b(?:db|tx|manager)\s*\.(?:find|findOne|findOneOrFail|count|exists)\(([\s\S]{0,200}?)\);/g;
const BUILDERS = /\.createQueryBuilder\(/g;
const COMMENTS = /\.comment\("/g;

/** Every statement carries the name of its function, so that a slow-query log leads to the code. */
export function statementsWithoutName({ path, text }: SourceFile): string[] {
  const code = text.replace(/^\s*(?:\/\/|\*|\/\*\*).*$/gm, "");
  const unnamed = [...code.matchAll(SENT)].filter(([, , sql]) => isSql(sql!) && !NAMED.test(sql!));
  const nameless = [...code.matchAll(NAMELESS)];
  const finders = [...code.matchAll(FINDERS)].filter(([, given]) => !/\bcomment\b/.test(given!));
  const builders = [...code.matchAll(BUILDERS)].length - [...code.matchAll(COMMENTS)].length;
  return [
    ...unnamed.map(([, , sql]) => `${path} sends a statement without a name: ${sql!.trim().slice(0, 40)}`),
    ...[...nameless, ...finders].map(
      ([call]) => `${path} lets TypeORM send a statement without a name: ${call.slice(0, 60)}`,
    ),
    ...(builders > 0 ? [`${path} builds a query without .comment("…")`] : []),
  ];
}

function isSql(text: string): boolean {
  return /^\s*(?:select|insert|update|delete|with|merge|lock|create|alter|drop|set|show|\/\*)/i.test(text);
}
