import Bytes
import Meetings
import Reports

/// Signs that a line was mixed up after somebody wrote it.
enum ScrambledLine {
  struct Sign {
    let message: String
    let place: Range<Int>
    /// What was probably written.
    var meant: String?
  }

  static func signs(in line: Range<Int>, _ text: ByteText) -> [Sign] {
    var found: [Sign] = []
    if let sign = tornLink(in: line, text) { found.append(sign) }
    if let sign = orphanedPicture(in: line, text) { found.append(sign) }
    if let sign = orphanedEmphasis(in: line, text) { found.append(sign) }
    if let sign = strayQuestion(in: line, text) { found.append(sign) }
    readWords(in: line, text, &found)
    return found
  }

  /// `[text](addr` up to the end of the line.
  private static func tornLink(in line: Range<Int>, _ text: ByteText) -> Sign? {
    var offset = line.lowerBound
    while let bracket = text.find("](", in: offset..<line.upperBound) {
      offset = bracket + 2
      guard text.first(UInt8(ascii: ")"), in: offset..<line.upperBound) == nil else { continue }
      guard let open = text.first(UInt8(ascii: "["), in: line.lowerBound..<bracket),
        !text.trimmed(offset..<line.upperBound).isEmpty
      else { return nil }
      return Sign(message: "link is torn off before its closing parenthesis", place: open..<line.upperBound)
    }
    return nil
  }

  /// `e4a505a47f4b99.png)` with nothing that the parenthesis closes.
  private static func orphanedPicture(in line: Range<Int>, _ text: ByteText) -> Sign? {
    guard let close = text.first(UInt8(ascii: ")"), in: line) else { return nil }
    guard text.first(UInt8(ascii: "("), in: line.lowerBound..<close) == nil else { return nil }
    for ending: StaticString in [".png", ".jpg", ".jpeg", ".gif", ".svg"]
    where text.has(ending, at: close - ending.utf8CodeUnitCount, limit: close, anyCase: true) {
      var start = close
      while start > line.lowerBound, !text[start - 1].isASCIIWhitespace { start -= 1 }
      return Sign(message: "address of a picture has lost its beginning", place: start..<(close + 1))
    }
    return nil
  }

  /// An item that begins in the middle of a sentence and ends bold text that never began.
  private static func orphanedEmphasis(in line: Range<Int>, _ text: ByteText) -> Sign? {
    guard let stars = text.find("**", in: line) else { return nil }
    guard text.find("**", in: (stars + 2)..<line.upperBound) == nil else { return nil }
    let shape = ListLine(line, text)
    let body = shape.marker?.text ?? shape.start..<line.upperBound
    guard let first = body.first, first < stars, (0x61...0x7A).contains(text[first]) else { return nil }
    let next = stars + 2
    guard !text[stars - 1].isASCIIWhitespace, text[stars - 1] != UInt8(ascii: "*"),
      next == line.upperBound || text[next].isASCIIWhitespace
    else { return nil }
    return Sign(message: "bold text ends here that never began", place: stars..<next)
  }

  /// ` ?discussing)`: a question mark that has come before its word, in a parenthesis that nothing opens.
  private static func strayQuestion(in line: Range<Int>, _ text: ByteText) -> Sign? {
    guard let mark = text.first(UInt8(ascii: "?"), in: line), mark > line.lowerBound, text[mark - 1] == 0x20 else {
      return nil
    }
    let word = (mark + 1)..<text.end(of: (mark + 1)..<line.upperBound) { $0.isASCIILetter }
    guard word.count >= 4, word.upperBound < line.upperBound, text[word.upperBound] == UInt8(ascii: ")"),
      text.first(UInt8(ascii: "("), in: line.lowerBound..<mark) == nil
    else { return nil }
    return Sign(message: "question mark stands before its word", place: mark..<(word.upperBound + 1))
  }

  // MARK: Words

