#include "Passes.hpp"

#include <algorithm>
#include <cstring>

namespace cosmium {

namespace {

bool is_multipolygon(const osmium::TagList& tags) {
  const char* type = tags["type"];
  return type != nullptr && std::strcmp(type, "multipolygon") == 0;
}

}  // namespace

void RelationPass::run(ObjectSource& source, const TagRules& rules, StringTable& strings) {
  KeptRows<RelationRow> kept;
  source.read(
      osmium::osm_entity_bits::relation, true, [&](const osmium::memory::Buffer& buffer) {
        for (const auto& relation : buffer.select<osmium::Relation>()) {
          add(relation, rules, strings, kept);
        }
      });
  rows = kept.finish();
}

void RelationPass::add(
    const osmium::Relation& relation, const TagRules& rules, StringTable& strings,
    KeptRows<RelationRow>& kept) {
  kept.meet(relation.id());
  if (!relation.visible()) {
    return;
  }
  newest = std::max(newest, relation.timestamp());
  if (!is_multipolygon(relation.tags())) {
    return;
  }
  const int roles = rules.roles(relation.tags());
  RelationRow row{};
  row.id = relation.id();
  row.is_place = (roles & CO_ROLE_PLACE) != 0;
  row.is_street = relation.tags().has_key("highway");
  if (!row.is_place && !row.is_street) {
    return;
  }
  if (row.is_place) {
    row.members.begin = members.size();
    for (const auto& member : relation.members()) {
      if (member.type() == osmium::item_type::way) {
        members.push_back(member.ref());
      }
    }
    row.members.end = members.size();
    row.tags.begin = tags.size();
    rules.hand_over(relation.tags(), CO_ROLE_PLACE, strings, tags);
    row.tags.end = tags.size();
  }
  kept.add(row);
}

}  // namespace cosmium
