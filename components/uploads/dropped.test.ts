import { describe, expect, it } from "vitest";
import { isDroppable } from "@/components/uploads/droppable";
import { readDrop } from "@/components/uploads/dropped";

type Data = Parameters<typeof readDrop>[0];

function dropOf({ files = [], uris = "", isFolder = false }: { files?: File[]; uris?: string; isFolder?: boolean }): Data {
  const list = Object.assign(files, { item: (index: number) => files[index] ?? null });
  const item = { kind: "file", webkitGetAsEntry: () => ({ isDirectory: isFolder }) };
  // what a browser hands over, as far as it is read
  return {
    files: list,
    items: files.length > 0 || isFolder ? [item] : [],
    getData: (type: string) => (type === "text/uri-list" ? uris : ""),
  } as unknown as Data;
}

describe("what is let go over the page", () => {
  const fig = new File(["fig"], "fig.jpg");

  it("is the first of the files, with how many were left out", () => {
    expect(readDrop(dropOf({ files: [fig] }))).toEqual({ file: fig, leftOut: 0 });
    expect(readDrop(dropOf({ files: [fig, new File(["dogs"], "dogs.jpg"), new File(["drum"], "drum.jpg")] }))).toEqual({ file: fig, leftOut: 2 });
  });

  it("is a file before the address that it came from", () => {
    expect(readDrop(dropOf({ files: [fig], uris: "https://example.com/fig.jpg" }))).toEqual({ file: fig, leftOut: 0 });
  });

  it("is an address, past what only comments on it", () => {
    expect(readDrop(dropOf({ uris: "# a fig\r\nhttps://example.com/fig.jpg\r\nhttps://example.com/dogs.jpg" }))).toEqual({
      address: "https://example.com/fig.jpg",
    });
  });

  it("is a picture that a page carried within itself", async () => {
    const read = readDrop(dropOf({ uris: `data:image/png;base64,${btoa("pixels")}` }));
    if (!read || !("file" in read)) throw new Error("no file was read");
    expect([await read.file.text(), read.file.type]).toEqual(["pixels", "image/png"]);
  });

  it("is refused in words where it is neither", () => {
    expect(readDrop(dropOf({ isFolder: true }))).toEqual({ why: "A folder can’t be a still. Drop a picture from it." });
    for (const uris of ["mailto:maya@dailies.test", "javascript:alert(1)", "data:text/html;base64,aGk=", "data:image/png;base64,%%%"])
      expect(readDrop(dropOf({ uris }))).toEqual({ why: "Only pictures and addresses of pictures can be dropped here." });
    expect(readDrop(dropOf({}))).toBeNull();
  });

  it("covers the page for files and addresses, not for text", () => {
    expect(isDroppable(["Files"])).toBe(true);
    expect(isDroppable(["text/uri-list", "text/html"])).toBe(true);
    expect(isDroppable(["text/plain", "text/html"])).toBe(false);
  });
});
