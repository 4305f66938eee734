import Chromium
import Presentation
import Reveal

/// Draws the diagrams of checked texts where Chromium is on the machine, each once.
///
/// Used by one thread alone, like all of the command line.
final class DiagramService: @unchecked Sendable {
  private let browser = Browser()
  private let drawer = Diagrams.drawer
  private var known: [String: Drawing] = [:]
  private var isOpen = Chromium.find() != nil

  deinit { browser.close() }

  /// What becomes of a source; `nil` without Chromium. Where that fails, the user is told once and the check goes on.
  func drawing(_ source: String) -> Drawing? {
    if let drawing = known[source] { return drawing }
    let (results, missing) = drawer.known([source])
    var result = results[source]
    if !missing.isEmpty, isOpen {
      do {
        result = try drawer.draw(missing, with: browser.chromium())[source]
      } catch {
        isOpen = false
        Console().error("minutes: diagrams were not checked: \(error)\n")
      }
    }
    let drawing = result.map(Drawing.init)
    known[source] = drawing
    return drawing
  }
}
