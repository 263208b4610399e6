import { OUTPUT_KEPT_MS } from "@/lib/asking/deadlines";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { Prisma } from "@/prisma/generated/client";

/** How long the provider of a row keeps what it made, as an interval for SQL. */
export function keptFor(): Prisma.Sql {
  const cases = PROVIDER_IDS.map((id) => Prisma.sql`WHEN ${id} THEN ${OUTPUT_KEPT_MS[id]}::float8`);
  return Prisma.sql`(CASE provider::text ${Prisma.join(cases, " ")} END) * interval '1 millisecond'`;
}
