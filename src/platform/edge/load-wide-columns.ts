import { type GraphQLSchema, isObjectType } from "graphql";
import type { EntityManager } from "typeorm";
import type { Loaders } from "../loaders";
import { wideColumnsOf } from "../sql/wide-columns";
import { lacksWideProperties, wideProperties } from "../sql/wide-properties";

interface Context {
  readonly loaders: Loaders<{ readonly db: EntityManager }>;
}

/** Makes the fields of wide properties read them, if the row was read without. Types are named like their entities. */
export function loadWideColumns(schema: GraphQLSchema): void {
  for (const [entity, properties] of wideProperties() as ReadonlyMap<new () => object, readonly string[]>) {
    const type = schema.getType(entity.name);
    if (!isObjectType(type)) throw new Error(`The schema has no type ${entity.name}.`);
    const fields = type.getFields();
    for (const field of properties.flatMap((property) => fields[property] ?? [])) {
      const read = field.resolve ?? ((source) => source[field.name]);
      field.resolve = (source, args, context: Context, info) => {
        if (!lacksWideProperties(entity, source)) return read(source, args, context, info);
        const loader = context.loaders.get(wideColumnsOf(entity));
        return loader.load(source).then((whole) => read(whole, args, context, info));
      };
    }
  }
}
