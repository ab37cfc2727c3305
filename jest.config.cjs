module.exports = {
  testEnvironment: 'node',
  globalSetup: './tests/setup.ts',
  globalTeardown: './tests/teardown.ts',
  testMatch: ['**/tests/**/*.test.ts'],
  modulePathIgnorePatterns: ['/dist/', '/data/'],
  // Each ESM-only package the app uses is compiled for Jest; Node itself can require them.
  transformIgnorePatterns: [
    '/node_modules/(?!(d3-[a-z-]+|internmap|openid-client|oauth4webapi|jose)/)',
  ],
  transform: {
    '^.+\\.(ts|m?js)$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  reporters: ['default', '<rootDir>/tests/support/not-run.cjs'],
  testTimeout: 30_000,
  maxWorkers: 2,
}
