import Diagnostics
import LifeCircle

/// What `--help` says, in the language that `--language` names wherever it stands on the command
/// line. The environment is not asked, so that a script sees the same everywhere.
///
/// The parser takes these texts before it has read any option.
enum Help {
  // MARK: Commands

  static let program = text(
    "Which households cannot walk to a clinic, a supermarket, childcare or an elderly station "
      + "within 10 and 15 minutes, and why.",
    "找出哪些住户步行 10 分钟、15 分钟到不了卫生服务、超市、托幼和养老服务设施，并说明原因。")
  static let analyze = text(
    "Judge every household: covered, not covered and why, or unknown.",
    "逐户评估步行可达性：可达、不可达（附原因）或无法判断。")
  static let analyzeInputs = text(
    "Households and facilities come from tables, or, without them, from the OSM file: its "
      + "residential buildings, and the facilities that the category file describes.",
    "住户和设施取自所给表格；未给表格时取自 OSM 文件，以居住建筑代替住户，设施按类别文件选取。")
  static let explain = text(
    "Say why the verdicts on one household are as they are, and write its walks.",
    "解释某一住户的各项结论因何得出，并可导出步行路线。")
  static let explainInputs = text(
    "Takes the options of the run that is to be explained, and one household by its id, or a place.",
    "选项应与所解释的那次评估一致，另给出住户编号或地点。")
  static let network = text(
    "Diagnose a walking network, and write it as a city file or its streets as a layer.",
    "诊断步行路网，可写为城市文件，也可导出道路图层。")
  static let networkOutputs = text(
    "A city file (.lcn) holds all that questions ask of an OSM file. Every command takes it in place "
      + "of that, opens it at once and gives the same results.",
    "城市文件（.lcn）包含各命令所需的 OSM 数据，可代替 OSM 文件作为任何命令的输入，打开迅速，结果相同。")

  static let standards = text(
    "List, show, check or compare the standards that communities are judged by.",
    "列出、查看、校验或对比用于评价社区的标准。")
  static let standardsList = text("The standards that come with the program.", "程序自带的标准。")
  static let standardsShow = text("The rules of a standard.", "某一标准的条款。")
  static let standardsCheck = text(
    "Read a rule file and work out its examples.", "校验标准文件并计算其中的算例。")
  static let standardsCompare = text(
    "The rules of two standards on the same subjects, side by side.", "并列对比两个标准中同一主题的条款。")
  static let standardName = text(
    "The name of a standard, or the path of a rule file.", "标准名称，或标准文件的路径。")

  static let communities = text(
    "A GeoJSON file of the communities: their polygons, and what is stated of them.",
    "社区图层（GeoJSON）：社区边界及其统计数据。")
  static let communityTable = text(
    "A table of what else is known of the communities, joined by id or name.",
    "社区统计表，按编号或名称与社区对应。")
  static let communityColumn = text(
    "The column of the table of households that names the community of each.",
    "住户表中注明所属社区的列。")
  static let spread = text(
    "A figure of the communities, such as population, that is spread over their residential buildings "
      + "by footprint and levels, and counted. Repeatable.",
    "按基底面积和层数把社区统计值（如 人口）分摊到居住建筑，并作为覆盖率分母。可重复。")
  static let residentialLand = text(
    "A .geojson or .poly file of residential land, for standards that count it (default: "
      + "landuse=residential of the OSM file).",
    "居住用地范围文件（.geojson 或 .poly），供按居住用地计算的标准使用（默认取 OSM 文件中的 landuse=residential）。")
  static let indicators = text(
    "A table of figures that no map tells: indicator, value, and the area they are of.",
    "地图无法得出的指标表：指标、数值及其所属范围。")
  static let standard = text(
    "A standard by which the communities are judged, or the path of a rule file (repeatable).",
    "评价社区所依据的标准，或标准文件的路径（可重复）。")

  // MARK: The network

  static let file = text(
    "An OSM file: .osm.pbf, .osm, .osm.gz or .osm.bz2; or a city file: .lcn.",
    "OSM 文件：.osm.pbf、.osm、.osm.gz 或 .osm.bz2；或城市文件：.lcn。")
  static let profile = text(
    "Who walks: planning, adult, elderly, or the path of a profile.",
    "步行速度方案：planning（规划）、adult（成年人）、elderly（老年人），或方案文件的路径。")
  static let maxJoin = text(
    "How far a point joins streets, in meters (default: the profile's 100).",
    "住户和设施接入道路的最大距离，单位为米（默认取自方案，为 100）。")
  static let joinSlack = text(
    "How much farther than its nearest street it joins others, in meters (10).",
    "除最近道路外，比它至多远多少米的其他道路也予接入（默认 10）。")
  static let dataArea = text(
    "Where the data is complete: a .geojson or .poly file, r and the number of a boundary "
      + "relation, west,south,east,north, or none (default: the box in the file's header).",
    "数据完整的范围：.geojson 或 .poly 文件、r 加边界关系（relation）编号、“西,南,东,北”经纬度，或 none（默认取文件头中的范围）。")
  static let threads = text(
    "How many threads work (default: all cores).", "线程数（默认使用全部核心）。")

