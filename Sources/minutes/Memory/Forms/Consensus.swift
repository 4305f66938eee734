/// `No objections`, `consensus that …`, `unanimous`.
enum Consensus {
  static let form = Form("consensus", .stated) { line in
    guard !line.statement.text.ends(in: "?"), !line.statement.text.ends(in: ":"), !line.statement.isHeading else {
      return nil
    }
    let found =
      line.has(["unanimous", "unanimously", "einstimmig"])
      || line.has(["consensus", "konsens"]) && !line.has(["no", "need", "find", "reach", "seek", "needs"])
      || [
        ["no", "objections"], ["noone", "objects"], ["nobody", "objects"], ["no", "veto"], ["general", "approval"],
        ["general", "endorsement"],
        ["any", "objections"], ["keine", "einwände"], ["proposal", "has", "been", "accepted"], ["vote", "now"],
      ]
      .contains { line.has(phrase: $0) }
    return found ? Match(text: line.whole) : nil
  }
}
