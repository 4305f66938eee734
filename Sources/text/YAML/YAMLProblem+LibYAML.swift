extension YAMLProblem {
  /// libyaml's error, in words for people who write front matter.
  init(_ failure: EventParser.Failure, in text: YAMLText) {
    let row = Self.wordings.first { $0.problem == failure.problem }
    let place = text.offset(of: row?.place == .context ? failure.contextPlace : failure.place)
    var range = text.character(at: place)
    var message = row?.message ?? failure.problem
    switch failure.problem {
    case "found character that cannot start any token":
      if text.byte(at: place) == UInt8(ascii: "\t") {
        message = Self.tabs
      } else {
        message = "text cannot begin with “\(text.string(range))” here, put it in quotes"
      }
    case "found unknown escape character":
      range = range.lowerBound..<text.character(at: range.upperBound).upperBound
    default: break
    }
    self.init(kind: .syntax, message: message, range: range)
  }

  private static let tabs = "a tab cannot indent, use spaces"

  private enum Place { case problem, context }

  /// Wordings for common messages of libyaml 0.2.5's scanner and parser; others are shown unchanged.
  private static let wordings: [(problem: String, place: Place, message: String)] = [
    (
      "mapping values are not allowed in this context", .problem,
      "“:” is not allowed here, put the text in quotes or fix the indentation"
    ),
    ("found a tab character that violates indentation", .problem, tabs),
    ("found a tab character where an indentation space is expected", .problem, tabs),
    ("could not find expected ':'", .context, "a key needs “:” and a space after it"),
    ("block sequence entries are not allowed in this context", .problem, "a list item is not allowed here"),
    ("mapping keys are not allowed in this context", .problem, "a key is not allowed here"),
    ("found unexpected end of stream", .context, "the quote is not closed"),
    ("found unexpected document indicator", .context, "the quote is not closed"),
    ("found unknown escape character", .problem, "no such escape, double the backslash or use single quotes"),
    ("did not find expected hexdecimal number", .problem, "the escape needs more hexadecimal digits"),
    ("found invalid Unicode character escape code", .problem, "the escape is not a valid character"),
    ("did not find expected comment or line break", .problem, "only a line break may follow “|” or “>”"),
    ("found an indentation indicator equal to 0", .problem, "the indentation after “|” or “>” is 1 to 9"),
    ("did not find expected ',' or ']'", .problem, "the list needs “,” or “]” here"),
    ("did not find expected ',' or '}'", .problem, "the mapping needs “,” or “}” here"),
    ("did not find expected key", .problem, "a key was expected here, fix the indentation or the quotes"),
    ("did not find expected '-' indicator", .problem, "a list item was expected here, fix the indentation"),
    ("did not find expected node content", .problem, "a value was expected here"),
    ("did not find expected <document start>", .problem, "nothing was expected here, fix the indentation"),
    ("found unexpected ':'", .problem, "a space is missing after “:”, or quotes around it"),
    (
      "did not find expected alphabetic or numeric character", .context, "text that begins with “&” or “*” needs quotes"
    ),
    ("exceeded maximum nesting", .problem, "values are nested too deeply"),
  ]
}
