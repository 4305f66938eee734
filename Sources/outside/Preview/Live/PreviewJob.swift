import Bytes
public import Diagnostics
import FileTrees
import Processes
import Watching
public import Workspace

/// Serves live previews of decks until it is interrupted. One event loop handles file changes, requests, finished
/// drawings and timers.
public final class PreviewJob {
  /// The listening port.
  public var port: Int { http.port }
  private let loop: EventLoop
  private let http: HTTPServer
  private let watcher: Watcher
  private let diagramQueue: DiagramQueue
  private let state: PreviewState
  private let server: PreviewServer
  private let interrupt: Interrupt
  private var events: [LoopEvent] = []
  /// Expires when no further change has come for the time of the debounce.
  private var debounceTimer: LoopEvent?
  /// Changes since the last update of the pages.
  private var changes = Changes()
  private var debounce = Debounce(now: 0)

  /// Starts the server at `port`, or at any free port for 0.
  ///
  /// - Parameter directory: The folder that was given on the command line, in which the repository was found.
  /// - Throws: `ServerFault`, `WatchFault` or `FileFault` if port, watcher or templates are not available.
  public init(_ repository: Repository, directory: String?, port: Int, output: JobOutput) throws {
    interrupt = try Interrupt()
    watcher = try Watcher()
    try watcher.watch(repository.watchedFolders())
    diagramQueue = try DiagramQueue(output)
    state = try PreviewState(repository, directory: directory, diagramQueue)
    loop = try EventLoop()
    http = try HTTPServer(loop, port: port)
    server = PreviewServer(state, http)
  }

  /// Runs the event loop; returns after SIGINT, SIGTERM or SIGHUP.
  ///
  /// - Throws: The first error of the watcher or the server.
  public func run() throws {
    defer { diagramQueue.close() }
    debounceTimer = try loop.timer { [weak self] in try self?.update() }
    events = [
      try loop.whenReadable(interrupt.wakePipe.descriptor) { [weak self] in self?.loop.stop() },
      try loop.whenReadable(watcher.descriptor) { [weak self] in try self?.collectChanges() },
      try loop.whenReadable(diagramQueue.wakePipe.descriptor) { [weak self] in try self?.redraw() },
    ]
    try loop.run()
  }

  /// Reads new changes, and updates the pages once the editor has finished writing.
  private func collectChanges() throws {
    let new = readChanges()
    guard !new.isEmpty else { return }
    if changes.isEmpty { debounce = Debounce(now: MonotonicClock.now) }
    changes.merge(new)
    debounce.learn(changes)
    let remaining = debounce.quiet(now: MonotonicClock.now)
    if remaining > 0 { debounceTimer?.start(milliseconds: remaining) } else { try update() }
  }

  private func update() throws {
    debounceTimer?.cancel()
    if changes.needsLook {
      // Files created in a new folder before it is watched are not missed, since everything is read again below.
      try watcher.watch(state.repository.watchedFolders())
      changes.merge(readChanges())
    }
    let paths = changes.needsLook ? nil : changes.paths
    changes = Changes()
    state.refresh(paths)
    try server.updateAll()
  }

  private func redraw() throws {
    guard diagramQueue.collect() else { return }
    state.redraw()
    try server.updateAll()
  }

  private func readChanges() -> Changes { watcher.changes().only(state.repository.isOfInterest) }
}
