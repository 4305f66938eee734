/// Parses the text of a value; with a placeholder, the accepted words and completions for help.
public struct Reader<Value> {
  let valueName: String
  let allowed: [String]
  let completion: Completion
  let read: (String) throws(Refusal) -> Value
  /// The value as a user would write it.
  let show: (Value) -> String

  /// A reader with its own function; a refusal's sentence continues after "… cannot be "x": ".
  public init(
    _ valueName: String, completion: Completion = Completion(), show: @escaping (Value) -> String,
    read: @escaping (String) throws(Refusal) -> Value
  ) {
    self.init(valueName: valueName, allowed: [], completion: completion, read: read, show: show)
  }

  private init(
    valueName: String, allowed: [String], completion: Completion,
    read: @escaping (String) throws(Refusal) -> Value, show: @escaping (Value) -> String
  ) {
    self.valueName = valueName
    self.allowed = allowed
    self.completion = completion
    self.read = read
    self.show = show
  }
}

extension Reader where Value == String {
  /// Any text that `check` accepts; without `check`, any text.
  public static func text(
    _ valueName: String, completion: Completion = Completion(),
    check: @escaping (String) throws(Refusal) -> Void = { _ in }
  ) -> Reader {
    Reader(
      valueName, completion: completion, show: { $0 },
      read: { text throws(Refusal) in
        try check(text)
        return text
      })
  }

  /// The path of a folder.
  public static var folder: Reader { text("dir", completion: .folders) }
}

extension Reader where Value == Int {
  /// A whole number in a range.
  public static func number(_ valueName: String, in range: ClosedRange<Int>) -> Reader {
    Reader(
      valueName, show: { "\($0)" },
      read: { text throws(Refusal) in
        guard let number = Int(text), range.contains(number) else {
          throw Refusal("it is a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
      })
  }
}

extension Reader where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the words of an enum.
  public static var words: Reader {
    let allowed = Value.allCases.map(\.rawValue)
    return Reader(
      valueName: "value", allowed: allowed, completion: Completion(words: allowed),
      read: { text throws(Refusal) in
        // Compared as bytes, since `String` treats two spellings of "é" as equal.
        guard let value = Value.allCases.first(where: { $0.rawValue.utf8.elementsEqual(text.utf8) }) else {
          throw Refusal("it is \(Sentence.choice(Value.allCases.map(\.rawValue)))")
        }
        return value
      }, show: \.rawValue)
  }
}
