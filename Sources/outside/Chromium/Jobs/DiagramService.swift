public import Diagnostics
public import Presentation
import Reveal

/// Draws the diagrams of checked texts, each once, if Chromium is installed.
///
/// Not thread-safe: used by one thread only.
public final class DiagramService: @unchecked Sendable {
  private let output: JobOutput
  private let browser = Browser()
  private let drawer = Diagrams.drawer
  private var cache: [String: Drawing] = [:]
  private var isAvailable = Chromium.find() != nil

  /// Creates the service. Chromium starts with the first diagram that is not cached.
  public init(_ output: JobOutput) { self.output = output }

  deinit { browser.close() }

  /// Returns the drawing of a source; `nil` if it is not cached and Chromium is not installed or has failed. The first
  /// failure is reported as a warning to the output.
  public func drawing(_ source: String) -> Drawing? {
    if let drawing = cache[source] { return drawing }
    let (results, missing) = drawer.cached([source])
    var result = results[source]
    if !missing.isEmpty, isAvailable {
      do {
        result = try drawer.draw(missing, with: browser.chromium())[source]
      } catch {
        isAvailable = false
        output.warn("diagrams were not checked: \(error)")
      }
    }
    let drawing = result.map(Drawing.init)
    cache[source] = drawing
    return drawing
  }
}
