/// The status that a command ends with where it is done, and all is not well; it has said everything.
struct ExitCode: Error {
  let status: Int32

  init(_ status: Int32) { self.status = status }
}
