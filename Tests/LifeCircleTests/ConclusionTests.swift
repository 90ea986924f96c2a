import LifeCircle
import TestSupport
import Testing

@Suite("What a planner can say aloud")
struct ConclusionTests {
  private func sentences(
    _ town: WarnedTown, _ language: Language = .english
  ) throws -> [String] {
    try town.results().conclusions(in: language).split(separator: "\n").map(String.init)
  }

  /// Four homes on a street of 2,400 m: 1,000 m and 15 minutes from one end are beyond the middle.
  ///
  /// The supermarket has two homes beyond it, the clinic one; the others stand at the homes.
  private var street: WarnedTown {
    var warned = WarnedTown(hasBox: false)
    warned.town.ways = []
    warned.town.node("west", east: -1200, north: 0)
    warned.town.node("east", east: 1200, north: 0)
    warned.town.way("west", "east")
    warned.town.box(west: -1300, south: -100, east: 1300, north: 300)
    warned.households = [(-900, 5), (-300, 5), (300, 5), (900, 5)]
    warned.facilities = [
      ("clinic", -600, 5), ("supermarket", -900, 5), ("childcare", -300, 5),
      ("childcare", 300, 5), ("elderly_station", -300, 5), ("elderly_station", 300, 5),
    ]
    return warned
  }

