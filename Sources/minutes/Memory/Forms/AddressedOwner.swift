/// `@fkr: …` at the beginning of a line.
enum AddressedOwner {
  static let form = Form("addressed", .likely) { line in
    let (names, end) = Owners.run(line.words, from: 0)
    guard !names.isEmpty, end < line.words.count, line.words[end - 1].endsInColon, line.statement.kind == .item,
      !line.statement.text.ends(in: "?"), Self.verbs.contains(line.words[end].lower)
    else { return nil }
    return Match(text: line.text(from: end), owners: names)
  }

  /// What people are asked to do; every other text behind a name is something that was said.
  private static let verbs: Set<String> = [
    "add", "announce", "arrange", "ask", "check", "clarify", "close", "collect", "comment", "contact", "coordinate",
    "create",
    "define", "discuss", "document", "draft", "evaluate", "finalize", "finish", "fix", "follow", "find", "get",
    "implement",
    "invite", "investigate", "merge", "move", "open", "order", "organize", "organise", "ping", "plan", "post",
    "prepare", "propose",
    "provide", "publish", "reach", "remind", "remove", "rename", "reply", "review", "schedule", "send", "set", "setup",
    "share",
    "submit", "talk", "test", "transfer", "transfer/reference", "try", "update", "upload", "write", "fragen", "klären",
    "prüfen", "schreiben",
  ]
}
