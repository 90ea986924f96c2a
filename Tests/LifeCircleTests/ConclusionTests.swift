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
        "Supermarket leaves most without: 2 of 4 households that can be judged (50.00 %) have none "
          + "within 15 minutes.",
        "None of these 2 is a detour: it takes a place nearer by, or a link to the streets around.",
        "Everything inside the data could be judged.",
      ])
    #expect(
      try sentences(street, .chinese) == [
        "缺口最大的是超市：在可判断的 4 户中，有 2 户（50.00 %）步行 15 分钟内到不了。",
        "这 2 户都不属于绕行：需要就近增设设施，或打通与周边道路的联系。",
        "没有因数据边界而无法判断的情况。",
      ])
  }

  @Test func `names the first of categories that leave as many without`() throws {
    var town = street
    town.facilities[0].east = -900
    #expect(try sentences(town)[0].hasPrefix("Clinic leaves most without: 2 of 4 "))
  }

  @Test func `counts the largest limit only`() throws {
    var town = street
    town.change = { $0.minutes = "5,30" }
    #expect(
      try sentences(town)[0] == "No gap within 30 minutes: whoever could be judged can walk to "
        + "clinic, supermarket, childcare, elderly station.")
    #expect(
      try sentences(town, .chinese)[0]
        == "按步行 30 分钟计，凡可判断的均可到达社区卫生服务、超市、托幼、养老服务站。")
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
    #expect(english[0].hasPrefix("Supermarket leaves most without: 4 of 4 "))
    #expect(
      english[1]
        == "2 of these 4 are detours: one lies near enough in a straight line, and a gate, a "
        + "crossing or a bridge could help.")
    #expect(try sentences(town, .chinese)[1].hasPrefix("其中 2 户属于绕行"))
    town.households = [(900, 5), (-900, 5)]
    #expect(try sentences(town)[1].hasPrefix("1 of these 2 is a detour: "))
  }

  /// The street goes on beyond the data 300 m east of the last home but one.
  @Test func `says what is not known, of each category`() throws {
    var town = street
    town.town.boxes = []
    town.town.box(west: -1300, south: -100, east: 1100, north: 300)
    let english = try sentences(town)
    #expect(
      english == [
        "No gap within 15 minutes: whoever could be judged can walk to clinic, supermarket, "
          + "childcare, elderly station.", "So there is no detour.",
        "Not known: Clinic for 1, Supermarket for 2 households, which reach the end of the data "
          + "first.",
      ])
    let chinese = try sentences(town, .chinese)
    #expect(chinese[1] == "因此没有属于绕行的缺口。")
    #expect(chinese[2] == "无法判断：社区卫生服务 1 户、超市 2 户，因为步行时限内已到数据边界。")
  }

  @Test func `does not call it a gap that the data has no facility`() throws {
    var town = street
    town.facilities.removeAll { $0.category == "supermarket" || $0.category == "elderly_station" }
    let english = try sentences(town)
    #expect(english[0].hasPrefix("Clinic leaves most without: 1 of 4 "))
    #expect(
      english[2]
        == "The data has no Supermarket, Elderly station that joins the streets: check it before speaking of gaps."
    )
    #expect(
      try sentences(town, .chinese)[2]
        == "数据中没有接入路网的超市、养老服务站：请先核查数据，再认定缺口。")
    town.facilities = []
    #expect(
      try sentences(town)[0]
        == "No gap can be told within 15 minutes: no category could be judged.")
  }

  @Test func `never says that all is well of a household off the network`() throws {
    var town = street
    town.change = { $0.minutes = "30" }
    town.households?.append((0, 250))
    #expect(
      try sentences(town)[2]
        == "Off the network, with no street near enough: 1 households.")
    #expect(try sentences(town, .chinese)[2] == "未接入路网：1 户附近没有可接入的道路。")
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
