import Assets
public import Decks
public import Presentation
import Reveal

/// The diagrams of some slides, drawn before the page is made.
public struct Diagrams {
  private let sources: [String]

  public init(_ contents: [SlideContent]) { sources = contents.flatMap(\.diagrams).map(\.source) }

  /// What became of each source. Without Chromium those that are not in the cache are left to the reader's browser, unless
  /// they are needed now.
  public func drawn(by browser: Browser, isNeeded: Bool, say: (String) -> Void) throws -> [String: Drawing] {
    guard !sources.isEmpty else { return [:] }
    let drawer = Self.drawer
    var (results, missing) = drawer.known(sources)
    if !missing.isEmpty {
      do {
        results.merge(try drawer.draw(missing, with: try browser.chromium())) { _, new in new }
      } catch let fault as ExportFault where fault.isOfStart && !isNeeded {
        say(
          "minutes: \(missing.count) diagram\(missing.count == 1 ? " is" : "s are") left to the reader's browser: \(fault)"
        )
      }
    }
    return results.mapValues(Drawing.init)
  }

  /// Draws with the mermaid that is compiled in.
  public static var drawer: DiagramDrawer {
    let sizes = names.map { "\($0) \(Asset.named($0)?.withBytes(\.count) ?? 0)" }
    return DiagramDrawer(version: sizes.joined(separator: ",")) { name in
      names.contains(name) ? Asset.named(name)?.bytes : nil
    }
  }

  /// What a drawing is made with; a new version of one of them has another size.
  private static let names = ["mermaid.js", "lato-regular.woff2", "lato-bold.woff2", "lato-italic.woff2"]
}

extension Drawing {
  public init(_ result: DiagramDrawer.Result) {
    switch result {
    case .drawn(let svg, let width, let height, let smallestText):
      self = .drawn(svg: svg, width: width, height: height, smallestText: smallestText)
    case .faulty(let message, let line): self = .faulty(message: message, line: line)
    }
  }
}
