import { ingestBase, uploadHandler } from "@/lib/uploads/handlers";
import { signText } from "@/lib/uploads/ingest/ingest-key";
import { removePart } from "@/lib/uploads/ingest/parts";
import { findResult, type UploadResult } from "@/lib/uploads/ingest/results";

interface Arrived {
  key: string;
  name: string;
  size: number;
  type: string;
  slug: string;
  callbackUrl: string;
  metadata: unknown;
}

/** Tells the router that all bytes of an upload are here, as UploadThing would, and answers what came of it. Null: it could not be said, and may be tried again. */
export async function finishUpload(upload: Arrived, origin: string): Promise<UploadResult | null> {
  const { key, name, size, type, slug, callbackUrl, metadata } = upload;
  const url = `${ingestBase(origin)}/${key}`;
  const file = { key, name, size, type, customId: null, url, appUrl: url, ufsUrl: url, fileHash: "" };
  const body = JSON.stringify({ status: "uploaded", origin: ingestBase(origin), metadata, file });
  const address = new URL(callbackUrl);
  address.searchParams.set("slug", slug);
  const headers = { "content-type": "application/json", "uploadthing-hook": "callback", "x-uploadthing-signature": signText(body) };
  await uploadHandler(origin)(new Request(address, { method: "POST", headers, body }));
  const result = await findResult(key);
  if (result) await removePart(key);
  return result;
}
