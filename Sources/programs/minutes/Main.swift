import MinutesCLI

@main
struct Main {
  static func main() {
    Minutes.start()
  }
}