  private static func readWords(in line: Range<Int>, _ text: ByteText, _ found: inout [Sign]) {
    var offset = line.lowerBound
    while offset < line.upperBound {
      guard text[offset].isWord else {
        offset = behindMark(at: offset, in: line, text)
        continue
      }
      let word = offset..<text.end(of: offset..<line.upperBound) { $0.isWord }
      offset = word.upperBound
      if text.has(":/", at: offset, limit: line.upperBound) || text.has("//", at: offset, limit: line.upperBound) {
        if let sign = scheme(word, limit: line.upperBound, text) { found.append(sign) }
        offset = text.end(of: offset..<line.upperBound) { !$0.isASCIIWhitespace && $0 != UInt8(ascii: ")") }
      } else if (9...40).contains(word.count), let meant = FieldWords.bySignature[FieldWords.signature(of: text[word])],
        let sign = anagram(word, of: meant, text)
      {
        found.append(sign)
      }
    }
  }

  /// Past a tag or the address of a link, in which words mean nothing.
  private static func behindMark(at offset: Int, in line: Range<Int>, _ text: ByteText) -> Int {
    switch text[offset] {
    case UInt8(ascii: "<"):
      guard offset + 1 < line.upperBound, text[offset + 1].isASCIILetter || text[offset + 1] == UInt8(ascii: "/") else {
        return offset + 1
      }
      return text.first(UInt8(ascii: ">"), in: offset..<line.upperBound) ?? offset + 1
    case UInt8(ascii: "`"):
      return text.first(UInt8(ascii: "`"), in: (offset + 1)..<line.upperBound).map { $0 + 1 } ?? offset + 1
    default: return offset + 1
    }
  }

  /// The letters of a word of the field in another order. A capital does not count.
  private static func anagram(_ word: Range<Int>, of meant: String, _ text: ByteText) -> Sign? {
    guard !text[word].elementsEqual(meant.utf8, by: { $0.asciiLowercased == $1 }) else { return nil }
    // Two neighbours in the wrong order are a slip of the finger.
    guard !hasInnerCapital(word, text), !isHonest(word, text),
      Spelling.distance(text[word].map(\.asciiLowercased), Array(meant.utf8), atMost: 1) == nil
    else { return nil }
    var letters = Array(meant.utf8)
    if (0x41...0x5A).contains(text[word.lowerBound]), letters[0].isASCIILetter { letters[0] &= 0xDF }
    let shown = String(decoding: letters, as: UTF8.self)
    return Sign(
      message: "word \"\(text.string(word))\" has its letters mixed up, did you mean \"\(shown)\"?", place: word,
      meant: shown)
  }

  /// Names such as `nodeIdentity` are not words.
  private static func hasInnerCapital(_ word: Range<Int>, _ text: ByteText) -> Bool {
    text[word].dropFirst().contains { (0x41...0x5A).contains($0) }
  }

  /// Words that happen to have the letters of another.
  private static func isHonest(_ word: Range<Int>, _ text: ByteText) -> Bool {
    let honest: [StaticString] = [
      "impressions", "impression", "cautioned", "catalogue", "voltages", "deduction", "reductions", "conservation",
      "interested", "resident", "relations", "creations", "insatiate", "notarised", "earnings", "streaming",
    ]
    return honest.contains {
      $0.utf8CodeUnitCount == word.count && text.has($0, at: word.lowerBound, limit: word.upperBound, anyCase: true)
    }
  }

  /// `httpt://`, `htps://`, `https:/example.org`, `https//example.org`
  private static func scheme(_ word: Range<Int>, limit: Int, _ text: ByteText) -> Sign? {
    guard (3...8).contains(word.count), text[word].allSatisfy({ "htps".utf8.contains($0) }) else { return nil }
    let isKnown =
      word.count == 4 && text.has("http", at: word.lowerBound, limit: limit)
      || word.count == 5 && text.has("https", at: word.lowerBound, limit: limit)
    let isWhole = text.has("://", at: word.upperBound, limit: limit)
    if isKnown, isWhole { return nil }
    if !isKnown, !isWhole { return nil }
    let end = word.upperBound + (isWhole ? 3 : 2)
    guard isWhole || end < limit && text[end].isASCIILetter else { return nil }
    let place = word.lowerBound..<end
    let meant = isKnown ? text.string(word) + "://" : "https://"
    return Sign(
      message: "address begins with \"\(text.string(place))\", did you mean \"\(meant)\"?", place: place, meant: meant)
  }
}
