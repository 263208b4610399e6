import { AppError } from "@/lib/errors";

/** The id in an address. What can be no id of ours is not found, like one that isn't there. */
export async function pathId(params: Promise<{ id: string }>): Promise<string> {
  const { id } = await params;
  if (/^[\w-]{1,64}$/.test(id)) return id;
  throw new AppError("not_found", "There is nothing by this id.");
}
