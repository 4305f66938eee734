import CSystem
import FileTrees
import Glibc
import Processes

/// A running Chromium with a scratch profile, spoken to over two pipes; nothing of it listens on the network.
///
/// When the pipes close, Chromium ends by itself, so that none survives a killed `minutes`.
final class ChromiumProcess {
  /// The number of the process, and of its group.
  var pid: pid_t { process.pid }
  private let process: ChildProcess
  private let profile: TemporaryFolder
  private let words: String
  private let memory: Int
  private var pending = PendingMessages()
  private var isRunning = true
  /// The last line that it said, once its profile is gone.
  private var saidAtEnd: String?
  private var memoryCheck = Deadline(milliseconds: 0)

  /// `memory` is what all its processes together may hold, in MB.
  init(program: String, memory: Int) throws(ExportFault) {
    self.memory = memory
    do throws(TemporaryFolder.Fault) { profile = try TemporaryFolder(for: "chromium") } catch {
      throw ExportFault("\(error)")
    }
    words = profile.path + "/words"
    do throws(ExportFault) {
      process = try Self.start(program, profile: profile.path, words: words)
    } catch {
      profile.remove()
      throw error
    }
    RunningChromiums.add(process.pid, profile)
  }

  deinit { end() }

  private static func start(_ program: String, profile: String, words: String) throws(ExportFault) -> ChildProcess {
    let log = open(words, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    defer { if log >= 0 { close(log) } }
    var start = ProgramStart(
      program, ChromiumArguments.all(profile: profile, isRoot: getuid() == 0),
      files: [.nothing, .nothing, log < 0 ? .nothing : .descriptor(log), .input, .output])
    start.hasOwnGroup = true
    start.environment = ProgramStart.own.filter { !$0.utf8.starts(with: "TMPDIR=".utf8) } + ["TMPDIR=\(profile)"]
    do throws(ChildProcess.Fault) {
      return try ChildProcess(start)
    } catch .noPipe(let code) {
      throw ExportFault(
        "no pipe could be made: \(String(cString: strerror(code))); close other programs and run this again")
    } catch {
      throw ExportFault(
        "\(program) could not be started: \(error.reason); name another with MINUTES_CHROMIUM", kind: .start)
    }
  }

  /// Sends one message.
  func send(_ message: [UInt8]) throws(ExportFault) {
    do throws(ChildProcess.Fault) { try process.send(message + [0]) } catch { throw ended() }
  }

  /// The next message, waiting at most until the deadline; `nil` where it is over, however much is still said.
  func receive(until deadline: Deadline) throws(ExportFault) -> [UInt8]? {
    while true {
      guard !deadline.isOver else { return nil }
      try checkMemory()
      if let message = pending.next() { return message }
      do throws(ChildProcess.Fault) {
        let bytes = try process.receive(milliseconds: min(500, deadline.milliseconds))
        if let bytes { pending.append(bytes[...]) }
      } catch {
        throw ended()
      }
    }
  }

  /// Looks twice a second at what the processes of Chromium hold in memory.
  private func checkMemory() throws(ExportFault) {
    guard memoryCheck.isOver else { return }
    memoryCheck = Deadline(milliseconds: 500)
    if csystem_group_memory(pid) > memory << 20 {
      throw ExportFault("Chromium took more than \(memory) MB of memory and was stopped; export fewer decks at once")
    }
  }

  private func ended() -> ExportFault {
    RunningChromiums.waitForTheEnd()
    let last = lastWords.isEmpty ? "" : " (\(lastWords))"
    return ExportFault("Chromium ended before its work was done\(last); run this again")
  }

  /// The last line that it said.
  var lastWords: String { saidAtEnd ?? readLastWords }

  private var readLastWords: String {
    guard let file = fopen(words, "r") else { return "" }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 512)
    var last = ""
    while fgets(&line, Int32(line.count), file) != nil {
      let text = line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
      if !text.isEmpty { last = String(decoding: text.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self) }
    }
    return last
  }

  /// Ends it and takes its profile away.
  func end() {
    guard isRunning else { return }
    isRunning = false
    saidAtEnd = readLastWords
    RunningChromiums.remove(pid)
    process.kill(group: true)
    process.wait()
    // Its helpers die a moment later, and one that still writes would leave its folder behind. What is dead and not yet
    // buried has no memory any more.
    for _ in 0..<100 where csystem_group_memory(pid) > 0 { usleep(2_000) }
    profile.remove()
  }
}
