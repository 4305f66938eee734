/// Makes anchors of headings.
enum Slug {
  /// Lower-case letters, digits and hyphens, as on GitHub; non-ASCII characters are kept. Empty for a heading of
  /// punctuation only.
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

/// The anchors of one page, each unique.
struct Anchors {
  private var taken: Set<String>
  /// The anchors in the order in which they were made.
  private(set) var names: [String] = []

  /// `taken` are ids that the page uses otherwise.
  init(taken: Set<String> = []) { self.taken = taken }

  /// An anchor for a heading. It always contains a hyphen, since without one it could collide with a global variable of
  /// scripts.
  ///
  /// `kind` is prefixed to words without a hyphen: `slide-general`.
  mutating func name(for heading: String, kind: String) -> String {
    var slug = Slug.tidy(Slug.of(heading))
    if !slug.utf8.contains(UInt8(ascii: "-")) { slug = slug.utf8.isEmpty ? kind + "-1" : kind + "-" + slug }
    return unused(slug, firstNumber: 2)
  }

  /// An anchor for a heading of prose, as on GitHub, so that links from there stay valid.
  mutating func nameOfProse(for heading: String) -> String {
    let slug = Slug.of(heading)
    return unused(slug.utf8.isEmpty ? "section" : slug, firstNumber: 1)
  }

  /// The anchor itself, or with the first unused number.
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
  /// Removes double hyphens and those at the ends; shortens to 80 bytes, between words.
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

  /// Whether two anchors refer to the same heading: in GitHub's form, and in the form used here.
  static func isSame(_ name: String, _ asked: String) -> Bool {
    let wanted = tidy(of(asked))
    return name == asked || name == wanted || name == "section-" + wanted || name == "slide-" + wanted
  }
}
