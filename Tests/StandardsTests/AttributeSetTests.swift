import OSMExtract
import Standards
import TestSupport
import Testing

@Suite("The dictionary of figures") struct AttributeSetTests {
  private static let path = Checkout.root.appending(path: "Data/Attributes.yaml").path
  private static let set = Result { try AttributeSet(fileAt: path) }

  private func id(ofColumn name: String, of subject: Attribute.Subject) throws -> String? {
    try Self.set.get().attribute(ofColumn: name, of: subject)?.id
  }

  @Test func `has the figures that all standards may speak of`() throws {
    let set = try Self.set.get()
    let areas = [
      "population", "registered_population", "households", "elderly_60", "elderly_65",
      "children_under_3", "floor_area", "estate", "built", "setting", "constrained", "street",
    ]
    for id in areas { #expect(set.attribute(id, of: .area)?.subject == .area, "\(id)") }
    let facilities = [
      "floor_area", "site_area", "activity_area", "places", "inclusive_places", "beds",
      "nursing_beds", "classes", "hours_per_day", "days_per_year", "rooms", "status",
    ]
    for id in facilities {
      #expect(set.attribute(id, of: .facility)?.subject == .facility, "\(id)")
    }
    #expect(set.attribute("population", of: .facility) == nil)
    #expect(set.attribute("places", of: .area) == nil)
    #expect(set.attribute("人口", of: .area) == nil, "a column's name is no id")
  }

  @Test(arguments: [
    ("人口数", "population"), ("常住人口数（人）", "population"), (" 总 人口 ", "population"),
    ("Population", "population"), ("residents", "population"), ("户籍人口", "registered_population"),
    ("城镇常住人口", "urban_population"), ("公共体育场地面积", "public_sports_ground_area"),
    ("体育场地面积", "sports_ground_area"), ("养老机构床位数", "elderly_beds"),
    ("总户数", "households"), ("户数（户）", "households"), ("60岁及以上人口", "elderly_60"),
    ("６０岁以上老年人口", "elderly_60"), ("老年人口", "elderly_60"), ("65岁以上老年人口", "elderly_65"),
    ("65周岁及以上", "elderly_65"), ("3岁以下婴幼儿数", "children_under_3"),
    ("０～２岁", "children_under_3"), ("总建筑面积（㎡）", "floor_area"), ("小区类型", "estate"),
    ("是否建成区", "built"), ("城乡分类代码", "setting"), ("所属街道", "street"), ("街道（乡镇）", "street"),
  ])
  func `knows the columns of tables of communities`(name: String, id: String) throws {
    #expect(try self.id(ofColumn: name, of: .area) == id)
  }

  @Test(arguments: [
    ("建筑面积（平方米）", "floor_area"), ("占地面积", "site_area"), ("托位数(个)", "places"),
    ("普惠性托位数", "inclusive_places"), ("养老床位数", "beds"), ("护理型床位", "nursing_beds"),
    ("班级数", "classes"), ("每日开放时长", "hours_per_day"), ("全年开放天数", "days_per_year"),
    ("功能用房", "rooms"), ("建设状态", "status"),
  ])
  func `knows the columns of tables of facilities`(name: String, id: String) throws {
    #expect(try self.id(ofColumn: name, of: .facility) == id)
  }

  /// 0-3岁 are four years, 0 to 3; a unit of ten thousand is none of persons; 面积 may be of anything;
  /// 公园 are more than their green space, 公共绿地 of all tiers more than of one's own.
  @Test(arguments: [
    "0-3岁", "0～3岁婴幼儿", "0-3岁人口", "3岁及以下", "婴幼儿数", "人口（万人）", "人口密度", "面积", "服务人口",
    "流动人口", "户籍户数", "80岁以上", "总建筑面积（万平方米）", "户均面积",
    "公园面积", "公共绿地面积", "社区服务设施面积",
  ])
  func `takes no column for what it is not`(name: String) throws {
    #expect(try id(ofColumn: name, of: .area) == nil)
    #expect(try id(ofColumn: name, of: .facility) == nil)
  }

  private static let values: [(String, String, String?)] = [
    ("estate", "新建小区", "new"), ("estate", "New", "new"), ("estate", "老旧小区", "existing"),
    ("built", "未建成区域", "unbuilt"), ("built", "是", "built"), ("setting", "行政村", "rural"),
    ("setting", "１１２", "urban"), ("setting", "220", "rural"), ("constrained", "是", "yes"),
    ("constrained", "TRUE", "yes"), ("constrained", "没有", "no"), ("estate", "商品房", nil),
    ("estate", "", nil), ("population", "12", nil), ("street", "中山街道", nil),
  ]

  @Test(arguments: values)
  func `knows the values of texts`(attribute: String, text: String, value: String?) throws {
    #expect(try Self.set.get().attribute(attribute, of: .area)?.value(named: text) == value)
  }

  @Test(arguments: [
    ("在建", "planned" as String?), ("规划", "planned"), ("已建成", "built"), ("运营中", "built"),
    ("撤销", nil),
  ])
  func `takes what is not finished for planned`(text: String, value: String?) throws {
    #expect(try Self.set.get().attribute("status", of: .facility)?.value(named: text) == value)
  }

  @Test func `says units of numbers, and which sums mean something`() throws {
    let set = try Self.set.get()
    #expect(set.attribute("population", of: .area)?.unit?.chinese == "人")
    #expect(set.attribute("floor_area", of: .facility)?.unit?.english == "m²")
    #expect(set.attribute("estate", of: .area)?.unit == nil)
    #expect(set.attribute("population", of: .area)?.adds == true)
    // Of a whole that has two stations the hours are not the sum.
    #expect(set.attribute("hours_per_day", of: .facility)?.adds == false)
    #expect(set.attribute("rooms", of: .facility)?.type == .list)
    #expect(set.attribute("street", of: .area)?.type == .name)
  }
}
