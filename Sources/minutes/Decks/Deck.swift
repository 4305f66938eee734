import Bytes
public import Diagnostics
import YAML

/// A HedgeDoc slide note as HedgeDoc 1.12 reads it: front matter, and slides as slices of the source.
///
/// Nothing is copied and nothing is reprinted: every part is a byte range of `file`.
public struct Deck: Sendable {
  public let file: SourceFile
  /// The text between the first `---` and its end, even if it is not valid YAML; `nil` without front matter.
  public let frontMatter: FrontMatter?
  /// The bytes that HedgeDoc splits into slides: everything after the front matter, or the whole file if that is
  /// missing or broken.
  public let body: Range<Int>
  /// The separator lines of the body, in order; one fewer than there are slides.
  public let separators: [Separator]
  /// At least one slide; two adjacent separators give an empty slide.
  public let slides: [Slide]
  /// The first separator of HedgeDoc that is ignored here, since the limit of separators was reached before it.
  public var firstUncut: Range<Int>? {
    Separator.firstUncut(behind: separators, in: file.bytes, body: body)
  }

  /// Reads a note of any kind; a text without separators is one slide.
  public init(_ file: SourceFile) {
    self.file = file
    let start = ByteOrderMark.length(in: file.bytes)
    frontMatter = FrontMatter.read(file.bytes, from: start)
    let bodyStart = frontMatter.map { $0.hidesFromBody ? $0.range.upperBound : start } ?? start
    body = bodyStart..<file.bytes.count
    separators = Separator.all(in: file.bytes, range: body)
    slides = Slide.all(body: body, separators: separators)
  }
}

extension Deck {
  /// Whether the text is declared as slides: `type: slide`, or slide options, in front matter that HedgeDoc reads.
  public var isSlides: Bool {
    guard let head = frontMatter, head.hidesFromBody, let root = head.root else { return false }
    return root["slideOptions"] != nil || root["type"]?.string.map { $0.utf8.elementsEqual("slide".utf8) } ?? false
  }
}

extension Deck {
  /// The language of the front matter (a BCP 47 tag); `nil` if it is missing or not of letters, digits and hyphens.
  public var language: String? {
    guard let named = frontMatter?.root?["lang"]?.string, !named.utf8.isEmpty, named.utf8.count <= 35 else {
      return nil
    }
    let isTag = named.utf8.allSatisfy {
      $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-")
    }
    return isTag ? named : nil
  }
}

/// The UTF-8 byte order mark, which HedgeDoc's create endpoint drops.
enum ByteOrderMark {
  static func length(in bytes: [UInt8]) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }
}
