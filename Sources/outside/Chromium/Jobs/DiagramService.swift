public import Diagnostics
public import Presentation
import Reveal

/// Draws the diagrams of checked texts where Chromium is on the machine, each once.
///
/// Used by one thread alone, like all of the command line.
public final class DiagramService: @unchecked Sendable {
  private let output: JobOutput
  private let browser = Browser()
  private let drawer = Diagrams.drawer
  private var known: [String: Drawing] = [:]
  private var isOpen = Chromium.find() != nil

  /// Nothing is started before the first diagram.
  public init(_ output: JobOutput) { self.output = output }

  deinit { browser.close() }

  /// What becomes of a source; `nil` without Chromium. Where that fails, the user is told once and the check goes on.
  public func drawing(_ source: String) -> Drawing? {
    if let drawing = known[source] { return drawing }
    let (results, missing) = drawer.known([source])
    var result = results[source]
    if !missing.isEmpty, isOpen {
      do {
        result = try drawer.draw(missing, with: browser.chromium())[source]
      } catch {
        isOpen = false
        output.warn("diagrams were not checked: \(error)")
      }
    }
    let drawing = result.map(Drawing.init)
    known[source] = drawing
    return drawing
  }
}
