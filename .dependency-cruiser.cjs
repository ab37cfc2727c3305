// The house's floors and its street. Imports go down: a room may use lower rooms of any noun, and on its own floor only
// the nouns that stand before its own on the street.

const street = [
  'places',
  'agencies',
  'users',
  'factors',
  'notifications',
  'strategies',
  'indicators',
  'actions',
  'batches',
  'windows',
  'reports',
  'contributions',
  'decisions',
  'meetings',
  'coverage',
  'documents',
  'imports',
  'board',
  'public',
  'comments',
  'views',
  'search',
  'work',
  'settings',
  'upkeep',
  'help',
  'session',
  'tokens',
  'api',
]
const nouns = `^server/(${street.join('|')})/`

// The rooms of a noun that are not the noun itself. A session's middleware stands at the door of every route; a CSV is a
// page in another dress, a trail a part of one.
const rooms = {
  routes: '(routes|[a-z]+-routes)',
  pages:
    '(commands|[a-z]+-commands|pages|[a-z]+-page|[a-z]+-sheet|[a-z]+-paper|csv|trail|middleware|jobs|worker|feed)',
  forms: '(form|[a-z]+-form|filter|upload|cells|rows)',
  queries: '(queries|[a-z]+-queries)',
}

// From the top down. A path belongs to the first floor that names it.
const floors = [
  // db/prepare brings a database up to date, seeds included: only what starts the house calls it.
  {
    name: 'top',
    path: [
      '^server/(main|app|routes|tasks|session-secret|metrics|serve|workers)[.]ts$',
      '^server/db/prepare[.]ts$',
      '^server/users/invite[.]ts$',
      '^server/backup/',
    ],
  },
  { name: 'routes', path: [`^server/[^/]+/${rooms.routes}[.]ts$`] },
  { name: 'commands and pages', path: [`^server/[^/]+/${rooms.pages}[.]ts$`] },
  { name: 'forms', path: [`^server/[^/]+/${rooms.forms}[.]ts$`] },
  { name: 'http, charts, sheets and papers', path: ['^server/(http|charts|sheets|papers|mail)/'] },
  { name: 'policy and history', path: ['^server/policy[.]ts$', '^server/history/'] },
  { name: 'queries', path: [`^server/[^/]+/${rooms.queries}[.]ts$`] },
  { name: 'nouns', path: [nouns] },
  {
    name: 'bottom',
    path: ['^server/(errors|config|root)[.]ts$', '^server/(db|i18n|jobs)/', '^migrations/'],
  },
]

// What of a floor's paths is not already on a floor above.
const above = (index) => floors.slice(0, index).flatMap((floor) => floor.path)
const pathOf = (index) => ({ path: floors[index].path, pathNot: above(index) })

const downwards = floors.slice(1).map((floor, position) => ({
  name: `${floor.name} do not look up`,
  comment: `A file on the floor "${floor.name}" imports from a floor above it.`,
  severity: 'error',
  from: pathOf(position + 1),
  to: { path: above(position + 1) },
}))

const alongTheStreet = street.slice(0, -1).flatMap((noun, index) => {
  const later = `^server/(${street.slice(index + 1).join('|')})/`
  const special = `/(${Object.values(rooms).join('|')}|invite)[.]ts$`
  return [
    ...Object.entries(rooms).map(([kind, room]) => ({
      name: `${noun} stands before (${kind})`,
      comment: `${noun} uses the same kind of room of a noun further down the street.`,
      severity: 'error',
      from: { path: `^server/${noun}/${room}[.]ts$` },
      to: { path: `${later}${room}[.]ts$` },
    })),
    {
      name: `${noun} stands before (nouns)`,
      comment: `The noun ${noun} knows of a noun further down the street.`,
      severity: 'error',
      from: { path: `^server/${noun}/`, pathNot: special },
      to: { path: later, pathNot: special },
    },
  ]
})

module.exports = {
  forbidden: [
    {
      name: 'no cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no orphans',
      comment: 'Nothing imports this file and it imports nothing.',
      severity: 'error',
      from: { orphan: true, pathNot: ['[.]d[.]ts$'] },
      to: {},
    },
    {
      name: 'a noun folder stands on the street',
      comment: 'Give the new noun its place on the street at the top of .dependency-cruiser.cjs.',
      severity: 'error',
      from: {},
      to: {
        path: '^server/[^/]+/',
        pathNot: [nouns, '^server/(http|charts|sheets|papers|mail|jobs|history|i18n|db|backup)/'],
      },
    },
    {
      name: 'halls know no nouns’ pages',
      comment: 'Charts, sheets and papers draw what they are given; they know no noun.',
      severity: 'error',
      from: { path: '^server/(charts|sheets|papers|mail)/' },
      to: { path: nouns },
    },
    {
      name: 'no tests in the house',
      severity: 'error',
      from: { path: '^(server|migrations|seeds)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no development packages',
      comment: 'What runs in production is listed under dependencies.',
      severity: 'error',
      from: { path: '^(server|migrations|seeds)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: ['node_modules/@types/'],
      },
    },
    {
      name: 'everything is found',
      severity: 'error',
      from: {},
      // These are types alone: there is nothing of them at run time.
      to: {
        couldNotResolve: true,
        pathNot: '^(geojson|topojson-specification|pdfmake/interfaces)$',
      },
    },
    ...downwards,
    ...alongTheStreet,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'types', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
}
