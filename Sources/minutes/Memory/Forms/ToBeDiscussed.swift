/// `… tbd`, `to be discussed`.
enum ToBeDiscussed {
  static let form = Form("to-be-discussed", .stated) { line in
    guard
      line.has(["tbd"])
        || [["to", "be", "discussed"], ["to", "be", "determined"], ["be", "determined"], ["zu", "klären"]]
          .contains(where: { line.has(phrase: $0) })
        || line.words.first?.lower == "to" && line.begins(["discuss"], at: 1) && line.words[1].endsInColon
    else { return nil }
    guard line.words.count > 1, !line.statement.isHeading, !line.has(phrase: ["in", "order", "to", "be"]) else {
      return nil
    }
    return Match(text: line.whole)
  }
}
