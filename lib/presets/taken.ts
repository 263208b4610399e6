import { invalidField } from "@/lib/errors";
import { Prisma } from "@/prisma/generated/client";

/** Runs a write of a preset; the database alone knows whether its name is free. Throws `invalid` by the name where it is not. */
export async function unlessTaken<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw invalidField("name", `There is a preset called “${name}” already. Choose another name, or update that one.`);
    }
    throw error;
  }
}
