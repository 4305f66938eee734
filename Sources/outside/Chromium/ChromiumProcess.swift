import CSystem
import FileTrees
import Glibc
import Processes

/// A running Chromium with a scratch profile, spoken to over two pipes; nothing of it listens on the network.
///
/// When the pipes close, Chromium ends by itself, so that none survives a killed `minutes`.
final class ChromiumProcess {
  let pid: pid_t
  private let profile: TemporaryFolder
  private let input: Int32
  private let output: Int32
  private let words: String
  private let memory: Int
  private var pending = PendingMessages()
  private var isRunning = true
  private var memoryCheck = Deadline(milliseconds: 0)

  /// `memory` is what all its processes together may hold, in MB.
  init(program: String, memory: Int) throws(ExportFault) {
    self.memory = memory
    do throws(TemporaryFolder.Fault) { profile = try TemporaryFolder(for: "chromium") } catch {
      throw ExportFault("\(error)")
    }
    words = profile.path + "/words"
    do throws(ExportFault) {
      (pid, input, output) = try Self.start(program, profile: profile.path, words: words)
    } catch {
      profile.remove()
      throw error
    }
  }

  deinit { end() }

  private static func start(
    _ program: String, profile: String, words: String
  ) throws(ExportFault) -> (pid: pid_t, input: Int32, output: Int32) {
    var (toChild, fromChild): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    defer {
      if toChild[0] >= 0 { close(toChild[0]) }
      if fromChild[1] >= 0 { close(fromChild[1]) }
    }
    guard csystem_pipe(&toChild) == 0, csystem_pipe(&fromChild) == 0 else {
      let why = String(cString: strerror(errno))
      if toChild[1] >= 0 { close(toChild[1]) }
      throw ExportFault("no pipe could be made: \(why); close other programs and run this again")
    }
    let arguments = [program] + ChromiumArguments.all(profile: profile, isRoot: getuid() == 0)
    var pid: pid_t = 0
    let code = CStrings.with(arguments) {
      csystem_spawn(&pid, program, $0, toChild[0], fromChild[1], words, profile)
    }
    guard code == 0 else {
      close(toChild[1])
      close(fromChild[0])
      throw ExportFault(
        "\(program) could not be started: \(String(cString: strerror(code))); name another with MINUTES_CHROMIUM")
    }
    return (pid, toChild[1], fromChild[0])
  }

  /// Sends one message.
  func send(_ message: [UInt8]) throws(ExportFault) {
    var rest = (message + [0])[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { csystem_write_quietly(input, $0.baseAddress, UInt($0.count)) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw ended()
      }
    }
  }

  /// The next message, waiting at most until the deadline; `nil` where it is over, however much is still said.
  func receive(until deadline: Deadline) throws(ExportFault) -> [UInt8]? {
    while true {
      guard !deadline.isOver else { return nil }
      try checkMemory()
      if let message = pending.next() { return message }
      var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, min(500, deadline.milliseconds))
      if ready < 0, errno != EINTR { throw ended() }
      if ready <= 0 { continue }
      var buffer = [UInt8](repeating: 0, count: 1 << 18)
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ended() }
      pending.append(buffer[..<count])
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
    let last = lastWords.isEmpty ? "" : " (\(lastWords))"
    return ExportFault("Chromium ended before its work was done\(last); run this again")
  }

  /// The last line that it said.
  private var lastWords: String {
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
    close(input)
    close(output)
    kill(-pid, SIGKILL)
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    // Its helpers die a moment later, and one that still writes would leave its folder behind. What is dead and not yet
    // buried has no memory any more.
    for _ in 0..<100 where csystem_group_memory(pid) > 0 { usleep(2_000) }
    profile.remove()
  }
}
