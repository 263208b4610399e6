// Who may import whom: a rule for each sentence of CONTRIBUTING.md. `scripts/canary.mjs` plants one violation a rule and fails unless each fires.
const PLUMBING = ["^lib/(env|errors|result|db|log|ids|money)\\.ts$", "^lib/(http|storage|providers|queue|media)/"];
const DOMAINS =
  "^lib/(access|api|asking|batches|budgets|callbacks|clips|costs|deliver|gallery|health|invitations|lineage|members|notes|notices|presets|projects|prompts|review|saving|search|sending|sharing|reels|settings|shares|shots|stills|takes|timeline|uploads|verdicts|webhooks|zip)/";
/** Plain words, lists and pure rules that a page may use, without a line of server code. */
const PLAIN_FILES = [
  "^lib/providers/(provider|label)\\.ts$",
  "^lib/stills/samples\\.ts$",
  "^lib/clips/clip-name\\.ts$",
  "^lib/access/(actor|next-path)\\.ts$",
];
/** The files of a domain that hold no server code: what a browser may load. */
const BROWSER_FILES = [
  "^lib/[^/]+/(schema|state|limits|view|queries|actions|client)\\.ts$",
  "^lib/(errors|result|money|ids|csv|query-keys|read-json)\\.ts$",
  ...PLAIN_FILES,
];
const TESTS = [
  "^lib/model/",
  "^lib/access/matrix/",
  "\\.(test|spec)\\.(ts|tsx|mjs)$",
  "^e2e/",
  "/contract\\.ts$",
  "/testing\\.ts$",
  "^prisma/(factories|seed)\\.ts$",
];
const NOT_TYPES = { dependencyTypesNot: ["type-only"] };

export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "No cycles: of two files that need each other, a third holds what both need.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "app-is-a-leaf",
      comment: "app is a leaf: it arranges what others offer, and nobody imports it.",
      severity: "error",
      from: { pathNot: ["^app/", ...TESTS] },
      to: { path: "^app/" },
    },
    {
      name: "lib-has-no-ui",
      comment: "lib has no UI: it runs the same from a page, a call, a callback or the worker.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^components/|^node_modules/(react-dom|lucide-react)/" },
    },
    {
      name: "ui-is-generic",
      comment: "components/ui could ship in another product: it knows nothing of this one.",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(lib|prisma|components/(?!ui/))" },
    },
    {
      name: "components-see-public-files",
      comment: "Components see a domain's public files alone: no server code reaches a browser. Types may come from anywhere.",
      severity: "error",
      from: { path: "^components/", pathNot: TESTS },
      to: { path: "^(lib|prisma)/", pathNot: BROWSER_FILES, ...NOT_TYPES },
    },
    {
      name: "pages-read-through-loaders",
      comment: "Pages and layouts read through loaders, which resolve who asks; only app/api and a share's handlers call data and verbs.",
      severity: "error",
      from: { path: "^app/", pathNot: ["^app/api/", "^app/[gs]/.*/route\\.ts$", ...TESTS] },
      to: { path: "^lib/", pathNot: ["^lib/[^/]+/loaders\\.ts$", "^lib/next/", ...BROWSER_FILES], ...NOT_TYPES },
    },
    {
      name: "api-does-not-redirect",
      comment: "app/api answers with a status; redirects and notFound() are for pages.",
      severity: "error",
      from: { path: "^app/api/" },
      to: { path: "^node_modules/next/(navigation|dist/client/components/navigation)" },
    },
    {
      name: "database-stays-in-domains",
      comment: "The database stays in domains: pages, handlers and components ask a domain.",
      severity: "error",
      from: { path: "^(app|components)/|^lib/(next|http|storage|providers|media|sandbox)/", pathNot: TESTS },
      to: { path: "^lib/db\\.ts$|^prisma/", ...NOT_TYPES },
    },
    {
      name: "plumbing-knows-no-domain",
      comment: "Plumbing knows no domain: env, errors, db, http, storage, providers, queue and media could serve another product.",
      severity: "error",
      from: { path: PLUMBING, pathNot: TESTS },
      to: { path: DOMAINS, ...NOT_TYPES },
    },
    {
      name: "next-stays-at-the-edge",
      comment: "Next stays at the edge: routes, components, lib/next, our web server, and a domain's loaders and actions.",
      severity: "error",
      from: { path: "^(lib|prisma)/", pathNot: "^lib/(next|web)/|^lib/[^/]+/(loaders|actions)\\.ts$" },
      to: { path: "^node_modules/next/", ...NOT_TYPES },
    },
    {
      name: "react-stays-out-of-verbs",
      comment: "React stays out of verbs and data: in lib only loaders (cache) and browser files know it.",
      severity: "error",
      from: { path: "^lib/", pathNot: ["^lib/next/", "^lib/[^/]+/loaders\\.ts$", ...BROWSER_FILES] },
      to: { path: "^node_modules/(react|@tanstack/react-query)/", ...NOT_TYPES },
    },
    {
      name: "adapters-behind-the-registry",
      comment: "Adapters stay behind the registry: no other file names a vendor's folder.",
      severity: "error",
      from: { path: "^(?!lib/providers/(wavespeed|eachlabs)/)", pathNot: ["^lib/providers/registry\\.ts$", ...TESTS] },
      to: { path: "^lib/providers/(wavespeed|eachlabs)/" },
    },
    {
      name: "processes-are-leaves",
      comment: "worker, web and cli are leaves: they call domains, and nothing imports them.",
      severity: "error",
      from: { path: "^(lib|app|components|prisma)/", pathNot: ["^lib/(worker|web|cli)/", ...TESTS] },
      to: { path: "^lib/(worker|web|cli)/" },
    },
    {
      name: "studio-knows-no-sandbox",
      comment: "The studio must not know whether it talks to a sandbox: only tests import it.",
      severity: "error",
      from: { pathNot: ["^lib/sandbox/", ...TESTS] },
      to: { path: "^lib/sandbox/" },
    },
    {
      name: "sandbox-knows-no-studio",
      comment: "The sandbox imitates strangers: it may use plumbing, never a domain or an adapter.",
      severity: "error",
      from: { path: "^lib/sandbox/", pathNot: TESTS },
      to: { path: [DOMAINS, "^lib/next/", "^lib/providers/(wavespeed|eachlabs)/"], ...NOT_TYPES },
    },
    {
      name: "next-plumbing-knows-access-and-errors",
      comment: "lib/next carries requests to verbs: it knows access and errors, no other domain.",
      severity: "error",
      from: { path: "^lib/next/", pathNot: TESTS },
      to: { path: DOMAINS, pathNot: "^lib/access/", ...NOT_TYPES },
    },
    {
      name: "no-tests-in-production",
      comment: "Factories, contracts and tests are for tests.",
      severity: "error",
      from: { path: "^(app|components|lib|prisma)/", pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: "one-way-out",
      comment: "One way out: whatever asks the outside goes through lib/http, which checks the connected address. Our own servers only listen.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: ["^lib/(http|sandbox)/", "^lib/web/", "^lib/uploads/stand-ins\\.ts$", ...TESTS] },
      to: { path: "^(node_modules/undici/|(node:)?(https?|http2|tls|dgram)$)", ...NOT_TYPES },
    },
    {
      name: "no-unlisted-packages",
      comment: "What is imported is listed in package.json.",
      severity: "error",
      from: { path: "^(app|components|lib|prisma|e2e|scripts)/" },
      to: { pathNot: "^server-only$", dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^prisma/generated/internal|^dist/|^\\.next/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
    skipAnalysisNotInRules: true,
  },
};
