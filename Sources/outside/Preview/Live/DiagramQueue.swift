import Chromium
import Diagnostics
import Dispatch
import Glibc
import Presentation
import Processes
import Reveal
import Synchronization
import Watching

/// Draws the diagrams of previewed decks on a thread of its own, so that no text waits for Chromium.
///
/// What it knows is used by one thread alone; only the queue's own work and what it hands over is not.
final class DiagramQueue: @unchecked Sendable {
  /// Rings when drawings have arrived.
  let wakePipe: WakePipe
  private let queue = DispatchQueue(label: "drawings")
  private let arrived = Mutex(Arrived())
  private let chromium = Mutex<Running>(.none)

  /// What the queue hands over.
  private struct Arrived {
    var drawings: [String: Drawing] = [:]
    /// Why Chromium draws nothing.
    var fault: String?
  }

  /// What the queue has Chromium do, for whoever has to stop it.
  private enum Running {
    case none
    case drawing(group: Int32)
    case forbidden
  }

  // Of the main thread
  private let output: JobOutput
  private let drawer = Diagrams.drawer
  private var canDraw = Chromium.find() != nil
  private var known: [String: Drawing] = [:]
  private var asked: Set<String> = []

  // Of the queue
  private let browser = Browser()
  private var board = Diagrams.drawer
  private var turn = 0

  /// - Throws: `WatchFault` where the system gives no pipe.
  init(_ output: JobOutput) throws {
    self.output = output
    wakePipe = try WakePipe()
  }

  /// What became of sources, as far as that is known by now; the others are being drawn, or left to the reader's browser
  /// where no Chromium is on the machine.
  func drawings(of sources: [String]) -> [String: Drawing] {
    if known.count > Self.most { known = known.filter { sources.contains($0.key) } }
    let (results, missing) = drawer.known(sources.filter { known[$0] == nil && !asked.contains($0) })
    known.merge(results.mapValues(Drawing.init)) { _, new in new }
    if canDraw { order(missing) }
    var drawings = known
    for source in asked { drawings[source] = Self.pending }
    return drawings
  }

  /// The drawing of a source, where it is there.
  func drawing(_ source: String) -> Drawing? { known[source] }

  /// Takes over what has been drawn since the last time; whether there was anything.
  func collect() -> Bool {
    wakePipe.drain()
    let news = arrived.withLock { arrived in
      defer { arrived = Arrived() }
      return arrived
    }
    known.merge(news.drawings) { _, new in new }
    asked.subtract(news.drawings.keys)
    if let fault = news.fault, canDraw {
      (canDraw, asked) = (false, [])
      output.warn("diagrams are left to the reader's browser: \(fault)")
    }
    return !news.drawings.isEmpty || news.fault != nil
  }

  /// Ends Chromium, be it in the midst of a drawing, and takes away what it leaves.
  func close() {
    chromium.withLock { running in
      if case .drawing(let group) = running { kill(-group, SIGKILL) }
      running = .forbidden
    }
    let done = DispatchSemaphore(value: 0)
    queue.async { [self] in
      browser.close()
      done.signal()
    }
    _ = done.wait(timeout: .now() + .seconds(1))
  }

  private func order(_ sources: [String]) {
    asked.formUnion(sources)
    for source in sources { queue.async { [self] in draw(source) } }
  }

  private func draw(_ source: String) {
    turn += 1
    var drawing: Drawing?
    var fault: String?
    // A Chromium that has run for long is given up by its own clock; a new one gets a second chance.
    for _ in 0..<2 where drawing == nil && begin() {
      do {
        let chromium = try browser.chromium()
        guard begin(chromium.processGroup) else { break }
        drawing = try board.draw([source], with: chromium)[source].map(Drawing.init)
      } catch {
        fault = "\(error)"
        browser.close()
        board = Diagrams.drawer
      }
    }
    end()
    let (result, why) = (drawing, fault)
    arrived.withLock { arrived in
      if let result { arrived.drawings[source] = result } else { arrived.fault = why ?? arrived.fault }
    }
    wakePipe.signal()
    // Who draws one diagram often draws another; who does not shall not have a browser run for nothing.
    let turn = self.turn
    queue.asyncAfter(deadline: .now() + .seconds(Self.linger)) { [self] in
      if turn == self.turn { browser.close() }
    }
  }

  /// Whether there is to be any drawing, by this group of processes.
  private func begin(_ group: Int32? = nil) -> Bool {
    chromium.withLock { running in
      if case .forbidden = running { return false }
      running = group.map(Running.drawing) ?? .none
      return true
    }
  }

  private func end() { _ = begin() }

  private static let most = 200
  private static let linger = 20

  /// What stands on a slide until the diagram is drawn.
  private static let pending = Drawing.drawn(
    svg: Array(
      ("<svg class=\"pending\" xmlns=\"http://www.w3.org/2000/svg\" width=\"240\" height=\"48\" viewBox=\"0 0 240 48\" "
        + "role=\"img\" aria-label=\"diagram\"><text x=\"120\" y=\"30\" text-anchor=\"middle\">is being drawn</text></svg>")
        .utf8),
    width: 240, height: 48, smallestText: 16)
}
