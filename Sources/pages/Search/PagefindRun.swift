import Bytes
import FileTrees
import Glibc
import Processes

/// One run of Pagefind, from start to end. It is killed if the thread that waits for it ends.
struct PagefindRun {
  let program: String
  let seconds: Int

  /// Indexes pages in their order and returns the bundle; `folder` is the working directory.
  ///
  /// Pagefind's command for folders numbers pages in the order of the file system, which varies. As a service it takes
  /// one page after the other.
  func index(
    _ pages: [RelativePath], of site: Folder, in folder: String, language: String, isCancelled: () -> Bool
  ) throws(SearchFault) -> FileTree {
    let process = try start(in: folder)
    let answers: PagefindAnswers
    do throws(SearchFault) {
      answers = try converse(PagefindMessages(pages, of: site, language: language), process, isCancelled)
    } catch {
      process.kill(group: true)
      throw error
    }
    let status = process.wait()
    guard status != 0 else { return answers.files }
    if status & 0x7F != 0 {
      throw SearchFault(
        "\(program) was killed by signal \(status & 0x7F) while it made the search index; run this again")
    }
    throw SearchFault("\(program) made no search index\(Self.quoted(answers.rest))")
  }

  private func start(in folder: String) throws(SearchFault) -> ChildProcess {
    var start = ProgramStart(program, ["--service"], files: [.input, .output, .output])
    start.environment = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"]
    (start.folder, start.hasOwnGroup, start.isBound) = (folder, true, true)
    do throws(ChildProcess.Fault) {
      return try ChildProcess(start)
    } catch .noPipe(let code) {
      throw SearchFault(
        "a pipe could not be made: \(String(cString: strerror(code))); close other programs and run this again")
    } catch {
      throw SearchFault("\(program) could not be started: \(error.reason); name another with MINUTES_PAGEFIND")
    }
  }

  /// Sends all messages, receives an answer to each, and waits for the program to end.
  private func converse(
    _ all: PagefindMessages, _ process: ChildProcess, _ isCancelled: () -> Bool
  ) throws(SearchFault) -> PagefindAnswers {
    var messages = all
    var answers = PagefindAnswers()
    var pending: ArraySlice<UInt8> = []
    let end = MonotonicClock.now + seconds * 1000
    while true {
      if isCancelled() { throw SearchFault("the search index was cancelled", isCancelled: true) }
      guard MonotonicClock.now < end else {
        throw SearchFault("\(program) did not end within \(seconds) seconds and was stopped; check the site's size")
      }
      if pending.isEmpty {
        if let next = try messages.next() {
          pending = next[...]
        } else if answers.count >= messages.count {
          process.closeInput()
        }
      }
      let said: [UInt8]?
      do throws(ChildProcess.Fault) {
        said = try process.receive(milliseconds: 50, sending: &pending)
      } catch {
        return answers
      }
      if let said { try answers.take(said[...]) }
    }
  }

  /// The last non-empty line of its output, as part of a sentence.
  private static func quoted(_ words: [UInt8]) -> String {
    let lines = words.split(separator: 0x0A).map { $0.filter { $0 >= 0x20 && $0 != 0x7F } }
    guard let last = lines.last(where: { !$0.isEmpty }) else { return " and did not say why; run it by hand" }
    return ": " + String(decoding: last.prefix(300), as: UTF8.self)
  }
}
