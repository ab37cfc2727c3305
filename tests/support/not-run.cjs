/** At the end of a run: the tests that did not run, by name, in a frame nobody overlooks; then the sum in one line. */
module.exports = class NotRun {
  constructor({ testNamePattern }) {
    this.chosen = Boolean(testNamePattern)
  }

  onRunComplete(_contexts, results) {
    // Somebody who asks for tests by name knows that the others did not run.
    const idle = this.chosen ? [] : results.testResults.flatMap((file) => file.testResults)
    const names = idle.filter(({ status }) => status === 'pending').map(({ fullName }) => fullName)
    const say = (line) => process.stderr.write(`${line}\n`)
    if (names.length > 0) {
      const edge = '#'.repeat(78)
      say(`\n${edge}\n# ${names.length} test(s) did NOT run:`)
      for (const name of names) say(`#   ${name}`)
      say(edge)
    }
    const broken = results.numRuntimeErrorTestSuites
    say(
      `\n${results.numPassedTests} passed, ${results.numFailedTests + broken} failed` +
        (names.length > 0 ? `, ${names.length} did not run` : ''),
    )
  }
}
