/// Texts similar to CSS: some by hand, more generated from fragments with a fixed seed.
enum CSSSeeds {
  static let texts: [String] = {
    var generator = SplitMix(state: 2024)
    return written
      + (0..<700).map { number in
        var text = ""
        for _ in 0..<Int.random(in: 1...24, using: &generator) {
          // Every third text is mostly valid, so that many declarations are kept.
          let isSound = number % 3 != 0 || Int.random(in: 0..<4, using: &generator) > 0
          text += (isSound ? sound : broken).randomElement(using: &generator) ?? ""
        }
        return text
      }
  }()

  private static let written = [
    "h1 { color: #50c3a5; font: bold 12px/1.5 'Fira Sans', serif }",
    ".x { # font-size: 26px; color: \"red\"; width: 1px }",
    "p{color:red}}b{color:blue}", "@import 'x';p{color:red}", "p{a{color:red}width:1px}", "p{a:b{color:red}width:1px}",
    "color:\\72 ed;\\63olor:blue", "width:calc(url/**/(x));color:red/**/blue", "width:1px/**/px;margin:1/**/px",
    "color:red;}p{color:blue}", "ü🙂{color:red}.ü🙂{color:blue}", "color:'\n;width:1px", "p{color:'\n}b{width:1px}",
    "\u{0}{}\\\u{0}p{color:red}", "p{color:rgb(1,2,3;width:1px}b{}", "p{(}color:red}b{width:1px", "<!--p{color:red}-->",
    "font-family:'\\'\\22\\a x';color:red", "a{color:red!/**/important}", "width:1e-5px;width:-0px;width:+.5e1px",
    "background:url( x y );color:red", "background:url(x;color:red", "p{background:url('x)};b{color:red}",
  ]

  private static let sound = [
    "p{color:red}", "h1,.a>b{width:1px;", "}", "color:red;", "width:12.50px;", "font-family:'A b',c;", "opacity:.1;",
    "font-size:calc(1em + 2px);", "text-shadow:-1px 1px 0 #FFF,1px 1px#fff;",
    "background:linear-gradient(red,BLUE 50%);",
    "color:rgb(1 2 3 / 50%) ! important;", " ", "/* x */", "margin:1px 9999px/**/2%;", ".ü{border:1PX solid \\72 ed}",
    "top:1px;", "em{letter-spacing:-1e1px;line-height:1.33333}",
  ]

  private static let broken = [
    "\\", "\"", "'", "(", ")", "[", "]", "{", "}", ";", ":", ",", "\n", "\r\n", "\u{C}", "/*", "*/", "<!--", "-->", "@",
    "@media x{", "@import", "url(", "URL( 'x'", "u\\rl(", "#", "#1", "#a", ".", "-", "--", "-\\", "+", "+1", "-.5",
    "1e", "1e+2",
    "1e+", "9%", "1px", "é", "🙂", "\u{0}", "\u{FEFF}", "\\0 ", "\\110000", "\\41", "\\\n", "!", "!important", "calc(",
    "var(--x)",
    "a:b", "color", ":", "red", "&", "*", "~", "|", "=", "$", "^", "\u{301}", "\u{7F}", "\u{1}", "expression(", "<",
    ">",
  ]

  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
