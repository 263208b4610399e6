// What the runners write down, read back: counts, times, and what went wrong.
import { readFileSync } from "node:fs";
import path from "node:path";

const NOTHING = { passed: 0, failed: 0, files: [], broken: [], second: [] };
const WORDS_MAX = 400;

/** The counts of a report; nothing where the runner wrote none. */
export function readReport(file, read) {
  try {
    return { ...NOTHING, ...read(JSON.parse(readFileSync(file, "utf8"))) };
  } catch {
    return NOTHING;
  }
}

/** The tests that vitest tried again; none where it came to no end. */
export function readSecondTries(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).map(({ title, words }) => ({ title, words: trim(words) }));
  } catch {
    return [];
  }
}

export function readFaults({ passed, failed }) {
  return { passed, failed };
}

export function readVitest({ numPassedTests, numFailedTests, numPendingTests = 0, testResults }) {
  const files = testResults.map(({ name, startTime, endTime }) => ({ file: name, ms: endTime - startTime }));
  const broken = testResults.flatMap(({ name, status, message, assertionResults }) => [
    ...(status === "failed" && message ? [{ title: name, words: trim(message) }] : []),
    ...assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => ({ title: `${name} › ${test.fullName}`, words: trim(test.failureMessages?.[0] ?? "") })),
  ]);
  return { passed: numPassedTests, failed: numFailedTests + numPendingTests, files, broken };
}

/** A skipped journey counts as failed: nothing here is skipped on purpose. */
export function readPlaywright({ stats, suites, errors = [] }) {
  const files = suites.map((suite) => ({ file: path.join("e2e", suite.file), ms: durationOf(suite) }));
  const tests = suites.flatMap(testsOf);
  const words = ({ results }) => trim(results.flatMap((result) => result.errors ?? []).map(({ message }) => message)[0] ?? "");
  const named = (status) => tests.filter((test) => test.status === status).map((test) => ({ title: test.title, words: words(test) }));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + stats.skipped,
    files,
    broken: [...named("unexpected"), ...errors.map(({ message }) => ({ title: "Journeys", words: trim(message ?? "") }))],
    second: named("flaky"),
  };
}

function testsOf({ file, specs = [], suites = [] }) {
  const own = specs.flatMap(({ title, tests }) => tests.map((test) => ({ ...test, title: `e2e/${file} › ${title}` })));
  return [...own, ...suites.flatMap(testsOf)];
}

/** What all journeys of a suite took, with those of the suites in it. */
function durationOf({ specs = [], suites = [] }) {
  const results = specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results));
  return [...results.map(({ duration }) => duration), ...suites.map(durationOf)].reduce((sum, ms) => sum + ms, 0);
}

/** Without colours, and no longer than it takes to know where to look. */
function trim(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are
  const plain = text.replace(/\u001b\[[0-9;]*m/g, "").trim();
  return plain.length > WORDS_MAX ? `${plain.slice(0, WORDS_MAX)} …` : plain;
}
