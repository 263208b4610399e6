import { describe, expect, it } from "vitest";
import { readRecipients, recipientWords } from "@/components/shares/recipients";

describe("a pasted list of recipients", () => {
  it.each([
    [
      "one a line",
      "Dana Whitlock\n paul@client.example \n\n",
      [
        { name: "Dana Whitlock", email: null },
        { name: null, email: "paul@client.example" },
      ],
    ],
    [
      "as mail programs copy it",
      '"Dana Whitlock" <dana@client.example>, Paul <paul@client.example>; Ines Costa',
      [
        { name: "Dana Whitlock", email: "dana@client.example" },
        { name: "Paul", email: "paul@client.example" },
        { name: "Ines Costa", email: null },
      ],
    ],
    ["a name with a comma", "Whitlock, Dana", [{ name: "Whitlock, Dana", email: null }]],
    ["who stands twice is one", "dana@client.example\nDana <DANA@client.example>", [{ name: "Dana", email: "DANA@client.example" }]],
    ["nothing", " \n ; ", []],
  ])("%s", (_what, text, people) => {
    expect(readRecipients(text)).toEqual(people);
  });

  it("says what a link is told apart by", () => {
    expect(recipientWords({ name: "Dana", email: "d@x.example" })).toBe("Dana");
    expect(recipientWords({ name: null, email: "d@x.example" })).toBe("d@x.example");
    expect(recipientWords({ name: null, email: null })).toBe("Anyone with the link");
  });
});
