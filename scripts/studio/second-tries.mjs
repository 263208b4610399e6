// A reporter for vitest: writes down the tests that held only when they were tried again.
import { writeFileSync } from "node:fs";
import process from "node:process";

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default class SecondTries {
  found = [];

  onTestCaseResult(test) {
    if (test.diagnostic()?.flaky)
      this.found.push({ title: `${test.module.relativeModuleId} › ${test.fullName}`, words: test.result().errors?.[0]?.message ?? "" });
  }

  onTestRunEnd() {
    const file = process.env.SECOND_TRIES_FILE;
    if (file) writeFileSync(file, JSON.stringify(this.found));
  }
}
