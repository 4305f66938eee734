import Chromium
import FileTrees
import HedgeDoc
import Preview
import Reports
import Search
import Watching

/// An error that is a sentence for the user, as opposed to one about the command line. Exit status 2.
protocol Sentence: Error, CustomStringConvertible {}

extension ExportFault: Sentence {}
extension FileFault: Sentence {}
extension ServerFault: Sentence {}
extension WatchFault: Sentence {}
extension SearchFault: Sentence {}
extension WebFault: Sentence {}
extension TemplateSet.Fault: Sentence {}

/// Why a command could not be done: what, where, and what to do next. Exit status 2, nothing changed.
struct Failure: Sentence {
  let description: String

  init(_ description: String) { self.description = description }
}
