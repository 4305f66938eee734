import Bytes
import Digests
import FoundationEssentials
import SVG

/// Draws mermaid diagrams ahead, in a page of Chromium that has nothing else in it.
public struct DiagramDrawer {
  private let file: @Sendable (String) -> [UInt8]?
  private let version: String
  private let cache: DiagramCache?
  private let seconds: Int
  private let board = DrawingPage()

  /// What became of a diagram's source.
  public enum Result: Sendable, Equatable {
    /// SVG from the allow-list; sizes in CSS pixels at natural size.
    case drawn(svg: [UInt8], width: Int, height: Int, smallestText: Double)
    /// Why it was not drawn, in mermaid's own words or ours, and the line of the source, from 1.
    case faulty(message: String, line: Int?)
  }

  /// `file` gives what a drawing is made with: `mermaid.js` and the fonts `lato-regular.woff2`, `lato-bold.woff2` and
  /// `lato-italic.woff2`; `version` tells one set of them from another. Each diagram may take `seconds`.
  public init(
    version: String, cache: DiagramCache? = .own(), seconds: Int = 5, file: @escaping @Sendable (String) -> [UInt8]?
  ) {
    (self.version, self.cache, self.seconds, self.file) = (version, cache, seconds, file)
  }

  /// What is in the cache, and the sources that have to be drawn, each once, in order.
  public func known(_ sources: [String]) -> (results: [String: Result], missing: [String]) {
    var results: [String: Result] = [:]
    var missing: [String] = []
    for source in sources where results[source] == nil && !missing.contains(source) {
      if let fault = ForbiddenSyntax.fault(in: source) {
        results[source] = fault
      } else if let drawn = cache?[key(source)].flatMap({ read($0, source) }) {
        results[source] = drawn
      } else {
        missing.append(source)
      }
    }
    return (results, missing)
  }

  /// Draws sources that are not in the cache.
  ///
  /// - Throws: `ExportFault` where Chromium fails; a diagram that mermaid refuses, or that takes too long, is a result.
  public func draw(_ sources: [String], with chromium: Chromium) throws(ExportFault) -> [String: Result] {
    var results: [String: Result] = [:]
    for source in sources {
      let page = try board.page(of: chromium, site)
      do throws(ExportFault) {
        results[source] = try draw(source, on: page)
      } catch {
        guard error.kind != .final else { throw error }
        // The page is still at it, or gone; the next diagram gets another.
        board.clear()
        let why = error.kind == .late ? "was not drawn within \(seconds) s" : "takes more memory than there is"
        results[source] = .faulty(message: "it \(why); make it smaller", line: nil)
      }
    }
    return results
  }

  private func draw(_ source: String, on page: Page) throws(ExportFault) -> Result {
    let answer = Array(
      try page.evaluate(
        "draw(\(JSONWriter.string(source, escaping: .ascii)), \"d\(id(source))\")", waitingFor: "a diagram to be drawn",
        limit: Deadline(seconds: seconds)
      ).utf8)
    guard let result = read(answer, source) else {
      return .faulty(message: "it became a drawing that cannot be shown", line: nil)
    }
    if case .drawn = result { cache?.keep(answer, under: key(source)) }
    return result
  }

  private var site: VisibleFiles {
    let page = Array(
      """
      <!DOCTYPE html><html><head><meta charset="utf-8"><style>
      @font-face{font-family:Lato;font-weight:400;src:url(lato-regular.woff2)}
      @font-face{font-family:Lato;font-weight:700;src:url(lato-bold.woff2)}
      @font-face{font-family:Lato;font-style:italic;font-weight:400;src:url(lato-italic.woff2)}
      body{margin:0;font:16px Lato,Carlito,sans-serif}
      </style></head><body><script src="mermaid.js"></script><script src="draw.js"></script></body></html>
      """.utf8)
    let file = self.file
    return VisibleFiles { path in
      switch path {
      case "draw.html": page
      case "draw.js": PackageResources.draw_js
      default: file(path)
      }
    }
  }

  /// Whatever changes a drawing is in its key.
  func key(_ source: String) -> String {
    SHA256.hex(of: Array((version + "\n").utf8) + PackageResources.draw_js + Array(source.utf8))
  }

  private func id(_ source: String) -> String { String(SHA256.hex(of: Array(source.utf8)).prefix(10)) }

  private struct Answer: Decodable {
    let svg: String?
    let width, height: Int?
    let smallest: Double?
    let message: String?
    let line: Int?
  }

  /// Nothing that a page says is trusted, nor what lies in the cache.
  private func read(_ bytes: [UInt8], _ source: String) -> Result? {
    guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(bytes)) else { return nil }
    if let message = answer.message { return .faulty(message: Self.sentence(message), line: answer.line) }
    guard let svg = answer.svg, let width = answer.width, let height = answer.height,
      let safe = try? SafeSVG(Array(svg.utf8), idPrefix: "d-\(id(source))-"),
      !safe.dropped.contains(where: Self.meaningful.contains), (1...20_000).contains(width),
      (1...20_000).contains(height)
    else { return nil }
    return .drawn(svg: safe.bytes, width: width, height: height, smallestText: answer.smallest ?? 0)
  }

  /// What a drawing does not silently lose.
  private static let meaningful: Set<String> = ["a", "image", "use", "foreignObject"]

  /// Mermaid's messages go over many lines, with a picture of the place.
  private static func sentence(_ message: String) -> String {
    let lines = message.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).map {
      String(decoding: $0, as: UTF8.self)
    }
    let wanted = lines.filter { line in
      line.utf8.contains { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "^") && $0 != 0x20 }
    }
    let text = wanted.prefix(4).joined(separator: " ")
    guard text.utf8.count > 400 else { return text }
    // Not in the midst of a letter.
    var end = text.utf8.index(text.utf8.startIndex, offsetBy: 400)
    while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    return String(text.unicodeScalars[..<end]) + " …"
  }
}
