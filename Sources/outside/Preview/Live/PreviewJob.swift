import Bytes
public import Diagnostics
import FileTrees
import Processes
import Watching
public import Workspace

/// Shows decks as they will be and follows the editor, until it is interrupted. Changes of files, requests, drawings and
/// timers meet in one loop.
public final class PreviewJob {
  /// The port that it got.
  public var port: Int { http.port }
  private let loop: EventLoop
  private let http: HTTPServer
  private let watcher: Watcher
  private let illustrator: DiagramQueue
  private let room: PreviewState
  private let server: PreviewServer
  private let interrupt: Interrupt
  private var events: [LoopEvent] = []
  /// Runs out when what has changed has been quiet for long enough.
  private var quiet: LoopEvent?
  /// What has changed since the pages were brought up to date.
  private var changes = Changes()
  private var debounce = Debounce(now: 0)

  /// Starts the server at `port`, 0 being any that is free.
  public init(_ repository: Repository, directory: String?, port: Int, output: JobOutput) throws {
    interrupt = try Interrupt()
    watcher = try Watcher()
    try watcher.watch(repository.watchedFolders())
    illustrator = try DiagramQueue(output)
    room = try PreviewState(repository, directory: directory, illustrator)
    loop = try EventLoop()
    http = try HTTPServer(loop, port: port)
    server = PreviewServer(room, http)
  }

  /// Returns when the user ends it.
  public func run() throws {
    defer { illustrator.close() }
    quiet = try loop.timer { [weak self] in try self?.bringUpToDate() }
    events = [
      try loop.whenReadable(interrupt.wakePipe.descriptor) { [weak self] in self?.loop.stop() },
      try loop.whenReadable(watcher.descriptor) { [weak self] in try self?.follow() },
      try loop.whenReadable(illustrator.wakePipe.descriptor) { [weak self] in try self?.redraw() },
    ]
    try loop.run()
  }

  /// Takes in what has changed, and waits until its writer is done.
  private func follow() throws {
    let new = changed()
    guard !new.isEmpty else { return }
    if changes.isEmpty { debounce = Debounce(now: MonotonicClock.now) }
    changes.merge(new)
    debounce.learn(changes)
    let rest = debounce.quiet(now: MonotonicClock.now)
    if rest > 0 { quiet?.start(milliseconds: rest) } else { try bringUpToDate() }
  }

  private func bringUpToDate() throws {
    quiet?.cancel()
    if changes.needsLook {
      // What is made in a new folder before it is watched is seen all the same, since all is read below.
      try watcher.watch(room.repository.watchedFolders())
      changes.merge(changed())
    }
    let paths = changes.needsLook ? nil : changes.paths
    changes = Changes()
    room.refresh(paths)
    try server.updateAll()
  }

  private func redraw() throws {
    guard illustrator.collect() else { return }
    room.redraw()
    try server.updateAll()
  }

  private func changed() -> Changes { watcher.changes().only(room.repository.isOfInterest) }
}
