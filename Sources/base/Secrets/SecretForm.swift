import Bytes

/// How credentials of one issuer look: a line of `forms.txt`.
struct SecretForm: Sendable {
  enum Piece: Sendable {
    case literal([UInt8])
    case run(ByteSet, ClosedRange<Int>)
  }

  let kind: String
  let pieces: [Piece]

  /// All of them, by the byte that they begin with.
  static let known = SecretForms(PackageResources.forms_txt)

  /// A line without its end; `nil` for a comment.
  init?(_ line: ArraySlice<UInt8>) {
    guard line.first != UInt8(ascii: "#"), let tab = line.firstIndex(of: 0x09) else { return nil }
    kind = String(decoding: line[(tab + 1)...], as: UTF8.self)
    var (pieces, rest) = ([Piece](), line[..<tab])
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%"), let set = rest.popFirst().flatMap(Self.set) else {
        if case .literal(let before)? = pieces.last {
          pieces.removeLast()
          pieces.append(.literal(before + [byte]))
        } else {
          pieces.append(.literal([byte]))
        }
        continue
      }
      let shortest = Self.number(&rest)
      var longest = shortest
      // A `-` between two numbers is a range, any other one is part of the form.
      if rest.first == UInt8(ascii: "-"), rest.dropFirst().first?.isASCIIDigit ?? false {
        var behind = rest.dropFirst()
        let number = Self.number(&behind)
        if number > shortest { (longest, rest) = (number, behind) }
      }
      pieces.append(.run(set, shortest...longest))
    }
    self.pieces = pieces
  }

  private static func number(_ rest: inout ArraySlice<UInt8>) -> Int {
    var number = 0
    while let byte = rest.first, byte.isASCIIDigit {
      number = number * 10 + Int(byte & 0x0F)
      rest.removeFirst()
    }
    return number
  }

  private static func set(_ letter: UInt8) -> ByteSet? {
    switch letter {
    case UInt8(ascii: "d"): ByteSet("0123456789")
    case UInt8(ascii: "h"): ByteSet("0123456789abcdef")
    case UInt8(ascii: "H"): ByteSet("0123456789abcdefABCDEF")
    case UInt8(ascii: "l"): ByteSet("0123456789abcdefghijklmnopqrstuvwxyz")
    case UInt8(ascii: "u"): ByteSet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    case UInt8(ascii: "a"): .alphanumerics
    case UInt8(ascii: "w"): .tokens
    case UInt8(ascii: "b"): .base64
    case UInt8(ascii: "p"): .tokens.and("/")
    default: nil
    }
  }

  /// Where a text of that form ends which begins at an offset.
  func end(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = offset
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .literal(let word):
        guard place + word.count <= text.count else { return nil }
        for letter in word.indices where text[place + letter] != word[letter] { return nil }
        place += word.count
      case .run(let set, let counts):
        // Nothing of the same kind may follow the last run; behind others stands what the form says.
        let isLast = index == pieces.count - 1
        let limit = min(text.count, place + counts.upperBound + (isLast ? 1 : 0))
        var end = place
        while end < limit, set.contains(text[end]) { end += 1 }
        guard counts.contains(end - place) else { return nil }
        place = end
      }
    }
    return place
  }

  /// How many bytes say what it is.
  var leadCount: Int { if case .literal(let word)? = pieces.first { word.count } else { 0 } }
}

/// Forms, ready to be looked for.
struct SecretForms: Sendable {
  private var byFirst: [[SecretForm]] = Array(repeating: [], count: 128)
  /// Those that begin with a run.
  private var others: [SecretForm] = []

  init(_ table: [UInt8]) {
    for line in table.split(separator: 0x0A) {
      guard let form = SecretForm(line) else { continue }
      if case .literal(let word)? = form.pieces.first, word[0] < 128 {
        byFirst[Int(word[0])].append(form)
      } else {
        others.append(form)
      }
    }
  }

  /// The credential that begins at an offset, where a word may begin.
  func match(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Secret? {
    guard text[offset] < 128 else { return nil }
    for form in byFirst[Int(text[offset])] { if let found = find(form, at: offset, in: text) { return found } }
    for form in others { if let found = find(form, at: offset, in: text) { return found } }
    return nil
  }

  private func find(_ form: SecretForm, at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Secret? {
    guard let end = form.end(at: offset, in: text) else { return nil }
    let hidden = min(end, offset + form.leadCount)..<end
    // Documentation has keys of these forms that open nothing: AKIAIOSFODNN7EXAMPLE, ghp_xxxxxxxx….
    let isPrivateKey = form.kind.utf8.elementsEqual("private key".utf8)
    guard isPrivateKey || Randomness(text, hidden).isVaried else { return nil }
    return Secret(kind: form.kind, place: offset..<end, hidden: hidden.isEmpty ? offset..<end : hidden)
  }
}
