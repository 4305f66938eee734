/// `Kurt will …`, `Alex to write …`: a name without an `@`.
enum NamedPerson {
  static let form = Form("name", .likely) { line in
    let words = line.words
    for place in words.indices.dropLast(2) {
      guard line.names.isName(words[place]), words[place].after.utf8.isEmpty,
        place == 0 || words[place - 1].lower.utf8.isEmpty || words[place].opensBracket
          || words[place - 1].after.utf8.contains(UInt8(ascii: ".")) || words[place - 1].endsInColon
      else { continue }
      let verb = words[place + 1].lower
      let next = words[place + 2]
      guard verb == "will" || verb == "to" || verb == "wird", next.text == next.lower, next.handle == nil,
        !["be", "not", "the", "a", "have", "an"].contains(next.lower)
      else { continue }
      return Match(text: line.whole, owners: [words[place].text])
    }
    return nil
  }
}
