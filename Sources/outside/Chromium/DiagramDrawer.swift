import Bytes
import Digests
import FoundationEssentials
import SVG

/// Renders mermaid diagrams to SVG, in an otherwise empty Chromium page, with a cache on the disk.
public struct DiagramDrawer {
  private let file: @Sendable (String) -> [UInt8]?
  private let version: String
  private let cache: DiagramCache?
  private let seconds: Int
  private let drawingPage = DrawingPage()

  /// Result of drawing one diagram.
  public enum Result: Sendable, Equatable {
    /// Sanitised SVG. Width, height and the smallest font size are in CSS pixels at natural size.
    case drawn(svg: [UInt8], width: Int, height: Int, smallestText: Double)
    /// The diagram cannot be drawn: the reason, and the line of the source, counted from 1, if it is known.
    case faulty(message: String, line: Int?)
  }

  /// Creates a drawer.
  ///
  /// - Parameters:
  ///   - version: Identifies the set of files below; part of the cache key.
  ///   - cache: Where drawings are stored; `nil` for no cache.
  ///   - seconds: Time limit for each diagram.
  ///   - file: Returns `mermaid.js` and the fonts `lato-regular.woff2`, `lato-bold.woff2`, `lato-italic.woff2` by name.
  public init(
    version: String, cache: DiagramCache? = .user(), seconds: Int = 5, file: @escaping @Sendable (String) -> [UInt8]?
  ) {
    (self.version, self.cache, self.seconds, self.file) = (version, cache, seconds, file)
  }

  /// Returns results that need no Chromium, from the cache or for forbidden syntax, and the sources that have to be
  /// drawn, each once, in the given order.
  public func cached(_ sources: [String]) -> (results: [String: Result], missing: [String]) {
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

  /// Draws the sources and stores the drawings in the cache.
  ///
  /// - Returns: A result for each source; also for diagrams with syntax errors or that take too much time or memory.
  /// - Throws: `ExportFault` if Chromium fails.
  public func draw(_ sources: [String], with chromium: Chromium) throws(ExportFault) -> [String: Result] {
    var results: [String: Result] = [:]
    for source in sources {
      let page = try drawingPage.page(of: chromium, site)
      do throws(ExportFault) {
        results[source] = try draw(source, on: page)
      } catch {
        guard error.kind != .final else { throw error }
        // The page is still busy, or has crashed; the next diagram gets a new one.
        drawingPage.clear()
        let reason = error.kind == .timedOut ? "was not drawn within \(seconds) s" : "takes more memory than there is"
        results[source] = .faulty(message: "it \(reason); make it smaller", line: nil)
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
    if case .drawn = result { cache?.store(answer, under: key(source)) }
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

  /// The cache key: a hash of everything that a drawing depends on.
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

  /// Parses an answer of the page or an entry of the cache. Neither is trusted: the SVG is sanitised each time.
  private func read(_ bytes: [UInt8], _ source: String) -> Result? {
    guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(bytes)) else { return nil }
    if let message = answer.message { return .faulty(message: Self.sentence(message), line: answer.line) }
    guard let svg = answer.svg, let width = answer.width, let height = answer.height,
      let safe = try? SafeSVG(Array(svg.utf8), idPrefix: "d-\(id(source))-"),
      !safe.dropped.contains(where: Self.significantElements.contains), (1...20_000).contains(width),
      (1...20_000).contains(height)
    else { return nil }
    return .drawn(svg: safe.bytes, width: width, height: height, smallestText: answer.smallest ?? 0)
  }

  /// Elements whose removal by the sanitiser would change the meaning of a drawing, so that it is refused instead.
  private static let significantElements: Set<String> = ["a", "image", "use", "foreignObject"]

  /// Shortens one of mermaid's messages to one line, without the lines of `-` and `^` that mark the place.
  private static func sentence(_ message: String) -> String {
    let lines = message.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).map {
      String(decoding: $0, as: UTF8.self)
    }
    let textLines = lines.filter { line in
      line.utf8.contains { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "^") && $0 != 0x20 }
    }
    let text = textLines.prefix(4).joined(separator: " ")
    guard text.utf8.count > 400 else { return text }
    // Cut between two characters.
    var end = text.utf8.index(text.utf8.startIndex, offsetBy: 400)
    while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    return String(text.unicodeScalars[..<end]) + " …"
  }
}
