import Chromium
import Presentation
import Reveal
import Synchronization

/// The diagrams that have been drawn; several threads may ask at a time.
final class DiagramCache: Sendable {
  private let state = Mutex<[String: Drawing]>([:])
  private let drawer = Mutex(Diagrams.drawer)

  /// What became of these sources, and those that nobody has drawn yet.
  func known(_ sources: [String]) -> (drawings: [String: Drawing], missing: [String]) {
    guard !sources.isEmpty else { return ([:], []) }
    var found = state.withLock { known in known.filter { sources.contains($0.key) } }
    let open = sources.filter { found[$0] == nil }
    guard !open.isEmpty else { return (found, []) }
    let (results, missing) = drawer.withLock { $0.known(open) }
    for (source, result) in results { found[source] = Drawing(result) }
    let drawings = found
    state.withLock { $0.merge(drawings) { old, _ in old } }
    return (found, missing)
  }

  /// Draws them.
  func draw(_ sources: [String], with browser: Browser) throws {
    let chromium = try browser.chromium()
    let results = try Diagrams.drawer.draw(sources, with: chromium).mapValues(Drawing.init)
    state.withLock { $0.merge(results) { _, new in new } }
  }
}
