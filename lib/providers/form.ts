import { z } from "zod";
import type { Model } from "@/lib/providers/provider";

export interface Choice {
  value: string | number;
  label: string;
}

/** One setting as plain data: what the browser needs to draw a field and hold its bounds. */
export interface FieldSpec {
  /** The vendor's own parameter name. */
  name: string;
  kind: "choice" | "integer" | "number" | "boolean";
  title: string;
  help: string;
  unit?: string;
  choices?: Choice[];
  min?: number;
  max?: number;
  step?: number;
  default: string | number | boolean;
  isAdvanced: boolean;
  /** The vendor takes one value alone: shown, not asked. */
  isFixed: boolean;
}

const Scalar = z.union([z.string(), z.number(), z.boolean()]);

/** The part of a JSON schema that our settings use; our own output, so anything else is a bug. */
const Property = z.object({
  type: z.enum(["string", "integer", "number", "boolean"]),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  const: z.union([z.string(), z.number()]).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  default: Scalar,
  title: z.string(),
  help: z.string(),
  unit: z.string().optional(),
  step: z.number().optional(),
  labels: z.record(z.string(), z.string()).default({}),
  advanced: z.boolean().default(false),
});
type Property = z.output<typeof Property>;

const Schema = z.object({ properties: z.record(z.string(), Property) });

/** A model's settings in the order they are asked, from its one schema. */
export function fieldsOf(model: Model): FieldSpec[] {
  const { properties } = Schema.parse(z.toJSONSchema(model.settings, { io: "input" }));
  return Object.entries(properties).map(([name, property]) => fieldOf(name, property));
}

function fieldOf(name: string, property: Property): FieldSpec {
  const { unit, minimum, maximum } = property;
  const isFixed = property.const !== undefined;
  const kind = kindOf(property);
  return {
    name,
    kind,
    title: property.title,
    help: property.help,
    ...(unit !== undefined && { unit }),
    ...(property.enum && { choices: property.enum.map((value) => ({ value, label: labelOf(value, property) })) }),
    ...(minimum !== undefined && { min: minimum }),
    ...(maximum !== undefined && { max: maximum }),
    ...((kind === "integer" || kind === "number") && { step: property.step ?? 1 }),
    default: property.default,
    isAdvanced: property.advanced,
    isFixed,
  };
}

function kindOf(property: Property): FieldSpec["kind"] {
  if (property.enum) return "choice";
  if (property.type === "boolean") return "boolean";
  if (property.type === "string") return "choice";
  return Number.isInteger(property.const) || property.type === "integer" ? "integer" : "number";
}

function labelOf(value: string | number, property: Property): string {
  return property.labels[String(value)] ?? (property.unit ? `${value} ${property.unit}` : String(value));
}
