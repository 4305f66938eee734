/// Names for places on a page, made of their headings.
enum Slug {
  /// Lower-case letters, digits and hyphens, as GitHub makes them; what is no ASCII stays as it is. Empty for a heading of signs.
  static func of(_ heading: String) -> String {
    var bytes: [UInt8] = []
    for byte in heading.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        bytes.append(byte)
      case 0x20, 0x0A: bytes.append(UInt8(ascii: "-"))
      case 0x80...: bytes.append(byte)
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The names of the places of one page, each given once.
struct Anchors {
  private var taken: Set<String>
  /// In the order in which they were given.
  private(set) var names: [String] = []

  /// `taken` are ids that the page has besides.
  init(taken: Set<String> = []) { self.taken = taken }

  /// A name for a heading. It always holds a hyphen: without one it could be taken for a variable of a script.
  ///
  /// `kind` stands before words without a hyphen: `slide-general`.
  mutating func name(for heading: String, kind: String) -> String {
    var slug = Slug.tidy(Slug.of(heading))
    if !slug.utf8.contains(UInt8(ascii: "-")) { slug = slug.utf8.isEmpty ? kind + "-1" : kind + "-" + slug }
    return unused(slug, firstNumber: 2)
  }

  /// A name for a heading of prose, as GitHub gives it, so that links from there still lead to it.
  mutating func nameOfProse(for heading: String) -> String {
    let slug = Slug.of(heading)
    return unused(slug.utf8.isEmpty ? "section" : slug, firstNumber: 1)
  }

  /// The name itself, or with the first number that no place of the page has yet.
  private mutating func unused(_ slug: String, firstNumber: Int) -> String {
    var name = slug
    var number = firstNumber
    while !taken.insert(name).inserted {
      name = "\(slug)-\(number)"
      number += 1
    }
    names.append(name)
    return name
  }
}

extension Slug {
  /// Hyphens stand alone and never at an end; at most 80 bytes, cut between words.
  static func tidy(_ slug: String) -> String {
    var words: [Substring.UTF8View] = []
    var length = 0
    for word in Substring(slug).utf8.split(separator: UInt8(ascii: "-")) {
      length += word.count + 1
      guard words.isEmpty || length <= 80 else { break }
      words.append(word)
    }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }

  /// Whether two names mean the same heading: as GitHub writes it, and as it is written here.
  static func isSame(_ name: String, _ asked: String) -> Bool {
    let wanted = tidy(of(asked))
    return name == asked || name == wanted || name == "section-" + wanted || name == "slide-" + wanted
  }
}