  // MARK: analyze

  static let resultsFolder = text("The folder for the results.", "存放结果的文件夹。")
  static let overwriteFolder = text(
    "Replace results of an earlier run in that folder.", "覆盖该文件夹中先前的结果。")
  static let minutes = text(
    "Time limits in minutes, separated by commas.", "时限（分钟），以逗号分隔。")
  static let meters = text(
    "Limits by the length of the walk alone, in meters, separated by commas; steps count their own "
      + "length.",
    "距离限值（米），只按步行路程判断，台阶按实际长度计，以逗号分隔。")
  static let study = text(
    "Only households inside are judged; facilities outside still count: a .geojson or .poly file, "
      + "r and the number of a boundary relation, or west,south,east,north.",
    "研究范围：只评估范围内的住户，范围外的设施仍计入。可为 .geojson 或 .poly 文件、r 加边界关系（relation）编号，或“西,南,东,北”经纬度。")
  static let categories = text(
    "A category file in place of Data/Categories/default.yaml.",
    "设施类别文件，代替 Data/Categories/default.yaml。")
  static let sensitivity = text(
    "Judge again with other speeds, limits and joins, and say how much changes; by limits in minutes "
      + "only.",
    "敏感性分析：改变步速、时限和接入方式重新评估，给出结论改变的比例（只针对时限，不含距离限值）。")

  static let rings = text(
    "Draw also disjoint bands: what each limit adds to the one below.",
    "另绘互不重叠的环带：各时限比前一时限多出的范围。")
  static let noIsochrones = text(
    "Draw no areas: isochrones.geojson stays empty.", "不绘制区域：isochrones.geojson 为空。")

  // MARK: explain

  static let household = text(
    "The id of a household, as households.csv has it.", "住户编号，同 households.csv 中的 id。")
  static let at = text("A place in place of a household, in degrees.", "以地点代替住户，写作“经度,纬度”。")
  static let walksFile = text(
    "Write the walks to this .geojson file.", "将步行路线写入该 .geojson 文件。")

  // MARK: isochrone

  static let isochrone = text(
    "Draw what is in reach of points: areas and streets, as GeoJSON.",
    "绘制各点的步行可达范围：区域和道路，GeoJSON 格式。")
  static let isochroneInputs = text(
    "Takes points by --at or by a table, and writes for each point and limit who can walk there, "
      + "or where one can walk from there.",
    "点由 --at 或表格给出，按每个点和时限写出能步行到达该点的范围，或从该点能步行到达的范围。")
  static let origin = text(
    "A point, in degrees; repeatable. Its id is 1, 2 …", "一个点，度；可重复，编号依次为 1、2……")
  static let origins = text(
    "A table of points: CSV or GeoJSON with id, lon, lat.", "点表：CSV 或 GeoJSON，含 id、lon、lat。")
  static let reachMinutes = text(
    "Time limits in minutes, separated by commas (default: 10,15; none with --meters).",
    "时限（分钟），以逗号分隔（默认 10,15；给出 --meters 时默认没有）。")
  static let direction = text(
    "to: who can walk to the point; from: where one can walk from it.",
    "to：能步行到该点的范围；from：从该点能步行到的范围。")
  static let shape = text(
    "area, streets with exact partial ends, or both.", "area 区域、streets 道路（精确到路段内），或 both 两者。")
  static func quality(default usual: IsochroneQualityChoice) -> String {
    text(
      "How closely areas are drawn: fast or published (default: \(usual.rawValue)).",
      "区域绘制精度：fast 或 published（默认 \(usual.rawValue)）。")
  }
  static let simplify = text(
    "Leave out vertices of areas where the outline moves by no more than so many meters "
      + "(default: 0).",
    "简化区域边界，省去位移不超过该距离（米）的顶点（默认 0）。")
  static let countedHouseholds = text(
    "A table of households to be counted: CSV or GeoJSON with id, lon, lat, weight.",
    "要统计的住户表：CSV 或 GeoJSON，含 id、lon、lat、weight。")
  static let pointFile = text(
    "The file to write, .geojson of isochrone and .csv of times; - is standard output.",
    "输出的文件：isochrone 为 .geojson，times 为 .csv；- 为标准输出。")

  // MARK: times

  static let times = text(
    "Write walking times and lengths from points to points, as CSV.",
    "计算点到点的步行时间和距离，CSV 格式。")
  static let timesInputs = text(
    "A row for each pair within a time, or for the nearest destinations of each origin.",
    "每对在时限内的起讫点一行，或每个起点最近的若干讫点各一行。")
  static let destinations = text(
    "A table of points to walk to: CSV or GeoJSON with id, lon, lat.",
    "讫点表：CSV 或 GeoJSON，含 id、lon、lat。")
  static let within = text(
    "The longest time, in minutes (default: 15; any with --nearest).",
    "最长时间，分钟（默认 15；给出 --nearest 时不限）。")
  static let nearest = text(
    "Only so many destinations of each origin, the nearest first.", "每个起点只取最近的若干讫点，由近及远。")

