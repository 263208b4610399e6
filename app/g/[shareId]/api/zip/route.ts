import { z } from "zod";
import { readJson } from "@/lib/api/read-json";
import { listCovered } from "@/lib/shares/covered";
import type { Visit } from "@/lib/shares/guest";
import { guestJson, guestRoute } from "@/lib/shares/guest-route";
import { guestZipScope } from "@/lib/shares/zip-scope";
import { makeZip } from "@/lib/zip/make";
import { ZipOptions } from "@/lib/zip/schema";

const Asked = z.strictObject({ onlyApproved: z.boolean({ error: "Say true or false." }).default(false) });

const make = async (request: Request, { share }: Visit, { shareId }: { shareId: string }): Promise<Response> => {
  const asked = await readJson(request, Asked);
  const scope = await guestZipScope(request, shareId);
  const zip = await makeZip(scope, [await listCovered(share)], ZipOptions.parse({ ...asked, recipe: "none" }), `/g/${shareId}/api/zip`);
  return guestJson(zip, { status: 201 });
};

/** Settles a zip of all that the link lets be kept now, and says where it is. */
export const POST = guestRoute<{ shareId: string }>("view", make, "zips");
