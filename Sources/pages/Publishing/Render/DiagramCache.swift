import Diagnostics
import Presentation
import Synchronization

/// The drawings that are known; several threads may use it at a time.
final class DiagramCache: Sendable {
  private let state = Mutex<[String: Drawing]>([:])
  private let drawing: SiteDrawing

  init(_ drawing: SiteDrawing) { self.drawing = drawing }

  /// The drawings of these sources, and the sources that have not been drawn yet.
  func known(_ sources: [String]) -> (drawings: [String: Drawing], missing: [String]) {
    guard !sources.isEmpty else { return ([:], []) }
    var found = state.withLock { known in known.filter { sources.contains($0.key) } }
    let open = sources.filter { found[$0] == nil }
    guard !open.isEmpty else { return (found, []) }
    let (drawings, missing) = drawing.known(open)
    found.merge(drawings) { _, new in new }
    let all = found
    state.withLock { $0.merge(all) { old, _ in old } }
    return (found, missing)
  }

  /// Draws them.
  func draw(_ sources: [String]) throws {
    let results = try drawing.draw(sources)
    state.withLock { $0.merge(results) { _, new in new } }
  }
}
