import ArgumentParser
import LifeCircle

/// `lifecircle standards`: what rules there are, and whether a file of them is sound.
struct StandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards",
    abstract: Help.standards,
    subcommands: [List.self, Show.self, Check.self, Compare.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: Help.standardsList)

    @OptionGroup var speech: LanguageOptions

    func run() throws {
      try Messages.output(
        try StandardCatalog(rules: try DataFolder.find()).list(in: speech.language))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: Help.standardsShow)

    @Argument(help: .init(Help.standardName))
    var name: String

    @OptionGroup var speech: LanguageOptions

    func run() throws {
      try Messages.output(
        try StandardCatalog(rules: try DataFolder.find()).show(name, in: speech.language))
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: Help.standardsCheck)

    @Argument(help: .init(Help.standardName))
    var file: String

    @OptionGroup var speech: LanguageOptions

    func run() throws {
      try Messages.output(
        try StandardCatalog(rules: try DataFolder.find()).check(file, in: speech.language))
    }
  }

  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: Help.standardsCompare)

    @Argument(help: .init(Help.standardName))
    var name: String

    @Argument(help: .init(Help.standardName))
    var other: String

    @OptionGroup var speech: LanguageOptions

    func run() throws {
      let catalog = try StandardCatalog(rules: try DataFolder.find())
      try Messages.output(try catalog.compare(name, other, in: speech.language))
    }
  }
}