  @Test func `is which category leaves most without, that none is a detour, and that all is known`()
    throws
  {
    #expect(
      try sentences(street) == [
        "Supermarket leaves most without, by number: 2 of 4 households that can be judged (50.00 %) have none "
          + "within 15 minutes.",
        "None of these 2 is a detour: it takes a place nearer by, or a link to the streets around.",
        "No verdict is left unknown by the end of the data.",
      ])
    #expect(
      try sentences(street, .chinese) == [
        "缺口最大的是超市（按住户点数计）：在可判断的 4 个住户点中，有 2 个（50.00%）步行 15 分钟内到不了。",
        "这 2 个都不属于绕行：需要就近增设设施，或打通与周边道路的联系。",
        "没有因数据边界而无法判断的住户点。",
      ])
  }

  @Test func `names the first of categories that leave as many without`() throws {
    var town = street
    town.facilities[0].east = -900
    #expect(try sentences(town)[0].hasPrefix("Clinic leaves most without, by number: 2 of 4 "))
  }

  @Test func `counts the largest limit only`() throws {
    var town = street
    town.change = { $0.minutes = "5,30" }
    #expect(
      try sentences(town) == [
        "No gap is known within 30 minutes: all that can be judged reach every category.",
        "No gap is a detour.", "No verdict is left unknown by the end of the data.",
      ])
    #expect(
      try sentences(town, .chinese) == [
        "30 分钟内，凡可判断的均可到达。", "没有属于绕行的缺口。", "没有因数据边界而无法判断的住户点。",
      ])
  }

  /// A second street 200 m north of the eastern half hangs on the first at its west end only.
  @Test func `says how many of the gaps are detours`() throws {
    var town = street
    town.town.node("corner", east: -1200, north: 200)
    town.town.node("end", east: 1200, north: 200)
    town.town.way("west", "corner", "end")
    town.facilities = town.facilities.map { place in
      place.category == "supermarket" ? ("supermarket", 900, 205) : place
    }
    // From -900 m: 300 + 200 + 2,100 m, and 1,810 m straight, too far; the others lie nearer.
    let english = try sentences(town)
    #expect(english[0].hasPrefix("Supermarket leaves most without, by number: 4 of 4 "))
    #expect(
      english[1]
        == "2 of these 4 are detours: one lies near enough in a straight line, and a gate, a "
        + "crossing or a bridge could help.")
    #expect(try sentences(town, .chinese)[1].hasPrefix("其中 2 个属于绕行"))
    town.households = [(900, 5), (-900, 5)]
    #expect(try sentences(town)[1].hasPrefix("1 of these 2 is a detour: "))
  }

  /// One home whose supermarket lies across a gap in the streets, or all of them.
  @Test func `speaks of one as of one, and of all as of all`() throws {
    var town = street
    town.households = [(-900, 5)]
    town.facilities = [("supermarket", 900, 5)]
    #expect(
      try Array(sentences(town)[0...1]) == [
        "Supermarket leaves most without, by number: 1 of 1 household that can be judged (100.00 %) "
          + "has none within 15 minutes.",
        "It is no detour: it takes a place nearer by, or a link to the streets around.",
      ])
    #expect(try sentences(town, .chinese)[1].hasPrefix("这 1 个不属于绕行："))
    town.town.node("corner", east: -1200, north: 200)
    town.town.node("end", east: 1200, north: 200)
    town.town.way("west", "corner", "end")
    town.households = [(900, 5)]
    town.facilities = [("supermarket", 900, 205)]
    #expect(try sentences(town)[1].hasPrefix("It is a detour: one lies near enough"))
    #expect(try sentences(town, .chinese)[1].hasPrefix("这 1 个属于绕行：设施直线距离"))
    town.households = [(900, 5), (880, 5)]
    #expect(try sentences(town)[1].hasPrefix("All of these 2 are detours: "))
    #expect(try sentences(town, .chinese)[1].hasPrefix("这 2 个均属于绕行："))
  }

  /// The street goes on beyond the data 300 m east of the last home but one.
  @Test func `says what is not known, category by category`() throws {
    var town = street
    town.town.boxes = []
    town.town.box(west: -1300, south: -100, east: 1100, north: 300)
    let english = try sentences(town)
    #expect(
      english == [
        "No gap is known within 15 minutes: all that can be judged reach every category.",
        "No gap is a detour.",
        "Not known, as the end of the data is reached first: Clinic for 1; Supermarket for 2 "
          + "households.",
      ])
    #expect(
      try sentences(town, .chinese)[2] == "因时限内先到数据边界而无法判断的住户点：社区卫生服务 1 个，超市 2 个。")
    town.facilities.removeAll { ["clinic", "childcare"].contains($0.category) }
    town.facilities.append(("clinic", -900, 5))
    #expect(
      try sentences(town)[2].hasPrefix(
        "Not known, as the end of the data is reached first: Clinic, Supermarket, Childcare for 2 "
          + "households. The data has no Childcare: "))
    #expect(
      try sentences(town, .chinese)[2].hasPrefix(
        "因时限内先到数据边界而无法判断的住户点：社区卫生服务、超市、托幼各 2 个。数据中没有托幼："))
  }

  @Test func `says it once where it is the same of every category`() throws {
    var town = street
    town.town.boxes = []
    town.town.box(west: -1300, south: -100, east: 1100, north: 300)
    town.facilities = ["clinic", "supermarket", "childcare", "elderly_station"].map {
      ($0, -900, 5)
    }
    #expect(
      try sentences(town)[2]
        == "Not known, as the end of the data is reached first: each category for 2 households.")
    #expect(try sentences(town, .chinese)[2] == "因时限内先到数据边界而无法判断的住户点：各类设施均有 2 个。")
  }

  @Test func `does not call it a gap that the data has no facility`() throws {
    var town = street
    town.facilities.removeAll { $0.category == "supermarket" || $0.category == "elderly_station" }
    town.facilities.append(("elderly_station", 0, 250))
    let english = try sentences(town)
    #expect(english[0].hasPrefix("Clinic leaves most without, by number: 1 of 4 "))
    #expect(
      english[2]
        == "No verdict is left unknown by the end of the data. The data has no Supermarket, and no "
        + "Elderly station in the data joins the streets: check it before speaking of gaps.")
    #expect(
      try sentences(town, .chinese)[2]
        == "没有因数据边界而无法判断的住户点。数据中没有超市，数据中的养老服务站均未接入路网：请先核查数据，再认定缺口。")
    town.facilities = [("childcare", 0, 5)]
    #expect(
      try sentences(town)[0]
        == "No gap is known within 15 minutes: all that can be judged reach Childcare.")
    #expect(try sentences(town, .chinese)[0] == "15 分钟内，凡可判断的均可到达托幼。")
  }

  @Test func `does not say that all is well where the data has no facility at all`() throws {
    var town = street
    town.facilities = []
    town.town.boxes = []
    #expect(
      try sentences(town) == [
        "No facility joins the streets, so nothing can be said of gaps.",
        "Where the data ends is not known: near it, verdicts may be wrong. The data has no Clinic, "
          + "no Supermarket, no Childcare, no Elderly station: check it before speaking of gaps.",
      ])
    #expect(
      try sentences(town, .chinese) == [
        "没有接入路网的设施，无法判断是否存在缺口。",
        "数据边界未知，边界附近的结论可能有误。数据中没有社区卫生服务、超市、托幼、养老服务站：请先核查数据，再认定缺口。",
      ])
  }

  @Test func `tells households that no street reaches apart from gaps`() throws {
    var town = street
    town.households = [(0, 250)]
    #expect(
      try sentences(town) == [
        "No household on the streets can be judged, so nothing can be said of gaps.",
        "No verdict is left unknown by the end of the data. 1 household joins no street, which is "
          + "not counted as a gap.",
      ])
    #expect(
      try sentences(town, .chinese) == [
        "没有既接入路网又可判断的住户，无法判断是否存在缺口。",
        "没有因数据边界而无法判断的住户点。另有 1 个住户点未接入路网，不计为缺口。",
      ])
    town.households = [(0, 250), (0, 255), (-300, 5)]
    town.change = { $0.minutes = "30" }
    let english = try sentences(town)
    #expect(
      english[0]
        == "No gap is known within 30 minutes: all that join the streets and can be judged reach "
        + "every category.")
    #expect(english[2].hasSuffix(" 2 households join no street, which is not counted as a gap."))
    #expect(try sentences(town, .chinese)[0] == "30 分钟内，凡接入路网且可判断的均可到达。")
  }

  @Test func `counts households by weight where there are weights`() throws {
    var town = street
    town.weights = [10, 20, 30.5, 40]
    town.households?.append((0, 250))
    town.weights.append(7)
    let results = try town.results()
    #expect(
      results.conclusions() == """
        Supermarket leaves most without, by weight: 70.5 of 107.5 households (weighted) that can be \
        judged (65.58 %) have none within 15 minutes.
        None of these 70.5 is a detour: it takes a place nearer by, or a link to the streets around.
        No verdict is left unknown by the end of the data. 7 households (weighted) join no street, \
        which is not counted as a gap.

        """)
    #expect(
      results.conclusions(in: .chinese) == """
        缺口最大的是超市（按加权户数计）：在可判断的 107.5 户（加权）中，有 70.5 户（65.58%）步行 15 分钟内到不了。
        这 70.5 户都不属于绕行：需要就近增设设施，或打通与周边道路的联系。
        没有因数据边界而无法判断的住户。另有 7 户（加权）未接入路网，不计为缺口。

        """)
    #expect(results.table().hasPrefix("5 households, 107.5 households (weighted), walking at "))
    #expect(results.table(in: .chinese).hasPrefix("5 个住户点，合 107.5 户（加权），步行速度"))
    // Weights of 1 tell nothing, and those of 0 nothing that could be counted.
    for weights in [[1.0, 1, 1, 1, 1], [0, 0, 0, 0, 0]] {
      town.weights = weights
      #expect(try sentences(town)[0].contains(", by number: 2 of 5 households that can be judged"))
    }
  }

  @Test func `is one sentence where there is no household`() throws {
    var town = street
    town.households = []
    #expect(try sentences(town) == ["No household was judged, so nothing can be said."])
    #expect(try sentences(town, .chinese) == ["没有可评估的住户，无法得出结论。"])
  }

  @Test func `speaks of buildings where they stand for households`() throws {
    var town = street
    town.households = nil
    for east in [-900.0, -300, 300, 900] { town.building(east: east, north: 15, "house") }
    #expect(try sentences(town)[0].contains("2 of 4 residential buildings that can be judged"))
    #expect(try sentences(town, .chinese)[0].contains("可判断的 4 栋居住建筑中"))
  }
}
