import { expect, it } from "vitest";
import { becomesWords, movedWords } from "@/lib/shots/state";

it("says what moving does to slates, before and after", () => {
  const to = { code: "AUT", nextShot: 7 };
  expect(becomesWords(["DAY-04"], to)).toBe("DAY-04 becomes AUT-07");
  expect(becomesWords(["DAY-04", "DAY-09", "DAY-12"], to)).toBe("3 shots become AUT-07 to AUT-09");
  const moved = (was: string, slate: string) => ({ slate, was: { slate: was } });
  expect(movedWords([moved("DAY-04", "AUT-07")], "Autumn table")).toBe("DAY-04 is now AUT-07, in Autumn table.");
  expect(movedWords([moved("DAY-04", "AUT-07"), moved("DAY-09", "AUT-08")], "Autumn table")).toBe(
    "2 shots are now AUT-07 to AUT-08, in Autumn table.",
  );
});
