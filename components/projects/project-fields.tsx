"use client";

import { useState } from "react";
import { suggestCode } from "@/components/projects/suggest-code";
import { Field } from "@/components/ui/field";
import type { FieldErrors } from "@/lib/errors";
import { CODE_MAX, PROJECT_NAME_MAX } from "@/lib/projects/limits";
import { codeFrom } from "@/lib/projects/state";

/** What a new project is called: the code follows the name until it is typed. */
export function useNewProject(taken: readonly string[]) {
  const [name, setName] = useState("");
  const [typed, setTyped] = useState<string | null>(null);
  const code = typed ?? suggestCode(name, taken);
  return { name, code, setName, setCode: (text: string) => setTyped(text === "" ? null : codeFrom(text)) };
}

interface ProjectFieldsProps {
  project: ReturnType<typeof useNewProject>;
  wrong: FieldErrors;
}

export function ProjectFields({ project: { name, code, setName, setCode }, wrong }: ProjectFieldsProps) {
  return (
    <>
      <Field label="Name" error={wrong.name}>
        {(wiring) => (
          <input
            {...wiring}
            className="input"
            name="name"
            maxLength={PROJECT_NAME_MAX}
            autoComplete="off"
            placeholder="Autumn table"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field
        label="Code"
        error={wrong.code}
        help={`Two to four letters. They begin the slate of its shots, ${code || "AUT"}-01, ${code || "AUT"}-02, and stay when the project is renamed.`}
      >
        {(wiring) => (
          <input
            {...wiring}
            className="input mono max-w-28"
            name="code"
            maxLength={CODE_MAX}
            autoComplete="off"
            spellCheck={false}
            autoCapitalize="characters"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
