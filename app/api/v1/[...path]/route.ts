import { AppError } from "@/lib/errors";
import { route } from "@/lib/next/route";

/** Scripts get their answer in JSON, where Next would send a page. */
const handler = route(async () => {
  throw new AppError("not_found", "There is no such call. GET /api/v1/openapi.json lists them all.");
});

export { handler as DELETE, handler as GET, handler as PATCH, handler as POST, handler as PUT };
