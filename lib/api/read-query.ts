import type { z } from "zod";
import { AppError } from "@/lib/errors";

/** Reads the query of an address by a schema. An empty value counts as not given; one that is given twice or unknown is refused by its name. */
export function readQuery<S extends z.ZodType>(request: Request, schema: S): z.output<S> {
  const given = new URL(request.url).searchParams;
  const query: Record<string, string> = {};
  for (const name of new Set(given.keys())) {
    const values = given.getAll(name).filter(Boolean);
    if (values.length > 1)
      throw new AppError("invalid", `${name} was given more than once.`, { fields: { [name]: `${name} was given more than once.` } });
    if (values[0] !== undefined) Object.defineProperty(query, name, { value: values[0], enumerable: true });
  }
  return schema.parse(query);
}
