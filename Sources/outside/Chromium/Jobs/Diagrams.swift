import Assets
import Bytes
public import Decks
public import Presentation
import Reveal

/// The diagrams of slides, drawn before their page is made.
public struct Diagrams {
  private let sources: [String]

  public init(_ contents: [SlideContent]) { sources = contents.flatMap(\.diagrams).map(\.source) }

  /// Returns the drawings by their sources, from the cache or by Chromium.
  ///
  /// - Parameters:
  ///   - isNeeded: Whether a missing Chromium is an error; otherwise diagrams that are not cached are left out, for the
  ///     reader's browser to draw.
  ///   - report: Called with a sentence for the user if diagrams are left out.
  /// - Throws: `ExportFault` if Chromium fails, or is needed and not installed.
  public func drawn(by browser: Browser, isNeeded: Bool, report: (String) -> Void) throws -> [String: Drawing] {
    guard !sources.isEmpty else { return [:] }
    let drawer = Self.drawer
    var (results, missing) = drawer.cached(sources)
    if !missing.isEmpty {
      do {
        results.merge(try drawer.draw(missing, with: try browser.chromium())) { _, new in new }
      } catch let fault as ExportFault where fault.isOfStart && !isNeeded {
        report("minutes: \(counted(missing.count, "diagram")) left to the reader's browser: \(fault)")
      }
    }
    return results.mapValues(Drawing.init)
  }

  /// A drawer with the compiled-in mermaid and fonts.
  public static var drawer: DiagramDrawer {
    let sizes = names.map { "\($0) \(Asset.named($0)?.withBytes(\.count) ?? 0)" }
    return DiagramDrawer(version: sizes.joined(separator: ",")) { name in
      names.contains(name) ? Asset.named(name)?.bytes : nil
    }
  }

  /// Files for drawing. Their sizes serve as their version.
  private static let names = ["mermaid.js", "lato-regular.woff2", "lato-bold.woff2", "lato-italic.woff2"]
}

extension Drawing {
  /// Converts a result of the drawer.
  public init(_ result: DiagramDrawer.Result) {
    switch result {
    case .drawn(let svg, let width, let height, let smallestText):
      self = .drawn(svg: svg, width: width, height: height, smallestText: smallestText)
    case .faulty(let message, let line): self = .faulty(message: message, line: line)
    }
  }
}