  // MARK: Tables

  static let households = text(
    "A table of households: CSV or GeoJSON with id, lon, lat, weight.",
    "住户表：CSV 或 GeoJSON，含 id、lon、lat、weight（或 编号、经度、纬度、权重）。")
  static let facilities = text(
    "A table of facilities: CSV or GeoJSON with id, lon, lat, category.",
    "设施表：CSV 或 GeoJSON，含 id、lon、lat、category（或 编号、经度、纬度、类别）。")
  static let facilitiesAdd = text(
    "Take the categories that no row of --facilities names from the OSM file.",
    "设施表中没有的类别从 OSM 文件补充。")
  static let crs = text(
    "The system of the tables' coordinates: a code such as EPSG:4549, gcj02 or bd09, for all "
      + "tables without one of their own; FILE=SYSTEM for one. Repeatable.",
    "表格坐标系，用于未注明坐标系的表格：代码（如 EPSG:4549）、gcj02（高德、腾讯）或 bd09（百度）；FILE=SYSTEM 只指定某一个表。可重复。")
  static let encoding = text(
    "The encoding of all tables, or FILE=NAME of one: UTF-8, UTF-16, GB18030, … (default: as "
      + "seen from the bytes). Repeatable.",
    "表格编码：UTF-8、UTF-16、GB18030 等（默认自动识别）；FILE=NAME 只指定某一个表。可重复。")
  static let denominators = text(
    "Columns of --households, separated by commas, that are counted beside households and "
      + "weight, such as population.",
    "住户表中另作覆盖率分母的列，以逗号分隔，例如 人口,老年人口。")

  // MARK: network

  static let json = text("Print the diagnosis as JSON.", "以 JSON 输出诊断结果。")
  static let streetsFile = text(
    "Write the streets to this .geojson file, or all to this city file: .lcn.",
    "将道路图层写入该 .geojson 文件，或将全部内容写入城市文件：.lcn。")
  static let heldCategories = text(
    "A category file whose places the city file is to hold beside the usual ones. Repeatable.",
    "设施类别文件：城市文件除通常内容外，还包含其所用的地点。可重复。")
  static let overwriteFile = text(
    "Replace a file of an earlier run.", "覆盖先前写出的文件。")

  // MARK: Texts

  static let language = text(
    "The language of tables, sentences, warnings and help: en or zh.",
    "表格、结论、提示和帮助所用的语言：en 或 zh。")

  static let quiet = text("Print results and errors only.", "只输出结果和错误信息。")
  static let verbose = text(
    "Tell stages with their seconds, counted work and peak memory.",
    "显示各阶段用时、计算量和内存峰值。")

  private static let spoken = Language(onCommandLine: CommandLine.arguments)

  private static func text(_ english: String, _ chinese: String) -> String {
    LocalizedText(english: english, chinese: chinese)[spoken]
  }
}

extension Language {
  /// The language that the last `--language` names, as the parser will read it; English without.
  init(onCommandLine arguments: [String]) {
    let values = arguments.languageOptions.map(\.value)
    self = values.compactMap(Language.init).last ?? .english
  }
}

extension CommandLine {
  /// What the parser reads: all arguments but, where help is asked for, the language that it is
  /// given in. Neither `help` nor a command line without a command takes an option of ours.
  static var withoutLanguageOfHelp: [String] {
    let arguments = Array(CommandLine.arguments.dropFirst())
    return arguments.asksForHelp ? arguments.withoutLanguage : arguments
  }
}

extension [String] {
  /// The `--language` that stand before `--`: where, and the value, if there is one.
  fileprivate var languageOptions: [(range: Range<Int>, value: String)] {
    let option = "--language"
    return prefix { $0 != "--" }.indices.compactMap { position in
      if self[position].hasPrefix(option + "=") {
        let value = String(self[position].dropFirst(option.count + 1))
        return (position..<position + 1, value)
      }
      guard self[position] == option, position + 1 < count, self[position + 1] != "--" else {
        return nil
      }
      return (position..<position + 2, self[position + 1])
    }
  }

  /// Without those `--language` that name a language.
  fileprivate var withoutLanguage: [String] {
    let named = languageOptions.filter { Language(rawValue: $0.value) != nil }
    let dropped = Set(named.flatMap(\.range))
    return indices.filter { !dropped.contains($0) }.map { self[$0] }
  }

  fileprivate var asksForHelp: Bool {
    let words = withoutLanguage.prefix { $0 != "--" }
    return words.isEmpty || words.first == "help" || words.contains("--help")
      || words.contains("-h")
  }
}
