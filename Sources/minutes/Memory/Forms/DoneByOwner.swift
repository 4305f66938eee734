/// `… will be done by @fkr`, `issue to be opened by @fkr`.
enum DoneByOwner {
  static let form = Form("by-owner", .stated) { line in
    let words = line.words
    guard
      let be = words.indices.first(where: { place in
        place > 0
          && (words[place].lower == "be" && ["to", "will", "shall"].contains(words[place - 1].lower)
            || words[place].lower == "werden" || words[place].lower == "wird")
      })
    else { return nil }
    for place in be..<words.count where ["by", "von", "durch"].contains(words[place].lower) {
      let (names, _) = Owners.run(words, from: place + 1)
      if !names.isEmpty, !words[place].opensBracket { return Match(text: line.whole, owners: names) }
    }
    return nil
  }
}
