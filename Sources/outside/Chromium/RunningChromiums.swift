import CSystem
import Dispatch
import FileTrees
import Glibc
import Synchronization

/// The Chromiums that run: where Ctrl-C or SIGTERM ends this program, they are ended first and their profiles taken away.
enum RunningChromiums {
  private static let profiles = Mutex<[pid_t: TemporaryFolder]>([:])
  private static let isEnding = Atomic(false)
  private static let watch: Void = watchSignals()
  /// Where the handler writes the number of a signal. Set before the handler is, and never again.
  nonisolated(unsafe) private static var end: Int32 = -1

  static func add(_ pid: pid_t, _ profile: TemporaryFolder) {
    _ = watch
    profiles.withLock { $0[pid] = profile }
  }

  static func remove(_ pid: pid_t) { profiles.withLock { $0[pid] = nil } }

  /// Whoever notices that a Chromium has ended says nothing of it while the whole program is about to end.
  static func waitForTheEnd() {
    while isEnding.load(ordering: .acquiring) { pause() }
  }

  /// Signals that somebody else listens to, as the preview does, are left to them.
  private static func watchSignals() {
    var ends: [Int32] = [0, 0]
    guard csystem_pipe(&ends) == 0 else { return }
    end = ends[1]
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var before = sigaction()
      guard sigaction(number, nil, &before) == 0, before.__sigaction_handler.sa_handler == nil else { continue }
      signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(RunningChromiums.end, &byte, 1)
      }
    }
    let start = ends[0]
    DispatchQueue.global().async {
      var byte: UInt8 = 0
      while read(start, &byte, 1) < 0, errno == EINTR {}
      endAll()
      // Whoever started this learns that the signal ended it.
      signal(Int32(byte), SIG_DFL)
      kill(getpid(), Int32(byte))
    }
  }

  private static func endAll() {
    isEnding.store(true, ordering: .releasing)
    let running = profiles.withLock { $0 }
    for pid in running.keys { kill(-pid, SIGKILL) }
    for (pid, profile) in running {
      // A helper that still writes would leave its folder behind.
      for _ in 0..<100 where csystem_group_memory(pid) > 0 { usleep(2_000) }
      profile.remove()
    }
  }
}
