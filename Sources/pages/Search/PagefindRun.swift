import CSystem
import FileTrees
import Glibc
import Processes

/// One run of Pagefind, from start to end. It is killed with the thread that waits for it, however that ends.
struct PagefindRun {
  let program: String
  let seconds: Int

  /// Indexes pages in their order and gives back the bundle; `folder` is where it is started.
  ///
  /// Its command that reads a folder takes files as the file system lists them, and numbers pages so. As a service it takes one
  /// page after the other.
  func index(
    _ pages: [RelativePath], of site: Folder, in folder: String, language: String, isCancelled: () -> Bool
  ) throws(SearchFault) -> FileTree {
    let (input, output, pid) = try start([program, "--service"], in: folder)
    defer { close(output) }
    let answers: PagefindAnswers
    do throws(SearchFault) {
      answers = try converse(PagefindMessages(pages, of: site, language: language), input, output, isCancelled)
    } catch {
      kill(-pid, SIGKILL)
      _ = Self.wait(for: pid)
      throw error
    }
    let status = Self.wait(for: pid)
    guard status != 0 else { return answers.files }
    if status & 0x7F != 0 {
      throw SearchFault(
        "\(program) was killed by signal \(status & 0x7F) while it made the search index; run this again")
    }
    throw SearchFault("\(program) made no search index\(Self.quoted(answers.rest))")
  }

  private func start(
    _ arguments: [String], in folder: String
  ) throws(SearchFault) -> (input: Int32, output: Int32, pid: pid_t) {
    var (input, output): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard csystem_pipe(&input) == 0 else { throw Self.noPipe() }
    guard csystem_pipe(&output) == 0 else {
      for end in input { close(end) }
      throw Self.noPipe()
    }
    var pid: pid_t = 0
    let code = CStrings.with(arguments) { arguments in
      CStrings.with(["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"]) { environment in
        csystem_spawn_bound(&pid, program, arguments, environment, folder, input[0], output[1])
      }
    }
    close(input[0])
    close(output[1])
    guard code == 0 else {
      close(input[1])
      close(output[0])
      throw SearchFault(
        "\(program) could not be started: \(String(cString: strerror(code))); name another with MINUTES_PAGEFIND")
    }
    // Who is not read from is not waited for: there may be an answer to be heard first.
    _ = fcntl(input[1], F_SETFL, O_NONBLOCK)
    return (input[1], output[0], pid)
  }

  private static func noPipe() -> SearchFault {
    SearchFault("no pipe could be made: \(String(cString: strerror(errno))); close other programs, run this again")
  }

  /// Says all messages, hears an answer to each, and then lets it end.
  private func converse(
    _ all: PagefindMessages, _ input: Int32, _ output: Int32, _ isCancelled: () -> Bool
  ) throws(SearchFault) -> PagefindAnswers {
    var messages = all
    var answers = PagefindAnswers()
    var pending: ArraySlice<UInt8> = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var isOpen = true
    defer { if isOpen { close(input) } }
    let end = Self.now + seconds * 1000
    while true {
      if isCancelled() { throw SearchFault("the search index was not made, as asked", isCancelled: true) }
      guard Self.now < end else {
        throw SearchFault("\(program) did not end within \(seconds) seconds and was stopped; look at the site's size")
      }
      if pending.isEmpty, isOpen {
        if let next = try messages.next() {
          pending = next[...]
        } else if answers.count >= messages.count {
          close(input)
          isOpen = false
        }
      }
      var waiting = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
      if !pending.isEmpty, isOpen { waiting.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
      guard poll(&waiting, nfds_t(waiting.count), 50) > 0 else { continue }
      if waiting.count > 1, waiting[1].revents != 0 {
        let count = pending.withUnsafeBytes {
          csystem_write_quietly(input, $0.baseAddress, UInt(min($0.count, 1 << 16)))
        }
        if count > 0 {
          pending = pending.dropFirst(count)
        } else if errno == EPIPE {
          pending = []
        }
      }
      guard waiting[0].revents != 0 else { continue }
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return answers }
      try answers.take(buffer[..<count])
    }
  }

  private static func wait(for pid: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return status
  }

  /// The last of its lines that says something, as part of a sentence.
  private static func quoted(_ words: [UInt8]) -> String {
    let lines = words.split(separator: 0x0A).map { $0.filter { $0 >= 0x20 && $0 != 0x7F } }
    guard let last = lines.last(where: { !$0.isEmpty }) else { return " and did not say why; run it by hand" }
    return ": " + String(decoding: last.prefix(300), as: UTF8.self)
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
