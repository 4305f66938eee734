/// `@fkr takes this`, `@fkr is on it`, `@fkr creates PR`.
enum TakenOver {
  static let form = Form("taken-over", .likely) { line in
    let words = line.words
    for place in words.indices where words[place].handle != nil {
      let (names, verb) = Owners.run(words, from: place)
      guard verb < words.count, !names.isEmpty, verb > place else { continue }
      let isOnIt = line.begins(["is", "on", "it"], at: verb) || line.begins(["is", "taking", "care"], at: verb)
      guard isOnIt || verbs.contains(words[verb].lower) else { continue }
      return Match(text: line.whole, owners: names)
    }
    return nil
  }

  private static let verbs: Set<String> = [
    "takes", "creates", "starts", "prepares", "writes", "checks", "sends", "opens", "contacts", "schedules",
    "organizes",
    "organises", "invites", "follows", "updates", "provides", "sets", "erstellt", "schreibt", "prüft", "klärt",
  ]
}
