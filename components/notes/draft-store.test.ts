import { expect, test } from "vitest";
import { changeDraft, draftOf, draftSent } from "@/components/notes/draft-store";
import type { Shape } from "@/lib/notes/view";

const box: Shape = {
  kind: "box",
  points: [
    [0.1, 0.1],
    [0.4, 0.4],
  ],
};

test("a sent note leaves an empty one, for the same people", () => {
  changeDraft("a", { body: "Softer light", audience: "clients", mentions: ["ida"] });
  draftSent("a", draftOf("a"));
  expect(draftOf("a")).toMatchObject({ id: "", body: "", place: null, audience: "clients", mentions: [] });
});

test("what was written and drawn while it was on its way is the next note", () => {
  changeDraft("b", { body: "Softer light here.", shapes: [box] });
  const sent = draftOf("b");
  changeDraft("b", { body: "Softer light here. And slower.", shapes: [box, { ...box, kind: "arrow" }] });
  draftSent("b", sent);
  expect(draftOf("b")).toMatchObject({ body: "And slower.", shapes: [{ kind: "arrow" }] });
  expect(draftOf("b").id).not.toBe(sent.id);
});

test("one that was begun anew meanwhile stays as it is", () => {
  changeDraft("c", { body: "First" });
  const sent = draftOf("c");
  draftSent("c", sent);
  changeDraft("c", { body: "Second" });
  draftSent("c", sent);
  expect(draftOf("c").body).toBe("Second");
});
