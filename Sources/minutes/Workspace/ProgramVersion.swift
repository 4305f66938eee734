/// The version of the program, which stands here and nowhere else.
public enum ProgramVersion {
  /// As `--version` prints it and the record keeps it.
  public static let text = "0.3.0"
}
