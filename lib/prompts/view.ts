/** What a member wrote for their takes, each text once, the newest first. */
export interface PromptsView {
  prompts: string[];
  negativePrompts: string[];
}
