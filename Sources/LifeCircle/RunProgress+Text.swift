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
    case .joining: "joining \(things) households"
    case .searching: "searching from facilities and from where the data ends"
    case .judging: "judging \(things) households"
    case .reaching: "finding who is in reach of \(things) facilities"
    case .judgingAgain: "judging again in \(things) other ways"
    case .drawing: "finding what is in reach of \(things) points"
    case .checking: "checksums of inputs"
    case .writing: "writing \(things) records"
    }
  }

  private func chineseText(_ things: String) -> String {
    switch stage {
    case .reading: "读取道路和地点"
    case .sorting: "归类 \(things) 条道路和地点"
    case .building: "由 \(things) 条道路构建步行网络"
    case .readingTables: "读取表格"
    case .joining: "将 \(things) 户接入网络"
    case .searching: "从设施和数据边缘搜索"
    case .judging: "判定 \(things) 户"
    case .reaching: "统计 \(things) 个设施的可达户数"
    case .judgingAgain: "以 \(things) 种其他参数重新判定"
    case .drawing: "计算 \(things) 个点的可达范围"
    case .checking: "计算输入文件的校验和"
    case .writing: "写出 \(things) 条记录"
    }
  }
}
