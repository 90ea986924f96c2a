import OSMExtract
import TestSupport
import Testing

@Suite("The categories of standards") struct StandardCategoryTests {
  private static let set = Result {
    try CategorySet(fileAt: PlaceFile.rules + "standards.yaml")
  }

  /// The ids of the categories that an object with these tags belongs to.
  private func categories(_ tags: [String: String]) throws -> Set<String> {
    let set = try Self.set.get()
    let facilities = try PlaceFile.extract(PlaceFile.node(tags), categories: set).facilities
    return Set(facilities.categories.flatMap { $0 }.map { set.categories[$0].id })
  }

  @Test func `are not those that are judged without a standard`() throws {
    let standard = try CategorySet(fileAt: PlaceFile.rules + "default.yaml")
    let ids = Set(standard.categories.map(\.id))
    #expect(ids == ["clinic", "supermarket", "childcare", "elderly_station"])
    #expect(ids.isDisjoint(with: try Self.set.get().categories.map(\.id)))
    let all = ids.union(try Self.set.get().categories.map(\.id))
    let joined = try CategorySet.joining([standard, Self.set.get()], ids: all)
    #expect(joined.categories.count == all.count)
  }

  @Test func `name the wiki page of each tag`() throws {
    for rule in try Self.set.get().categories.flatMap(\.rules) {
      let root = "https://wiki.openstreetmap.org/wiki/"
      let tag = rule.tag.value.map { "Tag:\(rule.tag.key)%3D\($0)" } ?? "Key:\(rule.tag.key)"
      // A vending machine is told by what it vends.
      let naming = rule.naming.flatMap { naming in
        naming.value.map { "Tag:\(naming.key)%3D\($0)" }
      }
      #expect(
        [tag, naming].compactMap { $0 }.map { root + $0 }.contains(rule.wiki), "\(rule.name)")
    }
  }

  @Test func `have names that a cell can hold`() throws {
    for category in try Self.set.get().categories {
      for name in category.names {
        #expect(!name.contains { ";；、".contains($0) }, "\(category.id): \(name)")
      }
    }
  }

  private static let tiers: [(String, Set<String>)] = [
    ("老年服务中心", ["elderly_center"]), ("养老服务中心", ["elderly_center"]),
    ("社区养老服务中心", ["elderly_service"]), ("社区服务中心", ["service_center"]),
    ("社区服务站", ["service_station"]), ("社区医院", ["health_center"]),
    ("体育馆", ["fitness", "sports_center"]), ("室外综合健身场地", ["fitness", "fitness_ground"]),
    ("养老院", ["elderly_home", "elderly_home_general"]),
    ("老年养护院", ["elderly_home", "elderly_nursing"]), ("球类场地", ["ball_court"]),
    ("九年一贯制学校", ["school_primary", "school_secondary"]),
  ]

  /// Of tables, where a standard has a center beside a station.
  @Test(arguments: tiers)
  func `give a name the tier that it means`(name: String, ids: Set<String>) throws {
    let categories = try Self.set.get().categories.filter {
      ([$0.name.english, $0.name.chinese] + $0.names).contains(name)
    }
    #expect(Set(categories.map(\.id)) == ids)
  }

  private static let named: [(String, String, String, Set<String>)] = [
    ("德胜社区卫生服务中心", "amenity", "clinic", ["health_center"]),
    ("德胜社区卫生服务中心", "amenity", "hospital", ["health_center"]),
    ("德胜社区卫生服务中心", "healthcare", "centre", ["health_center"]),
    ("德胜社区卫生服务中心新风卫生服务站", "amenity", "clinic", ["health_station"]),
    ("安贞社区卫生站", "amenity", "doctors", ["health_station"]),
    ("李氏诊所", "amenity", "clinic", []), ("第一医院", "amenity", "hospital", ["hospital"]),
    ("德胜社区医院", "amenity", "hospital", ["health_center"]),
    ("蓝天托育中心", "amenity", "childcare", ["nursery"]), ("", "amenity", "childcare", ["nursery"]),
    ("快乐午托", "amenity", "childcare", ["child_minding"]),
    ("蓝天幼儿园", "amenity", "kindergarten", ["kindergarten"]),
    ("蓝天托儿所", "amenity", "kindergarten", ["nursery"]),
    ("蓝天托育幼儿园", "amenity", "kindergarten", ["kindergarten", "nursery"]),
    ("中关村第一小学", "amenity", "school", ["school_primary"]),
    ("清华大学附属中学", "amenity", "school", ["school_secondary"]),
    ("龙岗九年一贯制学校", "amenity", "school", ["school_primary", "school_secondary"]),
    ("龙岗外国语学校", "amenity", "school", []),
    ("新华社区党群服务中心", "office", "government", ["service_station"]),
    ("新华社区服务站", "amenity", "community_centre", ["service_station"]),
    ("新华社区服务中心", "amenity", "community_centre", ["service_station"]),
    ("新华街道社区服务中心", "amenity", "community_centre", ["service_center"]),
    ("新华街道党群服务中心", "office", "government", ["service_center"]),
    ("新华社区居委会", "office", "government", []),
    ("新华社区居委会", "amenity", "community_centre", []),
    ("新华文化站", "amenity", "community_centre", ["culture_station"]),
    ("新华社区文化活动中心", "amenity", "community_centre", ["culture_station"]),
    ("新华文化活动中心", "amenity", "community_centre", ["culture_center"]),
    ("", "amenity", "community_centre", ["culture_station"]),
    ("新华社区居家养老服务中心", "amenity", "community_centre", ["elderly_service"]),
    ("新华社区养老服务中心", "amenity", "social_facility", ["elderly_service"]),
    ("新华老年服务中心", "amenity", "social_facility", ["elderly_center"]),
    ("新华街道综合养老服务中心", "amenity", "community_centre", ["elderly_center"]),
    ("新华日间照料中心", "amenity", "community_centre", ["day_care_elderly"]),
    ("新华养老驿站", "amenity", "social_facility", ["elderly_service"]),
    (
      "新华敬老院", "amenity", "social_facility",
      ["destitute_care_home", "elderly_home", "elderly_home_general"]
    ), ("新华养老院", "amenity", "social_facility", ["elderly_home", "elderly_home_general"]),
    ("新华老年养护院", "amenity", "social_facility", ["elderly_home", "elderly_nursing"]),
    ("儿童福利院", "amenity", "social_facility", []),
    ("钱大妈生鲜", "shop", "supermarket", ["fresh_food"]), ("物美", "shop", "supermarket", []),
    ("玉蜓桥农贸市场", "amenity", "marketplace", ["market", "market_hall"]),
    ("玉蜓桥菜市场", "shop", "mall", ["mall", "market", "market_hall"]),
    ("", "shop", "greengrocer", ["fresh_food", "market"]),
    ("夹马营花鸟市场", "amenity", "marketplace", []),
    ("菜鸟驿站", "shop", "yes", ["parcel"]), ("顺丰速递", "office", "company", ["parcel"]),
    ("好邻居家政", "office", "company", ["household_help"]),
    ("新华社区警务室", "amenity", "police", ["police"]),
    ("新华派出所", "amenity", "police", ["police_station"]),
    ("海淀公安局", "amenity", "police", []),
  ]

  @Test(arguments: named)
  func `are told apart by name`(name: String, key: String, value: String, ids: Set<String>) throws {
    let tags = name.isEmpty ? [key: value] : [key: value, "name": name]
    #expect(try categories(tags) == ids)
  }

  private static let social: [([String: String], Set<String>)] = [
    (["social_facility:for": "senior"], ["elderly_service"]),
    (["social_facility:for": "senior", "social_facility": "outreach"], ["elderly_service"]),
    (["social_facility:for": "senior", "social_facility": "day_care"], ["day_care_elderly"]),
    (["social_facility:for": "senior", "social_facility": "nursing_home"], ["elderly_home"]),
    (["social_facility:for": "senior", "social_facility": "group_home"], ["elderly_home"]),
    (["social_facility:for": "senior", "social_facility": "assisted_living"], ["elderly_home"]),
    (["social_facility:for": "disabled", "social_facility": "nursing_home"], ["disabled_service"]),
    (["social_facility:for": "child", "social_facility": "day_care"], []),
    (["social_facility": "nursing_home"], ["elderly_home"]),
  ]

  @Test(arguments: social)
  func `tell service, day care and homes for the old apart`(
    tags: [String: String], ids: Set<String>
  ) throws {
    #expect(try categories(tags.merging(["amenity": "social_facility"]) { $1 }) == ids)
  }

  private static let tagged: [([String: String], Set<String>)] = [
    (["amenity": "pharmacy"], ["pharmacy"]), (["shop": "chemist"], []),
    (["amenity": "library", "access": "private"], []), (["amenity": "library"], ["library"]),
    (["leisure": "park"], ["park"]), (["leisure": "garden"], []),
    (["leisure": "garden", "access": "yes"], ["park"]),
    (["leisure": "garden", "name": "中山公园"], ["park"]),
    (["leisure": "garden", "name": "中山公园", "access": "private"], []),
    (["leisure": "swimming_pool"], []),
    (["leisure": "swimming_pool", "access": "customers"], ["swimming"]),
    (["leisure": "swimming_pool", "name": "西湖游泳池"], ["swimming"]),
    (["leisure": "fitness_station"], ["fitness", "fitness_ground", "fitness_path"]),
    (["leisure": "sports_centre"], ["fitness", "sports_center"]),
    (["leisure": "pitch"], ["ball_court", "fitness"]),
    (["leisure": "pitch", "access": "private"], []),
    (["shop": "convenience"], ["convenience"]), (["shop": "kiosk"], []),
    (["shop": "bicycle"], ["repair"]),
    (["shop": "bicycle", "service:bicycle:repair": "no"], []), (["craft": "brewery"], []),
    (["craft": "electronics_repair"], ["repair"]), (["craft": "carpenter"], ["repair"]),
    (["craft": "cleaning"], ["household_help"]),
    (["amenity": "vending_machine", "vending": "parcel_pickup;parcel_mail_in"], ["parcel"]),
    (["amenity": "vending_machine", "vending": "drinks"], []),
    (["highway": "bus_stop"], ["bus_stop"]),
    (["public_transport": "platform", "bus": "yes"], ["bus_stop"]),
    (["public_transport": "platform", "train": "yes"], []),
    (["amenity": "toilets"], ["toilet"]), (["amenity": "toilets", "access": "customers"], []),
    (["amenity": "charging_station"], ["charging"]),
    (["amenity": "school", "isced:level": "1;2"], ["school_primary", "school_secondary"]),
    (["amenity": "school", "school": "primary"], ["school_primary"]),
  ]

  @Test(arguments: tagged)
  func `count what their notes say`(tags: [String: String], ids: Set<String>) throws {
    #expect(try categories(tags) == ids)
  }
}
