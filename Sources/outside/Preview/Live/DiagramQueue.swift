import Chromium
import Diagnostics
import Dispatch
import Glibc
import Presentation
import Processes
import Reveal
import Synchronization
import Watching

/// Draws the diagrams of previewed decks on a background queue, so that texts are shown without waiting for Chromium.
///
/// Each property belongs to one thread, as marked below, or is protected by a mutex.
final class DiagramQueue: @unchecked Sendable {
  /// Signalled when drawings have finished.
  let wakePipe: WakePipe
  private let queue = DispatchQueue(label: "drawings")
  private let finished = Mutex(Finished())
  private let state = Mutex<State>(.idle)

  /// Results that the main thread has not collected yet.
  private struct Finished {
    var drawings: [String: Drawing] = [:]
    /// Why Chromium failed.
    var fault: String?
  }

  /// The work of Chromium, so that the main thread can stop it.
  private enum State {
    case idle
    case drawing(group: Int32)
    case closed
  }

  // Main thread only
  private let output: JobOutput
  private let drawer = DiagramService.drawer
  private var canDraw = Chromium.find() != nil
  private var cache: [String: Drawing] = [:]
  private var requested: Set<String> = []

  // Background queue only
  private let browser = Browser()
  private var queueDrawer = DiagramService.drawer
  private var lastRequest = 0

  /// - Throws: `WatchFault` if the system cannot create a pipe.
  init(_ output: JobOutput) throws {
    self.output = output
    wakePipe = try WakePipe()
  }

  /// Returns the finished drawings, placeholders for those in the queue, and queues the missing ones. Without Chromium
  /// missing ones are left out, for the reader's browser to draw.
  func drawings(of sources: [String]) -> [String: Drawing] {
    if cache.count > Self.cacheLimit { cache = cache.filter { sources.contains($0.key) } }
    let (results, missing) = drawer.cached(sources.filter { cache[$0] == nil && !requested.contains($0) })
    cache.merge(results.mapValues(Drawing.init)) { _, new in new }
    if canDraw { enqueue(missing) }
    var drawings = cache
    for source in requested { drawings[source] = Self.placeholder }
    return drawings
  }

  /// Returns the drawing of a source; `nil` if it is not finished.
  func drawing(_ source: String) -> Drawing? { cache[source] }

  /// Moves finished drawings to the cache. Returns whether there was any result or fault.
  func collect() -> Bool {
    wakePipe.drain()
    let results = finished.withLock { finished in
      defer { finished = Finished() }
      return finished
    }
    cache.merge(results.drawings) { _, new in new }
    requested.subtract(results.drawings.keys)
    if let fault = results.fault, canDraw {
      (canDraw, requested) = (false, [])
      output.warn("diagrams are left to the reader's browser: \(fault)")
    }
    return !results.drawings.isEmpty || results.fault != nil
  }

  /// Ends Chromium, even during a drawing, and removes its profile.
  func close() {
    state.withLock { state in
      if case .drawing(let group) = state { kill(-group, SIGKILL) }
      state = .closed
    }
    let done = DispatchSemaphore(value: 0)
    queue.async { [self] in
      browser.close()
      done.signal()
    }
    _ = done.wait(timeout: .now() + .seconds(1))
  }

  private func enqueue(_ sources: [String]) {
    requested.formUnion(sources)
    for source in sources { queue.async { [self] in draw(source) } }
  }

  private func draw(_ source: String) {
    lastRequest += 1
    var drawing: Drawing?
    var fault: String?
    // A Chromium that has been running may reach its overall time limit; a new one gets a second try.
    for _ in 0..<2 where drawing == nil && setState(.idle) {
      do {
        let chromium = try browser.chromium()
        guard setState(.drawing(group: chromium.processGroup)) else { break }
        drawing = try queueDrawer.draw([source], with: chromium)[source].map(Drawing.init)
      } catch {
        fault = "\(error)"
        browser.close()
        queueDrawer = DiagramService.drawer
      }
    }
    _ = setState(.idle)
    let (result, reason) = (drawing, fault)
    finished.withLock { finished in
      if let result { finished.drawings[source] = result } else { finished.fault = reason ?? finished.fault }
    }
    wakePipe.signal()
    // Stops Chromium when no further diagram was requested for a while.
    let request = lastRequest
    queue.asyncAfter(deadline: .now() + .seconds(Self.idleSeconds)) { [self] in
      if request == lastRequest { browser.close() }
    }
  }

  /// Sets the state unless the queue was closed. Returns whether drawing may go on.
  private func setState(_ new: State) -> Bool {
    state.withLock { state in
      if case .closed = state { return false }
      state = new
      return true
    }
  }

  /// Maximum number of cached drawings before those of other decks are dropped.
  private static let cacheLimit = 200
  /// Seconds without a request until Chromium is stopped.
  private static let idleSeconds = 20

  /// Shown on a slide until the diagram is drawn.
  private static let placeholder = Drawing.drawn(
    svg: Array(
      ("<svg class=\"pending\" xmlns=\"http://www.w3.org/2000/svg\" width=\"240\" height=\"48\" viewBox=\"0 0 240 48\" "
        + "role=\"img\" aria-label=\"diagram\"><text x=\"120\" y=\"30\" text-anchor=\"middle\">is being drawn</text></svg>")
        .utf8),
    width: 240, height: 48, smallestText: 16)
}
