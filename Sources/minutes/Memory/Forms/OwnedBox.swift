/// `- [ ] @fkr: …`: a box with an owner.
enum OwnedBox {
  static let form = Form("box", .marked) { line in
    guard line.statement.box != nil else { return nil }
    let (names, end) = Owners.run(line.words, from: 0)
    if !names.isEmpty { return Match(text: line.text(from: end), owners: names) }
    if line.statement.carriedID != nil { return Match(text: line.whole, owners: Owners.all(line.words)) }
    if let promised = Promise.owners(line, from: 0) { return Match(text: line.whole, owners: promised) }
    return OwnerInBrackets.form.find(line) ?? OwnerAtEnd.form.find(line)
  }
}
