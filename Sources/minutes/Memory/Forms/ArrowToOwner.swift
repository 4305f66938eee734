/// `… -> @fkr`
enum ArrowToOwner {
  static let form = Form("arrow", .likely) { line in
    let words = line.words
    for place in words.indices.dropLast() where words[place].isArrow && words[place + 1].handle != nil {
      let (names, end) = Owners.run(words, from: place + 1)
      guard place > 0 || end < words.count else { continue }
      return Match(text: place > 0 ? line.text(before: place) : line.text(from: end), owners: names)
    }
    return nil
  }
}
