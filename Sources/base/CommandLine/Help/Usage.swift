/// The usage line, `minutes build <date> [--dry-run] …`, made from the declarations.
enum Usage {
  /// One word for each option and argument, except the program's own options.
  static func words(_ parts: [Declaration]) -> [String] {
    // Required parts first, then the others in the order of their declaration.
    let arguments = parts.filter { $0.form == .argument }
    let options = parts.filter { $0.form != .argument }
    return (arguments + options.filter(\.isRequired) + options.filter { !$0.isRequired }).map(word)
  }

  private static func word(_ part: Declaration) -> String {
    let word = part.shown + (part.repeats && part.form == .argument ? "..." : "")
    let whole = part.isRequired ? word : "[\(word)]"
    return whole + (part.repeats && part.form == .option ? "..." : "")
  }
}
