import CSystem
import Glibc

/// A running Chromium with a scratch profile, spoken to over two pipes; nothing of it listens on the network.
///
/// When the pipes close, Chromium ends by itself, so that none survives a killed `minutes`.
final class ChromiumProcess {
  private let process: pid_t
  private let profile: String
  private let input: Int32
  private let output: Int32
  private let words: String
  private var pending: [UInt8] = []
  private var isRunning = true

  init(program: String) throws(ExportFault) {
    var template = Array("/tmp/minutes-chromium-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw ExportFault("no folder could be made in /tmp: \(String(cString: strerror(errno))); make room there")
    }
    profile = String(cString: made)
    let words = profile + "/words"
    self.words = words
    var (toChild, fromChild): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard csystem_pipe(&toChild) == 0, csystem_pipe(&fromChild) == 0 else {
      throw ExportFault("no pipe could be made: \(String(cString: strerror(errno)))")
    }
    (input, output) = (toChild[1], fromChild[0])
    let arguments = Strings([program] + Self.arguments(profile: profile))
    var pid: pid_t = 0
    let code = withExtendedLifetime(arguments) {
      csystem_spawn(&pid, program, $0.pointers, toChild[0], fromChild[1], words)
    }
    close(toChild[0])
    close(fromChild[1])
    guard code == 0 else {
      throw ExportFault(
        "\(program) could not be started: \(String(cString: strerror(code))); name another with MINUTES_CHROMIUM")
    }
    process = pid
  }

  deinit { end() }

  private static func arguments(profile: String) -> [String] {
    let asRoot = getuid() == 0 ? ["--no-sandbox"] : []
    return asRoot + [
      "--headless", "--remote-debugging-pipe", "--user-data-dir=\(profile)", "--no-first-run",
      "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking", "--disable-component-update",
      "--disable-domain-reliability", "--disable-sync", "--disable-extensions", "--disable-default-apps",
      "--disable-breakpad", "--disable-crash-reporter", "--metrics-recording-only", "--no-pings", "--no-proxy-server",
      "--disable-features=HttpsUpgrades,OptimizationHints,MediaRouter,Translate,AutofillServerCommunication",
      "--disable-gpu", "--hide-scrollbars", "--mute-audio", "--force-device-scale-factor=1",
      "--font-render-hinting=none", "--force-color-profile=srgb", "--disable-dev-shm-usage",
      "--js-flags=--max-old-space-size=512", "about:blank",
    ]
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

  /// The next message, waiting at most until the deadline; `nil` where none came.
  func receive(until deadline: Deadline) throws(ExportFault) -> [UInt8]? {
    while true {
      if let end = pending.firstIndex(of: 0) {
        let message = Array(pending[..<end])
        pending.removeSubrange(...end)
        return message
      }
      var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, min(500, deadline.milliseconds))
      if ready < 0, errno != EINTR { throw ended() }
      if ready <= 0 {
        guard !deadline.isOver else { return nil }
        if residentBytes > Self.memory {
          throw ExportFault("Chromium took more than 2 GB of memory and was stopped; export fewer decks at once")
        }
        continue
      }
      var buffer = [UInt8](repeating: 0, count: 1 << 18)
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ended() }
      pending += buffer[..<count]
    }
  }

  private static let memory = 2 << 30

  /// What the processes of Chromium hold in memory.
  private var residentBytes: Int { csystem_group_memory(process) }

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
    kill(-process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    csystem_remove_tree(profile)
  }
}

/// Text for a C function, as long as it lives.
private final class Strings {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ texts: [String]) {
    count = texts.count
    pointers = .allocate(capacity: count + 1)
    for (index, text) in texts.enumerated() { pointers[index] = strdup(text) }
    pointers[count] = nil
  }

  deinit {
    for index in 0..<count { free(pointers[index]) }
    pointers.deallocate()
  }
}
