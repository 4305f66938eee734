/// `minutes build <date> [--dry-run] …`, made of what is declared.
enum Usage {
  /// A word of it for every option and argument, with the program's own left out.
  static func words(_ parts: [Declaration]) -> [String] {
    // What has to be there stands first, whatever it is; the rest in the order of the declaration.
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
