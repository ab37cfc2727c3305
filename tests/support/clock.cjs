// Loaded before a program: its clock begins at the instant that STORY_NOW names (in ms since 1970) and runs on from
// there, so that a story about one autumn can be told in any year.
const ahead = Number(process.env.STORY_NOW) - Date.now()
const RealDate = Date

globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead)
    else super(...given)
  }

  static now() {
    return RealDate.now() + ahead
  }
}
