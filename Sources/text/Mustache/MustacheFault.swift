/// An error in a template, and its place.
public struct MustacheFault: Error, Sendable, Equatable {
  /// The problem; tags and names are as the template has them.
  public enum Problem: Sendable, Equatable {
    /// A section has no end.
    case unclosed(tag: String, wanted: String)
    /// A section is closed with another name than it was opened with.
    case closedByOther(tag: String, opened: String, line: Int, wanted: String)
    /// A closing tag has no open section.
    case notOpen(tag: String, wanted: String)
    /// A tag has no closing delimiter.
    case unfinished(tag: String, wanted: String)
    /// A tag is empty.
    case emptyName
    /// A dot has no word on one side.
    case strayDot(String)
    /// A name contains blanks.
    case severalWords(String)
    /// A set-delimiter tag has invalid delimiters.
    case delimiters
    /// A partial is used, which is not supported.
    case partial(tag: String)
    /// A function is called, which is not supported.
    case call(tag: String)
    /// A tag of other programs' dialects is used.
    case foreign(tag: String)
    /// Sections are nested too deeply.
    case tooDeep(maximum: Int)
  }

  public let problem: Problem
  /// The place, as byte offsets into the template.
  public let range: Range<Int>

  init(_ problem: Problem, _ range: Range<Int>) { (self.problem, self.range) = (problem, range) }

  /// The problem and what to do: a sentence without a full stop.
  public var message: String {
    switch problem {
    case .unclosed(let tag, let wanted): "the section \(tag) is not closed; write \(wanted) where it ends"
    case .closedByOther(let tag, let opened, let line, let wanted):
      "\(tag) does not close \(opened) of line \(line); write \(wanted) here"
    case .notOpen(let tag, let wanted): "\(tag) closes nothing; write \(wanted) where the section begins"
    case .unfinished(let tag, let wanted): "the tag \(tag) is not finished; write \(wanted) where it ends"
    case .emptyName: "the tag has no name; write the name of a value into it"
    case .strayDot(let name): "\"\(name)\" has a dot without a word beside it; a dot joins two, as in team.lead"
    case .severalWords(let words): "\"\(words)\" is no name; a tag holds one word"
    case .delimiters: "delimiters are two marks without \"=\", with a blank between; write {{=<% %>=}}, for one"
    case .partial(let tag): "\(tag) asks for another file, and a template here is one file; write its text in its place"
    case .call(let tag): "\(tag) calls a function, and there are none here; write a name alone"
    case .foreign(let tag): "\(tag) is known to other programs only; write a name, or a section from {{#…}} to {{/…}}"
    case .tooDeep(let maximum): "sections are nested more than \(maximum) deep; close some before this one"
    }
  }
}
