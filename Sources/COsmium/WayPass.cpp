#include "Passes.hpp"

#include <algorithm>
#include <tuple>

namespace cosmium {

namespace {

bool has_any(const osmium::WayNodeList& nodes, SortedIds& ids) {
  return std::any_of(nodes.begin(), nodes.end(), [&ids](const osmium::NodeRef& node) {
    return ids.find(node.ref()) != SortedIds::none;
  });
}

}  // namespace

void WayPass::run(
    ObjectSource& source, const TagRules& rules, StringTable& strings, SortedIds& members,
    SortedIds* near_box) {
  try {
    read(source, rules, strings, members, near_box, nullptr);
  } catch (const OutOfOrder&) {
    WayPass again;
    again.hands_over_open_ways = hands_over_open_ways;
    *this = std::move(again);
    std::vector<Met> met;
    read(source, rules, strings, members, near_box, &met);
    count = count_present(met);
  }
}

void WayPass::read(
    ObjectSource& source, const TagRules& rules, StringTable& strings, SortedIds& members,
    SortedIds* near_box, std::vector<Met>* met) {
  KeptRows<WayRow> kept;
  IdOrder order;
  source.read(osmium::osm_entity_bits::way, true, [&](const osmium::memory::Buffer& buffer) {
    for (const auto& way : buffer.select<osmium::Way>()) {
      if (met != nullptr) {
        met->push_back({way.id(), met->size(), way.visible()});
      } else if (order.may_have_come_before(way.id())) {
        throw OutOfOrder{};
      }
      kept.meet(way.id());
      if (way.visible()) {
        ++count;
        newest = std::max(newest, way.timestamp());
        add(way, rules, strings, members, near_box, kept);
      }
    }
  });
  rows = kept.finish();
}

void WayPass::add(
    const osmium::Way& way, const TagRules& rules, StringTable& strings, SortedIds& members,
    SortedIds* near_box, KeptRows<WayRow>& kept) {
  const int roles = way.tags().empty() ? 0 : rules.roles(way.tags());
  const bool has_place_tags = (roles & (CO_ROLE_PLACE | CO_ROLE_BOXED_PLACE)) != 0;
  const auto& nodes = way.nodes();
  const bool is_closed = nodes.size() > 1 && nodes.front().ref() == nodes.back().ref();
  WayRow row{};
  row.id = way.id();
  row.is_street = (roles & CO_ROLE_STREET) != 0;
  row.is_place = has_place_tags && is_closed;
  row.is_boxed = row.is_place && (roles & CO_ROLE_PLACE) == 0;
  row.is_open_place = has_place_tags && !is_closed;
  if (row.is_boxed && near_box != nullptr && !has_any(nodes, *near_box)) {
    row.is_place = row.is_boxed = false;
    ++far_places;
  }
  row.is_member = members.find(way.id()) != SortedIds::none;
  if (row.is_street || row.is_place || row.is_member) {
    row.references.begin = references.size();
    for (const auto& node : nodes) {
      references.push_back(node.ref());
    }
    row.references.end = references.size();
  } else if (!row.is_open_place) {
    return;
  }
  if (row.is_street) {
    row.street_tags = hand_over(way, CO_ROLE_STREET, rules, strings);
  }
  if (row.is_open_place && hands_over_open_ways) {
    const auto begin = tags.size();
    rules.hand_over_places(way.tags(), strings, tags);
    row.place_tags = {begin, tags.size()};
  }
  if (row.is_place) {
    row.place_tags = hand_over(way, CO_ROLE_PLACE, rules, strings);
  }
  kept.add(row);
}

Slice WayPass::hand_over(
    const osmium::Way& way, int role, const TagRules& rules, StringTable& strings) {
  const auto begin = tags.size();
  rules.hand_over(way.tags(), role, strings, tags);
  return {begin, tags.size()};
}

int64_t WayPass::count_present(std::vector<Met>& met) {
  std::sort(met.begin(), met.end(), [](const Met& a, const Met& b) {
    return std::tie(a.id, a.sequence) < std::tie(b.id, b.sequence);
  });
  int64_t present = 0;
  for (std::size_t i = 0; i < met.size(); ++i) {
    const bool is_last = i + 1 == met.size() || met[i + 1].id != met[i].id;
    present += is_last && met[i].is_present ? 1 : 0;
  }
  return present;
}

}  // namespace cosmium
