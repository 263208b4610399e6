import { AppError } from "@/lib/errors";

/** Runs what judges one field's content, so that a refusal names the field. */
export async function fieldOf<T>(field: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid" || error.fields) throw error;
    throw new AppError("invalid", error.message, { fields: { [field]: error.message }, cause: error });
  }
}
