import { expect, test } from "vitest";
import { clipName, NAME_TEMPLATE, templateTrouble } from "@/lib/clips/clip-name";
import { attachment } from "@/lib/http/attachment";

const take = { slate: "AUT-04", number: 3, prompt: "Slow push-in, warm light!", provider: "wavespeed", seed: 41027 };

test("a clip's name says what it is", () => {
  expect(clipName(take)).toBe("AUT-04-T3-slow-push-in-warm-light-wavespeed-41027.mp4");
});

test("what is made of a clip goes by its name", () => {
  expect(clipName(take, "-frame-13.png")).toBe("AUT-04-T3-slow-push-in-warm-light-wavespeed-41027-frame-13.png");
});

test("a name follows a template, and parts without a word leave no gap", () => {
  const name = (template: string, prompt = take.prompt) => clipName({ ...take, prompt }, ".mp4", template);
  expect(name("{slate}_{take}_{provider}_{seed}")).toBe("AUT-04_T3_wavespeed_41027.mp4");
  expect(name("Autumn {slate} {prompt} final", "…?!")).toBe("Autumn AUT-04 final.mp4");
  expect(name("{prompt}", "…?!")).toBe("AUT-04-T3.mp4");
  expect(name("..{seed}. ")).toBe("41027.mp4");
});

test("a template that would not make a file name says why", () => {
  for (const fine of [NAME_TEMPLATE, "{take}", "自転車 {seed} (final)"]) expect(templateTrouble(fine)).toBeNull();
  expect(templateTrouble(" ")).toBe("Write how files are to be named.");
  expect(templateTrouble("x".repeat(81))).toBe("Keep it to 80 characters.");
  for (const bad of ["../{seed}", "a\\b", "a:b", "a\r\nb", "a\u202egpj"]) expect(templateTrouble(bad)).toMatch(/^A file name can’t hold/);
  expect(templateTrouble("{slate}-{constructor}")).toBe("“{constructor}” is no part of a name. There are {slate} {take} {prompt} {provider} {seed}.");
  expect(templateTrouble("{slate")).toMatch(/^“{slate” is no part/);
});

test("long prompts are cut between words, and one endless word anywhere", () => {
  const name = clipName({ ...take, prompt: "The camera dollies slowly past the table towards the window" });
  expect(name).toBe("AUT-04-T3-the-camera-dollies-slowly-past-the-table-wavespeed-41027.mp4");
  expect(clipName({ ...take, prompt: "a".repeat(500) })).toBe(`AUT-04-T3-${"a".repeat(40)}-wavespeed-41027.mp4`);
  expect(clipName({ ...take, prompt: "…?!" })).toBe("AUT-04-T3-wavespeed-41027.mp4");
});

test("names in any script reach the browser, with a plain one for those that know only that", () => {
  const header = attachment(clipName({ ...take, prompt: "Zoom in über die Brücke 走る" }));
  expect(header).toBe(
    "attachment; filename=\"AUT-04-T3-zoom-in-uber-die-brucke----wavespeed-41027.mp4\"; filename*=UTF-8''AUT-04-T3-zoom-in-%C3%BCber-die-br%C3%BCcke-%E8%B5%B0%E3%82%8B-wavespeed-41027.mp4",
  );
});

test("nothing in a name gets out of its quotes", () => {
  const header = attachment('a"b\\c\r\nset-cookie: x=1; d%41/é(1)\ud800.mp4');
  expect(header).toMatch(/^attachment; filename="[^"\\%/\r\n]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*$/);
  expect(header).toMatch(/^[\x20-\x7e]*$/);
});
