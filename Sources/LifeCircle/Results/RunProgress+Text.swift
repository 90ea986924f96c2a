import Diagnostics
import Exporting
import Parallelism

extension RunProgress {
  /// In words for people: what is done with how many things.
  public func text(in language: Language) -> String {
    let things = count.map(Exporting.count) ?? ""
    return switch language {
    case .english: englishText(things)
    case .chinese: chineseText(things)
    }
  }

  private func englishText(_ things: String) -> String {
    switch stage {
    case .reading: "reading streets and places"
    case .sorting: "sorting \(things) streets and places"
    case .building: "building the network of \(things) streets"
    case .readingTables: "reading tables"
    case .joining: "joining \(things) points to the streets"
    case .searching: "searching from facilities and from where the data ends"
    case .judging: "judging \(things) households"
    case .reaching: "finding who is in reach of \(things) facilities"
    case .judgingAgain: "judging again in \(things) other ways"
    case .judgingByLength: "judging \(things) households by the length of their walks"
    case .assigningCommunities: "finding the communities of \(things) households"
    case .summingUpCommunities: "summing up \(things) communities"
    case .searchingForRules: "searching for \(things) questions of rules"
    case .judgingByRules: "judging \(things) areas by rules"
    case .tiling: "laying tiles over the streets, to draw on"
    case .drawing: "drawing what is in reach, \(things) times"
    case .timing: "timing walks from \(things) origins"
    case .checking: "checksums of inputs"
    case .writing: "writing \(things) records"
    }
  }

  private func chineseText(_ things: String) -> String {
    switch stage {
    case .reading: "读取道路和地点"
    case .sorting: "对 \(things) 条道路和地点分类"
    case .building: "用 \(things) 条道路构建步行路网"
    case .readingTables: "读取表格"
    case .joining: "将 \(things) 个点接入路网"
    case .searching: "从设施和数据边界出发搜索路径"
    case .judging: "评估 \(things) 个住户点"
    case .reaching: "统计 \(things) 处设施的服务范围"
    case .judgingAgain: "改用 \(things) 种参数重新评估"
    case .judgingByLength: "按步行距离评估 \(things) 个住户点"
    case .assigningCommunities: "查找 \(things) 个住户点所属社区"
    case .summingUpCommunities: "汇总 \(things) 个社区"
    case .searchingForRules: "为条款搜索 \(things) 项可达性"
    case .judgingByRules: "按条款评估 \(things) 个单元"
    case .tiling: "按路网划分图块，以备绘制"
    case .drawing: "绘制 \(things) 个可达范围"
    case .timing: "计算 \(things) 个起点的步行时间"
    case .checking: "计算输入文件的校验和"
    case .writing: "写出 \(things) 条记录"
    }
  }
}
