import Assets
import Bytes
public import Decks
public import Presentation
import Reveal

/// Draws diagrams with the Chromium of this machine, each once: for pages that are exported, and for texts that are checked.
///
/// Not thread-safe: used by one thread only.
public final class DiagramService: @unchecked Sendable {
  private let browser: Browser
  private let warn: @Sendable (String) -> Void
  private let drawer = DiagramService.drawer
  private var cache: [String: Drawing] = [:]
  private var isAvailable = true

  /// Chromium starts with the first diagram that is not cached. `warn` is called with a sentence for the user, without a full
  /// stop, if diagrams are left out.
  public init(browser: Browser = Browser(), warn: @escaping @Sendable (String) -> Void) {
    (self.browser, self.warn) = (browser, warn)
  }

  deinit { browser.close() }

  /// Returns the drawing of a source that is checked; `nil` if it is not cached and Chromium is not installed or has failed.
  /// The first failure is a warning.
  public func drawing(_ source: String) -> Drawing? {
    if let drawing = cache[source] { return drawing }
    let (results, missing) = drawer.cached([source])
    var result = results[source]
    if !missing.isEmpty, isAvailable, Chromium.find() != nil {
      do {
        result = try drawer.draw(missing, with: browser.chromium())[source]
      } catch {
        isAvailable = false
        warn("diagrams were not checked: \(error)")
      }
    }
    let drawing = result.map(Drawing.init)
    cache[source] = drawing
    return drawing
  }

  /// Returns the drawings of slides that are exported, by their sources.
  ///
  /// - Parameter isNeeded: Whether a missing Chromium is an error; otherwise diagrams that are not cached are left out with a
  ///   warning, for the reader's browser to draw.
  /// - Throws: `ExportFault` if Chromium fails, or is needed and not installed.
  public func drawings(of contents: [SlideContent], isNeeded: Bool) throws -> [String: Drawing] {
    var (results, missing) = drawer.cached(contents.flatMap(\.diagrams).map(\.source))
    if !missing.isEmpty {
      do {
        results.merge(try drawer.draw(missing, with: try browser.chromium())) { _, new in new }
      } catch let fault as ExportFault where fault.isOfStart && !isNeeded {
        warn("\(counted(missing.count, "diagram")) left to the reader's browser: \(fault)")
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
